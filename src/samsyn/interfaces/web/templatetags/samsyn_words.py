"""The words and marks every template may use without loading anything (a builtin in the settings).

Dates read the clock here, at the uppermost floor; everything below is told what day it is.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from samsyn.foundation.messages.assessing import Examination
from samsyn.foundation.messages.matrix import Matrix, of_one
from samsyn.interfaces.web import colours, forms_look, words

register = template.Library()

Moment = date | datetime | str | None  # a template gives "" for what a component was not given


def _local(value: Moment) -> date | datetime | None:
    if not isinstance(value, date):
        return None
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _day(value: Moment) -> date | None:
    local = _local(value)
    return local.date() if isinstance(local, datetime) else local


def _now() -> datetime:
    return timezone.localtime()


@register.filter
def when(value: Moment) -> str:
    """'i dag 14.30', 'tisdag 24 november, 14.30', or the day alone for a date."""
    local = _local(value)
    if isinstance(local, datetime):
        return words.moment_words(local, _now())
    return words.day_words(local, _now().date()) if local else ""


@register.filter
def long_when(value: Moment) -> str:
    """As `when` but never 'i dag': for what is printed."""
    local = _local(value)
    if isinstance(local, datetime):
        return words.long_moment(local, _now())
    return words.long_day(local, _now().date()) if local else ""


@register.filter
def day(value: Moment) -> str:
    """'24 november' without weekday."""
    found = _day(value)
    return words.day_of_month(found, _now().date()) if found else ""


@register.filter
def clock_time(value: Moment) -> str:
    """'14.30'."""
    local = _local(value)
    return words.time_words(local) if isinstance(local, datetime) else ""


@register.filter
def days_left(value: Moment) -> str:
    """'2 dagar kvar'."""
    found = _day(value)
    return words.days_left(found, _now().date()) if found else ""


@register.filter
def week(value: Moment) -> str:
    """'vecka 48'."""
    found = _day(value)
    return words.week_words(found) if found else ""


@register.filter
def iso(value: Moment) -> str:
    """The machine's form, for the datetime attribute of a time element."""
    local = _local(value)
    if isinstance(local, datetime):
        return local.isoformat(timespec="minutes")
    return local.isoformat() if local else ""


@register.simple_tag
def time_limit(due: Moment, started: Moment = None, done: Moment = None) -> words.Clock | None:
    """The words of a time limit; without `started`, half time is three days before it."""
    last, first, met = _day(due), _day(started), _day(done)
    if last is None:
        return None
    return words.clock(first or last - 6 * words.ONE_DAY, last, _now().date(), met)


@register.filter
def authority(kind: str | None) -> colours.Authority:
    """Colour, icon and word of a kind of party."""
    return colours.authority(kind)


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """An icon of the sprite; hidden from screen readers unless it has a `label` of its own."""
    return _drawn(str(name), str(label), str(extra))


@lru_cache(maxsize=512)  # a list of fifty rows draws some two hundred icons, of ten kinds
def _drawn(name: str, label: str, extra: str) -> SafeString:
    return format_html(
        '<svg class="icon{}" {}><use href="{}#{}"></use></svg>',
        f" {extra}" if extra else "",
        format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"'),
        static("vendor/icons.svg"),
        name,
    )


@register.filter
def spread(attributes: Mapping[str, Any]) -> SafeString:
    """A component's further attributes as HTML, each value escaped; False and None leave one out."""
    excluded: set[str] = getattr(attributes, "_exclude_from_str", set())
    pairs = [(name, value) for name, value in attributes.items() if name not in excluded]
    return format_html_join(
        "",
        " {}{}",
        (
            (name, "" if value is True else format_html('="{}"', conditional_escape(value)))
            for name, value in pairs
            if value is not False and value is not None
        ),
    )


@register.filter
def mistakes(form: BaseForm | None) -> list[forms_look.Mistake]:
    """Every error of a form, in order, with the id each leads to."""
    return forms_look.mistakes(form) if isinstance(form, BaseForm) else []


@register.filter
def matrix_of(examination: Examination) -> Matrix:
    """The law's answer for one recipient, as `<c-matrix>` shows it."""
    return of_one(examination)


@register.filter
def kept(text: str) -> str:
    """A fixed text that is kept in Swedish, in the reader's language; what somebody has written as it stands."""
    return gettext(text) if text else ""


@register.filter
def plural(count: int, forms: str) -> str:
    """{{ n|plural:"uppgift,uppgifter" }}: the word that goes with the number."""
    one, many = forms.split(",")
    return one if count == 1 else many
