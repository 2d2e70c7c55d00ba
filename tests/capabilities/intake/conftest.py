"""A concern report as Per writes it, and helpers that read as the work does."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from samsyn.capabilities.intake.actions import meetings, preliminary, protection, receiving, reporting
from samsyn.capabilities.intake.payloads import ConcernReport, PoliceAddition, ReportedChild, ReportedGuardian
from samsyn.capabilities.intake.queries.examining import about_report
from samsyn.capabilities.intake.queries.reports import report_recipients
from samsyn.capabilities.intake.words import (
    ChildRole,
    Decision,
    Earlier,
    EventType,
    Heard,
    Offer,
    Source,
    Told,
    YesNoUnknown,
)
from samsyn.foundation.messages.sending import send
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.law import Fact


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def sql(statement: str, *parameters: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def kim(**changes: Any) -> ReportedChild:
    facts = {
        "given_name": "Kim",
        "family_name": "Sandberg",
        "birth_date": dt.date(2010, 3, 14),
        "school": "Lindskolan",
    }
    return ReportedChild(**facts | changes)


def kim_facts(**changes: Any) -> PersonFacts:
    facts = {"given_name": "Kim", "family_name": "Sandberg", "birth_date": dt.date(2010, 3, 14)}
    return PersonFacts(**facts | changes)


def report(**changes: Any) -> ConcernReport:
    told: dict[str, Any] = {
        "child": kim(),
        "reporter_name": "Per Ekdahl",
        "reporter_role": "områdespolis",
        "reporter_authority": "Polismyndigheten, lokalpolisområde Åkerö",
        "reporter_contact": "114 14",
        "concern": "Anträffad 23.40 vid köpcentrumet med fyra andra. Verkade påverkad.\nSade själv: ”det är lugnt”.",
        "source": Source.SEEN,
        "violence": False,
        "honour": False,
        "sexual": False,
        "acute_need": YesNoUnknown.NO,
        "child_informed": Told.YES,
        "guardians_informed": Told.YES,
        "feedback_requested": True,
        "meeting_possible": True,
        "guardians": (ReportedGuardian("Mona Sandberg", "070-000 00 01"),),
        "police": PoliceAddition(
            "5000-K1-26",
            dt.datetime(2026, 11, 20, 23, 40, tzinfo=dt.UTC),
            "Köpcentrumet",
            ChildRole.MET,
            EventType.DRUGS,
            4,
        ),
    }
    return ConcernReport(**told | changes)


def file(per: Any, told: ConcernReport | None = None) -> UUID:
    """Send a report with the judgement that there is concern for the child; answers the message's id."""
    told = told or report()
    to = report_recipients(actor=per)[0] if not per.municipalities else _to_akero(per)
    question = about_report(
        actor=per,
        report=told,
        person_id=None,
        to=to,
        on=dt.date.today(),
        facts={Fact.CONCERN_FOR_CHILD: True},
    )
    new = kim_facts() if per.may("works_cases") else None
    return reporting.file_report(actor=per, report=told, examination=question, new_person=new, at=now())


def _to_akero(actor: Any) -> Any:
    return next(one for one in report_recipients(actor=actor) if "Norrvik" not in one.name)


@pytest.fixture
def filed(act: Callable[[str], Any]) -> UUID:
    """A report that Per has filed on Kim."""
    return file(act("per"))


@pytest.fixture
def sara(filed: UUID, act: Callable[[str], Any]) -> Any:
    """Sara at the reception, after the report has come."""
    return act("sara")


@pytest.fixture
def matter(filed: UUID, sara: Any) -> Any:
    """The matter that Sara has taken up."""
    return receiving.take_up(actor=sara, message_id=filed, at=now())


def assess(sara: Any, matter: Any, **changes: Any) -> Any:
    told = {
        "need": False,
        "reasons": "Mamma är hemma och hämtar.",
        "earlier_known": Earlier.NO,
        "assessed_at": now(),
    }
    return protection.assess_protection(actor=sara, matter_id=matter.id, at=now(), **told | changes)


def offer(sara: Any, matter: Any, answer: Offer = Offer.OFFERED, **more: Any) -> Any:
    return meetings.note_meeting(actor=sara, matter_id=matter.id, answer=answer, at=now(), **more)


def decide(sara: Any, matter: Any, decision: Decision = Decision.NOT_OPEN, **changes: Any) -> Any:
    told = {
        "reasons": "Familjen tar emot stöd.",
        "delegation_point": "4.1",
        "child_heard": Heard.YES,
        "decided_at": now(),
    }
    return preliminary.decide(actor=sara, matter_id=matter.id, decision=decision, at=now(), **told | changes)


def register_kim(actor: Any, **changes: Any) -> Any:
    return register_person(actor=actor, facts=kim_facts(**changes), at=now())


__all__ = [
    "assess",
    "decide",
    "file",
    "kim",
    "kim_facts",
    "matter",
    "now",
    "offer",
    "register_kim",
    "report",
    "send",
    "sql",
]
