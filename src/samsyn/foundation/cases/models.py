"""A person's matter in one unit under one method: entries, tasks with their clocks, and who works with it."""

from django.db import models

from samsyn.foundation.units.rooms import RoomKey, RoomRow


class CaseCounter(RoomRow):
    """The last case number of a unit and a year."""

    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_counter_a_year")]


class Case(RoomRow):
    """A matter (ärende). `cooperation_id` is what it has in common with the other units' cases and messages."""

    number = models.CharField(max_length=20)
    person = RoomKey("people.Person", null=True)
    method_key = models.SlugField(max_length=60)
    method_municipality = models.SlugField(max_length=60, blank=True)
    method_version = models.CharField(max_length=20)
    cooperation_id = models.UUIDField()
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField()
    responsible_id = models.UUIDField(null=True)
    responsible_name = models.CharField(max_length=120, blank=True)
    locked = models.BooleanField(default=False)
    locked_why = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=60, blank=True)
    outcome_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="one_case_a_number"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="closing_has_moment_and_worker",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-opened_at"], name="case_newest"),
            models.Index(fields=["unit", "cooperation_id"], name="case_cooperation"),
        ]


class Deputyship(RoomRow):
    """A worker of the unit stands in for another from a day to before another; it ends by itself."""

    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)
    deputy_id = models.UUIDField()
    deputy_name = models.CharField(max_length=120)
    from_on = models.DateField()
    to_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    made_by_name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__gt=models.F("from_on")), name="deputyship_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~models.Q(deputy_id=models.F("worker_id")), name="nobody_is_their_own_deputy"
            ),
        ]
        indexes = [models.Index(fields=["unit", "deputy_id", "to_on"], name="deputyship_of_deputy")]


class CaseWorker(RoomRow):
    """A worker to whom a case is open although it is locked or another team's.

    A place that has ended is kept as it was; who comes back gets a new one. `until_at` may lie ahead: it then ends
    by itself, as that of a deputy does.
    """

    case = RoomKey(Case)
    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    deputyship = RoomKey(Deputyship, null=True)
    why = models.TextField(blank=True)
    named = models.BooleanField(
        default=True
    )  # False: opened against need-to-know, with a reason; shown to the manager

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "case", "worker_id"],
                condition=models.Q(until_at__isnull=True),
                name="one_open_place_in_a_case",
            )
        ]


class Entry(RoomRow):
    """What a worker wrote about a case. Once signed it is never changed; a later entry corrects it."""

    case = RoomKey(Case)
    person = RoomKey("people.Person", null=True)
    kind = models.SlugField(max_length=40)
    text = models.TextField()
    happened_at = models.DateTimeField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    signed_at = models.DateTimeField(null=True)
    corrects = models.UUIDField(null=True)
    about_message = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-happened_at"], name="entry_newest"),
            models.Index(fields=["unit", "case", "-happened_at"], name="entry_of_case"),
        ]


class EntryTransfer(RoomRow):
    """That an entry has been carried into the case system as journal text, and under which number there."""

    entry = RoomKey(Entry)
    system_number = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "entry"], name="an_entry_is_carried_once"),
            models.CheckConstraint(condition=~models.Q(system_number=""), name="carried_to_a_number"),
        ]


class Task(RoomRow):
    """Something to be done by a day: a legal clock, a promise or a follow-up.

    `rule` names the deadline in `samsyn.law` or the method's step; `owner` is the one who promised.
    """

    case = RoomKey(Case, null=True)
    person = RoomKey("people.Person", null=True)
    what = models.CharField(max_length=300)
    rule = models.SlugField(max_length=60, blank=True)
    basis = models.CharField(max_length=120, blank=True)
    owner_id = models.UUIDField(null=True)
    owner_name = models.CharField(max_length=120, blank=True)
    promised_to = models.CharField(max_length=120, blank=True)
    about_kind = models.SlugField(max_length=40, blank=True)
    about = models.UUIDField(null=True)
    starts_at = models.DateTimeField()
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=300, blank=True)
    result = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "due_on"], name="task_due", condition=models.Q(done_at__isnull=True)
            ),
            models.Index(fields=["unit", "about"], name="task_about"),
        ]
