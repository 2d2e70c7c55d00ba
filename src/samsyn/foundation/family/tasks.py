"""Background work of the family's rooms: each night, the birthdays that change who sees what."""

import datetime as dt

from django.utils import timezone
from procrastinate.contrib.django import app

from .birthdays import remind_every_unit


@app.periodic(cron="20 4 * * *")
@app.task(name="family.remind", queueing_lock="family.remind", pass_context=False)
def remind(timestamp: int) -> None:
    """Once for each birthday, however often the night's work is run."""
    remind_every_unit(on=timezone.localdate(dt.datetime.fromtimestamp(timestamp, dt.UTC)))
