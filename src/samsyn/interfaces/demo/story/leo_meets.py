"""Leo's group meets once all together: invited, answered, written down as they talk, and one decision more to keep."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.groups.models import GroupCase
from samsyn.capabilities.meetings.actions import distributing
from samsyn.capabilities.meetings.actions.minuting import (
    AttendanceFacts,
    DecisionFacts,
    MinutesFacts,
    PartFacts,
)
from samsyn.capabilities.meetings.kinds import MINUTES
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages.reading import received
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Party

from . import leo_words as said
from .days import moment, working_after
from .leo_plot import CALLED, MET, before_closing
from .meetings import answer, call, hold, invite
from .own_page import show_meeting, show_minutes
from .stage import Stage

WITH = (Party.LEISURE, Party.POLICE)


def tell(stage: Stage, group: UUID) -> None:
    """Called, answered by Per and Faruk, shown to Leo, held, and given to each of them."""
    called, began = before_closing(stage, CALLED), moment(before_closing(stage, MET), 15)
    with stage.scene("sara", moment(called, 9)) as (sara, _at):
        case = GroupCase.objects.values_list("case_id", flat=True).get(unit_id=sara.unit_id, id=group)
    (meeting,) = call(stage, case, moment(called, 9, 5), [began], MeetingType.SIG, "")
    invite(stage, meeting, moment(called, 9, 30), said.MEETING_WHY, by_letter=(), parties=WITH)
    answer(stage, ("faruk", "per"), meeting, moment(working_after(called, 1), 10))
    show_meeting(stage, meeting, moment(working_after(called, 1), 14), said.OWN_MEETING)
    hold(stage, meeting, began, _minutes)
    show_minutes(stage, meeting, began + dt.timedelta(minutes=100), said.OWN_MINUTES)
    _taken_on(stage)


def _taken_on(stage: Stage) -> None:
    """What Faruk took on at the meeting lies in his own case the working day after."""
    with stage.scene("faruk", moment(working_after(before_closing(stage, MET), 1), 11)) as (faruk, at):
        (message,) = received(actor=faruk, limit=1, kinds=(MINUTES.key,))
        distributing.take_on(actor=faruk, message_id=message.id, at=at)


def _minutes(actor: Actor, page: MeetingPage, began: dt.datetime, ended: dt.datetime) -> MinutesFacts:
    units = {one.party: one for one in page.invited}
    leisure = units[Party.LEISURE]
    spoken = (
        (Kind.WORKS, "Det som fungerar", Category.SUPPORT_AND_PLAN, said.MEETING_WORKS),
        (Kind.WORRIES, "Det som oroar", Category.CONCERN, said.MEETING_WORRIES),
        (Kind.YOUTH, "Den unges egna ord (Leo)", Category.SUPPORT_AND_PLAN, said.MEETING_OWN_WORDS),
    )
    return MinutesFacts(
        began_at=began,
        ended_at=ended,
        parts=[PartFacts(*one) for one in spoken],
        present=[
            AttendanceFacts("Sara Lindqvist", actor.unit_name),
            AttendanceFacts("Leo Bergvall", "familjen"),
            *(AttendanceFacts("", one.name, one.other_id) for one in units.values()),
        ],
        decisions=[
            DecisionFacts(
                said.TRY_OUT,
                "Faruk Demir",
                "unit",
                leisure.name,
                local_day(ended) + dt.timedelta(days=21),
                said.TRY_OUT_SIGN,
                leisure.other_id,
            )
        ],
    )
