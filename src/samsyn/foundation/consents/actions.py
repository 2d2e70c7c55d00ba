"""Verbs of a consent: ask, put a scan in, look at it, note a no. Each is one transaction and one audit entry."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.people.models import Person
from samsyn.foundation.units.acting import Actor
from samsyn.law.vocabulary import Giver

from .givers import HEARD_FROM, Needed, answers_alone, needed_givers
from .in_force import states
from .models import Consent, ConsentAnswer, ConsentGiver, ConsentLook, ConsentParty, ConsentScan, Said, Way
from .refusals import ConsentRefused
from .scans import check_scan
from .scope import Explained, InEnglish, Scope, check_english, check_scope
from .states import State
from .wording import wording


@transaction.atomic
def ask(
    *,
    actor: Actor,
    person_id: UUID,
    scope: Scope,
    explained: Explained,
    at: dt.datetime,
    mature: bool | None = None,
    maturity: str = "",
    english: InEnglish | None = None,
) -> UUID:
    """Ask for a consent: keep the scope and the exact text, and whose yes is needed.

    With `english` the text is in English too, after the Swedish, which is the one that counts.

    Raises ConsentRefused for what nobody can answer, Person.DoesNotExist for a person the unit does not have.
    """
    _may_write(actor)
    on = timezone.localdate(at)
    person = Person.objects.select_for_update().get(unit_id=actor.unit_id, id=person_id)
    check_scope(scope, on=on, sender=actor.party)
    if english is not None:
        check_english(scope, english)
    needed = needed_givers(person=person, on=on, mature=mature)
    _check_maturity(needed, maturity, mature=mature)
    text = wording(
        person=person, scope=scope, needed=needed, explained=explained, asked_by=actor, english=english
    )
    _check_not_open_already(actor, person_id, text, on)
    row = Consent.objects.create(
        id=uuid4(),
        unit_id=actor.unit_id,
        person_id=person_id,
        origin_id=actor.unit_id,
        purposes=[one.value for one in scope.purposes],
        why=scope.why,
        categories=[one.value for one in scope.categories],
        valid_from=scope.valid_from,
        valid_to=scope.valid_to,
        special_limits=scope.special_limits,
        language=explained.language,
        interpreter=explained.interpreter,
        explained_by=explained.by,
        explained_on=explained.on,
        born=needed.born,
        custody=needed.custody,
        custody_ids=list(needed.custody_ids),
        youth_mature=mature,
        maturity=maturity,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        asked_at=at,
        asked_by=actor.worker_id,
        signature=actor.signature,
    )
    _write_parts(row, scope, needed)
    record(
        actor=actor,
        verb="ask",
        object_kind="consent",
        object_id=row.id,
        person_id=person_id,
        categories=row.categories,
        givers=[one.role.value for one in needed.givers],
    )
    return row.id


def _write_parts(row: Consent, scope: Scope, needed: Needed) -> None:
    here = {"unit_id": row.unit_id, "consent_id": row.id}
    ConsentParty.objects.bulk_create(
        ConsentParty(
            **here, party=one.party.value, named_id=one.named, gives=one.gives, receives=one.receives
        )
        for one in scope.parties
    )
    ConsentGiver.objects.bulk_create(
        ConsentGiver(**here, role=one.role.value, guardian_id=one.guardian_id, name=one.name)
        for one in needed.givers
    )


@transaction.atomic
def put_scan(
    *,
    actor: Actor,
    consent_id: UUID,
    roles: Sequence[Giver],
    content: bytes,
    media_type: str,
    signed_on: dt.date,
    at: dt.datetime,
) -> UUID:
    """Put a signed form in: it waits for another worker's look. Raises ConsentRefused for what it cannot be."""
    _may_write(actor)
    row = opened(actor, consent_id, at)
    check_scan(content, media_type)
    signers_checked(row, roles)
    _refuse_former_guardians(row, roles, signed_on)
    if (
        not row.asked_at.astimezone(timezone.get_current_timezone()).date()
        <= signed_on
        <= timezone.localdate(at)
    ):
        raise ConsentRefused(_("Dagen för underskriften ska ligga mellan dagen då ni frågade och i dag."))
    try:
        with transaction.atomic():
            scan = ConsentScan.objects.create(
                unit_id=actor.unit_id,
                consent_id=consent_id,
                roles=sorted(one.value for one in roles),
                media_type=media_type,
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                signed_on=signed_on,
                uploaded_by=actor.worker_id,
                signature=actor.signature,
                uploaded_at=at,
            )
    except IntegrityError as error:
        raise ConsentRefused(
            _("Den filen är redan inlagd för samma personer. Ingenting har ändrats.")
        ) from error
    record(
        actor=actor,
        verb="put_scan",
        object_kind="consent",
        object_id=consent_id,
        person_id=row.person_id,
        sha256=scan.sha256,
    )
    return scan.id


@transaction.atomic
def look(*, actor: Actor, scan_id: UUID, confirmed: bool, at: dt.datetime, why: str = "") -> None:
    """The second look: another worker has seen the signatures, or says why they do not hold."""
    _may_write(actor)
    scan = ConsentScan.objects.get(unit_id=actor.unit_id, id=scan_id)
    row = opened(actor, scan.consent_id, at)
    if scan.uploaded_by == actor.worker_id:
        raise ConsentRefused(_("Du har själv lagt in papperet. Be en kollega att titta på det."))
    if not confirmed and not why.strip():
        raise ConsentRefused(_("Skriv vad som inte stämmer, så att kollegan vet vad som behöver göras om."))
    _once(
        lambda: ConsentLook.objects.create(
            unit_id=actor.unit_id,
            scan_id=scan_id,
            confirmed=confirmed,
            why=why,
            looked_by=actor.worker_id,
            signature=actor.signature,
            looked_at=at,
        ),
        _("En kollega har redan tittat på papperet. Ladda om sidan."),
    )
    if confirmed:
        for role in scan.roles:
            _answer(actor, row, Giver(role), Said.YES, Way.PAPER, at, scan_id=scan.id)
    record(
        actor=actor,
        verb="confirm_scan" if confirmed else "refuse_scan",
        object_kind="consent",
        object_id=row.id,
        person_id=row.person_id,
        reason=why,
        roles=scan.roles,
    )


