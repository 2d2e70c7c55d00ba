"""Time in plain Swedish: days, moments, what is left of a time limit, weeks. The caller says what day it is.

Swedish is the source language; the words go through gettext, so a translation file gives the other languages.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

WEEKDAYS = (
    gettext_lazy("måndag"),
    gettext_lazy("tisdag"),
    gettext_lazy("onsdag"),
    gettext_lazy("torsdag"),
    gettext_lazy("fredag"),
    gettext_lazy("lördag"),
    gettext_lazy("söndag"),
)
MONTHS = (
    gettext_lazy("januari"),
    gettext_lazy("februari"),
    gettext_lazy("mars"),
    gettext_lazy("april"),
    pgettext_lazy("month", "maj"),
    gettext_lazy("juni"),
    gettext_lazy("juli"),
    gettext_lazy("augusti"),
    gettext_lazy("september"),
    gettext_lazy("oktober"),
    gettext_lazy("november"),
    gettext_lazy("december"),
)
ONE_DAY = timedelta(days=1)


class Urgency(StrEnum):
    """How near a time limit is; never shown by colour alone."""

    CALM = "calm"
    SOON = "soon"
    DUE = "due"
    DONE = "done"


@dataclass(frozen=True)
class Clock:
    """A time limit in words, ready to show.

    `text` is whole ("2 dagar kvar, senast 24 november"), `icon` a name in the sprite.
    """

    urgency: Urgency
    text: str
    icon: str


def day_of_month(day: date, today: date) -> str:
    """'24 november', with the year when it is another than today's."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def day_words(day: date, today: date) -> str:
    """'i dag', 'i morgon', 'i går', else 'tisdag 24 november'."""
    if day == today:
        return _("i dag")
    if day == today + ONE_DAY:
        return _("i morgon")
    if day == today - ONE_DAY:
        return _("i går")
    return long_day(day, today)


def long_day(day: date, today: date) -> str:
    """'tisdag 24 november', never 'i dag'; for what is printed or kept."""
    return f"{WEEKDAYS[day.weekday()]} {day_of_month(day, today)}"


def time_words(at: datetime) -> str:
    """'14.30', with a point as Swedish is written; another language has its own mark between."""
    return _("%(hour)s.%(minute)s") % {"hour": f"{at.hour:02}", "minute": f"{at.minute:02}"}


def moment_words(at: datetime, now: datetime) -> str:
    """'i dag 14.30' or 'tisdag 24 november, 14.30'. Both moments in the reader's own time zone."""
    gap = " " if abs((at.date() - now.date()).days) <= 1 else ", "
    return f"{day_words(at.date(), now.date())}{gap}{time_words(at)}"


def long_moment(at: datetime, now: datetime) -> str:
    """'tisdag 24 november, 14.30', never 'i dag'."""
    return f"{long_day(at.date(), now.date())}, {time_words(at)}"


def week_words(day: date) -> str:
    """'vecka 48', numbered as in Sweden (ISO 8601)."""
    return _("vecka %(number)d") % {"number": day.isocalendar().week}


def period_words(first: date, last: date, today: date) -> str:
    """'24–26 november' or '30 november – 2 december', both days included."""
    if first == last:
        return day_of_month(first, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_of_month(last, today)}"
    return f"{day_of_month(first, today)} – {day_of_month(last, today)}"


def days_left(due: date, today: date) -> str:
    """'2 dagar kvar', 'sista dagen i dag', '3 dagar för sent'."""
    days = (due - today).days
    if days == 0:
        return _("sista dagen i dag")
    if days > 0:
        return ngettext("%(days)d dag kvar", "%(days)d dagar kvar", days) % {"days": days}
    return ngettext("%(days)d dag för sent", "%(days)d dagar för sent", -days) % {"days": -days}


def urgency(started: date, due: date, today: date) -> Urgency:
    """Calm in the first half of the time, soon from half of it, due on the last day and after."""
    if today >= due:
        return Urgency.DUE
    return Urgency.SOON if (today - started) * 2 >= due - started else Urgency.CALM


def clock(started: date, due: date, today: date, done: date | None = None) -> Clock:
    """A time limit in words with its date: '2 dagar kvar, senast 24 november'.

    `started` is the day it runs from, `due` the last day on which it is kept, `done` the day it was met.
    """
    if done is not None:
        return _finished(due, done, today)
    state = urgency(started, due, today)
    icon = {Urgency.CALM: "clock", Urgency.SOON: "hourglass", Urgency.DUE: "triangle-alert"}[state]
    left = days_left(due, today)
    if due == today:
        return Clock(state, left, icon)
    last = _("gick ut %(day)s") if due < today else _("senast %(day)s")
    return Clock(state, f"{left}, {last % {'day': day_of_month(due, today)}}", icon)


def _finished(due: date, done: date, today: date) -> Clock:
    text = _("klart %(day)s") % {"day": day_of_month(done, today)}
    if done > due:
        text = f"{text}, {days_left(due, done)}"
    return Clock(Urgency.DONE, text, "circle-check")


def hours_clock(started: datetime, due: datetime, now: datetime) -> Clock:
    """A time limit counted in hours: '3 timmar kvar, senast i dag 16.30'. Same half-time rule as `clock`."""
    last = moment_words(due, now)
    if now >= due:
        return Clock(
            Urgency.DUE,
            _("tiden är ute, gick ut %(moment)s") % {"moment": last},
            "triangle-alert",
        )
    minutes = int((due - now).total_seconds() // 60)
    hours = minutes // 60
    if hours:
        left = ngettext("%(hours)d timme kvar", "%(hours)d timmar kvar", hours) % {"hours": hours}
    else:
        left = ngettext("%(minutes)d minut kvar", "%(minutes)d minuter kvar", minutes) % {"minutes": minutes}
    soon = (now - started) * 2 >= due - started
    text = f"{left}, {_('senast %(day)s') % {'day': last}}"
    return Clock(Urgency.SOON if soon else Urgency.CALM, text, "hourglass" if soon else "clock")
