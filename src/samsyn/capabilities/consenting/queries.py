"""Questions about consents: a person's list, one consent in full, a scan, what waits for a second look."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases.queries import may_know_person
from samsyn.foundation.consents.in_force import states
from samsyn.foundation.consents.models import (
    Consent,
    ConsentAnswer,
    ConsentGiver,
    ConsentLook,
    ConsentParty,
    ConsentScan,
    ConsentWithdrawal,
)
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.further_use import Closed, closed_uses
from samsyn.foundation.messages.kinds import kind
from samsyn.foundation.messages.models import AssessmentItem, ClosedUse, ReceivedMessage, SentMessage
from samsyn.foundation.people.queries import line_of
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.foundation.units.together import together
from samsyn.law import Category, Party, Purpose
from samsyn.law.vocabulary import Giver

from .kinds import CONSENT_COPY, CONSENT_WITHDRAWN, ConsentCopy

Words = str | Promise


@dataclass(frozen=True)
class GiverLine:
    """One whose yes is needed: what was answered, how and when, or what is waited for."""

    role: Giver
    name: str
    said: str = ""
    way: Words = ""
    at: dt.datetime | None = None
    scan_waits: bool = False


@dataclass(frozen=True)
class ConsentLine:
    """A consent in a list, with its state in words."""

    id: UUID
    state: State
    waits_for: tuple[str, ...]
    look_waits: bool
    categories: tuple[Category, ...]
    valid_from: dt.date
    last_day: dt.date
    asked_at: dt.datetime
    from_unit: str

    @property
    def label(self) -> str:
        """The state in words; who is waited for by name."""
        if self.look_waits:
            return _("Väntar på att en kollega tittar på papperet")
        if self.state.open and self.waits_for:
            return _("Väntar på %(who)s") % {"who": _and(self.waits_for)}
        return str(self.state.label)


@dataclass(frozen=True)
class ScanLine:
    """A signed paper, and whether somebody else has looked at it."""

    id: UUID
    names: tuple[str, ...]
    signed_on: dt.date
    uploaded_at: dt.datetime
    uploaded_by: UUID
    signature: str
    looked: bool
    confirmed: bool
    look_signature: str
    why: str


@dataclass(frozen=True)
class PartyLine:
    """Who may tell and get to know."""

    name: str
    party: Party
    gives: bool
    receives: bool


@dataclass(frozen=True)
class CopyLine:
    """A copy that was sent."""

    message_id: UUID
    recipient_id: UUID
    recipient_name: str
    at: dt.datetime


@dataclass(frozen=True)
class ConsentPage:
    """One consent in full."""

    line: ConsentLine
    person_id: UUID | None
    person_name: str
    born: dt.date
    givers: tuple[GiverLine, ...]
    parties: tuple[PartyLine, ...]
    purposes: tuple[Purpose, ...]
    why: str
    special_limits: str
    language: str
    interpreter: str
    explained_by: str
    explained_on: dt.date
    maturity: str
    text: str
    text_sha256: str
    signature: str
    scans: tuple[ScanLine, ...]
    withdrawn_by: str
    withdrawn_at: dt.datetime | None
    withdrawn_way: Words
    withdrawn_said: str
    is_copy: bool
    copies: tuple[CopyLine, ...] = ()

    @property
    def id(self) -> UUID:
        return self.line.id

    @property
    def state(self) -> State:
        return self.line.state

    @property
    def unanswered(self) -> tuple[GiverLine, ...]:
        """Those who have neither answered nor wait for a second look."""
        return tuple(one for one in self.givers if not one.said)

    @property
    def can_withdraw(self) -> bool:
        """Whether there is something to take back."""
        return self.state not in (State.WITHDRAWN, State.DECLINED)


def consent_lines(*, actor: Actor, person_id: UUID, on: dt.date) -> tuple[ConsentLine, ...]:
    """A person's consents in this unit, the newest first. Two statements."""
    known = states(actor=actor, person_id=person_id, on=on)
    if not known:
        return ()
    consents, givers, answers, scans, looks = _parts(actor, known)
    note_read(actor=actor, object_kind="consents", person_id=person_id)
    names = _unit_names(row.origin_id for row in consents if row.origin_id != actor.unit_id)
    return tuple(
        _line(
            row,
            known[row.id],
            _givers(row.id, givers, answers, scans, looks),
            names.get(row.origin_id, ""),
        )
        for row in consents
    )


