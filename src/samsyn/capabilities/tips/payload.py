"""What a tip says, typed (domain 15.2).

Who left it is not here: that is `ReporterContact`, with stricter access.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How the tip came in."""

    WEB = "web", _("Webbsidan")
    PHONE = "phone", _("Telefon")
    VISIT = "visit", _("Besök")
    LETTER = "letter", _("Brev")
    EMAIL = "email", _("E-post")
    OTHER = "other", _("Annat sätt")


class ReporterKind(models.TextChoices):
    """Who left the tip. A private person may always be anonymous (domain 6.2)."""

    ANONYMOUS = "anonymous", _("Anonym")
    PRIVATE_NAMED = "private_named", _("Privatperson som lämnat sitt namn")
    PROFESSIONAL = "professional", _("Någon i sitt arbete")


class Urgency(models.TextChoices):
    """How urgent the one who left the tip thinks it is."""

    NOW = "now", _("Ja, någon är i fara eller det händer just nu")
    SOON = "soon", _("Det är inte akut, men någon behöver titta på det de närmaste dagarna")
    CAN_WAIT = "can_wait", _("Nej, det är inte bråttom")
    UNKNOWN = "unknown", _("Jag vet inte")


class Worry(models.TextChoices):
    """What the concern is about."""

    DRUGS = "drugs", _("Droger")
    ALCOHOL = "alcohol", _("Alkohol")
    CRIME = "crime", _("Brott")
    COMPANY = "company", _("Umgänge")
    PLACE = "place", _("En plats")
    VIOLENCE = "violence", _("Våld")
    ABSENCE = "absence", _("Skolfrånvaro")
    OTHER = "other", _("Något annat")


@dataclass(frozen=True)
class Tip:
    """A tip from the public.

    `channel`, `registered_by` and `pictures` are set by the database when it is received.

    `observed_on` is the day, `how_long` and the rest free text as it was written; `municipality` is its code.
    """

    what: str
    urgency: Urgency
    municipality: str
    channel: Channel = Channel.WEB
    reporter_kind: ReporterKind = ReporterKind.ANONYMOUS
    first_hand: bool | None = None
    subject_hint: str = ""
    where: str = ""
    observed_on: dt.date | None = None
    how_long: str = ""
    categories: tuple[Worry, ...] = ()
    registered_by: str = ""
    pictures: int = 0


@dataclass(frozen=True)
class TipAddition:
    """What the one who left a tip came back and added."""

    text: str
