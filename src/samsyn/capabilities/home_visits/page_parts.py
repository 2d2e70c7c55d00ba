"""The parts of a visit's page, read from the unit's own rows and put into words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.foundation.cases.queries import TaskLine
from samsyn.foundation.people.languages import LANGUAGES
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.queries import rows_about
from samsyn.foundation.units.together import Under
from samsyn.law import Party
from samsyn.methods.model import Method

from .forms.fields import Words
from .kinds import DeclineReason
from .models import (
    Capacity,
    Commitment,
    DecisionAbout,
    Direction,
    EntryConsent,
    FollowUp,
    InformationGiven,
    ManagerDecision,
    ProposalState,
    ProposedTime,
    SupportOffered,
    Talk,
    TargetAnswer,
    Visit,
    VisitPlan,
    VisitPresence,
    VisitProposal,
    VisitRecord,
)
from .rows import (
    AnswerLine,
    DecisionLine,
    FollowUpLine,
    PlanRow,
    PromiseLine,
    ProposalLine,
    RecordRow,
    TalkLine,
    TimeLine,
)


@dataclass(frozen=True)
class VisitRows:
    """Every row that stands under one visit, drug screening left out."""

    answers: list[TargetAnswer]
    decisions: list[ManagerDecision]
    plans: list[VisitPlan]
    proposals: list[VisitProposal]
    times: list[ProposedTime]
    records: list[VisitRecord]
    present: list[VisitPresence]
    consents: list[EntryConsent]
    information: list[InformationGiven]
    support: list[SupportOffered]
    promises: list[Commitment]
    talks: list[Talk]
    follow_ups: list[FollowUp]
    extra: list[StepAnswer]


def rows_of(visit: Visit) -> VisitRows:
    """All of them, each in the order it is shown. One statement."""
    return VisitRows(*_under_visit(visit.unit_id, visit.id))


def _querysets(unit_id: UUID, visit_id: UUID) -> tuple[QuerySet[Any], ...]:
    mine = {"unit_id": unit_id, "visit_id": visit_id}
    return (
        TargetAnswer.objects.filter(**mine).order_by("-in_the_way", "key"),
        ManagerDecision.objects.filter(**mine).order_by("asked_at"),
        VisitPlan.objects.filter(**mine),
        VisitProposal.objects.filter(**mine).order_by("-at"),
        ProposedTime.objects.filter(unit_id=unit_id, proposal__visit_id=visit_id).order_by("starts_at"),
        VisitRecord.objects.filter(**mine),
        VisitPresence.objects.filter(**mine),
        EntryConsent.objects.filter(**mine),
        InformationGiven.objects.filter(**mine),
        SupportOffered.objects.filter(**mine),
        Commitment.objects.filter(**mine).order_by("due_on"),
        Talk.objects.filter(**mine).order_by("starts_at"),
        FollowUp.objects.filter(**mine).order_by("due_on"),
        rows_about(unit_id, visit_id),
    )


_under_visit = Under(_querysets)


def answers(rows: list[TargetAnswer]) -> tuple[AnswerLine, ...]:
    return tuple(AnswerLine(row.question, row.answer, row.age, row.in_the_way, row.reason) for row in rows)


def decisions(rows: list[ManagerDecision]) -> tuple[DecisionLine, ...]:
    return tuple(
        DecisionLine(
            row.id,
            DecisionAbout(row.about).label,
            row.asked_why,
            row.asked_by,
            row.approved,
            row.why,
            row.decided_by,
        )
        for row in rows
    )


def plan(rows: list[VisitPlan], method: Method) -> PlanRow | None:
    if not rows:
        return None
    row = rows[0]
    places = _labels(method, "address_kinds")
    return PlanRow(
        purpose=row.purpose,
        concern=row.concern,
        may_tell=row.may_tell,
        leader=Party(row.leader).label,
        interpreter=LANGUAGES.get(row.interpreter_language, ""),
        siblings=row.siblings,
        two_homes=row.two_homes,
        staff_safety=row.staff_safety,
        place=places.get(row.place_kind, ""),
        address=row.place,
        announced=row.announced,
        guardian_answer=row.guardian_answer,
        planned_by=row.planned_by,
    )


def proposals(rows: list[VisitProposal], proposed: list[ProposedTime]) -> tuple[ProposalLine, ...]:
    times: dict[UUID, list[TimeLine]] = {}
    for time in proposed:
        times.setdefault(time.proposal_id, []).append(TimeLine(time.starts_at, time.ends_at, time.chosen))
    return tuple(_proposal(row, tuple(times.get(row.id, ()))) for row in rows)


def _proposal(row: VisitProposal, times: tuple[TimeLine, ...]) -> ProposalLine:
    return ProposalLine(
        message_id=row.message_id,
        received=row.direction == Direction.RECEIVED,
        state=row.state,
        label=ProposalState(row.state).label,
        at=row.at,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        reason=DeclineReason(row.decline_reason).label if row.decline_reason else "",
        times=times,
    )


def record(rows: VisitRows, method: Method, tasks: Mapping[UUID, TaskLine]) -> RecordRow | None:
    if not rows.records:
        return None
    row = rows.records[0]
    said = _labels(method, "information_given")
    support = {one.key: one.label for one in method.support}
    minutes = int((row.left_at - row.came_at).total_seconds() // 60) if row.came_at and row.left_at else 0
    return RecordRow(
        came_at=row.came_at,
        left_at=row.left_at,
        minutes=minutes,
        place=_labels(method, "address_kinds").get(row.place_kind, ""),
        present=tuple(_who(one.capacity, one.name) for one in rows.present),
        consents=tuple((one.name, one.get_answer_display(), one.withdrawn) for one in rows.consents),
        information=tuple(said.get(one.key, "") for one in rows.information),
        youth_voice=row.youth_voice,
        guardian_voice=row.guardian_voice,
        support=tuple((support.get(one.key, ""), _accepted(one.accepted)) for one in rows.support),
        promises=tuple(_promise(one, tasks) for one in rows.promises),
        outcome={one.key: one.label for one in method.outcomes}.get(row.outcome, ""),
        outcome_why=row.outcome_why,
        signed_by=row.signed_by,
        signed_at=row.signed_at,
    )


def talks(rows: list[Talk]) -> tuple[TalkLine, ...]:
    return tuple(
        TalkLine(
            row.id,
            row.number,
            row.starts_at,
            row.place,
            row.state,
            row.get_state_display(),
            row.starts_at != row.first_starts_at,
            row.note,
        )
        for row in rows
    )


def follow_ups(rows: list[FollowUp], method: Method) -> tuple[FollowUpLine, ...]:
    return tuple(
        FollowUpLine(
            row.id,
            row.step_key,
            method.step(row.step_key).name,
            row.due_on,
            row.done_at,
            row.done_by,
            row.reached,
            row.result,
            row.wishes,
        )
        for row in rows
    )


def _promise(row: Commitment, tasks: Mapping[UUID, TaskLine]) -> PromiseLine:
    task = tasks.get(row.task_id) if row.task_id else None
    return PromiseLine(
        row.what,
        _who(row.by, row.by_name),
        row.due_on,
        task.done_at if task else None,
        row.task_id is not None,
    )


def _accepted(accepted: bool | None) -> str:  # noqa: FBT001 - a column's own three values
    return {True: _("tackade ja"), False: _("tackade nej"), None: _("vill tänka på det")}[accepted]


def _who(capacity: str, name: str) -> Words:
    label = Capacity(capacity).label
    return f"{name} ({label.lower()})" if name else label


def _labels(method: Method, part: str) -> dict[str, str]:
    return {one.key: one.label for one in getattr(method.visit, part)} if method.visit else {}
