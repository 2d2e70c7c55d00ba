"""Tove, 16, under SSPF: a network meeting held and given out, one that all come to, one that waits for answers."""

import datetime as dt
from collections.abc import Callable, Sequence
from uuid import UUID

from samsyn.capabilities.meetings import weighing
from samsyn.capabilities.meetings.actions import (
    answering,
    approving,
    calling,
    distributing,
    inviting,
    minuting,
)
from samsyn.capabilities.meetings.actions.answering import Answer
from samsyn.capabilities.meetings.actions.calling import MeetingFacts
from samsyn.capabilities.meetings.actions.minuting import (
    AttendanceFacts,
    DecisionFacts,
    MinutesFacts,
    PartFacts,
)
from samsyn.capabilities.meetings.actions.taking_in import take_in
from samsyn.capabilities.meetings.parcels import Distributing, Inviting
from samsyn.capabilities.meetings.queries import parcels
from samsyn.capabilities.meetings.queries.page import meeting_page
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.capabilities.meetings.vocabulary import Absence, Kind, MeetingType, Mode, News, Reply, Way
from samsyn.capabilities.meetings.whom import as_law_asks
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.family.actions import open_room
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Party
from samsyn.law.vocabulary import Giver

from . import tove_reported
from .consents import ask_for, sign
from .days import moment
from .stage import Stage

OFFICE = "Stadshuset, rum 112"
HOUR = dt.timedelta(hours=1)
PARTIES = (Party.SCHOOL_MUNICIPAL, Party.LEISURE, Party.POLICE)
COVERED = (
    Category.MEETING,
    Category.SUPPORT_AND_PLAN,
    Category.CONCERN,
    Category.SCHOOL_SITUATION,
    Category.LEISURE,
    Category.FAMILY,
)
WHY = "Att Tove ska komma tillbaka till skolan i sin egen takt, och ha någonstans att vara på kvällarna."
SAID = (
    (
        "Vad fungerar?",
        Category.SUPPORT_AND_PLAN,
        Kind.WORKS,
        "Tove går till ateljén på Ungdomens hus två kvällar i veckan.",
    ),
    (
        "Vad oroar?",
        Category.CONCERN,
        Kind.WORRIES,
        "Tove är vaken på nätterna och har tappat kontakten med sina gamla vänner.",
    ),
    (
        "Hur är det i skolan och på fritiden?",
        Category.SCHOOL_SITUATION,
        Kind.ITEM,
        "Sju hela dagar borta i oktober. Bilden går bra.",
    ),
)
AT_HOME = "Mamma har varit sjukskriven sedan i somras. Det är därför Tove är hemma."
OWN_WORDS = "Jag vill börja med bara bild, sen kan jag ta en lektion till."


def tell(stage: Stage) -> None:
    """From the school's report and the meeting about it to the three meetings under SSPF."""
    days = stage.days
    case, consent = _begin(stage)
    sign(stage, consent, (Giver.YOUTH, Giver.GUARDIAN_1), moment(days.working(14), 10, 5))
    held = call(stage, case, moment(days.working(13), 15), [moment(days.working(6), 14)])[0]
    invite(stage, held, moment(days.working(13), 15, 20))
    answer(stage, ("rut", "faruk", "per"), held, moment(days.working(12), 9))
    hold(stage, held, moment(days.working(6), 14), _minutes)
    coming, later = call(
        stage,
        case,
        moment(days.working(6), 15, 30),
        [moment(days.coming(3), 14), moment(days.coming(23), 14)],
    )
    invite(stage, coming, moment(days.working(5), 8, 40))
    answer(stage, ("rut", "faruk", "per"), coming, moment(days.working(4), 13))
    invite(stage, later, moment(days.working(1), 9, 15))
    answer(stage, ("rut",), later, moment(days.working(1), 11))


def _begin(stage: Stage) -> tuple[UUID, UUID]:
    tove = tove_reported.tell(stage)
    with stage.scene("sara", moment(stage.days.working(15), 13, 10)) as (sara, at):
        open_room(actor=sara, person_id=tove)
        case = open_case(actor=sara, person_id=tove, method_key="sspf", method_version="1", at=at)
        return case.id, ask_for(sara, tove, at, with_whom=PARTIES, categories=COVERED, why=WHY)


def call(
    stage: Stage,
    case: UUID,
    moment_of: dt.datetime,
    begins: Sequence[dt.datetime],
    kind: MeetingType = MeetingType.SSPF,
    interpreter: str = "fi",
) -> tuple[UUID, ...]:
    """Sara calls an hour's meeting, or several."""
    with stage.scene("sara", moment_of) as (sara, at):
        facts = MeetingFacts(kind, OFFICE, Mode.ON_SITE, sara.name, "Samir Haddad", interpreter)
        return calling.call(
            actor=sara, case_id=case, facts=facts, times=[(one, one + HOUR) for one in begins], at=at
        )


