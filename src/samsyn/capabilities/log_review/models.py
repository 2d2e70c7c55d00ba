"""A unit's log reviews: what was drawn and found, what it was judged to be, and the policy (SoLPuL 10 §)."""

from django.db import models
from django.db.models import F, Q

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .words import Outcome, Rule

LONG = 300
HOURS = 24
MOST_PERCENT = 100


class Policy(RoomRow):
    """How the unit reviews its log; the newest row holds, and none means the default values.

    `work_starts` and `work_ends` are whole hours of the Swedish clock, half-open; a unit that never closes has 0 and 24
    and works at week-ends. `most_a_day` is how many persons a worker may open in a day before the rule looks.
    """

    sampled_percent = models.PositiveSmallIntegerField(default=10)
    accesses_each = models.PositiveSmallIntegerField(default=5)
    most_a_day = models.PositiveSmallIntegerField(default=20)
    work_starts = models.PositiveSmallIntegerField(default=6)
    work_ends = models.PositiveSmallIntegerField(default=20)
    works_weekends = models.BooleanField(default=False)
    days_to_sign = models.PositiveSmallIntegerField(default=30)
    set_at = models.DateTimeField()
    set_by = models.UUIDField()
    signature = models.CharField(max_length=LONG)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sampled_percent__gte=10, sampled_percent__lte=MOST_PERCENT, accesses_each__gte=5),
                name="log_policy_samples_enough",
            ),
            models.CheckConstraint(
                condition=Q(work_starts__lt=F("work_ends"), work_ends__lte=HOURS),
                name="log_policy_hours_in_order",
            ),
            models.CheckConstraint(
                condition=Q(most_a_day__gte=5, days_to_sign__gte=1, days_to_sign__lte=90),
                name="log_policy_within_reason",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-set_at"], name="log_policy_newest")]


class WorkerFacts(RoomRow):
    """What a worker has told so that the rules can see a neighbour or a relative. Everything is voluntary.

    The newest row of a worker holds. `street` is the folded name of the street without number, `other_names` folded
    family names besides the one in use; both are made by `tell_facts`.
    """

    worker_id = models.UUIDField()
    address = models.CharField(max_length=200, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    other_names = models.CharField(max_length=200, blank=True)
    told_at = models.DateTimeField()
    signature = models.CharField(max_length=LONG)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "worker_id"], name="one_set_of_facts")]


class Review(RoomRow):
    """The review of a period, from a day to before another: a month by itself, or a period that somebody asked for.

    `seed` and the policy's numbers are kept, so that the same lot can be drawn again. `usual` is the unit's median of
    persons opened in a worker's day, `spread` the median distance from it, `found` how many each rule found before the
    lot was drawn among them. Signed it is frozen; `hash` is over all
    that was judged.
    """

    from_on = models.DateField()
    until_on = models.DateField()
    made_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    asked_signature = models.CharField(max_length=LONG, blank=True)
    asked_why = models.TextField(blank=True)
    due_on = models.DateField()
    seed = models.UUIDField()
    sampled_percent = models.PositiveSmallIntegerField()
    accesses_each = models.PositiveSmallIntegerField()
    most_a_day = models.PositiveSmallIntegerField()
    work_starts = models.PositiveSmallIntegerField()
    work_ends = models.PositiveSmallIntegerField()
    works_weekends = models.BooleanField()
    accesses = models.PositiveIntegerField(default=0)
    workers = models.PositiveIntegerField(default=0)
    sampled_workers = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=dict, db_default={})
    usual = models.FloatField(null=True)
    spread = models.FloatField(null=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)
    signature = models.CharField(max_length=LONG, blank=True)
    words = models.TextField(blank=True)
    hash = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "from_on", "until_on"],
                name="one_log_review_by_itself",
                condition=Q(asked_by__isnull=True),
            ),
            models.CheckConstraint(condition=Q(from_on__lt=F("until_on")), name="log_review_period_in_order"),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=True) | ~Q(asked_why=""), name="asked_log_review_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True, hash__isnull=True, signature="")
                | (
                    Q(signed_at__isnull=False, signed_by__isnull=False, hash__isnull=False) & ~Q(signature="")
                ),
                name="log_review_signed_whole",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-from_on"], name="log_review_newest")]


class Row(RoomRow):
    """Something to judge: one look-up drawn by lot, or what a rule found of one worker and one person or day.

    `sequence` is the place of the first in the unit's chain, and `times` how many look-ups, a minute counting once; for
    a rule about a day, how many persons.
    """

    review = RoomKey(Review)
    rule = models.CharField(max_length=24, choices=Rule.choices)
    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)
    person_id = models.UUIDField(null=True)
    object_kind = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    sequence = models.BigIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField()
    reason = models.TextField(blank=True)


class Judgement(RoomRow):
    """What a reviewer found a row to be; a later one replaces an earlier. Never by the worker whose row it is."""

    row = RoomKey(Row)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    words = models.TextField(blank=True)
    reported_to = models.CharField(max_length=200, blank=True)
    judged_at = models.DateTimeField()
    judged_by = models.UUIDField()
    signature = models.CharField(max_length=LONG)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.IN_ORDER) | ~Q(words=""), name="log_judgement_in_words"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.NOT_IN_ORDER) | ~Q(reported_to=""),
                name="not_in_order_is_reported",
            ),
        ]


class OpeningAnswer(RoomRow):
    """What a manager said of an opening against need-to-know: one for each, and not by the one who opened."""

    opening = RoomKey("cases.CaseWorker")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    words = models.TextField()
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField()
    signature = models.CharField(max_length=LONG)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "opening"], name="one_answer_an_opening"),
            models.CheckConstraint(condition=~Q(words=""), name="opening_answered_in_words"),
        ]
