"""Drug screening, by social services only: the offer, the consents, the sample, the laboratory's answer.

No message kind carries any of it, nothing of it is written on a time line, and a no has no consequence.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.home_visits.access import held_visit
from samsyn.capabilities.home_visits.models import (
    Screening,
    ScreeningAnswer,
    ScreeningConsent,
    ScreeningStep,
    Visit,
    VisitState,
)
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party
from samsyn.methods.vocabulary import ScreeningState

from . import agreeing
from .recording import method_of

ADULT = 18  # FB 9:1
CHANGES = (
    "state",
    "matrix",
    "supervised",
    "id_checked",
    "site",
    "taken_at",
    "lab_reference",
    "lab_sent_at",
    "lab_answered_at",
)
WHILE = (VisitState.BOOKED, VisitState.HELD, VisitState.STOPPED)


@dataclass(frozen=True)
class Said:
    """One person's own answer."""

    capacity: str
    name: str
    agreed: bool


@dataclass(frozen=True)
class Sample:
    """How a sample was taken, or what the laboratory was sent."""

    matrix: str = ""
    supervised: bool | None = None
    id_checked: bool | None = None
    site: str = ""
    lab_reference: str = ""


@transaction.atomic
def offer(
    *, actor: Actor, visit_id: UUID, answer: ScreeningAnswer, said: Iterable[Said], at: dt.datetime
) -> UUID:
    """Keep what was answered to the offer. A later answer replaces "later"; a no stays a no until asked anew."""
    visit = _visit(actor, visit_id)
    said = tuple(said)
    if answer is ScreeningAnswer.ACCEPTED:
        _check_consents(actor, visit, said, at)
    state = {ScreeningAnswer.DECLINED: ScreeningState.DECLINED}.get(answer, ScreeningState.OFFERED)
    row = Screening.objects.filter(unit_id=actor.unit_id, visit=visit).first()
    if row is None:
        row = Screening(
            unit_id=actor.unit_id,
            visit=visit,
            offered_at=at,
            worker_id=actor.worker_id,
            offered_by=actor.signature,
        )
    elif row.worker_id != actor.worker_id or row.taken_at:
        raise Decided(_("Frågan är redan ställd av %(who)s.") % {"who": row.offered_by})
    row.answer, row.state = answer, state.value
    row.save(update_fields=None if row._state.adding else ["answer", "state"])  # noqa: SLF001
    ScreeningConsent.objects.bulk_create(
        ScreeningConsent(
            unit_id=actor.unit_id,
            screening=row,
            capacity=one.capacity,
            name=one.name,
            agreed=one.agreed,
            answered_at=at,
        )
        for one in said
    )
    _step(actor, row, at)
    return row.id


@transaction.atomic
def advance(*, actor: Actor, visit_id: UUID, to: ScreeningState, sample: Sample, at: dt.datetime) -> None:
    """Take the screening to its next state; which can follow which stands in the method (domain 3.5)."""
    visit = _visit(actor, visit_id)
    row = _own(actor, visit)
    allowed = {one.key: one.leads_to for one in method_of(visit).screening.states}  # type: ignore[union-attr]
    if to not in allowed[ScreeningState(row.state)]:
        raise VisitRefused(_("Det steget kan inte komma nu. Ladda om sidan och se var provet är."))
    if to not in (ScreeningState.DECLINED, ScreeningState.INVALID):
        _check_still_agreed(actor, row)
    _fill(row, to, sample, at)
    row.state = to.value
    row.save(update_fields=CHANGES)
    _step(actor, row, at)


@transaction.atomic
def take_back(*, actor: Actor, visit_id: UUID, consent_id: UUID, at: dt.datetime) -> None:
    """A yes is taken back: from now on nothing more is done with the sample."""
    visit = _visit(actor, visit_id)
    row = _own(actor, visit)
    consent = ScreeningConsent.objects.get(unit_id=actor.unit_id, id=consent_id, screening=row)
    if not consent.agreed or consent.withdrawn_at:
        raise VisitRefused(_("Det finns inget ja att ta tillbaka."))
    consent.withdrawn_at = at
    consent.save(update_fields=["withdrawn_at"])
    agreeing.end_of(actor=actor, screening=row, at=at)
    record(
        actor=actor, verb="take_back", object_kind="screening", object_id=row.id, person_id=visit.person_id
    )


