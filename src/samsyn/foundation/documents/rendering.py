"""From a template and data to a PDF.

The data goes in as JSON and comes out as text: nothing a person has written is ever run as code.
The typefaces are the ones beside this file and no others, so that a document looks the same on every machine.
"""

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"


class DocumentError(Exception):
    """A document that could not be made; the message says which template and why."""


def render(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of `templates/<template>.typ` with `data`, which the template reads as `data`.

    `data` holds what JSON holds, days and moments in ISO form too. Raises DocumentError when there is no such
    template, or when it or the data breaks PDF/A-2a or PDF/UA-1: a missing title, headings that skip a level.
    """
    source = TEMPLATES / f"{template}.typ"
    if template not in names():
        raise DocumentError(f"Det finns ingen dokumentmall som heter ”{template}”.")
    try:
        made = typst.compile(
            str(source),
            root=str(TEMPLATES),
            font_paths=_fonts(),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=_plain)},
            pdf_standards=["a-2a", "ua-1"],
        )
    except typst.TypstError as error:
        raise DocumentError(f"Dokumentet ”{template}” gick inte att göra: {error}") from error
    if not isinstance(made, bytes):
        raise DocumentError(f"Dokumentet ”{template}” blev inte en enda fil.")
    return made


@cache
def names() -> tuple[str, ...]:
    """The templates there are; those whose name begins with an underscore are parts of others."""
    return tuple(sorted(path.stem for path in TEMPLATES.glob("*.typ") if not path.stem.startswith("_")))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )


def _plain(value: object) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
