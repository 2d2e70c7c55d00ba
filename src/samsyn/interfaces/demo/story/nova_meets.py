"""Nova's group meets: one meeting held and given out, and one coming that stands on Nova's own page."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.groups.models import GroupCase
from samsyn.capabilities.meetings.actions.minuting import (
    AttendanceFacts,
    DecisionFacts,
    MinutesFacts,
    PartFacts,
)
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Party

from . import nova_texts as said
from .days import moment
from .meetings import answer, call, hold, invite
from .own_page import show_meeting
from .stage import Stage


def tell(stage: Stage, group: UUID) -> None:
    """A month after the plan, and again in a few days."""
    days = stage.days
    with stage.scene("sara", moment(days.working(20), 9, 0)) as (sara, _at):
        case = GroupCase.objects.values_list("case_id", flat=True).get(unit_id=sara.unit_id, id=group)
    times = [moment(days.working(8), 15), moment(days.coming(5), 15)]
    held, coming = call(stage, case, moment(days.working(20), 9, 5), times, MeetingType.SIG, "")
    for meeting, asked, by_letter in (
        (held, days.working(20), ("Carin Ekberg",)),
        (coming, days.working(7), ()),
    ):
        invite(stage, meeting, moment(asked, 9, 30), said.MEETING_WHY, by_letter)
        answer(stage, ("rut", "faruk", "per"), meeting, moment(asked, 13))
        show_meeting(stage, meeting, moment(asked, 16), said.OWN_MEETING)
    show_meeting(stage, coming, moment(days.working(7), 16, 5), said.CARINS_MEETING, is_guardians=True)
    hold(stage, held, times[0], _minutes)


def _minutes(actor: Actor, page: MeetingPage, began: dt.datetime, ended: dt.datetime) -> MinutesFacts:
    units = {one.party: one for one in page.invited}
    school = units[Party.SCHOOL_MUNICIPAL]
    return MinutesFacts(
        began_at=began,
        ended_at=ended,
        parts=[
            PartFacts(Kind.WORKS, "Det som fungerar", Category.SUPPORT_AND_PLAN, said.MEETING_WORKS),
            PartFacts(Kind.WORRIES, "Det som oroar", Category.CONCERN, said.MEETING_WORRIES),
            PartFacts(
                Kind.YOUTH, "Den unges egna ord (Nova)", Category.SUPPORT_AND_PLAN, said.MEETING_OWN_WORDS
            ),
        ],
        present=[
            AttendanceFacts(actor.name, actor.unit_name),
            AttendanceFacts("Nova Ekberg", "familjen"),
            AttendanceFacts("Carin Ekberg", "familjen"),
            *(AttendanceFacts("", one.name, one.other_id) for one in units.values()),
        ],
        decisions=[
            DecisionFacts(
                "Låta Nova börja klockan tio på torsdagar också",
                "Rut Hallin",
                "unit",
                school.name,
                local_day(ended) + dt.timedelta(days=21),
                "Det står i schemat.",
                school.other_id,
            )
        ],
    )
