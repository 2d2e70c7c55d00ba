"""Background work: the review of a month is made in its first night, and in the next ones where that was missed."""

import datetime as dt

from django.utils import timezone
from procrastinate.contrib.django import app

from .actions import make_due_reviews


@app.periodic(cron="20 3 * * *")
@app.task(name="log_review.make", queueing_lock="log_review.make", pass_context=False)
def make_reviews(timestamp: int) -> None:
    """Make what is missing of last month; nothing on the other nights."""
    make_due_reviews(on=timezone.localdate(dt.datetime.fromtimestamp(timestamp, dt.UTC)))
