"""The family's rooms: who has one, the codes that open them, and what is withheld from a guardian.

The rows belong to the unit that invited. The room itself is a unit of its own, where the letters lie; its row in the
directory has a random key and no name, so that it tells nobody whose it is (ADR 13).
"""

from django.db import models
from django.db.models import Q

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .grounds import Ground


class FamilyRoom(RoomRow):
    """A young person's room, or a guardian's where `guardian` is named. Its id stands for who acts in it.

    `why` is the named worker's decision, needed where the young person's identity is protected. Written only by
    `samsyn.open_family_room` and `samsyn.close_family_room`.
    """

    person = RoomKey("people.Person")
    guardian = RoomKey("people.Guardian", null=True)
    room = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    why = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    closed_at = models.DateTimeField(null=True)
    closed_why = models.TextField(blank=True)
    closed_signature = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person", "guardian"],
                condition=Q(closed_at__isnull=True),
                nulls_distinct=False,
                name="one_open_family_room",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_signature="")
                | (Q(closed_at__isnull=False) & ~Q(closed_signature="")),
                name="family_room_closed_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["room"], name="family_room_of_unit")]


class FamilyCode(RoomRow):
    """A code handed over in person, for one sign-in. Only a digest that needs the web process's key is stored."""

    room = RoomKey(FamilyRoom, related_name="codes")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    valid_until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["digest"], name="family_code_digest")]


class Withholding(RoomRow):
    """A worker's decision that kinds of information are not for a guardian, with its reasons; or that one is lifted.

    `guardian` is empty where it holds for every guardian. A row that `lifts` another ends it.
    """

    person = RoomKey("people.Person")
    guardian = RoomKey("people.Guardian", null=True)
    ground = models.CharField(max_length=12, choices=Ground)
    categories = models.JSONField(default=list)
    reasons = models.TextField()
    lifts = RoomKey("self", null=True)
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField()
    signature = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="withholding_has_its_reasons"),
            models.UniqueConstraint(
                fields=["unit", "lifts"], condition=Q(lifts__isnull=False), name="withholding_lifted_once"
            ),
        ]
