"""What the check of a file says, on the pages: the file's keys and values as the pages call them."""

import re

from samsyn.law.vocabulary import Labelled
from samsyn.methods.vocabulary import Attendance, FieldKind, Manner, Override, StepKind
from samsyn.methods.wording import LABELS

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


def in_words(message: str) -> str:
    """The message with its keys and values as the pages call them; what somebody wrote, in marks, stays as it is."""
    return WORD.sub(lambda found: WORDS[found[0]], message).replace("[]", "inget")
