"""Who takes part: one leads, everyone has something to do, and nobody is named who is not a party."""

from collections.abc import Iterator

from samsyn.methods.checks.finding import Finding, Rule, unknown
from samsyn.methods.model import Method
from samsyn.methods.vocabulary import PRIVATE_PARTIES, Attendance


def one_leads(method: Method) -> Iterator[Finding]:
    leads = [party for party in method.parties if party.lead]
    if len(leads) != 1:
        yield Finding(
            "parties", f"precis en part ska ha lead: true, nu har {len(leads)} det. Ändra så att en leder."
        )
    for party in leads:
        if party.kind in PRIVATE_PARTIES or party.attendance is not Attendance.ALWAYS:
            message = "den som leder ska vara en myndighet eller verksamhet med attendance: always."
            yield Finding(f"parties.{party.kind}.lead", message)


def everyone_has_a_step(method: Method) -> Iterator[Finding]:
    busy = {party for step in method.steps for party in (*step.by, *step.takes_part)}
    for party in method.parties:
        if party.kind not in busy:
            message = "parten är inte med i något steg. Ta med den i by eller takes_part, eller ta bort den."
            yield Finding(f"parties.{party.kind}", message)


def only_parties_are_named(method: Method) -> Iterator[Finding]:
    known = [party.kind for party in method.parties]
    for step in method.steps:
        yield from unknown(f"steps.{step.key}.by", step.by, known, "en part")
        yield from unknown(f"steps.{step.key}.takes_part", step.takes_part, known, "en part")
    for consent in method.consents:
        address = f"consents.{consent.key}"
        yield from unknown(f"{address}.asked_by", consent.asked_by, known, "en part")
        yield from unknown(f"{address}.asked_of", consent.asked_of, known, "en part")
        yield from unknown(f"{address}.known_to", consent.known_to, known, "en part")
    if method.screening is not None:
        yield from unknown("screening.known_to", method.screening.known_to, known, "en part")


RULES: tuple[Rule, ...] = (one_leads, everyone_has_a_step, only_parties_are_named)
