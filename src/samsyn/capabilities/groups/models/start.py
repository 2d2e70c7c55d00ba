"""From an unnamed question to a choice: what was asked, who was nominated, and how it was selected."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow


class Consultation(RoomRow):
    """A question without a name, and the advice (domain 4.3, step 1). It is about nobody: it has no person.

    `kept_why` says why a word that may be a name stayed in the text.
    """

    method_key = models.SlugField(max_length=60)
    asked_by = models.CharField(max_length=40)
    question = models.TextField()
    advice = models.TextField()
    kept_why = models.TextField(blank=True)
    asked_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=300)


class Side(models.TextChoices):
    """Whether the unit leads the group or takes part in it."""

    LEAD = "lead", _("Leder")
    MEMBER = "member", _("Är med")


class GroupCase(RoomRow):
    """One young person's group, as one unit knows it; each unit that takes part has its own row and case.

    The moments are facts; where the work stands is computed from them (`stages.py`) and never typed.
    """

    case = RoomKey("cases.Case")
    person = RoomKey("people.Person")
    side = models.CharField(max_length=8, choices=Side)
    track = models.SlugField(max_length=60, blank=True)
    nominated_on = models.DateField()
    nominated_by = models.CharField(max_length=40)
    nominated_by_who = models.CharField(max_length=200, blank=True)
    why = models.TextField()
    known_to = models.TextField(blank=True)
    ground = models.TextField(blank=True)
    consultation = RoomKey(Consultation, null=True)
    selected = models.BooleanField(null=True)
    selected_at = models.DateTimeField(null=True)
    place_at = models.DateTimeField(null=True)
    enrolled_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    lead_unit_id = models.UUIDField(null=True)
    lead_unit_name = models.CharField(max_length=200, blank=True)
    invitation_id = models.UUIDField(null=True)
    began_at = models.DateTimeField()
    began_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "case"], name="one_group_a_case"),
            models.CheckConstraint(
                condition=Q(selected__isnull=True, selected_at__isnull=True)
                | Q(selected__isnull=False, selected_at__isnull=False),
                name="selected_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(place_at__isnull=True) | Q(selected=True), name="place_after_selection"
            ),
            models.CheckConstraint(
                condition=Q(side="lead", lead_unit_id__isnull=True)
                | Q(side="member", lead_unit_id__isnull=False),
                name="member_knows_who_leads",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-began_at"], name="group_newest")]


class Met(models.TextChoices):
    """An answer to a written criterion; there is no number in it."""

    YES = "yes", _("Ja")
    NO = "no", _("Nej")
    UNKNOWN = "unknown", _("Vet inte")


class CriterionAnswer(RoomRow):
    """One of the method's criteria as it was answered, in words, and why somebody went on all the same."""

    group = RoomKey(GroupCase)
    key = models.SlugField(max_length=60)
    question = models.CharField(max_length=500)
    met = models.CharField(max_length=8, choices=Met, blank=True)
    age = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)
    in_the_way = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "group", "key"], name="one_answer_a_criterion"),
        ]


class Selection(RoomRow):
    """The decision after the criteria: yes or no, why, and what is offered instead or meanwhile."""

    group = RoomKey(GroupCase)
    chosen = models.BooleanField()
    why = models.TextField()
    alternative = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "group"], name="selected_once"),
            models.CheckConstraint(
                condition=Q(chosen=True) | ~Q(alternative=""), name="a_no_offers_something_else"
            ),
        ]


class PlaceGiven(RoomRow):
    """A place that a human gave; `passed` tells how many had waited longer, and why this one came first."""

    group = RoomKey(GroupCase)
    passed = models.PositiveSmallIntegerField(default=0)
    why = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "group"], name="one_place_a_group"),
            models.CheckConstraint(condition=Q(passed=0) | ~Q(why=""), name="passing_has_a_reason"),
        ]
