"""Sending to one or several units what each may have, in one transaction; refraining; answering with nothing."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.sharing.kinds import NOTHING_GIVEN, REQUEST, NothingGiven
from samsyn.capabilities.sharing.parcels import Parcel
from samsyn.capabilities.sharing.refusals import SharingRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.messages import assessing, reading, sending
from samsyn.foundation.messages.assessing import Examination
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of

LEFT_TO_THE_LAWYER = gettext_noop("Lagen är oklar här. Uppgiften lämnades inte.")


@transaction.atomic
def send_to_all(
    *,
    actor: Actor,
    person_id: UUID,
    parcel: Parcel,
    matrix: Matrix,
    why: str,
    at: dt.datetime,
    reply_to: reading.OpenedMessage | None = None,
) -> tuple[UUID, ...]:
    """Send each recipient just what is open for it, with its own recorded assessment; all or nothing.

    Returns the messages' ids. Raises SharingRefused when nothing is open for anybody, and NotDelivered.
    """
    sent = []
    for examination in matrix.examinations:
        opened = examination.only_open()
        payload = parcel.payload([item.category for item in opened.items])
        if payload is None:
            continue
        sent.append(_send_one(actor, person_id, parcel, payload, opened, why, at, reply_to))
    if sent:
        for examination in matrix.examinations:
            _note_unsettled(actor, examination, why, at)
    else:
        raise SharingRefused(_("Inget av det här får lämnas till någon av dem. Ingenting har skickats."))
    record(
        actor=actor,
        verb="share",
        object_kind="message",
        person_id=person_id,
        messages=[str(one) for one in sent],
    )
    return tuple(sent)


def _send_one(
    actor: Actor,
    person_id: UUID,
    parcel: Parcel,
    payload: object,
    opened: Examination,
    why: str,
    at: dt.datetime,
    reply_to: reading.OpenedMessage | None,
) -> UUID:
    answering = reply_to is not None and reply_to.other_id == opened.recipient.unit_id
    return sending.send(
        actor=actor,
        kind=parcel.kind,
        payload=payload,
        recipient_id=opened.recipient.unit_id,
        at=at,
        person_id=person_id,
        assessment_id=assessing.record_assessment(actor=actor, examination=opened, at=at, why=why),
        cooperation_id=reply_to.cooperation_id if reply_to and answering else None,
        in_reply_to=reply_to.id if reply_to and answering else None,
        extra_categories=[item.category for item in opened.items],
        purpose=parcel.purpose,
    )


@transaction.atomic
def refrain_from_all(*, actor: Actor, examinations: Iterable[Examination], why: str, at: dt.datetime) -> None:
    """Keep that nothing was sent to any of them, and why (domain 15.11)."""
    if not why.strip():
        raise SharingRefused(_("Skriv varför du avstår."))
    for examination in examinations:
        assessing.refrain(actor=actor, examination=examination, why=why.strip(), at=at)


@transaction.atomic
def keep(*, actor: Actor, examination: Examination, why: str, at: dt.datetime) -> UUID:
    """Keep what the law answered and how it was judged, of what is open, without sending anything.

    Raises SharingRefused when nothing is open: then there is only refraining to keep.
    """
    opened = examination.only_open()
    if not opened.items:
        raise SharingRefused(
            _(
                "Inget av det får lämnas, så det finns inget att spara som öppet. Spara i stället att du avstår."
            )
        )
    kept = assessing.record_assessment(actor=actor, examination=opened, at=at, why=why.strip())
    _note_unsettled(actor, examination, why.strip(), at)
    return kept


def _note_unsettled(actor: Actor, examination: Examination, why: str, at: dt.datetime) -> None:
    """Keep what was asked and not told since the law leaves it open: the lawyer sees how often it comes up."""
    met = tuple(item for item in examination.items if item.points and not item.open)
    if met:
        question = dataclasses.replace(examination, items=met)
        assessing.refrain(actor=actor, examination=question, why=why or LEFT_TO_THE_LAWYER, at=at)


@transaction.atomic
def give_nothing(*, actor: Actor, question: reading.OpenedMessage, at: dt.datetime) -> UUID:
    """Answer a question for information with that nothing is given. Raises SharingRefused and NotDelivered."""
    if question.kind != REQUEST or question.other_id is None:
        raise SharingRefused(_("Det här meddelandet är ingen fråga om uppgifter."))
    return sending.send(
        actor=actor,
        kind=NOTHING_GIVEN,
        payload=NothingGiven(actor.title, telephone_of(actor)),
        recipient_id=question.other_id,
        in_reply_to=question.id,
        at=at,
    )
