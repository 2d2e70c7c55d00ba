"""Contact, mapping in words, enrolment, and who is in the group."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .start import GroupCase


class Channel(models.TextChoices):
    TELEPHONE = "telephone", _("Telefon")
    MEETING = "meeting", _("Träff")
    MESSAGE = "message", _("Sms eller annat meddelande")
    HOME = "home", _("Hemma")
    SCHOOL = "school", _("I skolan")
    OTHER = "other", _("På annat sätt")


class ContactAttempt(RoomRow):
    """One try to reach the young person: how, who tried, and what came of it. No number of tries closes anything."""

    group = RoomKey(GroupCase)
    channel = models.CharField(max_length=12, choices=Channel)
    who = models.CharField(max_length=200)
    reached = models.BooleanField()
    came_of_it = models.TextField()
    tried_at = models.DateTimeField()
    written_by = models.CharField(max_length=300)


class LifeArea(models.TextChoices):
    """The areas of life that are talked about (domain 15.7)."""

    SCHOOL_WORK = "school_work", _("Skola och arbete")
    FAMILY = "family", _("Familj")
    FRIENDS = "friends", _("Vänner")
    LEISURE = "leisure", _("Fritid")
    HEALTH = "health", _("Hälsa")
    DRUGS = "drugs", _("Alkohol och droger")
    HOUSING = "housing", _("Boende")
    MONEY = "money", _("Pengar och skulder")
    CRIME = "crime", _("Brott och utsatthet")
    FUTURE = "future", _("Framtid")


class MappingNote(RoomRow):
    """What was said of one area of life, in words; a newer note of the same area stands above the older."""

    group = RoomKey(GroupCase)
    area = models.CharField(max_length=12, choices=LifeArea)
    works_well = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    wishes = models.TextField(blank=True)
    source = models.CharField(max_length=200)
    said_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(works_well="", worries="", wishes=""), name="mapping_says_something"
            ),
        ]


class Instrument(RoomRow):
    """That an instrument was used: its name, the day, and where it is kept. Never its points."""

    group = RoomKey(GroupCase)
    name = models.CharField(max_length=120)
    used_on = models.DateField()
    kept_where = models.CharField(max_length=200)
    written_by = models.CharField(max_length=300)
    written_at = models.DateTimeField()


class Enrolment(RoomRow):
    """The decision that the young person is in, in which legal form, by whom."""

    group = RoomKey(GroupCase)
    legal_form = models.CharField(max_length=40)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=200)
    delegation_point = models.CharField(max_length=60, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "group"], name="enrolled_once")]


class Answer(models.TextChoices):
    ACCEPTED = "accepted", _("Är med")
    DECLINED = "declined", _("Tackade nej")


class Decline(models.TextChoices):
    """Why a unit does not take part: every word is about the unit."""

    NO_ROOM = "no_room", _("Vi har inte möjlighet nu")
    NOT_OURS = "not_ours", _("Det är inte vår uppgift")
    OTHER_UNIT = "other_unit", _("En annan del av vår verksamhet är rätt")


class Member(RoomRow):
    """A unit that was asked to take part, as the lead knows it. What it may have is computed from the consents."""

    group = RoomKey(GroupCase)
    member_unit_id = models.UUIDField()
    member_unit_name = models.CharField(max_length=200)
    party = models.CharField(max_length=40)
    function = models.CharField(max_length=120)
    invitation_id = models.UUIDField()
    from_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    decline = models.CharField(max_length=12, choices=Decline, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=300, blank=True)
    answer_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "group", "member_unit_id"],
                condition=Q(ended_at__isnull=True),
                name="a_unit_is_a_member_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_why="")
                | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="member_ended_with_a_reason",
            ),
        ]
