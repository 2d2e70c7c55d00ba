"""What somebody has taken on around a young person, and what has become of it (domain 15.7, Commitment)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.units.rooms import RoomKey, RoomRow


class Step(models.TextChoices):
    """What somebody says of a commitment. Its status is computed from these and the day, never typed."""

    ACCEPTED = "accepted", _("Tar på sig")
    CANNOT = "cannot", _("Kan inte")
    BEGUN = "begun", _("Har börjat")
    HINDERED = "hindered", _("Hindrat")
    MOVED = "moved", _("Ny dag")
    DONE = "done", _("Klart")
    DROPPED = "dropped", _("Utgår")


class Hindrance(models.TextChoices):
    """Why something cannot be done now."""

    NO_CONTACT = "no_contact", _("Får inte kontakt")
    NOT_WANTED = "not_wanted", _("Den unge eller familjen vill inte")
    WAITING = "waiting", _("Väntar på någon annan")
    NO_MEANS = "no_means", _("Tid, plats eller pengar saknas")
    NOT_OURS = "not_ours", _("Inte vår uppgift")
    OTHER = "other", _("Annat")


class Commitment(RoomRow):
    """One commitment, never changed: a new day is a step, and what was wrong is dropped and made anew.

    `common_id` is the same in every unit that holds the commitment; `owner_unit_id` is the unit that took it on, empty
    for the young person, a guardian or somebody outside. `from_unit_id` is set where it was received; only then
    may it lie in no case of the unit's own, as with a school that was at a meeting and has none.
    """

    case = RoomKey("cases.Case", null=True)
    person = RoomKey("people.Person", null=True)
    common_id = models.UUIDField()
    what = models.CharField(max_length=500)
    party = models.CharField(max_length=40)
    owner_unit_id = models.UUIDField(null=True)
    owner_unit_name = models.CharField(max_length=200, blank=True)
    who = models.CharField(max_length=120)
    worker_id = models.UUIDField(null=True)
    due_on = models.DateField()
    sign_of_done = models.CharField(max_length=300)
    about_kind = models.SlugField(max_length=40, blank=True)
    about = models.UUIDField(null=True)
    from_unit_id = models.UUIDField(null=True)
    from_unit_name = models.CharField(max_length=200, blank=True)
    from_message = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "common_id"], name="one_commitment_a_room"),
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(who="") & ~Q(sign_of_done=""), name="commitment_is_told_in_full"
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(from_message__isnull=False),
                name="commitment_has_a_case_or_a_message",
            ),
        ]
        indexes = [models.Index(fields=["unit", "about"], name="commitment_about")]


class Progress(RoomRow):
    """One thing that was said of a commitment, by the own unit or, with `from_message`, by the one that took it on."""

    commitment = RoomKey(Commitment)
    step = models.CharField(max_length=12, choices=Step)
    hindrance = models.CharField(max_length=12, choices=Hindrance, blank=True)
    note = models.TextField(blank=True)
    new_due_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=300)
    from_message = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(step__in=["hindered", "cannot"]) | ~Q(hindrance=""), name="hindered_by_something"
            ),
            models.CheckConstraint(
                condition=Q(new_due_on__isnull=True) | Q(step="moved"), name="new_day_is_a_move"
            ),
            models.CheckConstraint(
                condition=~Q(step="moved") | Q(new_due_on__isnull=False), name="a_move_has_its_day"
            ),
            models.CheckConstraint(condition=~Q(step="dropped") | ~Q(note=""), name="dropped_with_a_reason"),
            models.UniqueConstraint(fields=["unit", "commitment", "from_message"], name="one_step_a_message"),
        ]
