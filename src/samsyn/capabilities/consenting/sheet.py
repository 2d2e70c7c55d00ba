"""The consent as a PDF: to sign on paper, or to keep as a copy of what was signed."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samsyn.foundation import documents
from samsyn.foundation.units.acting import Actor

from .queries.rows import ConsentPage, GiverLine


def consent_sheet(*, actor: Actor, page: ConsentPage, on: dt.date) -> bytes:
    """The consent as a PDF/A-2a and PDF/UA-1. `on` is the day it is made."""
    title, *paragraphs = page.text.split("\n")
    data = {
        "title": title,
        "sender": f"{actor.unit_name}, {actor.organisation}",
        "made_on": on,
        "text": [line for line in paragraphs if line],
        "signatures_heading": _("Underskrifter"),
        "signatures_note": _("Skriv bara under om du har förstått och vill. Be gärna om mer tid att tänka."),
        "signatures": [{"name": one.name, "signed": _signed(one)} for one in page.givers],
        "date_word": _("Dag"),
        "mark": _("Textens kontrollsumma (SHA-256): %(sum)s") % {"sum": page.text_sha256},
    }
    return documents.render("consent_form", data)


def _signed(giver: GiverLine) -> str:
    """How somebody answered, empty where the line is still to be signed."""
    if not giver.said or giver.at is None:
        return ""
    said = _("Ja") if giver.said == "yes" else _("Nej")
    return f"{said}, {date_format(localtime(giver.at), 'j F Y')}. {giver.way}."
