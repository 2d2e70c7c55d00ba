"""What passes between a unit and a family: a letter, who knows what; and back: a letter, that one does not agree."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Purpose

ALWAYS = (Category.IDENTITY, Category.SUPPORT_AND_PLAN)


@dataclass(frozen=True)
class Letter:
    """What a worker writes to the young person or a guardian, and how to reach the writer."""

    text: str
    writer: str
    telephone: str


@dataclass(frozen=True)
class Known:
    """That somebody was told something about the young person: who, what, why, when, by which rule."""

    who: str
    what: str
    why: str
    on: dt.date
    ground: str


@dataclass(frozen=True)
class WhoKnows:
    """What the unit has told others, as far as it has decided to show it."""

    known: tuple[Known, ...]
    text: str
    writer: str
    telephone: str


@dataclass(frozen=True)
class FamilyLetter:
    """What somebody of the family writes to the unit. `about` is the consent or the letter it is about."""

    text: str
    about: UUID | None = None
    about_words: str = ""


LETTER = register(
    Kind(
        key="letter_to_family",
        version=1,
        name=_("Brev till familjen"),
        payload=Letter,
        template="family_contact/messages/letter.html",
        categories=ALWAYS,
        purpose=Purpose.SUPPORT,
    )
)
WHO_KNOWS = register(
    Kind(
        key="who_knows",
        version=1,
        name=_("Vem vet vad om mig och varför"),
        payload=WhoKnows,
        template="family_contact/messages/who_knows.html",
        categories=ALWAYS,
        purpose=Purpose.SUPPORT,
    )
)
FROM_FAMILY = register(
    Kind(
        key="from_family_letter",
        version=1,
        name=_("Brev från familjen"),
        payload=FamilyLetter,
        template="family_contact/messages/from_family.html",
        needs_assessment=False,
    )
)
DISAGREEMENT = register(
    Kind(
        key="from_family_disagreement",
        version=1,
        name=_("Det jag inte håller med om"),
        payload=FamilyLetter,
        template="family_contact/messages/from_family.html",
        needs_assessment=False,
    )
)
CONSENT_WISH = register(
    Kind(
        key="from_family_consent_wish",
        version=1,
        name=_("Vill ändra ett samtycke"),
        payload=FamilyLetter,
        template="family_contact/messages/from_family.html",
        needs_assessment=False,
    )
)
FAMILYS = (FROM_FAMILY, DISAGREEMENT, CONSENT_WISH)
