"""Background work of the log: it is sealed every few seconds."""

from django.conf import settings
from procrastinate.contrib.django import app

from .sealing import seal


@app.periodic(cron="* * * * * */2")
@app.task(name="audit.seal", queueing_lock="audit.seal", pass_context=False)
def seal_audit(timestamp: int) -> None:
    """Seal what waits. One at a time: a second waits in the queue until the first is done."""
    seal(settings.SAMSYN_DATA)
