"""Concern reports in the story: filed by one unit, taken up and judged by another."""

import datetime as dt
from typing import Any
from uuid import UUID

from samsyn.capabilities.intake.actions import feedback, persons, preliminary, receiving, reporting
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import ConcernReport, ReportedChild
from samsyn.capabilities.intake.queries.examining import about_answer, about_report, answer_payload, judged
from samsyn.capabilities.intake.queries.matters import matter_card, matter_page
from samsyn.capabilities.intake.queries.reports import report_recipients
from samsyn.capabilities.intake.words import Source, Told, YesNoUnknown
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.people.actions import add_guardian
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts, Whereabouts
from samsyn.foundation.units.acting import Actor
from samsyn.law import Fact

ORDINARY: dict[str, Any] = {
    "source": Source.SEEN,
    "violence": False,
    "honour": False,
    "sexual": False,
    "acute_need": YesNoUnknown.NO,
    "child_informed": Told.YES,
    "guardians_informed": Told.YES,
    "feedback_requested": True,
    "meeting_possible": True,
}


def report_by(
    actor: Actor, *, child: ReportedChild, concern: str, telephone: str, **more: Any
) -> ConcernReport:
    """A report as this worker signs it; what is not told is as in most reports."""
    told: dict[str, Any] = {
        "reporter_name": actor.name,
        "reporter_role": actor.title,
        "reporter_authority": actor.unit_name,
        "reporter_contact": telephone,
        "child": child,
        "concern": concern,
    }
    return ConcernReport(**ORDINARY | told | more)


def file(*, actor: Actor, report: ConcernReport, to: str, why: str, at: dt.datetime) -> UUID:
    """Judge that there is concern for the child, and send; `to` is the name of the receiving unit."""
    recipient = next(one for one in report_recipients(actor=actor) if one.name == to)
    question = about_report(
        actor=actor,
        report=report,
        person_id=None,
        to=recipient,
        on=local_day(at),
        facts={Fact.CONCERN_FOR_CHILD: True},
    )
    new = facts_of(report.child) if actor.may("works_cases") else None
    return reporting.file_report(
        actor=actor, report=report, examination=question, new_person=new, why=why, at=at
    )


def facts_of(child: ReportedChild) -> PersonFacts:
    """The child as the report tells, for one's own register."""
    ages = (child.age_from, child.age_to) if child.age_from is not None and child.age_to is not None else None
    return PersonFacts(
        given_name=child.given_name,
        family_name=child.family_name,
        birth_date=child.birth_date,
        ages=ages,
        sex=child.sex,
        interpreter_language=child.interpreter_language,
        whereabouts=Whereabouts(child.address, child.telephone, child.school, child.home_municipality),
    )


def take_up(
    *,
    actor: Actor,
    message_id: UUID,
    child: ReportedChild,
    guardians: tuple[GuardianFacts, ...],
    at: dt.datetime,
) -> Matter:
    """Take up a report on somebody new to the unit, with the guardians."""
    matter = receiving.take_up(actor=actor, message_id=message_id, at=at)
    matter = persons.register_and_link(actor=actor, matter_id=matter.id, facts=facts_of(child), at=at)
    for guardian in guardians:
        add_guardian(actor=actor, youth_id=_person(matter), facts=guardian, at=at)
    return matter


def contact(
    actor: Actor, matter: Matter, with_whom: str, who: str, way: str, at: dt.datetime, what: str
) -> None:
    """Write down a contact just after it."""
    preliminary.note_contact(
        actor=actor,
        matter_id=matter.id,
        with_whom=with_whom,  # type: ignore[arg-type]
        who=who,
        way=way,  # type: ignore[arg-type]
        happened_at=at,
        what=what,
        at=at,
    )


def answer_reporter(*, actor: Actor, matter: Matter, at: dt.datetime) -> None:
    """Tell the reporter just what SoL 19:6 allows."""
    card = matter_card(actor=actor, matter_id=matter.id)
    if card is None:
        raise LookupError(matter.id)
    page = matter_page(actor=actor, matter=card)
    asked = about_answer(actor=actor, page=page, payload=answer_payload(page), on=local_day(at))
    question = judged(asked, actor=actor, facts={Fact.UNSUITABLE_TO_ANSWER_REPORTER: False})
    feedback.answer_reporter(actor=actor, matter_id=matter.id, examination=question, at=at)


def _person(matter: Matter) -> UUID:
    if matter.person_id is None:
        raise LookupError(matter.id)
    return matter.person_id
