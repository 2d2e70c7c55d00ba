"""The time line and the clocks of a matter: entries in its case, tasks on the desk (domain 14.1).

A matter gets its case when two things are known: that it concerns a child, and who the child is. What was signed
before that is written into the case then, with the moment it happened.
"""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.foundation.cases import actions, clocks, kinds_of_entry
from samsyn.foundation.people.models import ProtectedIdentity
from samsyn.foundation.units.acting import Actor

from .models import Matter
from .words import Sorting

METHOD, VERSION = "forhandsbedomning", "SoL 2025:400"
PROTECTION, PRELIMINARY, FEEDBACK = (
    "protection_assessment",
    "preliminary_assessment",
    "feedback_duty_reporter",
)
ABOUT = "matter"
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
    """Name the kinds of entry that the reception writes."""
    for kind, title in ENTRIES.items():
        kinds_of_entry.register(kind, title)


def write(
    *, actor: Actor, matter: Matter, kind: str, text: str, happened_at: dt.datetime, at: dt.datetime
) -> None:
    """Write into the matter's case; before there is one, the signed row itself waits to be written."""
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


def _locked_why(matter: Matter) -> str:
    """A protected identity locks the case to its own workers (design, "Inside a unit")."""
    person = matter.person
    protected = person is not None and person.protected_identity != ProtectedIdentity.NONE
    return _("Skyddade personuppgifter") if protected else ""


def start_clocks(*, actor: Actor, matter: Matter) -> None:
    """The two clocks that run from receipt: protection the same day, decision within 14 days."""
    for rule, what in (
        (PROTECTION, _("Gör den omedelbara skyddsbedömningen")),
        (PRELIMINARY, _("Avsluta förhandsbedömningen")),
    ):
        start_clock(actor=actor, matter=matter, rule=rule, what=what, start=matter.received_at)


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
