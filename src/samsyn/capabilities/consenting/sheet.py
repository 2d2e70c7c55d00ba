"""The consent as a PDF: to sign on paper, or to keep as a copy of what was signed."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from samsyn.foundation import documents
from samsyn.foundation.consents.wording import ENGLISH_BEGINS, TextPart, parts
from samsyn.foundation.units.acting import Actor

from .queries.rows import ConsentPage, GiverLine


def consent_sheet(*, actor: Actor, page: ConsentPage, on: dt.date) -> bytes:
    """The consent as a PDF/A-2a and PDF/UA-1, in Swedish, and after it in English where it was asked so.

    `on` is the day it is made. Each language is marked as what it is, so that it is read aloud as it should be.
    """
    swedish, *others = parts(page.text)
    return documents.render(
        "consent_form",
        {
            **_headed(swedish),
            "sender": f"{actor.unit_name}, {actor.organisation}",
            "made_on": on,
            "also": [{"language": one.language, **_headed(one), **_to_sign(one)} for one in others],
            **_to_sign(swedish),
            **_signatures(page),
        },
    )


def _headed(part: TextPart) -> dict[str, Any]:
    """A part's heading and its paragraphs; before the English heading stands which text it is that counts."""
    lines = [line for line in part.text.split("\n") if line]
    begins = [line for line in lines if line == ENGLISH_BEGINS]
    title, *text = (line for line in lines if line != ENGLISH_BEGINS)
    return {"title": title, "text": [*begins, *text]}


def _to_sign(part: TextPart) -> dict[str, str]:
    with override(part.language):
        return {
            "signatures_heading": _("Underskrifter"),
            "signatures_note": _(
                "Skriv bara under om du har förstått och vill. Be gärna om mer tid att tänka."
            ),
        }


def _signatures(page: ConsentPage) -> dict[str, Any]:
    with override("sv"):  # the language of the paper, whatever the worker's page has
        return {
            "signatures": [{"name": one.name, "signed": _signed(one)} for one in page.givers],
            "date_word": _("Dag"),
            "mark": _("Textens kontrollsumma (SHA-256): %(sum)s") % {"sum": page.text_sha256},
        }


def _signed(giver: GiverLine) -> str:
    """How somebody answered, empty where the line is still to be signed."""
    if not giver.said or giver.at is None:
        return ""
    said = _("Ja") if giver.said == "yes" else _("Nej")
    return f"{said}, {date_format(localtime(giver.at), 'j F Y')}. {giver.way}."
