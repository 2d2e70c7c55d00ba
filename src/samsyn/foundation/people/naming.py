"""Whom a text names: identity numbers, and names of persons that the writer's unit knows.

For texts that shall hold nothing about anybody: a question to the lawyer, an observation of a place, the commons.
"""

import re
from dataclasses import dataclass

from django.db import connection

from samsyn.foundation.units.acting import Actor

_NUMBER = re.compile(
    r"(?<!\d)(?:\d{2})?\d{6}\s?[-+\u2010-\u2014]?\s?(?:\d{4}|[A-Z]\d{3}|[A-Z]{2}\d{2})(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORTEST = 2


@dataclass(frozen=True)
class Named:
    """What was found, each as it stands in the text. `names` are whole names, `words` a given or family name alone."""

    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def certain(self) -> tuple[str, ...]:
        """What is about somebody and nothing else."""
        return (*self.numbers, *self.names)


def named_in(*, actor: Actor, texts: tuple[str, ...]) -> Named:
    """Whom the texts name among the persons and guardians of the actor's unit. At most one statement."""
    text = "\n".join(texts)
    capital = {
        word.lower(): word for word in _WORD.findall(text) if word[0].isupper() and len(word) >= _SHORTEST
    }
    names, words = _known(actor, capital) if capital else ((), ())
    return Named(tuple(dict.fromkeys(_NUMBER.findall(text))), names, words)


def _known(actor: Actor, capital: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT parts FROM ("
            "  SELECT regexp_split_to_array(lower(given_name || ' ' || family_name), '\\s+') AS parts"
            "  FROM people_person WHERE unit_id = %(unit)s"
            "  UNION ALL"
            "  SELECT regexp_split_to_array(lower(name), '\\s+') FROM people_guardian WHERE unit_id = %(unit)s"
            ") AS known WHERE parts && %(words)s",
            {"unit": actor.unit_id, "words": list(capital)},
        )
        found = [[part for part in parts if part in capital] for (parts,) in cursor.fetchall()]
    whole = {" ".join(capital[part] for part in parts) for parts in found if len(parts) > 1}
    said = {part for parts in found if len(parts) > 1 for part in parts}
    alone = {capital[part] for parts in found for part in parts if part not in said}
    return tuple(sorted(whole)), tuple(sorted(alone))
