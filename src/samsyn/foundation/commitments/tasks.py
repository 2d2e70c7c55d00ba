"""Background work of the commitments: each night, what somebody else is late with is put on the desk of who leads."""

import datetime as dt

from django.utils import timezone
from procrastinate.contrib.django import app

from .desk import remind_every_unit


@app.periodic(cron="20 4 * * *")
@app.task(name="commitments.remind", queueing_lock="commitments.remind", pass_context=False)
def remind(timestamp: int) -> None:
    """Once for each commitment and day that has passed, however often the night's work is run."""
    remind_every_unit(on=timezone.localdate(dt.datetime.fromtimestamp(timestamp, dt.UTC)))