def invite(
    stage: Stage,
    meeting: UUID,
    moment_of: dt.datetime,
    why: str = WHY,
    by_letter: Sequence[str] = ("Tove Sandell", "Karolina Sandell"),
    parties: Sequence[Party] = PARTIES,
) -> None:
    """Sara invites one unit of each party, and sends the family a letter."""
    with stage.scene("sara", moment_of) as (sara, at):
        page = _page(sara, meeting, at)
        times = parcels.times_of(actor=sara, page=page, whole_series=False, at=at)
        parcel = parcels.inviting(actor=sara, page=page, times=times, why=why, functions={})
        to = [one for party in parties for one in assessing.recipients(actor=sara, parties=[party])]
        inviting.invite(
            actor=sara,
            meeting_ids=[meeting],
            parcel=parcel,
            matrix=_weighed(sara, page, parcel, to, at),
            why="",
            at=at,
        )
        for whom in by_letter:
            inviting.note_family_told(
                actor=sara,
                meeting_id=meeting,
                whom=whom,
                news=News.INVITED,
                way=Way.LETTER,
                told_on=local_day(at),
                at=at,
            )


def answer(stage: Stage, names: Sequence[str], meeting: UUID, at: dt.datetime) -> None:
    """Each says yes, a quarter of an hour apart; Sara looks afterwards."""
    with stage.scene("sara", at) as (sara, _at):
        messages = {one.other_id: one.message_id for one in _page(sara, meeting, at).invited}
    for number, name in enumerate(names):
        with stage.scene(name, at + number * dt.timedelta(minutes=15)) as (guest, answered_at):
            answering.answer(
                actor=guest,
                message_id=messages[guest.unit_id],
                said=Answer(Reply.ACCEPTED, (meeting,)),
                at=answered_at,
            )
    with stage.scene("sara", at + HOUR) as (sara, looked_at):
        take_in(actor=sara, at=looked_at)


def hold(
    stage: Stage,
    meeting: UUID,
    began: dt.datetime,
    said: Callable[[Actor, MeetingPage, dt.datetime, dt.datetime], MinutesFacts],
) -> None:
    """Written down by Samir as they talk, approved by Sara, and given to each."""
    ended = began + HOUR
    with stage.scene("samir", ended) as (samir, at):
        facts = said(samir, _page(samir, meeting, at), began, ended)
        minutes = minuting.write_minutes(actor=samir, meeting_id=meeting, facts=facts, at=at)
    with stage.scene("sara", ended + dt.timedelta(minutes=20)) as (sara, at):
        approving.approve(actor=sara, meeting_id=meeting, minutes_id=minutes, at=at)
        page = _page(sara, meeting, at)
        parcel = parcels.distributing(actor=sara, page=page)
        to = parcels.units_to_tell(actor=sara, page=page)
        matrix = _weighed(sara, page, parcel, to, at)
        distributing.distribute(actor=sara, meeting_id=meeting, parcel=parcel, matrix=matrix, why="", at=at)


def _minutes(actor: Actor, page: MeetingPage, began: dt.datetime, ended: dt.datetime) -> MinutesFacts:
    units = {one.party: one for one in page.invited}
    said = [PartFacts(kind, heading, category, text) for heading, category, kind, text in SAID]
    due = local_day(ended) + dt.timedelta(days=21)

    def promise(what: str, who: str, sign_of_done: str, party: Party | None = None) -> DecisionFacts:
        other = units[party] if party else None
        owner, authority = ("unit", other.name) if other else ("own", actor.unit_name)
        return DecisionFacts(
            what, who, owner, authority, due, sign_of_done, other.other_id if other else None
        )

    return MinutesFacts(
        began_at=began,
        ended_at=ended,
        parts=[
            *said,
            PartFacts(Kind.ITEM, "Hur är det hemma?", Category.FAMILY, AT_HOME, without_police=True),
            PartFacts(Kind.YOUTH, "Den unges egna ord (Tove Sandell)", Category.SUPPORT_AND_PLAN, OWN_WORDS),
        ],
        present=[
            AttendanceFacts("Sara Lindqvist", actor.unit_name),
            AttendanceFacts("Tove Sandell", "familjen"),
            AttendanceFacts("Karolina Sandell", "familjen"),
            *(AttendanceFacts("", units[one].name, units[one].other_id) for one in PARTIES[:2]),
            AttendanceFacts(
                "", units[Party.POLICE].name, units[Party.POLICE].other_id, Absence.HINDERED, present=False
            ),
        ],
        decisions=[
            promise("Söka kontaktfamilj för helgerna", actor.name, "Tove har träffat en familj."),
            promise(
                "Göra ett schema med bara bild först",
                "Mentorn",
                "Tove har varit på tre lektioner.",
                PARTIES[0],
            ),
            promise("Hålla en plats i ateljén", "Faruk Demir", "Tove har en egen hylla.", PARTIES[1]),
        ],
    )


def _weighed(
    actor: Actor, page: MeetingPage, parcel: Inviting | Distributing, to: Sequence[Recipient], at: dt.datetime
) -> Matrix:
    on = local_day(at)
    about = as_law_asks(page.person, on)
    return weighing.ask(actor=actor, about=about, parcel=parcel, recipients=to, facts={}, on=on)


def _page(actor: Actor, meeting: UUID, at: dt.datetime) -> MeetingPage:
    return meeting_page(actor=actor, meeting_id=meeting, on=local_day(at))
