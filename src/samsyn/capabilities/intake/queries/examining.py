"""Asking the law before the reception or a reporter sends something about a person."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from samsyn.capabilities.intake.kinds import CONCERN_REPORT, FEEDBACK, FORWARDED_CONCERN
from samsyn.capabilities.intake.payloads import ConcernReport, Feedback, ReportedChild
from samsyn.capabilities.intake.words import OUTCOME_OF, Decision
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages.assessing import About, Examination, Recipient, examine, recipient
from samsyn.foundation.people.models import ProtectedIdentity
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.units.acting import Actor
from samsyn.law import Fact, Party, Purpose
from samsyn.law.answer import Ask

from .matters import MatterPage

NOT_DUTY_BOUND = (Party.PRIVATE_PERSON, Party.GUARDIAN, Party.YOUTH, Party.ASSOCIATION)


def about_report(
    *,
    actor: Actor,
    report: ConcernReport,
    person_id: UUID | None,
    to: Recipient,
    on: dt.date,
    facts: Mapping[Fact, bool | int] | None = None,
) -> Examination:
    """May this concern report be sent? Everything that it tells is asked about."""
    return examine(
        actor=actor,
        about=about_child(report.child, person_id, on),
        recipient=to,
        categories=(*CONCERN_REPORT.categories, *report.further_categories),
        purpose=Purpose.PROTECT_CHILD,
        on=on,
        facts=facts,
    )


def asks_of_report(question: Examination, *, actor: Actor) -> tuple[Ask, ...]:
    """The questions of a report: is there concern, and what the law would still ask if there is.

    A duty breaks what would otherwise have to be judged, so the reporter is not asked about that.
    """
    still = {ask.fact for ask in if_concern(question, actor=actor).asks}
    return tuple(ask for ask in question.asks if ask.fact is Fact.CONCERN_FOR_CHILD or ask.fact in still)


def if_concern(question: Examination, *, actor: Actor) -> Examination:
    """What the law answers if the reporter judges that there is concern: the ground to show beforehand."""
    return judged(question, actor=actor, facts={Fact.CONCERN_FOR_CHILD: True})


def about_answer(*, actor: Actor, page: MatterPage, payload: Any, on: dt.date) -> Examination:
    """May the reporter be told the outcome (SoL 19:6)? That the sender reported, and its duty, are facts here."""
    sender = page.matter.sender_id
    if sender is None:
        message = "Only a unit that reported is answered."
        raise ValueError(message)
    to = recipient(sender)
    return examine(
        actor=actor,
        about=about_matter(actor=actor, page=page, payload=payload, on=on),
        recipient=to,
        categories=FEEDBACK.categories,
        purpose=Purpose.FEEDBACK_TO_REPORTER,
        on=on,
        facts={Fact.REPORTER_IS_DUTY_BOUND: to.party not in NOT_DUTY_BOUND},
        requested=any(row.asked_at for row in page.answers),
    )


def about_forwarding(
    *,
    actor: Actor,
    page: MatterPage,
    payload: Any,
    to: Recipient,
    on: dt.date,
    facts: Mapping[Fact, bool | int] | None = None,
) -> Examination:
    """May what was told be passed on to prevent crime?"""
    return examine(
        actor=actor,
        about=about_matter(actor=actor, page=page, payload=payload, on=on),
        recipient=to,
        categories=FORWARDED_CONCERN.categories,
        purpose=Purpose.PREVENT_CRIME,
        on=on,
        facts=facts,
    )


def judged(question: Examination, *, actor: Actor, facts: Mapping[Fact, bool | int]) -> Examination:
    """The same question, with a human's answers."""
    return examine(
        actor=actor,
        about=question.about,
        recipient=question.recipient,
        categories=tuple(item.category for item in question.items),
        purpose=question.purpose,
        on=question.on,
        facts={**question.facts, **facts},
        requested=question.requested,
    )


def unsuitable(question: Examination, *, actor: Actor) -> Examination:
    """The question answered with: it is unsuitable to answer."""
    return judged(question, actor=actor, facts={Fact.UNSUITABLE_TO_ANSWER_REPORTER: True})


def answer_payload(page: MatterPage) -> Feedback | None:
    """Just what the reporter would be told."""
    if page.decision is None:
        return None
    outcome = OUTCOME_OF[Decision(page.decision.decision)]
    return Feedback(page.matter.message_id, outcome, local_day(page.decision.decided_at))


def about_matter(*, actor: Actor, page: MatterPage, payload: Any, on: dt.date) -> About:
    """Whom a matter is about: the unit's own person, else the child as the report tells."""
    if page.matter.person_id:
        person = person_page(actor=actor, person_id=page.matter.person_id, on=on)
        return _about(
            page.matter.person_id,
            person.line.birth_date,
            person.ages_told,
            on,
            protected=person.line.protected,
        )
    if isinstance(payload, ConcernReport):
        return about_child(payload.child, None, on)
    return About(None, ())


def about_child(child: ReportedChild, person_id: UUID | None, on: dt.date) -> About:
    ages = (child.age_from, child.age_to) if child.age_from is not None and child.age_to is not None else None
    protected = child.protected_identity != ProtectedIdentity.NONE
    return _about(person_id, child.birth_date, ages, on, protected=protected)


def _about(
    person_id: UUID | None,
    born: dt.date | None,
    ages: tuple[int, int] | None,
    on: dt.date,
    *,
    protected: bool,
) -> About:
    if born:
        return About.born_on(person_id, born, protected=protected)
    if ages:
        return About.aged(person_id, ages, on, protected=protected)
    return About(person_id, (), protected)


def for_person(question: Examination, person_id: UUID | None) -> Examination:
    """The same answer, written down about the unit's own row of the person."""
    return dataclasses.replace(question, about=dataclasses.replace(question.about, person_id=person_id))
