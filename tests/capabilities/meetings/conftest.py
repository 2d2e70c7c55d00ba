"""Kim has a consent that covers the school, leisure and the police, and Sara has called a meeting."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from samsyn.capabilities.meetings import weighing
from samsyn.capabilities.meetings.actions import approving, calling, distributing, inviting, minuting
from samsyn.capabilities.meetings.actions.calling import MeetingFacts
from samsyn.capabilities.meetings.actions.minuting import (
    AttendanceFacts,
    DecisionFacts,
    MinutesFacts,
    PartFacts,
)
from samsyn.capabilities.meetings.models import Minutes
from samsyn.capabilities.meetings.queries import parcels
from samsyn.capabilities.meetings.queries.page import meeting_page
from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType, Mode
from samsyn.capabilities.meetings.whom import as_law_asks
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.consents.scope import ScopeParty
from samsyn.foundation.messages import assessing
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Party
from tests.consents.conftest import EVERYBODY, ask, family, sign

__all__ = ["family"]
NOW = timezone.now()
STARTS = timezone.localtime().replace(hour=14, minute=0, second=0, microsecond=0) + dt.timedelta(days=3)
AFTER = STARTS + dt.timedelta(hours=1)
HOUR = dt.timedelta(hours=1)
PLACE = "Stadshuset, rum 4"
PARTIES = (Party.POLICE, Party.SCHOOL_MUNICIPAL, Party.LEISURE)
COVERED = (
    Category.IDENTITY,
    Category.MEETING,
    Category.SUPPORT_AND_PLAN,
    Category.SCHOOL_SITUATION,
    Category.HEALTH,
)
SECRET = "Kim sover illa sedan mamma blev sjuk."
SCHOOL = "Kim har varit borta sex dagar."
WORKS = "Kim har börjat träna handboll igen."
FACTS = MeetingFacts(MeetingType.SIG, PLACE, Mode.ON_SITE, "Sara Lindqvist")


def sql(statement: str, *parameters: object) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


@dataclass(frozen=True)
class Called:
    """A meeting that Sara has called for Kim."""

    id: UUID
    kim: UUID
    case_id: UUID
    consent_id: UUID


@pytest.fixture
def called(act: Callable[[str], Actor], family: Callable[..., UUID]) -> Called:
    """A consent in force, a case, and a meeting in three days."""
    sara = act("sara")
    kim = family(sara)
    parties = (ScopeParty(Party.SOCIAL_SERVICES), *(ScopeParty(one) for one in PARTIES))
    consent = ask(sara, kim, parties=parties, categories=COVERED)
    sara = sign(act, consent, *EVERYBODY)
    case = open_case(actor=sara, person_id=kim, method_key="sig", method_version="1", at=NOW)
    (meeting,) = calling.call(
        actor=sara, case_id=case.id, facts=FACTS, times=[(STARTS, STARTS + HOUR)], at=NOW
    )
    return Called(meeting, kim, case.id, consent)


def page_of(actor: Actor, meeting_id: UUID):
    return meeting_page(actor=actor, meeting_id=meeting_id, on=timezone.localdate())


def weighed(actor: Actor, page, parcel, to):
    return weighing.ask(
        actor=actor,
        about=as_law_asks(page.person, timezone.localdate()),
        parcel=parcel,
        recipients=to,
        facts={},
        on=timezone.localdate(),
    )


def invite(
    actor: Actor, meeting_id: UUID, *wanted: Party, whole: bool = False, why: str = ""
) -> tuple[UUID, ...]:
    """Invite units of these kinds; the messages' ids in the order of the parties."""
    page = page_of(actor, meeting_id)
    to = [assessing.recipients(actor=actor, parties=[one])[0] for one in wanted]
    times = parcels.times_of(actor=actor, page=page, whole_series=whole, at=NOW)
    parcel = parcels.inviting(actor=actor, page=page, times=times, why=why, functions={})
    return inviting.invite(
        actor=actor,
        meeting_ids=[one.meeting_id for one in times],
        parcel=parcel,
        matrix=weighed(actor, page, parcel, to),
        why="",
        at=NOW,
    )


def told(page, *, decisions: tuple[DecisionFacts, ...] = (), **changes) -> MinutesFacts:
    """Minutes with something of each: open to all, the school's, and what was said without the police."""
    parts = (
        PartFacts(Kind.WORKS, "Det som fungerar", Category.SUPPORT_AND_PLAN, WORKS),
        PartFacts(Kind.ITEM, "Skola", Category.SCHOOL_SITUATION, SCHOOL),
        PartFacts(Kind.ITEM, "Hälsa och hemma", Category.HEALTH, SECRET, without_police=True),
    )
    there = (
        AttendanceFacts("Sara Lindqvist", "Socialtjänsten"),
        AttendanceFacts("Kim Åberg", "familjen"),
        *(AttendanceFacts("", one.name, one.other_id) for one in page.invited),
    )
    facts = {"began_at": STARTS, "ended_at": AFTER, "parts": parts, "present": there, "decisions": decisions}
    return MinutesFacts(**(facts | changes))


def decision(what: str, other: UUID | None = None, owner: str = "own") -> DecisionFacts:
    return DecisionFacts(
        what=what,
        who="Mentorn" if other else "Sara Lindqvist",
        owner="unit" if other else owner,
        authority="",
        due_on=(AFTER + dt.timedelta(days=7)).date(),
        sign_of_done="Kim är i skolan varje dag.",
        other_id=other,
    )


def held(actor: Actor, meeting_id: UUID, *decisions: DecisionFacts, **changes) -> UUID:
    """Write the minutes and approve them."""
    facts = told(page_of(actor, meeting_id), decisions=decisions, **changes)
    minutes = minuting.write_minutes(actor=actor, meeting_id=meeting_id, facts=facts, at=AFTER)
    approving.approve(actor=actor, meeting_id=meeting_id, minutes_id=minutes, at=AFTER)
    return minutes


def distribute(actor: Actor, meeting_id: UUID) -> dict[str, UUID]:
    """Give each its part; the messages' ids by the unit's kind of party."""
    page = page_of(actor, meeting_id)
    parcel = parcels.distributing(actor=actor, page=page)
    to = parcels.units_to_tell(actor=actor, page=page)
    ids = distributing.distribute(
        actor=actor,
        meeting_id=meeting_id,
        parcel=parcel,
        matrix=weighed(actor, page, parcel, to),
        why="",
        at=AFTER,
    )
    rows = sql(
        "SELECT u.party, m.id FROM letters_sentmessage m "
        "JOIN units_unit u ON u.id = m.recipient_id WHERE m.id = ANY(%s)",
        list(ids),
    )
    return dict(rows)


def versions(meeting_id: UUID) -> int:
    return Minutes.objects.filter(meeting_id=meeting_id).count()
