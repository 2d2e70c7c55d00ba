"""What the pages of consents show, as frozen rows."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samsyn.foundation.consents.states import State
from samsyn.foundation.messages.further_use import Closed
from samsyn.law import Category, Party, Purpose
from samsyn.law.vocabulary import Giver

Words = str | Promise


@dataclass(frozen=True)
class GiverLine:
    """One whose yes is needed: what was answered, how and when, or what is waited for."""

    role: Giver
    name: str
    said: str = ""
    way: Words = ""
    at: dt.datetime | None = None
    scan_waits: bool = False


@dataclass(frozen=True)
class ConsentLine:
    """A consent in a list, with its state in words."""

    id: UUID
    state: State
    waits_for: tuple[str, ...]
    look_waits: bool
    categories: tuple[Category, ...]
    valid_from: dt.date
    last_day: dt.date
    asked_at: dt.datetime
    from_unit: str

    @property
    def label(self) -> str:
        """The state in words; who is waited for by name."""
        if self.look_waits:
            return _("Väntar på att en kollega tittar på papperet")
        if self.state.open and self.waits_for:
            return _("Väntar på %(who)s") % {"who": _and(self.waits_for)}
        return str(self.state.label)


@dataclass(frozen=True)
class ScanLine:
    """A signed paper, and whether somebody else has looked at it."""

    id: UUID
    names: tuple[str, ...]
    signed_on: dt.date
    uploaded_at: dt.datetime
    uploaded_by: UUID
    signature: str
    looked: bool
    confirmed: bool
    look_signature: str
    why: str


@dataclass(frozen=True)
class PartyLine:
    """Who may tell and get to know."""

    name: str
    party: Party
    gives: bool
    receives: bool


@dataclass(frozen=True)
class CopyLine:
    """A copy that was sent."""

    message_id: UUID
    recipient_id: UUID
    recipient_name: str
    at: dt.datetime


@dataclass(frozen=True)
class ConsentPage:
    """One consent in full."""

    line: ConsentLine
    person_id: UUID | None
    person_name: str
    born: dt.date
    givers: tuple[GiverLine, ...]
    parties: tuple[PartyLine, ...]
    purposes: tuple[Purpose, ...]
    why: str
    special_limits: str
    language: str
    interpreter: str
    explained_by: str
    explained_on: dt.date
    maturity: str
    text: str
    text_sha256: str
    signature: str
    scans: tuple[ScanLine, ...]
    withdrawn_by: str
    withdrawn_at: dt.datetime | None
    withdrawn_way: Words
    withdrawn_said: str
    is_copy: bool
    copies: tuple[CopyLine, ...] = ()

    @property
    def id(self) -> UUID:
        return self.line.id

    @property
    def state(self) -> State:
        return self.line.state

    @property
    def unanswered(self) -> tuple[GiverLine, ...]:
        """Those who have neither answered nor wait for a second look."""
        return tuple(one for one in self.givers if not one.said)

    @property
    def can_withdraw(self) -> bool:
        """Whether there is something to take back."""
        return self.state not in (State.WITHDRAWN, State.DECLINED)


@dataclass(frozen=True)
class ClosedLine:
    """A received message that a withdrawal closed."""

    message_id: UUID
    kind_name: Words
    sender_name: str
    received_at: dt.datetime
    closed: Closed


@dataclass(frozen=True)
class ClosedPage:
    """What a withdrawal closed in this unit."""

    person_id: UUID | None
    withdrawn_at: dt.datetime
    from_unit: str
    closed: tuple[ClosedLine, ...]


def _and(names: tuple[str, ...]) -> str:
    return _(" och ").join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


@dataclass(frozen=True)
class RaisedBooking:
    """A booking to come that a withdrawal put on a desk."""

    id: UUID
    what: str
    starts_at: dt.datetime
    with_whom: str
    seen_to: bool


@dataclass(frozen=True)
class Raised:
    """The bookings that stood on a consent, and those whose ground is not known."""

    certain: tuple[RaisedBooking, ...]
    perhaps: tuple[RaisedBooking, ...]
