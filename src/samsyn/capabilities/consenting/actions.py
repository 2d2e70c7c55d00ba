"""Verbs that reach other rooms: send a copy of a consent, and withdraw one. The database has the last word."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.consents.givers import answers_alone
from samsyn.foundation.consents.models import Consent, ConsentAnswer
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import About, Examination, Recipient
from samsyn.foundation.messages.sending import send
from samsyn.foundation.people.models import Person
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Purpose
from samsyn.law.vocabulary import Giver

from .kinds import CONSENT_COPY, ConsentCopy


def examine_copy(*, actor: Actor, consent_id: UUID, recipient: Recipient, on: dt.date) -> Examination:
    """Whether a copy may go to a unit: what it carries is who the youth is, and it rests on the consent itself."""
    row = Consent.objects.select_related("person").get(unit_id=actor.unit_id, id=consent_id)
    if row.person is None:
        raise ConsentRefused(_("Säg först vem hos er som samtycket gäller."))
    protected = row.person.protected_identity != "none"
    about = About.born_on(row.person_id, row.person.birth_date or row.born, protected=protected)
    return assessing.examine(
        actor=actor,
        about=about,
        recipient=recipient,
        categories=[Category.IDENTITY],
        purpose=Purpose.SUPPORT,
        on=on,
    )


@transaction.atomic
def send_copy(*, actor: Actor, consent_id: UUID, recipient: Recipient, at: dt.datetime) -> UUID:
    """Send a copy of a consent in force to a unit in its scope; there it becomes the unit's own row.

    Raises ConsentRefused when it does not open for that unit, NotDelivered when the database refuses.
    """
    examination = examine_copy(
        actor=actor, consent_id=consent_id, recipient=recipient, on=timezone.localdate(at)
    )
    if not examination.open:
        raise ConsentRefused(
            _("Samtycket gäller inte %(unit)s i dag. Skicka bara till dem som står i det.")
            % {"unit": recipient.name}
        )
    row = Consent.objects.select_related("person").get(unit_id=actor.unit_id, id=consent_id)
    assessment = assessing.record_assessment(actor=actor, examination=examination, at=at)
    message_id = send(
        actor=actor,
        kind=CONSENT_COPY,
        payload=_copy(row),
        recipient_id=recipient.unit_id,
        at=at,
        person_id=row.person_id,
        assessment_id=assessment,
    )
    _call("SELECT samsyn.copy_consent(%s)", [message_id])
    return message_id


def _copy(row: Consent) -> ConsentCopy:
    person = row.person
    assert person is not None  # noqa: S101 - examined before
    answers = ConsentAnswer.objects.filter(unit_id=row.unit_id, consent=row).order_by("role")
    return ConsentCopy(
        consent=row.id,
        given_name=person.given_name,
        family_name=person.family_name,
        birth_date=person.birth_date or row.born,
        text=row.text,
        signed=tuple(one.signer_name for one in answers),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


@transaction.atomic
def withdraw(*, actor: Actor, consent_id: UUID, role: str, way: str, said: str, at: dt.datetime) -> int:
    """Withdraw a consent: closed at once, everybody told, what they got closed. Returns how many units were told.

    Raises ConsentRefused for anybody but the young person from the 18th birthday on (OSL 12:2).
    """
    if not actor.may("works_cases"):
        raise PermissionError(_("Din roll i enheten får inte ta emot en återkallelse. Be en kollega."))
    row = Consent.objects.select_related("person").get(unit_id=actor.unit_id, id=consent_id)
    if role != Giver.YOUTH.value and answers_alone(row, local_day(at)):
        raise ConsentRefused(
            _("Den unge har fyllt 18 år. Bara den unge själv kan ta tillbaka samtycket. Fråga hen.")
        )
    told: int = _call(
        "SELECT samsyn.withdraw_consent(%s, %s, %s, %s, %s)", [consent_id, role, way, said, actor.signature]
    )
    record(
        actor=actor,
        verb="withdraw",
        object_kind="consent",
        object_id=consent_id,
        person_id=row.person_id,
        role=role,
        way=way,
        told=told,
    )
    return told


@transaction.atomic
def link_copy(*, actor: Actor, consent_id: UUID, person_id: UUID, at: dt.datetime) -> None:
    """Say which of the unit's own persons a received copy is about; a human decides. The birth date has to agree."""
    row = Consent.objects.select_for_update().get(unit_id=actor.unit_id, id=consent_id)
    person = Person.objects.get(unit_id=actor.unit_id, id=person_id)
    if row.origin_id == actor.unit_id:
        raise ConsentRefused(_("Ert eget samtycke hör redan till den unge som ni frågade."))
    if person.birth_date != row.born:
        raise ConsentRefused(
            _("Födelsedatumet stämmer inte med samtycket. Välj en annan person, eller rätta datumet först.")
        )
    Consent.objects.filter(unit_id=actor.unit_id, id=consent_id).update(person_id=person_id)
    record(actor=actor, verb="link", object_kind="consent", object_id=consent_id, person_id=person_id)


def _call(statement: str, parameters: list[Any]) -> int:
    """Call a function of the database; what it refuses comes out as ConsentRefused, in its own words."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            found = cursor.fetchone()
    except DatabaseError as error:
        said = getattr(error.__cause__, "diag", None)
        if said is None or said.sqlstate not in ("P0002", "23505", "23514", "02000"):
            raise
        raise ConsentRefused(said.message_primary) from error
    return int(found[0]) if found and isinstance(found[0], int) else 0
