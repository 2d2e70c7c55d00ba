"""What a consent lets pass, and whether it can be asked at all: shape and days, before anything is written."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.law import Category, Party, Purpose
from samsyn.law.durations import months_after

from .refusals import ConsentRefused

DEFAULT_MONTHS = 6
MOST_MONTHS = 12  # legal 9.2: a consent without an end in sight is no choice


@dataclass(frozen=True, slots=True)
class ScopeParty:
    """A kind of authority, or one unit of it, and whether it may give, receive or both."""

    party: Party
    named: UUID | None = None
    gives: bool = True
    receives: bool = True


@dataclass(frozen=True, slots=True)
class Scope:
    """Who, what, for what and how long. `valid_to` is the first day on which it no longer holds."""

    parties: tuple[ScopeParty, ...]
    categories: tuple[Category, ...]
    why: str
    valid_from: dt.date
    valid_to: dt.date
    purposes: tuple[Purpose, ...] = (Purpose.SUPPORT,)
    special_limits: str = ""

    @classmethod
    def default_end(cls, start: dt.date) -> dt.date:
        """Six months after the start."""
        return months_after(start, DEFAULT_MONTHS)


@dataclass(frozen=True, slots=True)
class Explained:
    """How the question was explained: in which language, through which interpreter, by whom and when."""

    by: str
    on: dt.date
    language: str = ""
    interpreter: str = ""


@dataclass(frozen=True, slots=True)
class InEnglish:
    """What a worker has written in English too, so that the whole text can be read in English beside the Swedish."""

    why: str
    special_limits: str = ""


def check_english(scope: Scope, english: InEnglish) -> None:
    """Raise ConsentRefused where the English would say less than the Swedish."""
    if not english.why.strip():
        raise ConsentRefused(_("Skriv på engelska också vad samarbetet ska leda till."))
    if bool(scope.special_limits.strip()) != bool(english.special_limits.strip()):
        raise ConsentRefused(
            _("De särskilda gränserna ska stå både på svenska och på engelska, eller inte alls.")
        )


def check_scope(scope: Scope, *, on: dt.date, sender: Party) -> None:
    """Raise ConsentRefused for a scope that nobody could say yes to."""
    if scope.valid_to <= scope.valid_from:
        raise ConsentRefused(_("Samtycket slutar innan det har börjat. Välj en sista dag efter den första."))
    if scope.valid_to > months_after(scope.valid_from, MOST_MONTHS):
        raise ConsentRefused(
            _("Ett samtycke får gälla högst tolv månader. Välj en tidigare sista dag och fråga på nytt då.")
        )
    if scope.valid_to <= on:
        raise ConsentRefused(_("Den sista dagen har redan varit. Välj en dag som kommer."))
    if not scope.why.strip():
        raise ConsentRefused(_("Skriv vad samarbetet ska leda till. Den som skriver under behöver veta det."))
    if Category.IDENTITY not in scope.categories or len(scope.categories) == 1:
        raise ConsentRefused(
            _("Välj vilka uppgifter det gäller, minst en utöver vem den unge är. Inget är valt från början.")
        )
    if Purpose.SUPPORT not in scope.purposes:
        raise ConsentRefused(_("Ett samtycke ges alltid för att ge stöd. Lägg till det ändamålet."))
    _check_parties(scope, sender)


def _check_parties(scope: Scope, sender: Party) -> None:
    if not any(one.party is sender and one.gives for one in scope.parties):
        raise ConsentRefused(_("Er egen verksamhet måste få berätta, annars öppnar samtycket ingenting."))
    if not any(one.receives for one in scope.parties if one.party is not sender):
        raise ConsentRefused(_("Välj minst en verksamhet till som får veta."))
    if len({(one.party, one.named) for one in scope.parties}) < len(scope.parties):
        raise ConsentRefused(_("Samma verksamhet står två gånger. Ta bort den ena."))
