"""The two kinds of message of a consent: its copy, which is about a person, and its withdrawal, which names nobody."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Purpose


@dataclass(frozen=True)
class ConsentCopy:
    """A consent in force, as its text was signed, for a unit in its scope."""

    consent: UUID
    given_name: str
    family_name: str
    birth_date: dt.date
    text: str
    signed: tuple[str, ...]
    valid_from: dt.date
    valid_to: dt.date


@dataclass(frozen=True)
class ConsentWithdrawn:
    """That a consent no longer holds. The recipient finds by its own rows whom it was about."""

    consent: UUID


CONSENT_COPY = register(
    Kind(
        key="consent_copy",
        version=1,
        name=_("Kopia av samtycke"),
        payload=ConsentCopy,
        template="consenting/messages/consent_copy.html",
        categories=(Category.IDENTITY,),
        purpose=Purpose.SUPPORT,
    )
)
CONSENT_WITHDRAWN = register(
    Kind(
        key="consent_withdrawn",
        version=1,
        name=_("Samtycke återkallat"),
        payload=ConsentWithdrawn,
        template="consenting/messages/consent_withdrawn.html",
        needs_assessment=False,
    )
)
