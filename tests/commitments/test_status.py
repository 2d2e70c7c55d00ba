"""The status is computed from what was said and the day."""

import datetime as dt

import pytest

from samsyn.foundation.commitments.models import Progress, Step
from samsyn.foundation.commitments.status import Status, due, status

DUE = dt.date(2026, 12, 1)
BEFORE, AFTER = dt.date(2026, 11, 30), dt.date(2026, 12, 2)
LATER = dt.date(2026, 12, 20)


def said(*steps):
    return [Progress(step=step, new_due_on=LATER if step == Step.MOVED else None) for step in steps]


@pytest.mark.parametrize(
    ("steps", "on", "expected"),
    [
        ((), BEFORE, Status.NOT_BEGUN),
        ((), DUE, Status.NOT_BEGUN),
        ((), AFTER, Status.LATE),
        ((Step.ACCEPTED,), BEFORE, Status.NOT_BEGUN),
        ((Step.ACCEPTED, Step.BEGUN), BEFORE, Status.UNDER_WAY),
        ((Step.BEGUN,), AFTER, Status.LATE),
        ((Step.CANNOT,), BEFORE, Status.HINDERED),
        ((Step.BEGUN, Step.HINDERED), AFTER, Status.HINDERED),
        ((Step.HINDERED, Step.BEGUN), BEFORE, Status.UNDER_WAY),
        ((Step.MOVED,), AFTER, Status.NOT_BEGUN),
        ((Step.HINDERED, Step.DONE), AFTER, Status.DONE),
        ((Step.DROPPED,), AFTER, Status.DROPPED),
        ((Step.DONE, Step.HINDERED), AFTER, Status.DONE),
    ],
)
def test_the_status_on_a_day(steps, on, expected):
    assert status(DUE, said(*steps), on) == expected


def test_a_new_day_holds_from_when_it_was_said():
    assert due(DUE, said()) == DUE
    assert due(DUE, said(Step.MOVED, Step.BEGUN)) == LATER
