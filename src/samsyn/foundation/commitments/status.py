"""What a commitment's status is on a day: computed from what was said of it, never typed."""

import datetime as dt
from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import Progress, Step


class Status(models.TextChoices):
    NOT_BEGUN = "not_begun", _("Inte börjat")
    UNDER_WAY = "under_way", _("Pågår")
    LATE = "late", _("Försenat")
    HINDERED = "hindered", _("Hindrat")
    DONE = "done", _("Klart")
    DROPPED = "dropped", _("Utgår")


OPEN = (Status.NOT_BEGUN, Status.UNDER_WAY, Status.LATE, Status.HINDERED)
_ENDED = {Step.DONE: Status.DONE, Step.DROPPED: Status.DROPPED}
_HINDERED = (Step.HINDERED, Step.CANNOT)


def due(first: dt.date, steps: Sequence[Progress]) -> dt.date:
    """The day that holds now: the last one it was moved to. `steps` oldest first."""
    moved = [one.new_due_on for one in steps if one.new_due_on]
    return moved[-1] if moved else first


def status(first_due: dt.date, steps: Sequence[Progress], on: dt.date) -> Status:
    """The status on a day. `steps` oldest first.

    An end stands. A hindrance stands until somebody says that it has begun, is taken on or has a new day. Past its day
    what is not done is late.
    """
    said = [Step(one.step) for one in steps]
    ended = next((_ENDED[step] for step in reversed(said) if step in _ENDED), None)
    if ended:
        return ended
    if said and said[-1] in _HINDERED:
        return Status.HINDERED
    if due(first_due, steps) < on:
        return Status.LATE
    return Status.UNDER_WAY if Step.BEGUN in said else Status.NOT_BEGUN
