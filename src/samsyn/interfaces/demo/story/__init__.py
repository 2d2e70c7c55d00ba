"""What has happened in Åkerö before the visitor comes, told through the capabilities' own actions."""

import datetime as dt

from django.db import transaction

from . import (
    alva,
    calendar,
    consents,
    family,
    handover,
    jurist,
    kim,
    leo,
    log_review,
    meetings,
    methods,
    milo,
    norrvik,
    norrvik_group,
    nova,
    others,
    reading_up,
    robin,
    selecting,
    sharing,
)
from .days import Days
from .stage import Stage

TALES = (
    leo.tell,
    methods.tell,
    alva.tell,
    milo.tell,
    norrvik.tell,
    norrvik_group.tell,
    robin.tell,
    others.tell,
    calendar.tell,
    kim.tell,
    sharing.tell,
    consents.tell,
    meetings.tell,
    nova.tell,
    selecting.tell,
    reading_up.tell,
    handover.tell,
    family.tell,
    log_review.tell,
    jurist.tell,
)


@transaction.atomic
def tell_everything(now: dt.datetime) -> None:
    """Tell the whole story or nothing of it. `default` has to be the web's connection, with the clock lent."""
    stage = Stage(Days(now))
    for tell in TALES:
        tell(stage)
