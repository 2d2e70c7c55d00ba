"""A person's consents as a list, and one in full; each reading is logged."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from samsyn.capabilities.consenting.kinds import CONSENT_COPY
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
from samsyn.foundation.messages.models import SentMessage
from samsyn.foundation.people.queries import line_of
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.foundation.units.together import together
from samsyn.law import Category, Party, Purpose
from samsyn.law.vocabulary import Giver

from .rows import ConsentLine, ConsentPage, CopyLine, GiverLine, PartyLine, ScanLine


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
