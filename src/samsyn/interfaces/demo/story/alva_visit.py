"""Alva, 17, at the visit and after it: a no to a test, talks, a promise that is late, a follow-up that is near."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.home_visits.actions import after, recording, screening
from samsyn.capabilities.home_visits.actions.after import Series
from samsyn.capabilities.home_visits.actions.recording import Promise, RecordFacts, Resident
from samsyn.capabilities.home_visits.actions.screening import Said
from samsyn.capabilities.home_visits.models import Capacity, EntryAnswer, ScreeningAnswer, Talk, TalkState

from .alva_plot import HELENA, Plot
from .alva_texts import GUARDIAN_SAID, TALK, YOUTH_SAID
from .days import moment, working_after


def tell(plot: Plot, mine: UUID, theirs: UUID) -> None:
    """Sara's record and the officer's short one; then what was agreed."""
    _visited(plot, mine)
    _written_by_the_officer(plot, theirs)
    _talks(plot, mine)


def _times(plot: Plot) -> tuple[dt.datetime, dt.datetime]:
    return moment(plot.visited, 17, 5), moment(plot.visited, 17, 50)


def _visited(plot: Plot, mine: UUID) -> None:
    with plot.stage.scene("sara", moment(plot.visited, 18, 20)) as (sara, at):
        recording.sign_record(actor=sara, visit_id=mine, facts=_record(plot), at=at)
        screening.offer(
            actor=sara,
            visit_id=mine,
            answer=ScreeningAnswer.DECLINED,
            said=[Said("youth", "Alva Strand", agreed=False)],
            at=at,
        )


def _record(plot: Plot) -> RecordFacts:
    came, left = _times(plot)
    later = working_after(plot.visited, 12)
    return RecordFacts(
        came_at=came,
        left_at=left,
        place_kind="own_home",
        present=((Capacity.YOUTH, "Alva"), (Capacity.GUARDIAN, HELENA.name), (Capacity.OFFICER, "")),
        residents=(Resident(HELENA.name, Capacity.GUARDIAN, EntryAnswer.YES),),
        information=("why_here", "voluntary", "rights", "support", "what_is_written", "who_is_told"),
        youth_said_yes_to_talk=True,
        youth_voice=YOUTH_SAID,
        guardian_voice=GUARDIAN_SAID,
        promises=(
            Promise("Ringa ridskolan och höra om en plats som ledare", Capacity.SOCIAL_WORKER, plot.promised),
            Promise("Vara hemma när Alva kommer från skolan på onsdagar", Capacity.GUARDIAN, later, "Helena"),
        ),
        support={"talks": True, "parent_support": None, "leisure": True},
        outcome="talks",
        outcome_why="Alva vill prata, men inte i skolan och inte varje vecka.",
    )


def _written_by_the_officer(plot: Plot, theirs: UUID) -> None:
    came, left = _times(plot)
    card = Promise(
        "Lämna visitkort och direktnummer till Helena", Capacity.OFFICER, working_after(plot.visited, 1)
    )
    with plot.stage.scene("per", moment(plot.visited, 18, 45)) as (per, at):
        facts = RecordFacts(
            came_at=came,
            left_at=left,
            place_kind="own_home",
            promises=(card,),
            present=((Capacity.YOUTH, ""), (Capacity.GUARDIAN, ""), (Capacity.SOCIAL_WORKER, "")),
        )
        recording.sign_record(actor=per, visit_id=theirs, facts=facts, at=at)


def _talks(plot: Plot, mine: UUID) -> None:
    with plot.stage.scene("sara", moment(working_after(plot.visited, 1), 9, 0)) as (sara, at):
        series = Series(
            first_at=moment(plot.first_talk, 15, 30),
            count=3,
            days_between=14,
            minutes=45,
            place="Ungdomens hus, lilla rummet",
        )
        after.book_talks(actor=sara, visit_id=mine, series=series, at=at)
    with plot.stage.scene("sara", moment(plot.first_talk, 16, 30)) as (sara, at):
        first = Talk.objects.get(unit_id=sara.unit_id, visit_id=mine, number=1)
        after.settle_talk(actor=sara, talk_id=first.id, state=TalkState.HELD, note=TALK, at=at)
