"""Background work of the login: sessions that have ended are forgotten every night."""

from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="40 3 * * *")
@app.task(name="login.clear_sessions", queueing_lock="login.clear_sessions", pass_context=False)
def clear_sessions(timestamp: int) -> None:
    """Remove sessions past their last day. The ones in use are left alone."""
    call_command("clearsessions")
