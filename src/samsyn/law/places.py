"""Find the line of a field in a JSON text, so that an error can name it."""

import re
from json import JSONDecoder

TOKEN = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
DECODER = JSONDecoder()


def line_of(text: str, path: str) -> int:
    """The line, from 1, of the value at a path such as ``[2].subject.born``; of the nearest part that exists.

    `text` must be readable JSON.
    """
    at = _skip(text, 0)
    for index, key in TOKEN.findall(path):
        inside = _item(text, at, int(index)) if index else _member(text, at, key)
        if inside is None:
            break
        at = inside
    return text.count("\n", 0, at) + 1


def _skip(text: str, at: int) -> int:
    """The next place that is no white space."""
    while text[at : at + 1].isspace():
        at += 1
    return at


def _end(text: str, at: int) -> int:
    """The place of the comma, colon or bracket after the value that begins here."""
    return _skip(text, DECODER.raw_decode(text, at)[1])


def _item(text: str, at: int, index: int) -> int | None:
    if text[at] != "[":
        return None
    at = _skip(text, at + 1)
    for _ in range(index):
        at = _skip(text, _end(text, at) + 1)
    return at


def _member(text: str, at: int, key: str) -> int | None:
    if text[at] != "{":
        return None
    while text[at] != "}":
        at = _skip(text, at + 1)
        if text[at] == "}":
            return None
        name, _ = DECODER.raw_decode(text, at)
        at = _skip(text, _end(text, at) + 1)
        if name == key:
            return at
        at = _end(text, at)
    return None
