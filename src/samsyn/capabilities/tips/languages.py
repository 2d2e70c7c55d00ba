"""The languages of the public pages: one file each in `languages/`, and adding a file adds a language.

A file says the language's own name for itself, and pairs of a Swedish text and its translation. The pairs are
given to gettext, so that pages, forms and the layout speak through one door and no compiler is needed. Which
languages are written from the right is Django's setting LANGUAGES_BIDI.
"""

import gettext
import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import trans_real

FOLDER = Path(__file__).with_name("languages")
SOURCE = "sv"
PARAMETER = "sprak"
HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
MO_MAGIC = 0x950412DE


class LanguageError(ValueError):
    """A translation file that cannot be used; the message says which and what to do."""


@dataclass(frozen=True)
class Language:
    """A language of the public pages.

    `texts` has no entry for what is not translated; that is shown in Swedish.
    """

    code: str
    name: str
    texts: dict[str, str] = field(compare=False, repr=False)


@dataclass(frozen=True)
class LanguageLink:
    """A choice of language, as the layout draws it."""

    code: str
    name: str
    url: str
    current: bool


def read_language(path: Path) -> Language:
    """The file's language; a LanguageError names the file and what is wrong in it."""
    try:
        content: Any = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise LanguageError(f"Språkfilen {path.name} kunde inte läsas: {error}") from error
    if not isinstance(content, dict) or set(content) - {"name", "texts"} or "name" not in content:
        raise LanguageError(f"{path.name}: skriv name (vad språket kallar sig självt) och texts.")
    texts: dict[str, str] = {}
    for number, pair in enumerate(content.get("texts") or [], 1):
        if not isinstance(pair, dict) or set(pair) != {"sv", path.stem}:
            raise LanguageError(f"{path.name}, text {number}: skriv sv: … och {path.stem}: …")
        texts[str(pair["sv"])] = str(pair[path.stem])
    return Language(path.stem, str(content["name"]), texts)


@cache
def languages() -> dict[str, Language]:
    """Every language there is a file for, Swedish first, then by name."""
    found = [read_language(path) for path in FOLDER.glob("*.yaml")]
    found.sort(key=lambda language: (language.code != SOURCE, language.name.casefold()))
    return {language.code: language for language in found}


def teach() -> None:
    """Give gettext every language's pairs; what a compiled catalogue says otherwise is overruled."""
    for language in languages().values():
        if language.code != SOURCE:
            words = gettext.GNUTranslations(io.BytesIO(compiled(language.texts)))
            trans_real.translation(language.code).merge(words)


@contextmanager
def speaking(request: HttpRequest) -> Iterator[Language]:
    """Speak the language that the address asks for, else Swedish.

    No cookie, nothing guessed from the browser.
    """
    language = languages().get(request.GET.get(PARAMETER, SOURCE)) or languages()[SOURCE]
    with translation.override(language.code):
        yield language


def links(request: HttpRequest, current: Language) -> tuple[LanguageLink, ...]:
    """The same page in every language."""
    return tuple(
        LanguageLink(one.code, one.name, request.path + query(one), one == current)
        for one in languages().values()
    )


def query(language: Language) -> str:
    """What an address ends with to keep the language."""
    return "" if language.code == SOURCE else f"?{PARAMETER}={language.code}"


def compiled(texts: dict[str, str]) -> bytes:
    """The pairs as gettext's binary file.

    A text with a plural is written "one | several", as is its translation.
    """
    pairs = sorted(
        [(b"", HEADER.encode()), *((_entry(source), _entry(target)) for source, target in texts.items())]
    )
    start = 28 + 16 * len(pairs)
    tables: list[bytes] = []
    body = b""
    for side in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[side]), start + len(body)))
            body += pair[side] + b"\0"
    return (
        struct.pack("<7I", MO_MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0) + b"".join(tables) + body
    )


def _entry(text: str) -> bytes:
    return text.replace(" | ", "\0").encode()
