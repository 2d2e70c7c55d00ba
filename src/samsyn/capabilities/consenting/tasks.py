"""Background work of the consents: each night, what ends or has to be asked anew is put on the desks it concerns."""

import datetime as dt

from django.utils import timezone
from procrastinate.contrib.django import app

from .desk import remind_every_unit


@app.periodic(cron="10 4 * * *")
@app.task(name="consenting.remind", queueing_lock="consenting.remind", pass_context=False)
def remind(timestamp: int) -> None:
    """Once for each consent, however often the night's work is run."""
    remind_every_unit(on=timezone.localdate(dt.datetime.fromtimestamp(timestamp, dt.UTC)))
