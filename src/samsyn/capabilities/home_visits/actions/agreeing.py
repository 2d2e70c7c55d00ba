"""The agreement on tests after a screening that was accepted: made, and ended at any time (domain 3.5, 15.5)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.home_visits.access import held_visit
from samsyn.capabilities.home_visits.models import (
    SampleAgreement,
    Screening,
    ScreeningAnswer,
    ScreeningConsent,
    Visit,
)
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

SIGNS_ALONE = 15  # from this age the young person's own signature is enough
LONGEST = dt.timedelta(days=366)


@dataclass(frozen=True)
class AgreementFacts:
    """What was agreed: what may be tested, when, who is told, and what happens then."""

    purpose: str
    substances: str
    interval: str
    from_on: dt.date
    until_on: dt.date
    on_positive: str
    on_missed: str
    recipients: str
    copy_given: bool
    signed_on: dt.date


@transaction.atomic
def agree(
    *,
    actor: Actor,
    visit_id: UUID,
    facts: AgreementFacts,
    youth_signed: bool,
    guardians_signed: Collection[str],
    at: dt.datetime,
) -> UUID:
    """Keep the agreement that was signed on paper. Raises VisitRefused, Decided, Visit.DoesNotExist."""
    visit, row = _own(actor, visit_id)
    if row.answer != ScreeningAnswer.ACCEPTED or _taken_back(actor, row):
        raise VisitRefused(_("Ett avtal kräver ett ja till provet. Inget ja gäller just nu."))
    if SampleAgreement.objects.filter(unit_id=actor.unit_id, screening=row, ended_at__isnull=True).exists():
        raise Decided(_("Det finns redan ett avtal som gäller. Avsluta det först om något ska ändras."))
    _check_period(facts, local_day(at))
    page = person_page(actor=actor, person_id=visit.person_id, on=local_day(at))
    _check_signatures(page, youth_signed=youth_signed, guardians_signed=guardians_signed)
    made = SampleAgreement.objects.create(
        unit_id=actor.unit_id,
        screening=row,
        guardians_signed=", ".join(guardians_signed),
        made_at=at,
        made_by=actor.signature,
        **asdict(facts),
    )
    record(actor=actor, verb="agree", object_kind="screening", object_id=row.id, person_id=visit.person_id)
    return made.id


@transaction.atomic
def end(*, actor: Actor, visit_id: UUID, at: dt.datetime) -> None:
    """End the agreement, today and without a reason. Raises VisitRefused when none is in force."""
    visit, row = _own(actor, visit_id)
    if not end_of(actor=actor, screening=row, at=at):
        raise VisitRefused(_("Det finns inget avtal att avsluta."))
    record(
        actor=actor,
        verb="end_agreement",
        object_kind="screening",
        object_id=row.id,
        person_id=visit.person_id,
    )


def end_of(*, actor: Actor, screening: Screening, at: dt.datetime) -> int:
    """End what is in force of a screening's agreements, as when a yes is taken back; answers how many."""
    rows = SampleAgreement.objects.filter(unit_id=actor.unit_id, screening=screening, ended_at__isnull=True)
    return rows.update(ended_at=at, ended_by=actor.signature)


def _own(actor: Actor, visit_id: UUID) -> tuple[Visit, Screening]:
    """The visit whatever its state, and its screening, for the worker of social services who offered it."""
    if actor.party is not Party.SOCIAL_SERVICES:
        raise Visit.DoesNotExist
    visit = held_visit(actor, visit_id)
    row = Screening.objects.select_for_update().get(
        unit_id=actor.unit_id, visit=visit, worker_id=actor.worker_id
    )
    return visit, row


def _taken_back(actor: Actor, row: Screening) -> bool:
    rows = ScreeningConsent.objects.filter(unit_id=actor.unit_id, screening=row)
    return rows.filter(withdrawn_at__isnull=False).exists()


def _check_period(facts: AgreementFacts, today: dt.date) -> None:
    if facts.signed_on > today:
        raise VisitRefused(_("Avtalet är undertecknat en dag som inte har varit än. Kontrollera dagen."))
    if facts.until_on < facts.from_on:
        raise VisitRefused(_("Avtalet slutar innan det börjar. Ändra sista dagen."))
    if facts.until_on < today:
        raise VisitRefused(_("Avtalet har redan gått ut. Ändra sista dagen."))
    if facts.until_on - facts.from_on > LONGEST:
        raise VisitRefused(_("Ett avtal gäller högst ett år. Gör ett nytt om det behövs längre."))


def _check_signatures(page: PersonPage, *, youth_signed: bool, guardians_signed: Collection[str]) -> None:
    if not youth_signed:
        raise VisitRefused(_("Den unge behöver själv skriva under avtalet."))
    age = page.age if page.age is not None else (page.ages_told or (0,))[0]
    missing = {one.name for one in page.guardians_with_custody} - set(guardians_signed)
    if age < SIGNS_ALONE and missing:
        raise VisitRefused(
            _("Den unge är under 15 år. Då skriver vårdnadshavarna också under. Det saknas: %(who)s.")
            % {"who": ", ".join(sorted(missing))}
        )
    if age < SIGNS_ALONE and not page.guardians_with_custody:
        raise VisitRefused(
            _("Den unge är under 15 år. Registrera vårdnadshavarna först, de skriver också under.")
        )
