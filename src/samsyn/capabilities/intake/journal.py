"""The time line and the clocks of a matter: entries in its case, tasks on the desk (domain 14.1).

A matter gets its case when two things are known: that it concerns a child, and who the child is. What was signed
before that is written into the case then, with the moment it happened.
"""

import contextlib
import datetime as dt

from django.utils.translation import gettext_lazy, gettext_noop

from samsyn.foundation.cases import actions, clocks, kinds_of_entry, outcomes
from samsyn.foundation.people.models import ProtectedIdentity
from samsyn.foundation.units.acting import Actor

from . import the_method
from .kinds import CONCERN_REPORT
from .models import Matter, PreliminaryDecision
from .words import CASE_OUTCOME, Decision, Sorting

METHOD, VERSION = "forhandsbedomning", "SoL 2025:400"
PROTECTION, PRELIMINARY, FEEDBACK = (
    "protection_assessment",
    "preliminary_assessment",
    "feedback_duty_reporter",
)
OFFER = "report_meeting_offer"
ABOUT = "matter"
OUTCOME, SORTED_OTHERWISE = "preliminary_%s", "sorted_otherwise"
ENTRIES = {
    "report_received": gettext_lazy("Orosanmälan eller tips togs emot"),
    "protection": gettext_lazy("Omedelbar skyddsbedömning"),
    "preliminary_contact": gettext_lazy("Kontakt under förhandsbedömning"),
    "meeting_offer": gettext_lazy("Anmälningsmöte"),
    "informed": gettext_lazy("Information till barn och vårdnadshavare"),
    "extension": gettext_lazy("Förlängd förhandsbedömning"),
    "preliminary_decision": gettext_lazy("Förhandsbedömning, beslut"),
    "reporter_answer": gettext_lazy("Återkoppling till den som anmälde"),
    "forwarded": gettext_lazy("Uppgifter lämnade vidare"),
    "wrong_person": gettext_lazy("Rättelse: gällde en annan person"),
}


def register_entries() -> None:
    """Name the kinds of entry that the reception writes, and what comes of its cases."""
    for kind, title in ENTRIES.items():
        kinds_of_entry.register(kind, title)
    for decision, label in CASE_OUTCOME.items():
        outcomes.register(OUTCOME % decision.value, label)
    outcomes.register(SORTED_OTHERWISE, gettext_lazy("Sorterades om"))


def write(
    *, actor: Actor, matter: Matter, kind: str, text: str, happened_at: dt.datetime, at: dt.datetime
) -> None:
    """Write into the matter's case; before there is one, the signed row itself waits to be written.

    A decision ends the case, and the answer to the reporter and what the family is told may come after it.
    """
    if matter.case_id is None:
        return
    actions.write_entry(
        actor=actor,
        case_id=matter.case_id,
        person_id=matter.person_id,
        kind=kind,
        text=text,
        happened_at=happened_at,
        at=at,
        about_message=matter.message_id,
        after_closing=True,
    )


def open_case(*, actor: Actor, matter: Matter, at: dt.datetime) -> None:
    """Open the matter's case if it is time, and write what was signed before."""
    if matter.case_id or matter.person_id is None or matter.sorting != Sorting.CHILD_CONCERN:
        return
    opened = actions.open_case(
        actor=actor,
        person_id=matter.person_id,
        method_key=METHOD,
        method_version=VERSION,
        at=at,
        locked_why=_locked_why(matter),
    )
    matter.case_id = opened.id
    matter.save(update_fields=["case_id"])
    from .entries import written_before

    for entry in written_before(matter):
        write(
            actor=actor, matter=matter, kind=entry.kind, text=entry.text, happened_at=entry.happened_at, at=at
        )
    decision = PreliminaryDecision.objects.filter(unit_id=actor.unit_id, matter=matter).first()
    if decision:
        settle_case(actor=actor, matter=matter, decision=decision, at=at)


def settle_case(*, actor: Actor, matter: Matter, decision: PreliminaryDecision, at: dt.datetime) -> None:
    """What a decision does to the case: without an inquiry it ends; with one the case says so and goes on."""
    if matter.case_id is None:
        return
    outcome = OUTCOME % decision.decision
    settle = actions.close_case if decision.decision == Decision.NOT_OPEN else actions.note_outcome
    settle(actor=actor, case_id=matter.case_id, outcome=outcome, why=decision.reasons, at=at)


def leave_case(*, actor: Actor, matter: Matter, outcome: str, why: str, at: dt.datetime) -> None:
    """The matter does not belong in its case after all: end it, if a decision has not, and let go of it."""
    if matter.case_id is None:
        return
    with contextlib.suppress(actions.CaseClosed):
        actions.close_case(actor=actor, case_id=matter.case_id, outcome=outcome, why=why, at=at)
    matter.case_id = None


def _locked_why(matter: Matter) -> str:
    """A protected identity locks the case to its own workers (design, "Inside a unit")."""
    person = matter.person
    protected = person is not None and person.protected_identity != ProtectedIdentity.NONE
    return gettext_noop("Skyddade personuppgifter") if protected else ""


def start_clocks(*, actor: Actor, matter: Matter) -> None:
    """The clocks from receipt: protection the same day, decision within 14 days, a meeting to be offered."""
    for rule, what in (
        (PROTECTION, gettext_noop("Gör den omedelbara skyddsbedömningen")),
        (PRELIMINARY, gettext_noop("Avsluta förhandsbedömningen")),
    ):
        start_clock(actor=actor, matter=matter, rule=rule, what=what, start=matter.received_at)
    _start_offer(actor, matter)


def _start_offer(actor: Actor, matter: Matter) -> None:
    """A report meeting is offered by default on every report from somebody who is bound to report (SoL 19:5)."""
    if matter.kind_key != CONCERN_REPORT.key or matter.sender_id is None:
        return
    last = clocks.due(PRELIMINARY, matter.received_at)
    actions.add_task(
        actor=actor,
        what=gettext_noop("Erbjud ett anmälningsmöte, eller skriv varför det inte passar"),
        due_on=the_method.offer_by(actor=actor, received_on=clocks.local_day(matter.received_at), last=last),
        starts_at=matter.received_at,
        case_id=matter.case_id,
        person_id=matter.person_id,
        rule=OFFER,
        basis="19 kap. 5 § SoL",
        owner_id=matter.responsible_id,
        owner_name=matter.responsible_name,
        about_kind=ABOUT,
        about=matter.id,
    )


def start_clock(*, actor: Actor, matter: Matter, rule: str, what: str, start: dt.datetime) -> None:
    """One clock as a task of the one who answers for the matter."""
    actions.add_task(
        actor=actor,
        what=what,
        due_on=clocks.due(rule, start),
        starts_at=start,
        case_id=matter.case_id,
        person_id=matter.person_id,
        rule=rule,
        basis=clocks.basis(rule),
        owner_id=matter.responsible_id,
        owner_name=matter.responsible_name,
        about_kind=ABOUT,
        about=matter.id,
    )


def stop_clock(*, actor: Actor, matter: Matter, at: dt.datetime, rule: str = "", result: str = "") -> None:
    """What the clock waited for is done."""
    actions.finish_tasks_about(actor=actor, about=matter.id, rule=rule, at=at, result=result)
