"""A joint visit as one unit knows it, the target group's questions, and what a manager had to decide."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow


class Track(models.TextChoices):
    """The fork of domain 3.1. The second is a neutral mark and nothing more."""

    PREVENTIVE = "preventive", _("Förebyggande hembesök")
    REFERRED = "referred_to_police_process", _("Hanteras av polisen")


class VisitState(models.TextChoices):
    """Where the visit stands in this unit."""

    PLANNED = "planned", _("Planeras")
    PROPOSED = "proposed", _("Väntar på svar")
    BOOKED = "booked", _("Bokat")
    HELD = "held", _("Genomfört")
    STOPPED = "stopped", _("Avbrutet")
    NOT_HELD = "not_held", _("Blev inte av")
    CLOSED = "closed", _("Avslutat")
    REFERRED = "referred", _("Hanteras av polisen utanför systemet")


class Visit(RoomRow):
    """One visit in one unit; the other unit has its own row. `matter_id` is what it began with, never a text.

    `stopped_at` is set the moment somebody breaks off, before anything is written down.
    """

    case = RoomKey("cases.Case")
    person = RoomKey("people.Person")
    matter_id = models.UUIDField(null=True)
    track = models.CharField(max_length=40, choices=Track)
    state = models.CharField(max_length=20, choices=VisitState)
    other_unit_id = models.UUIDField(null=True)
    other_unit_name = models.CharField(max_length=200, blank=True)
    other_telephone = models.CharField(max_length=40, blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    booking_id = models.UUIDField(null=True)
    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)
    started_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    stop_reason = models.SlugField(max_length=40, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=300, blank=True)
    outcome = models.SlugField(max_length=40, blank=True)
    outcome_why = models.TextField(blank=True)
    told_of_closing = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(track=Track.REFERRED)
                | Q(
                    state=VisitState.REFERRED,
                    other_unit_id__isnull=True,
                    starts_at__isnull=True,
                    outcome_why="",
                    told_of_closing="",
                ),
                name="referred_is_a_mark_only",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(ends_at__gt=models.F("starts_at")),
                name="visit_has_length",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by="")
                | Q(closed_at__isnull=False, state="closed"),
                name="visit_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stop_reason="")
                | (Q(stopped_at__isnull=False) & ~Q(stop_reason="")),
                name="visit_stopped_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-started_at"], name="visit_newest"),
            models.Index(fields=["unit", "starts_at"], name="visit_starts"),
        ]


class TargetAnswer(RoomRow):
    """One answer to the method's questions about its target group, and why somebody went on all the same."""

    visit = RoomKey(Visit)
    key = models.SlugField(max_length=60)
    question = models.CharField(max_length=500)
    answer = models.BooleanField(null=True)
    age = models.PositiveSmallIntegerField(null=True)
    in_the_way = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    answered_by = models.CharField(max_length=300)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "visit", "key"], name="one_answer_a_question"),
            models.CheckConstraint(
                condition=Q(in_the_way=False) | ~Q(reason=""), name="going_on_has_a_reason"
            ),
        ]


class DecisionAbout(models.TextChoices):
    """What a manager has to say yes to before the visit goes on."""

    AGE = "age", _("Åldern ligger utanför metoden")
    PROTECTED_IDENTITY = "protected_identity", _("Skyddade personuppgifter")
    UNANNOUNCED = "unannounced", _("Oaviserat besök")
    OTHER = "other", _("Undantag från målgruppen")


class ManagerDecision(RoomRow):
    """A manager's yes or no, asked for with a reason and given with one."""

    visit = RoomKey(Visit)
    about = models.CharField(max_length=30, choices=DecisionAbout)
    asked_why = models.TextField()
    asked_by = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    approved = models.BooleanField(null=True)
    why = models.TextField(blank=True)
    decided_by = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved__isnull=True, decided_at__isnull=True, decided_by="")
                | (Q(approved__isnull=False, decided_at__isnull=False) & ~Q(decided_by="") & ~Q(why="")),
                name="decided_by_somebody_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["unit", "visit", "about"],
                condition=Q(approved__isnull=True),
                name="asked_once_at_a_time",
            ),
        ]


class VisitPlan(RoomRow):
    """What is agreed before the visit. `staff_safety` is the own employer's and is never sent to anybody."""

    visit = RoomKey(Visit)
    purpose = models.TextField()
    leader = models.CharField(max_length=40)
    concern = models.TextField(blank=True)
    may_tell = models.TextField()
    interpreter_language = models.CharField(max_length=35, blank=True)
    siblings = models.TextField(blank=True)
    two_homes = models.TextField(blank=True)
    staff_safety = models.TextField(blank=True)
    place_kind = models.SlugField(max_length=40)
    place = models.CharField(max_length=200, blank=True)
    announced = models.BooleanField(default=True)
    guardian_answer = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    time_1 = models.DateTimeField()
    time_2 = models.DateTimeField(null=True)
    time_3 = models.DateTimeField(null=True)
    with_address = models.BooleanField(default=True)
    with_family = models.BooleanField(default=False)
    planned_by = models.CharField(max_length=300)
    planned_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "visit"], name="one_plan_a_visit")]