@transaction.atomic
def tell(*, actor: Actor, visit_id: UUID, at: dt.datetime) -> None:
    """Keep that the young person has been told the laboratory's answer."""
    row = _own(actor, _visit(actor, visit_id))
    if row.lab_answered_at is None:
        raise VisitRefused(
            _("Laboratoriet har inte svarat än. Vänta med att berätta tills svaret är säkert.")
        )
    row.told_at, row.told_by = at, actor.signature
    row.save(update_fields=["told_at", "told_by"])
    record(actor=actor, verb="tell", object_kind="screening", object_id=row.id)


def _visit(actor: Actor, visit_id: UUID) -> Visit:
    if actor.party is not Party.SOCIAL_SERVICES:
        raise Visit.DoesNotExist
    return held_visit(actor, visit_id, *WHILE)


def _own(actor: Actor, visit: Visit) -> Screening:
    """The screening, for the worker who offered it; for everybody else it does not exist."""
    return Screening.objects.select_for_update().get(
        unit_id=actor.unit_id, visit=visit, worker_id=actor.worker_id
    )


def _check_consents(actor: Actor, visit: Visit, said: tuple[Said, ...], at: dt.datetime) -> None:
    """The young person's own yes always; under 18 also a guardian's, and no guardian's no."""
    if not any(one.capacity == "youth" and one.agreed for one in said):
        raise VisitRefused(_("Den unge behöver själv säga ja till provet."))
    page = person_page(actor=actor, person_id=visit.person_id, on=local_day(at))
    age = page.age if page.age is not None else (page.ages_told or (0,))[0]
    guardians = [one for one in said if one.capacity == "guardian"]
    if age < ADULT and not any(one.agreed for one in guardians):
        raise VisitRefused(_("Den unge är under 18 år. Då behöver också en vårdnadshavare säga ja."))
    if age < ADULT and any(not one.agreed for one in guardians):
        raise VisitRefused(_("En vårdnadshavare sa nej. Då tas inget prov, och svaret får inga följder."))


def _check_still_agreed(actor: Actor, row: Screening) -> None:
    if ScreeningConsent.objects.filter(
        unit_id=actor.unit_id, screening=row, withdrawn_at__isnull=False
    ).exists():
        raise VisitRefused(_("Ett ja har tagits tillbaka. Då görs inget mer med provet."))
    if row.answer != ScreeningAnswer.ACCEPTED:
        raise VisitRefused(_("Inget prov tas utan ett ja. Fråga igen om den unge har ändrat sig."))


def _fill(row: Screening, to: ScreeningState, sample: Sample, at: dt.datetime) -> None:
    match to:
        case ScreeningState.TAKEN:
            if not sample.matrix or sample.supervised is None or sample.id_checked is None:
                raise VisitRefused(
                    _(
                        "Skriv vilket prov det är, om det togs under uppsikt och om identiteten kontrollerades."
                    )
                )
            row.matrix, row.site, row.taken_at = sample.matrix, sample.site, at
            row.supervised, row.id_checked = sample.supervised, sample.id_checked
        case ScreeningState.SENT_TO_LAB:
            if not sample.lab_reference:
                raise VisitRefused(_("Skriv laboratoriets nummer, så att svaret hittar rätt."))
            row.lab_reference, row.lab_sent_at = sample.lab_reference, at
        case ScreeningState.VERIFIED_NEGATIVE | ScreeningState.VERIFIED_POSITIVE:
            row.lab_answered_at = at
        case _:
            pass


def _step(actor: Actor, row: Screening, at: dt.datetime) -> None:
    ScreeningStep.objects.create(
        unit_id=actor.unit_id, screening=row, state=row.state, at=at, by=actor.signature
    )
    record(actor=actor, verb="screening", object_kind="screening", object_id=row.id)
