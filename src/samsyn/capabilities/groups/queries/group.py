"""One group in full. What is answered is logged as read in the same transaction."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samsyn.capabilities.groups import cover
from samsyn.capabilities.groups.access import opened_card
from samsyn.capabilities.groups.models import (
    AfterCheck,
    Answer,
    ContactAttempt,
    CriterionAnswer,
    Enrolment,
    GroupCase,
    GroupClosing,
    Instrument,
    LifeArea,
    MappingNote,
    Member,
    PlaceGiven,
    Plan,
    Review,
    Selection,
    Side,
)
from samsyn.capabilities.groups.rows import AreaNotes, GroupPage, MemberLine
from samsyn.capabilities.groups.stages import stage
from samsyn.capabilities.groups.the_method import of_case
from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases import queries as cases
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.consents.in_force import states
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages.further_use import closed_uses
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.step_answers import queries as step_answers
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import Under
from samsyn.methods.model import Method

ORDERED: dict[Any, str] = {
    CriterionAnswer: "key",
    Selection: "id",
    PlaceGiven: "id",
    ContactAttempt: "-tried_at",
    MappingNote: "-said_on",
    Instrument: "-used_on",
    Enrolment: "id",
    Member: "member_unit_name",
    Plan: "-number",
    Review: "-held_on",
    GroupClosing: "id",
    AfterCheck: "due_on",
}


def _wanted(unit_id: UUID, group_id: UUID) -> Sequence[QuerySet[Any]]:
    parts = [
        table.objects.filter(unit_id=unit_id, group_id=group_id).order_by(order, "id")
        for table, order in ORDERED.items()
    ]
    return [
        GroupCase.objects.filter(unit_id=unit_id, id=group_id),
        step_answers.rows_about(unit_id, group_id),
        *parts,
    ]


_under_group = Under(_wanted)


def group_page(*, actor: Actor, group_id: UUID, on: dt.date) -> GroupPage:
    """All of one group. Raises GroupCase.DoesNotExist for another unit's, Locked for one locked to others."""
    groups, extra, *parts = _under_group(actor.unit_id, group_id)
    if not groups:
        raise GroupCase.DoesNotExist
    group: GroupCase = groups[0]
    card = opened_card(actor, group)
    note_read(actor=actor, object_kind="group", object_id=group.id, person_id=group.person_id)
    method = of_case(card.method_key, card.method_municipality, card.method_version)
    found: dict[Any, list[Any]] = dict(zip(ORDERED, parts, strict=True))
    known = states(actor=actor, person_id=group.person_id, on=on)
    lines = commitments.of_case(actor=actor, case_id=group.case_id, on=on)
    leads = group.side == Side.LEAD
    return GroupPage(
        group=group,
        stage=stage(group),
        case=card,
        person=person_page(actor=actor, person_id=group.person_id, on=on),
        method=method,
        consent=cover.most_open(known),
        members=_members(actor, group, method, found[Member], known, on) if leads else (),
        answers=_in_the_methods_order(found[CriterionAnswer], method),
        selection=_only(found[Selection]),
        place=_only(found[PlaceGiven]),
        attempts=tuple(found[ContactAttempt]),
        mapping=_by_area(found[MappingNote]),
        instruments=tuple(found[Instrument]),
        enrolment=_only(found[Enrolment]),
        plans=tuple(found[Plan]),
        commitments=lines,
        reviews=tuple(found[Review]),
        closing=_only(found[GroupClosing]),
        checks=tuple(found[AfterCheck]),
        tasks=tuple(
            one for one in cases.tasks_of_case(actor=actor, case_id=group.case_id) if one.done_at is None
        ),
        extra=step_answers.by_step(extra),
        known=step_answers.newest_values(extra),
        left=_left(found[Member]),
        closed_messages=frozenset() if leads else _closed(actor, lines),
    )


def _only(rows: list[Any]) -> Any:
    return rows[0] if rows else None


def _in_the_methods_order(answers: list[CriterionAnswer], method: Method) -> tuple[CriterionAnswer, ...]:
    order = [one.key for one in (*method.target_group.criteria, *method.target_group.exclusions)]
    return tuple(sorted(answers, key=lambda one: order.index(one.key) if one.key in order else -1))


def _by_area(notes: list[MappingNote]) -> tuple[AreaNotes, ...]:
    by_area = [(area, tuple(one for one in notes if one.area == area)) for area in LifeArea]
    return tuple(AreaNotes(area, mine) for area, mine in by_area if mine)


def _members(
    actor: Actor,
    group: GroupCase,
    method: Method,
    members: list[Member],
    known: Mapping[UUID, State],
    on: dt.date,
) -> tuple[MemberLine, ...]:
    """Every unit of the method's parties, with what it is covered for and what it was asked."""
    mine = {one.member_unit_id: one for one in members if one.ended_at is None}
    listed = cover.covered(actor=actor, person_id=group.person_id, method=method, on=on, known=known)
    lines = [MemberLine(one, mine.get(one.unit.unit_id)) for one in listed]
    return tuple(sorted(lines, key=lambda one: (not one.asked, not one.covered.whole, one.covered.unit.name)))


def _left(members: list[Member]) -> tuple[Member, ...]:
    """The units that said yes and whose part has ended, each once; none that takes part again."""
    there = {one.member_unit_id for one in members if one.ended_at is None}
    ended = [one for one in members if one.ended_at and one.answer == Answer.ACCEPTED]
    newest = {one.member_unit_id: one for one in sorted(ended, key=lambda one: str(one.ended_at))}
    return tuple(one for unit, one in newest.items() if unit not in there)


def _closed(actor: Actor, lines: tuple[commitments.CommitmentLine, ...]) -> frozenset[UUID]:
    """The commitments here whose message a withdrawn consent has closed."""
    by_message = {one.from_message: one.id for one in lines if one.from_message}
    found = closed_uses(actor=actor, message_ids=by_message) if by_message else {}
    shut = {message for message, closed in found.items() if closed.folded}
    return frozenset(one.id for one in lines if one.from_message in shut)
