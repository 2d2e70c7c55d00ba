"""What is written into the journal after a visit, made from what was recorded, in plain Swedish.

Nothing of drug screening is ever part of it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _


def paragraphs(parts: Iterable[tuple[str, str]]) -> str:
    """Headed paragraphs, the empty ones left out."""
    return "\n\n".join(f"{heading}\n{text.strip()}" for heading, text in parts if text.strip())


def lines(items: Iterable[str]) -> str:
    return "\n".join(f"– {item}" for item in items)


def clock(moment: dt.datetime) -> str:
    return timezone.localtime(moment).strftime("%H.%M")


def span(came: dt.datetime | None, left: dt.datetime | None) -> str:
    """'Klockan 16.00 till 16.45 (45 minuter).'"""
    if came is None or left is None:
        return ""
    minutes = int((left - came).total_seconds() // 60)
    return _("Klockan %(came)s till %(left)s (%(minutes)s minuter).") % {
        "came": clock(came),
        "left": clock(left),
        "minutes": minutes,
    }


def labels(keys: Iterable[str], words: Mapping[str, str]) -> str:
    return lines(words.get(key, key) for key in keys)
