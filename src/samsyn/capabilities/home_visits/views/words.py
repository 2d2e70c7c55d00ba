"""Times in words for a choice among them."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format


def span(starts_at: dt.datetime, ends_at: dt.datetime) -> str:
    """'onsdag 25 november, 16.00 till 17.00'."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    return f"{date_format(start, 'l j F')}, {start:%H.%M}–{end:%H.%M}"