@transaction.atomic
def note_no(*, actor: Actor, consent_id: UUID, role: Giver, at: dt.datetime) -> None:
    """Somebody says no. It is kept as neutrally as a yes, and closes nothing but this question."""
    _may_write(actor)
    row = opened(actor, consent_id, at)
    signers_checked(row, [role])
    _refuse_former_guardians(row, [role], timezone.localdate(at))
    _answer(actor, row, role, Said.NO, Way.TOLD, at)
    record(
        actor=actor,
        verb="note_no",
        object_kind="consent",
        object_id=consent_id,
        person_id=row.person_id,
        role=role.value,
    )


def _answer(
    actor: Actor,
    row: Consent,
    role: Giver,
    said: Said,
    way: Way,
    at: dt.datetime,
    scan_id: UUID | None = None,
) -> None:
    name = ConsentGiver.objects.values_list("name", flat=True).get(
        unit_id=actor.unit_id, consent_id=row.id, role=role.value
    )
    _once(
        lambda: ConsentAnswer.objects.create(
            unit_id=actor.unit_id,
            consent_id=row.id,
            role=role.value,
            said=said,
            way=way,
            scan_id=scan_id,
            signer_name=name,
            text_sha256=row.text_sha256,
            answered_at=at,
            recorded_by=actor.worker_id,
            signature=actor.signature,
        ),
        _("%(name)s har redan svarat. Ladda om sidan.") % {"name": name},
    )


def _once(write: object, told: str) -> None:
    """Write a row that there can be one of; the one who comes second is told so."""
    try:
        with transaction.atomic():
            write()  # type: ignore[operator]
    except IntegrityError as error:
        raise ConsentRefused(told) from error


def opened(actor: Actor, consent_id: UUID, at: dt.datetime) -> Consent:
    """The consent, locked, when it still waits for answers; two workers at once are told in turn."""
    row = Consent.objects.select_for_update().get(unit_id=actor.unit_id, id=consent_id)
    if row.person_id is None or row.origin_id != actor.unit_id:
        raise ConsentRefused(_("Det här är en kopia. Svar tas emot av den verksamhet som frågade."))
    state = states(actor=actor, person_id=row.person_id, on=timezone.localdate(at))[row.id]
    if not state.open:
        raise ConsentRefused(
            _("Frågan är inte öppen längre: %(state)s. Fråga på nytt om det behövs.")
            % {"state": str(state.label).lower()}
        )
    return row


def _refuse_former_guardians(row: Consent, roles: Sequence[Giver], on: dt.date) -> None:
    """From the 18th birthday the young person alone answers (OSL 12:2); the database holds it too."""
    if set(roles) != {Giver.YOUTH} and answers_alone(row, on):
        raise ConsentRefused(
            _("Den unge har fyllt 18 år. Bara den unge själv svarar. Välj den unge, eller fråga på nytt.")
        )


def signers_checked(row: Consent, roles: Sequence[Giver]) -> None:
    """Those named must be asked, distinct and not have answered."""
    asked = dict(ConsentGiver.objects.filter(unit_id=row.unit_id, consent=row).values_list("role", "name"))
    answered = set(
        ConsentAnswer.objects.filter(unit_id=row.unit_id, consent=row).values_list("role", flat=True)
    )
    if not roles:
        raise ConsentRefused(_("Välj vems underskrift som står på papperet."))
    if len(set(roles)) < len(roles) or not set(roles) <= set(asked):
        raise ConsentRefused(_("Den personen är inte tillfrågad. Välj bland dem som frågan gäller."))
    done = [asked[role] for role in roles if role in answered]
    if done:
        raise ConsentRefused(_("%(name)s har redan svarat. Ladda om sidan.") % {"name": done[0]})


def _check_maturity(needed: Needed, maturity: str, *, mature: bool | None) -> None:
    """Maturity is judged by a worker and written where it decides who is asked (OSL 12:3)."""
    if needed.may_judge_maturity and (mature is None or not maturity.strip()):
        raise ConsentRefused(
            _(
                "Den unge har fyllt %(age)d men inte 15. Bedöm om hen är mogen att svara själv, "
                "och skriv vad du bygger på."
            )
            % {"age": HEARD_FROM}
        )


def _check_not_open_already(actor: Actor, person_id: UUID, text: str, on: dt.date) -> None:
    known = states(actor=actor, person_id=person_id, on=on)
    standing = {State.ASKED, State.WAITING, State.NOT_BEGUN, State.IN_FORCE}
    same = Consent.objects.filter(unit_id=actor.unit_id, person_id=person_id, text=text)
    if any(known.get(one) in standing for one in same.values_list("id", flat=True)):
        raise ConsentRefused(_("Samma fråga är redan ställd. Öppna den i stället för att fråga igen."))


def _may_write(actor: Actor) -> None:
    if not actor.may("works_cases"):
        raise PermissionError(_("Din roll i enheten får inte fråga om samtycke. Be din chef om rätt roll."))
