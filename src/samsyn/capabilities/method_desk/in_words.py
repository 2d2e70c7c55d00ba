"""What the check of a file says, on the pages: the file's keys and values as the pages call them."""

import re
from collections.abc import Mapping

from samsyn.law.vocabulary import Labelled, Party
from samsyn.methods.library import shipped
from samsyn.methods.vocabulary import Attendance, FieldKind, Manner, Override, StepKind
from samsyn.methods.wording import LABELS
from samsyn.methods.writing import Plain

NAMED = ("steps", "tracks", "consents")

KEYS = (
    "youngest",
    "oldest",
    "by",
    "takes_part",
    "requires",
    "manner",
    "choices",
    "attendance",
    "consents",
    "tracks",
    "categories",
    "known_to",
    "shares",
    "leads_to",
    "lead",
    "agenda",
    "visit",
    "talks",
)
VALUES: tuple[Labelled, ...] = (
    *Attendance,
    *Manner,
    FieldKind.NUMBER,
    FieldKind.CHOICE,
    StepKind.CLOSING,
    StepKind.CONSENT,
    Override.NEVER,
)
PLAIN = {one.value: one.label for one in VALUES} | {"null": "inget", "true": "ja", "false": "nej"}
WORDS = PLAIN | {key: f"”{LABELS[key]}”" for key in KEYS}
WORD = re.compile(r"(?<![”\w])(" + "|".join(WORDS) + r")(?![”\w])")


KEY = re.compile(r"(?<=”)[a-z][a-z0-9_]*(?=”)")
AMONG = re.compile(r"(?<=Välj bland: )[a-z0-9_, ]+(?=\.)")


def in_words(message: str, names: Mapping[str, str]) -> str:
    """The message with its keys and values as the pages call them; what somebody wrote, in marks, stays as it is.

    `names` has what the method's own steps, tracks, consents and parties are called, by their keys.
    """
    first, told = KEY.search(message), message
    if first and first[0] in names:  # a misspelt key was written in the file, and its likeness is a key too
        told = KEY.sub(lambda found: names.get(found[0], found[0]), told)
        told = AMONG.sub(lambda found: ", ".join(names.get(key, key) for key in found[0].split(", ")), told)
    return WORD.sub(lambda found: WORDS[found[0]], told).replace("[]", "inget")


def names_in(data: Plain) -> dict[str, str]:
    """What a method calls its steps, tracks, consents and parties, and what shipped methods call theirs, by key.

    The last are for what has been taken away and is named in a step all the same.
    """
    found = {
        one.key: one.name for method in shipped().methods for part in NAMED for one in getattr(method, part)
    }
    found |= {one["key"]: one["name"] for part in NAMED for one in data.get(part) or ()}
    return found | {party.value: party.label for party in Party}