def consent_page(*, actor: Actor, consent_id: UUID, on: dt.date) -> ConsentPage:
    """One consent in full; logged as read.

    Raises Consent.DoesNotExist, alike for none and for one about a person whose case is locked to others.
    """
    row = Consent.objects.select_related("person").get(unit_id=actor.unit_id, id=consent_id)
    if row.person_id and not may_know_person(actor=actor, person_id=row.person_id):
        raise Consent.DoesNotExist
    state = _state(actor, row, on)
    _consents, givers, answers, scans, looks = _parts(actor, [row.id])
    parties = ConsentParty.objects.filter(unit_id=actor.unit_id, consent=row).select_related("named")
    end = ConsentWithdrawal.objects.filter(unit_id=actor.unit_id, consent=row).first()
    note_read(actor=actor, object_kind="consent", object_id=row.id, person_id=row.person_id)
    lines = _givers(row.id, givers, answers, scans, looks)
    named = {one.role: one.name for one in lines}
    copy = row.origin_id != actor.unit_id
    origin = Unit.objects.values_list("name", flat=True).get(id=row.origin_id) if copy else ""
    return ConsentPage(
        line=_line(row, state, lines, origin),
        person_id=row.person_id,
        person_name=line_of(row.person).name if row.person else "",
        born=row.born,
        givers=lines,
        parties=tuple(_party(one) for one in parties.order_by("party")),
        purposes=tuple(Purpose(one) for one in row.purposes),
        why=row.why,
        special_limits=row.special_limits,
        language=row.language,
        interpreter=row.interpreter,
        explained_by=row.explained_by,
        explained_on=row.explained_on,
        maturity=row.maturity,
        text=row.text,
        text_sha256=row.text_sha256,
        signature=row.signature,
        scans=tuple(_scan(one, looks, named) for one in scans),
        withdrawn_by=named.get(Giver(end.role), "") if end else "",
        withdrawn_at=end.withdrawn_at if end else None,
        withdrawn_way=end.get_way_display() if end else "",
        withdrawn_said=end.said if end else "",
        is_copy=copy,
        copies=_copies(actor, row),
    )


def scan_content(*, actor: Actor, scan_id: UUID, on: dt.date) -> tuple[bytes, str]:
    """A scan as it lies in the room, and its type; logged as read. Raises as consent_page."""
    row = ConsentScan.objects.get(unit_id=actor.unit_id, id=scan_id)
    consent_page(actor=actor, consent_id=row.consent_id, on=on)
    return bytes(row.content), row.media_type


def _state(actor: Actor, row: Consent, on: dt.date) -> State:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.consent_state(%s, %s)", [row.id, on])
        return State(cursor.fetchone()[0])


def _parts(
    actor: Actor, ids: Iterable[UUID]
) -> tuple[list[Consent], list[ConsentGiver], list[ConsentAnswer], list[ConsentScan], list[ConsentLook]]:
    """Everything that a line needs, in one statement, without what was scanned."""
    wanted = list(ids)
    mine = {"unit_id": actor.unit_id}
    consents, givers, answers, scans, looks = together(
        Consent.objects.filter(**mine, id__in=wanted).order_by("-asked_at", "id"),
        ConsentGiver.objects.filter(**mine, consent_id__in=wanted),
        ConsentAnswer.objects.filter(**mine, consent_id__in=wanted),
        ConsentScan.objects.filter(**mine, consent_id__in=wanted).defer("content").order_by("uploaded_at"),
        ConsentLook.objects.filter(
            **mine,
            scan_id__in=ConsentScan.objects.filter(**mine, consent_id__in=wanted).values("id"),
        ),
    )
    return consents, givers, answers, scans, looks


def _givers(
    consent_id: UUID,
    givers: list[ConsentGiver],
    answers: list[ConsentAnswer],
    scans: list[ConsentScan],
    looks: list[ConsentLook],
) -> tuple[GiverLine, ...]:
    said = {one.role: one for one in answers if one.consent_id == consent_id}
    looked = {one.scan_id for one in looks}
    waiting = {
        role for one in scans if one.consent_id == consent_id and one.id not in looked for role in one.roles
    }
    order = list(Giver)
    mine = sorted(
        (one for one in givers if one.consent_id == consent_id), key=lambda one: order.index(Giver(one.role))
    )
    return tuple(
        GiverLine(Giver(one.role), one.name, answer.said, answer.get_way_display(), answer.answered_at)
        if (answer := said.get(one.role))
        else GiverLine(Giver(one.role), one.name, scan_waits=one.role in waiting)
        for one in mine
    )


