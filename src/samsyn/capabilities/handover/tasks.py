"""Background work of the hand-overs: each night, those whose day has come take effect, whoever opens a desk or not."""

import datetime as dt

from django.utils import timezone
from procrastinate.contrib.django import app

from .effect import take_effect_everywhere


@app.periodic(cron="40 3 * * *")
@app.task(name="handover.take_effect", queueing_lock="handover.take_effect", pass_context=False)
def take_effect(timestamp: int) -> None:
    """Once for each hand-over, however often the night's work is run."""
    take_effect_everywhere(on=timezone.localdate(dt.datetime.fromtimestamp(timestamp, dt.UTC)))
