"""What is written in the case as something happens: plain Swedish paragraphs, signed."""

import datetime as dt

from samsyn.capabilities.groups import the_method
from samsyn.capabilities.groups.models import GroupCase
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.step_answers.actions import With, keep
from samsyn.foundation.step_answers.given import NOTHING, Given, with_answers
from samsyn.foundation.units.acting import Actor
from samsyn.methods.model import Method
from samsyn.methods.steps import Step
from samsyn.methods.vocabulary import StepKind


def write_journal(
    actor: Actor,
    group: GroupCase,
    kind: str,
    text: str,
    at: dt.datetime,
    *,
    happened_at: dt.datetime | None = None,
    after_closing: bool = False,
    extra: Given = NOTHING,
    steps: tuple[Step, ...] = (),
) -> None:
    """One signed entry of the group's case, with what was answered to the steps' extra fields, which is kept.

    Raises Unanswered where one of them that has to be answered is not.
    """
    keep(actor=actor, given=extra, steps=steps, given_with=answered_with(group), at=at)
    cases.write_entry(
        actor=actor,
        case_id=group.case_id,
        person_id=group.person_id,
        kind=kind,
        text=with_answers(text, extra),
        happened_at=happened_at or at,
        at=at,
        after_closing=after_closing,
    )


def answered_with(group: GroupCase) -> With:
    """What the answers to extra fields are given with: the group."""
    return With("group", group.id, group.case_id, group.person_id)


def method_of(group: GroupCase) -> Method:
    """The version of the method that the group's case began under."""
    case = group.case
    return the_method.of_case(case.method_key, case.method_municipality, case.method_version)


def asked_of(group: GroupCase, kind: StepKind) -> tuple[Step, ...]:
    """The steps of a kind whose extra fields the group is asked: those of its version and its track."""
    return the_method.asked_steps(method_of(group), kind, group.track)
