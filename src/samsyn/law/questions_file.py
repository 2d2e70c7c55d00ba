"""Read questions from a JSON text: one question or a list of them. Errors name the line and the field."""

import json
from typing import Any, NoReturn

from samsyn.law.errors import QuestionError
from samsyn.law.places import line_of
from samsyn.law.question import Question
from samsyn.law.reading import Doubled


class UnreadableError(ValueError):
    """A text without readable questions. Says the line, the field where there is one, and what is wrong."""


def read_questions(text: str) -> tuple[list[Question], bool]:
    """Every question of a text, and whether it was a list. Raises `UnreadableError`; reads all or nothing."""
    found = _parse(text)
    try:
        if isinstance(found, list):
            return [Question.from_json(item, f"[{index}]") for index, item in enumerate(found)], True
        return [Question.from_json(found)], False
    except QuestionError as error:
        raise UnreadableError(f"rad {line_of(text, error.path)}: {error}") from error


def _parse(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"rad {error.lineno}, tecken {error.colno}: texten är inte JSON ({error.msg})."
        ) from error
    except RecursionError as error:
        raise UnreadableError("rad 1: texten har för många nivåer.") from error
    except ValueError as error:
        raise UnreadableError(f"rad 1: ett tal går inte att läsa ({error}).") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = Doubled(found)
    keys = [key for key, _ in pairs]
    doubled.key = next(key for key in keys if keys.count(key) > 1)
    return doubled


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} är inget tal")