def _line(row: Consent, state: State, givers: tuple[GiverLine, ...], from_unit: str) -> ConsentLine:
    return ConsentLine(
        id=row.id,
        state=state,
        waits_for=tuple(one.name for one in givers if not one.said),
        look_waits=state.open and any(one.scan_waits for one in givers),
        categories=tuple(Category(one) for one in row.categories),
        valid_from=row.valid_from,
        last_day=row.valid_to - dt.timedelta(days=1),
        asked_at=row.asked_at,
        from_unit=from_unit,
    )


def _party(row: ConsentParty) -> PartyLine:
    party = Party(row.party)
    name = row.named.name if row.named else party.label.capitalize()
    return PartyLine(name, party, row.gives, row.receives)


def _scan(row: ConsentScan, looks: list[ConsentLook], named: dict[Giver, str]) -> ScanLine:
    look = next((one for one in looks if one.scan_id == row.id), None)
    return ScanLine(
        id=row.id,
        names=tuple(named[Giver(one)] for one in row.roles),
        signed_on=row.signed_on,
        uploaded_at=row.uploaded_at,
        uploaded_by=row.uploaded_by,
        signature=row.signature,
        looked=look is not None,
        confirmed=bool(look and look.confirmed),
        look_signature=look.signature if look else "",
        why=look.why if look else "",
    )


def _copies(actor: Actor, row: Consent) -> tuple[CopyLine, ...]:
    """The copies of this consent that the unit has sent."""
    rows = SentMessage.objects.filter(
        unit_id=actor.unit_id, kind_id=CONSENT_COPY.id, payload__consent=str(row.id)
    )
    return tuple(
        CopyLine(one.id, one.recipient_id, one.recipient_name, one.sent_at)
        for one in rows.order_by("sent_at")
    )


def _unit_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    wanted = list(ids)
    return dict(Unit.objects.filter(id__in=wanted).values_list("id", "name")) if wanted else {}


def _and(names: tuple[str, ...]) -> str:
    return _(" och ").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def consent_of_scan(*, actor: Actor, scan_id: UUID) -> UUID:
    """Which consent a scan is of; ConsentScan.DoesNotExist for another unit's."""
    found: UUID = ConsentScan.objects.values_list("consent_id", flat=True).get(
        unit_id=actor.unit_id, id=scan_id
    )
    return found


def told_of_copy(*, actor: Actor, consent_id: UUID) -> ConsentCopy:
    """What the message with a copy said of the youth."""
    came_with = Consent.objects.values_list("came_with", flat=True).get(unit_id=actor.unit_id, id=consent_id)
    message = reading.open_message(actor=actor, message_id=came_with) if came_with else None
    if message is None or message.payload is None:
        raise Consent.DoesNotExist
    copy: ConsentCopy = message.payload
    return copy


def told_under(*, actor: Actor, consent_id: UUID) -> tuple[str, ...]:
    """The units that this unit told something under a consent, or sent its copy: they will be told. Two statements."""
    rests = AssessmentItem.objects.filter(
        unit_id=actor.unit_id, consents__contains=[str(consent_id)]
    ).values_list("assessment_id", flat=True)
    rows = SentMessage.objects.filter(unit_id=actor.unit_id, assessment_id__in=list(rests))
    return tuple(sorted(set(rows.values_list("recipient_name", flat=True))))


@dataclass(frozen=True)
class ClosedLine:
    """A received message that a withdrawal closed."""

    message_id: UUID
    kind_name: Words
    sender_name: str
    received_at: dt.datetime
    closed: Closed


@dataclass(frozen=True)
class ClosedPage:
    """What a withdrawal closed in this unit."""

    person_id: UUID | None
    withdrawn_at: dt.datetime
    from_unit: str
    closed: tuple[ClosedLine, ...]


def closed_by(*, actor: Actor, letter_id: UUID) -> ClosedPage:
    """What the withdrawal that a letter tells of closed here; ReceivedMessage.DoesNotExist for another letter."""
    letter = ReceivedMessage.objects.get(unit_id=actor.unit_id, id=letter_id, kind_id=CONSENT_WITHDRAWN.id)
    opened = reading.open_message(actor=actor, message_id=letter_id)
    rows = ClosedUse.objects.select_related("message").filter(
        unit_id=actor.unit_id, consent_id=letter.payload["consent"]
    )
    messages = {row.message_id: row.message for row in rows}
    uses = closed_uses(actor=actor, message_ids=messages)
    return ClosedPage(
        person_id=letter.person_id,
        withdrawn_at=letter.received_at,
        from_unit=opened.other_name if opened else letter.sender_name,
        closed=tuple(
            ClosedLine(one.id, kind(one.kind_id).name, one.sender_name, one.received_at, uses[one.id])
            for one in messages.values()
        ),
    )
