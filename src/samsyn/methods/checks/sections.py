"""The sections that belong to a kind of step, and what law keeps from the police in a drug screening."""

from collections.abc import Iterator

from samsyn.law.vocabulary import Category, Party
from samsyn.methods.checks.finding import Finding, Rule, unknown
from samsyn.methods.model import Method
from samsyn.methods.sections import Screening
from samsyn.methods.vocabulary import ScreeningState, StepKind

MEETINGS = {StepKind.GROUP_MEETING, StepKind.REPORT_MEETING}


def sections_have_their_steps(method: Method) -> Iterator[Finding]:
    kinds = {step.kind for step in method.steps}
    for section, kind in (("visit", StepKind.VISIT), ("talks", StepKind.TALK)):
        if (getattr(method, section) is None) == (kind in kinds):
            message = f"{section} och steg av slaget {kind} hör ihop: ha båda, eller skriv null."
            yield Finding(section, message)


def an_agenda_has_its_meeting(method: Method) -> Iterator[Finding]:
    """Domain 15.10: the meetings whose agenda is the method's; and what the police are not to hear comes last."""
    if method.agenda and not {step.kind for step in method.steps} & MEETINGS:
        message = (
            "metoden har inget möte som dagordningen hör till. Lägg till ett steg, eller skriv agenda: []."
        )
        yield Finding("agenda", message)
    left = False
    for line in method.agenda:
        if left and not line.without_police:
            message = "punkten står efter en som tas upp när polisen har gått. Flytta upp den."
            yield Finding(f"agenda.{line.key}", message)
        left = left or line.without_police


def visit_holds(method: Method) -> Iterator[Finding]:
    visit = method.visit
    if visit is not None and visit.shortest_minutes > visit.longest_minutes:
        yield Finding(
            "visit.shortest_minutes", "det kortaste besöket är längre än det längsta. Byt plats på dem."
        )


def screening_has_its_consent(method: Method) -> Iterator[Finding]:
    if method.screening is None:
        return
    known = [consent.key for consent in method.consents]
    for finding in unknown("screening.consent", [method.screening.consent], known, "ett samtycke"):
        yield Finding("screening.consent", finding.message)


def screening_is_never_the_polices(method: Method) -> Iterator[Finding]:
    """Domain 3.5: police are not the testers and never see that a test was offered, or its answer."""
    if method.screening is None:
        return
    told = "polisen får aldrig veta något om en drogscreening. Ta bort police."
    if Party.POLICE in method.screening.known_to:
        yield Finding("screening.known_to.police", told)
    for consent in method.consents:
        if consent.key == method.screening.consent and Party.POLICE in (*consent.asked_by, *consent.known_to):
            yield Finding(f"consents.{consent.key}.known_to", told)
    for step in method.steps:
        if method.screening.consent in step.consents and Party.POLICE in (*step.by, *step.takes_part):
            yield Finding(
                f"steps.{step.key}.by",
                "polisen är aldrig med när drogscreening erbjuds. Ta bort police ur steget.",
            )


def drug_tests_are_never_shared_with_police(method: Method) -> Iterator[Finding]:
    for step in method.steps:
        inside = Party.POLICE in (*step.by, *step.takes_part)
        if inside and step.shares is not None and Category.DRUG_TEST in step.shares.categories:
            yield Finding(
                f"steps.{step.key}.shares.categories.drug_test",
                "svar på drogtest lämnas aldrig till polisen. Ta bort drug_test.",
            )


def screening_states_hold(method: Method) -> Iterator[Finding]:
    if method.screening is None:
        return
    rows = {row.key: row for row in method.screening.states}
    missing = [state for state in ScreeningState if state not in rows]
    if missing:
        yield Finding("screening.states", "läget saknas: " + ", ".join(missing) + ". Lägg till det.")
    for state in rows.keys() - _reached(method.screening):
        yield Finding(
            f"screening.states.{state}",
            "inget annat läge leder hit. Ta med det i leads_to hos ett annat läge.",
        )


def _reached(screening: Screening) -> set[ScreeningState]:
    rows = {row.key: row.leads_to for row in screening.states}
    found: set[ScreeningState] = set()
    waiting = {ScreeningState.OFFERED}
    while waiting:
        state = waiting.pop()
        found.add(state)
        waiting |= set(rows.get(state, ())) - found
    return found


RULES: tuple[Rule, ...] = (
    sections_have_their_steps,
    an_agenda_has_its_meeting,
    visit_holds,
    screening_has_its_consent,
    screening_is_never_the_polices,
    drug_tests_are_never_shared_with_police,
    screening_states_hold,
)
