"""A birthday during the case: at 15 and at 18 somebody has to look at who sees what."""

import datetime as dt

from .database import call


def remind_every_unit(*, on: dt.date) -> int:
    """Put a task on the desk of whoever is responsible, for each who turns 15 or 18 within 14 days of `on`.

    Acts for nobody. Once for each birthday; answers how many tasks there are new.
    """
    made: int = call("SELECT samsyn.remind_every_unit_of_birthdays(%s)", [on])
    return made
