"""The frames that papers share: a letter and an information sheet, in Swedish or in English.

A capability says what it wants to tell; the frame says from whom, when, and how it looks. The words of the frame
itself follow the paper's language, whatever language its writer reads the pages in.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit

from .rendering import render

Language = Literal["sv", "en"]


@dataclass(frozen=True)
class Sender:
    """The unit that a paper comes from, and how to reach it; `telephone` and `place` may be empty."""

    unit: str
    organisation: str
    telephone: str = ""
    place: str = ""

    @property
    def line(self) -> str:
        """Unit and organisation as they stand in the foot."""
        return f"{self.unit}, {self.organisation}"

    @property
    def lines(self) -> list[str]:
        return [line for line in (self.unit, self.organisation, self.place) if line]


@dataclass(frozen=True)
class Fact:
    """One thing a reader looks for first, such as when and where."""

    name: str
    value: str


@dataclass(frozen=True)
class Section:
    """A heading with its text (paragraphs parted by an empty line) and its points; either may be empty."""

    heading: str
    text: str = ""
    points: Sequence[str] = ()


@dataclass(frozen=True)
class Signature:
    """A line to sign on; `signed` says who signed, when and how, where it is done already."""

    name: str
    signed: str = ""


def sender_of(actor: Actor) -> Sender:
    """The actor's unit as a sender. One statement."""
    reach = Unit.objects.values_list("telephone", "visiting_place").get(id=actor.unit_id)
    return Sender(actor.unit_name, actor.organisation, *reach)


def letter(
    *,
    sender: Sender,
    to: Sequence[str],
    title: str,
    on: dt.date,
    text: str = "",
    facts: Sequence[Fact] = (),
    sections: Sequence[Section] = (),
    closing: Sequence[str] = (),
    signatures: Sequence[Signature] = (),
    mark: str = "",
    language: Language = "sv",
) -> bytes:
    """A letter as PDF/A-2a and PDF/UA-1.

    `to` is the lines of whom it is for, empty where it lies on the table for whoever came. `closing` is who
    writes, as lines; `mark` small print at the end, such as a checksum. Raises DocumentError for an empty title.
    """
    with translation.override(language):
        data = {
            **_common(sender, title, on, language),
            "from_lines": [*sender.lines, *_telephone(sender)],
            "day": date_format(on, "j F Y"),
            "to_lines": list(to),
            "text": text,
            "facts": [asdict(one) for one in facts],
            "sections": [_section(one) for one in sections],
            "closing": list(closing),
            "signatures": [asdict(one) for one in signatures],
            "date_word": _("Dag"),
            "mark": mark,
        }
    return render("letter", data)


def information_sheet(
    *,
    sender: Sender,
    title: str,
    on: dt.date,
    text: str = "",
    facts: Sequence[Fact] = (),
    sections: Sequence[Section] = (),
    language: Language = "sv",
) -> bytes:
    """A sheet to read in peace, with how to reach the sender last. PDF/A-2a and PDF/UA-1. Errors as `letter`."""
    with translation.override(language):
        data = {
            **_common(sender, title, on, language),
            "text": text,
            "facts": [asdict(one) for one in facts],
            "sections": [_section(one) for one in sections],
            "contact_heading": _("Så når du oss"),
            "contact": [sender.unit, *_telephone(sender), *([sender.place] if sender.place else [])],
        }
    return render("information_sheet", data)


def _common(sender: Sender, title: str, on: dt.date, language: Language) -> dict[str, object]:
    return {"title": title, "sender": sender.line, "made_on": on, "language": language}


def _telephone(sender: Sender) -> list[str]:
    return [_("Telefon %(number)s") % {"number": sender.telephone}] if sender.telephone else []


def _section(one: Section) -> dict[str, object]:
    return {"heading": one.heading, "text": one.text, "points": list(one.points)}
