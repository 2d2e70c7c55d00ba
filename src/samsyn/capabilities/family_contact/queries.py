"""Questions of the worker's pages: the family's rooms, what has passed, one letter, what can be told of who knows."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.family.models import FamilyRoom
from samsyn.foundation.family.rooms import Room, Withheld, rooms_of, rooms_under, withheld_for
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.kinds import kind
from samsyn.foundation.messages.knowing import Told, who_knows_what
from samsyn.foundation.messages.models import ReceivedMessage, SentMessage
from samsyn.foundation.messages.reading import OpenedMessage
from samsyn.foundation.people.person_page import GuardianLine, PersonPage
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import together
from samsyn.law import Category, Purpose

from .kinds import DISAGREEMENT, FAMILYS, Known

MOST = 30
YOUTH_FROM, ADULT_FROM = 15, 18


@dataclass(frozen=True, slots=True)
class Passed:
    """A letter that has passed between the unit and a room."""

    id: UUID
    kind: str | Promise
    whose: str
    from_family: bool
    at: dt.datetime
    unread: bool


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """Who of a family has a room, who could have one, what is withheld, and what has passed."""

    rooms: tuple[Room, ...]
    youth_may: bool
    guardians_may: tuple[GuardianLine, ...]
    withheld: tuple[Withheld, ...]
    passed: tuple[Passed, ...]


def family_page(*, actor: Actor, person: PersonPage, on: dt.date) -> FamilyPage:
    """The family's rooms as the worker's page shows them. Five statements."""
    person_id = person.line.person_id
    standing = withheld_for(actor=actor, person_id=person_id)
    rooms = rooms_under(actor=actor, person_id=person_id, on=on, standing=standing, closed=True)
    open_for = {one.guardian_id for one in rooms if not one.closed_at}
    minor = person.age is not None and person.age < ADULT_FROM
    return FamilyPage(
        rooms=rooms,
        youth_may=None not in open_for and person.age is not None and person.age >= YOUTH_FROM,
        guardians_may=tuple(
            one for one in person.guardians_with_custody if minor and one.guardian_id not in open_for
        ),
        withheld=standing,
        passed=_passed(actor, rooms),
    )


def room_of(*, actor: Actor, family_room_id: UUID, on: dt.date) -> tuple[UUID, Room]:
    """One room of the unit's and whose family's it is; FamilyRoom.DoesNotExist for any other."""
    person_id: UUID = FamilyRoom.objects.values_list("person_id", flat=True).get(
        unit_id=actor.unit_id, id=family_room_id
    )
    rooms = rooms_of(actor=actor, person_id=person_id, on=on, closed=True)
    return person_id, next(one for one in rooms if one.id == family_room_id)


def family_letter(*, actor: Actor, message_id: UUID) -> OpenedMessage | None:
    """A letter that the family has written, marked read; None when it is not one."""
    keys = [one.key for one in FAMILYS]
    if not ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, id=message_id, kind__key__startswith="from_family_"
    ).exists():
        return None
    found = reading.open_message(actor=actor, message_id=message_id)
    return found if found and (found.kind.key in keys or found.kind.key.startswith("from_family_")) else None


@dataclass(frozen=True, slots=True)
class View:
    """How somebody of the family sees a letter that the unit sent: their own words, and whose."""

    message_id: UUID
    whose: str
    text: str
    at: dt.datetime


def views_on(*, actor: Actor, message_id: UUID) -> tuple[View, ...]:
    """What the family does not agree with about a sent letter, kept with it. One statement, and the log."""
    rows = ReceivedMessage.objects.filter(
        unit_id=actor.unit_id, in_reply_to=message_id, kind_id=DISAGREEMENT.id, withdrawn_at__isnull=True
    )
    found = tuple(rows.order_by("received_at"))
    for row in found:
        note_read(actor=actor, object_kind="message", object_id=row.id, person_id=row.person_id)
    return tuple(View(row.id, row.sender_party, row.payload["text"], row.received_at) for row in found)


def room_with(*, rooms: tuple[Room, ...], unit_id: UUID | None) -> Room | None:
    """The room that is this unit of the directory."""
    return next((one for one in rooms if one.recipient.unit_id == unit_id), None)


def told_to_others(*, actor: Actor, person_id: UUID) -> tuple[Told, ...]:
    """What the unit has told other units about a person, newest first: what can be shown to the young person.

    Not what families were sent, and never an answer to somebody who reported, which would point them out (OSL 26:5).
    """
    told = who_knows_what(actor=actor, person_id=person_id)
    answers = {one.message_id for one in told if one.category == Category.REPORT_OUTCOME.value}
    return tuple(
        one
        for one in told
        if not one.received
        and one.message_id not in answers
        and one.other_party is not None
        and one.other_party.value not in ("youth", "guardian")
    )


def known_of(*, told: tuple[Told, ...], purposes: dict[UUID, Purpose]) -> tuple[Known, ...]:
    """The same as the young person reads it: one line for each letter, kinds of information together."""
    lines: dict[UUID, list[Told]] = {}
    for one in told:
        lines.setdefault(one.message_id, []).append(one)
    return tuple(
        Known(
            who=parts[0].other_name,
            what=", ".join(Category(one.category).label for one in parts),
            why=purposes[message].label if message in purposes else "",
            on=parts[0].at.date(),
            ground="; ".join(dict.fromkeys(text for one in parts for text in one.citations)),
        )
        for message, parts in lines.items()
    )


def purposes_of(*, actor: Actor, message_ids: set[UUID]) -> dict[UUID, Purpose]:
    """What each sent letter was for. One statement."""
    rows = SentMessage.objects.filter(unit_id=actor.unit_id, id__in=message_ids).exclude(purpose="")
    return {row: Purpose(purpose) for row, purpose in rows.values_list("id", "purpose")}


def _passed(actor: Actor, rooms: tuple[Room, ...]) -> tuple[Passed, ...]:
    names = {one.recipient.unit_id: one.name for one in rooms}
    if not names:
        return ()
    sent, came = together(
        SentMessage.objects.filter(unit_id=actor.unit_id, recipient_id__in=names).order_by("-sent_at")[:MOST],
        ReceivedMessage.objects.filter(unit_id=actor.unit_id, sender_id__in=names).order_by("-received_at")[
            :MOST
        ],
    )
    both = [
        Passed(row.id, kind(row.kind_id).name, names[row.recipient_id], False, row.sent_at, False)
        for row in sent
    ]
    both += [
        Passed(
            row.id, kind(row.kind_id).name, names[row.sender_id], True, row.received_at, row.read_at is None
        )
        for row in came
    ]
    return tuple(sorted(both, key=lambda one: one.at, reverse=True)[:MOST])
