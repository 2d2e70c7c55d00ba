"""Who of a young person's family has a room, and what is withheld from a guardian: the inviting unit's questions."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.people.queries import line_of
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Party

from .grounds import Ground
from .models import FamilyCode, FamilyRoom, Withholding

WHY_SHUT: dict[str, str | Promise] = {
    "closed": _("Stängd."),
    "protected": _("Den unge har skyddade personuppgifter, och ingen har beslutat om en egen sida."),
    "age_unknown": _("Den unges födelsedatum saknas."),
    "under_15": _("Den unge har inte fyllt 15 år."),
    "no_custody": _("Personen är inte vårdnadshavare längre."),
}


@dataclass(frozen=True, slots=True)
class Room:
    """A room of a young person's family. `recipient` is what `assessing.examine` and `sending.send` take.

    `shut` says why nobody comes in, empty where it is open. `of_age` says that the young person has turned 18, so
    that nothing new is sent to a guardian. `withheld` is what this guardian may not be told.
    """

    id: UUID
    recipient: Recipient
    guardian_id: UUID | None
    name: str
    opened_at: dt.datetime
    signature: str
    why: str
    shut: str | Promise
    of_age: bool
    withheld: frozenset[Category]
    closed_at: dt.datetime | None = None
    code_until: dt.datetime | None = None

    @property
    def is_guardians(self) -> bool:
        return self.guardian_id is not None

    @property
    def reachable(self) -> bool:
        """Whether a letter can be sent into it today, as far as it is not withheld."""
        return not self.shut and not self.of_age


@dataclass(frozen=True, slots=True)
class Withheld:
    """A standing decision that something is not for a guardian."""

    id: UUID
    guardian_id: UUID | None
    guardian_name: str
    ground: Ground
    categories: tuple[Category, ...]
    reasons: str
    decided_at: dt.datetime
    signature: str


def rooms_of(*, actor: Actor, person_id: UUID, on: dt.date, closed: bool = False) -> tuple[Room, ...]:
    """The rooms that the actor's unit has opened for a person of its own: the young person's first.

    Four statements. Empty where there is none, and for a person of another unit. With `closed`, those too that
    somebody has closed.
    """
    return rooms_under(
        actor=actor,
        person_id=person_id,
        on=on,
        standing=withheld_for(actor=actor, person_id=person_id),
        closed=closed,
    )


def rooms_under(
    *, actor: Actor, person_id: UUID, on: dt.date, standing: tuple[Withheld, ...], closed: bool = False
) -> tuple[Room, ...]:
    """The same, for a page that has already asked what is withheld. Three statements."""
    rows = FamilyRoom.objects.filter(unit_id=actor.unit_id, person_id=person_id)
    if not closed:
        rows = rows.filter(closed_at__isnull=True)
    found = list(rows.select_related("person", "guardian__person").order_by("opened_at", "id"))
    if not found:
        return ()
    shut = _shut(person_id, on)
    codes = _codes(actor, found)
    note_read(actor=actor, object_kind="family_room", person_id=person_id)
    rooms = (_room(row, shut[row.id], standing, codes.get(row.id)) for row in found)
    return tuple(sorted(rooms, key=lambda one: (one.closed_at is not None, one.is_guardians)))


def withheld_for(*, actor: Actor, person_id: UUID) -> tuple[Withheld, ...]:
    """The standing decisions on what guardians of a person may not be told. One statement."""
    rows = Withholding.objects.filter(unit_id=actor.unit_id, person_id=person_id)
    rows_ = list(rows.select_related("guardian__person").order_by("decided_at"))
    lifted = {row.lifts_id for row in rows_}
    return tuple(
        Withheld(
            id=row.id,
            guardian_id=row.guardian_id,
            guardian_name=_guardian_name(row) if row.guardian_id else "",
            ground=Ground(row.ground),
            categories=tuple(Category(one) for one in row.categories),
            reasons=row.reasons,
            decided_at=row.decided_at,
            signature=row.signature,
        )
        for row in rows_
        if row.lifts_id is None and row.id not in lifted
    )


def withholding(*, actor: Actor, withholding_id: UUID) -> tuple[UUID, Withheld] | None:
    """A standing decision, and whose guardians it is about; None when the unit has none such. Two statements."""
    person_id = Withholding.objects.filter(unit_id=actor.unit_id, id=withholding_id).values_list(
        "person_id", flat=True
    )
    whose = person_id.first()
    if whose is None:
        return None
    standing = withheld_for(actor=actor, person_id=whose)
    return next(((whose, one) for one in standing if one.id == withholding_id), None)


def _shut(person_id: UUID, on: dt.date) -> dict[UUID, tuple[str, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT family_room, shut, of_age FROM samsyn.family_rooms_of(%s, %s)", [person_id, on]
        )
        return {room: (shut or "", of_age) for room, shut, of_age in cursor.fetchall()}


def _codes(actor: Actor, rooms: list[FamilyRoom]) -> dict[UUID, dt.datetime]:
    rows = FamilyCode.objects.filter(unit_id=actor.unit_id, room__in=rooms, used_at__isnull=True)
    return {row.room_id: row.valid_until for row in rows.order_by("made_at")}


def _room(
    row: FamilyRoom, now: tuple[str, bool], standing: tuple[Withheld, ...], code: dt.datetime | None
) -> Room:
    shut, of_age = now
    party = Party.GUARDIAN if row.guardian_id else Party.YOUTH
    name = _guardian_name(row) if row.guardian_id else line_of(row.person).name
    withheld = (
        category
        for one in standing
        if row.guardian_id and one.guardian_id in (None, row.guardian_id)
        for category in one.categories
    )
    return Room(
        id=row.id,
        recipient=Recipient(row.room_id, name, party, f"familj-{row.room_id}"),
        guardian_id=row.guardian_id,
        name=name,
        opened_at=row.opened_at,
        signature=row.signature,
        why=row.why,
        shut=WHY_SHUT[shut] if shut else "",
        of_age=of_age,
        withheld=frozenset(withheld),
        closed_at=row.closed_at,
        code_until=code,
    )


def _guardian_name(row: FamilyRoom | Withholding) -> str:
    guardian = row.guardian
    assert guardian is not None  # noqa: S101 - asked for where there is one
    return line_of(guardian.person).name if guardian.person else guardian.name
