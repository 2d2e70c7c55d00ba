"""What is to be sent about a meeting, before it is known what each recipient may have of it.

The police get nothing of a part that is held without them: its kind of information is not even asked of the law for
them, so that the recorded assessment does not open for it, and its text is left out of what is packed.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from samsyn.foundation.messages.assessing import Recipient
from samsyn.foundation.messages.kinds import Kind
from samsyn.law import Category, Party

from .kinds import (
    INVITATION,
    MINUTES,
    About,
    CalledTime,
    MeetingInvitation,
    MeetingMinutes,
    Promised,
    Told,
)
from .vocabulary import MeetingType, Mode

Payload = MeetingInvitation | MeetingMinutes
NAMED = (Category.IDENTITY, Category.MEETING)


@dataclass(frozen=True)
class Part:
    """Something told of one kind of information; `without_police` was said when the police had left."""

    category: Category
    heading: str
    text: str = ""
    without_police: bool = False


@dataclass(frozen=True)
class Contact:
    """Whom the recipient can call."""

    function: str
    telephone: str


class Parcel(Protocol):
    """Something to send to several units."""

    @property
    def kind(self) -> Kind: ...
    def categories_for(self, to: Recipient) -> tuple[Category, ...]: ...
    def payload(self, to: Recipient, opened: Collection[Category]) -> Payload | None: ...


@dataclass(frozen=True)
class Inviting:
    """An invitation; `functions` says who at each unit is asked."""

    type: MeetingType
    about: About
    times: tuple[CalledTime, ...]
    place: str
    mode: Mode
    agenda: tuple[Part, ...]
    why: str
    functions: Mapping[UUID, str]
    contact: Contact
    kind: Kind = INVITATION

    def categories_for(self, to: Recipient) -> tuple[Category, ...]:
        """Who it is and that there is a meeting; what is planned, where that is told."""
        return (*NAMED, Category.SUPPORT_AND_PLAN) if self.why else NAMED

    def payload(self, to: Recipient, opened: Collection[Category]) -> MeetingInvitation | None:
        """Exactly what one unit gets; None where nobody may be named."""
        if not set(NAMED) <= set(opened):
            return None
        return MeetingInvitation(
            type=self.type,
            about=self.about,
            times=self.times,
            place=self.place,
            mode=self.mode,
            agenda=tuple(one.heading for one in for_party(self.agenda, to.party)),
            function=self.functions.get(to.unit_id, ""),
            why=self.why if Category.SUPPORT_AND_PLAN in opened else "",
            contact_function=self.contact.function,
            contact_telephone=self.contact.telephone,
        )


@dataclass(frozen=True)
class Distributing:
    """Approved minutes: each unit's own commitments, and the parts whose kind of information is open for it."""

    meeting_id: UUID
    type: MeetingType
    about: About
    began_at: dt.datetime
    ended_at: dt.datetime
    present: tuple[str, ...]
    parts: tuple[Part, ...]
    promises: Mapping[UUID, tuple[Promised, ...]]
    next_at: dt.datetime | None
    contact: Contact
    kind: Kind = MINUTES

    def categories_for(self, to: Recipient) -> tuple[Category, ...]:
        """Each kind of information in the parts that are meant for this unit."""
        told = [one.category for one in for_party(self.parts, to.party)]
        own = [Category.SUPPORT_AND_PLAN] if self.promises.get(to.unit_id) else []
        return tuple(dict.fromkeys((*NAMED, *told, *own)))

    def payload(self, to: Recipient, opened: Collection[Category]) -> MeetingMinutes | None:
        """Exactly what one unit gets; None where nobody may be named."""
        if not set(NAMED) <= set(opened):
            return None
        plan = Category.SUPPORT_AND_PLAN in opened
        return MeetingMinutes(
            meeting_id=self.meeting_id,
            type=self.type,
            about=self.about,
            began_at=self.began_at,
            ended_at=self.ended_at,
            present=self.present,
            parts=tuple(
                Told(one.category, one.heading, one.text)
                for one in for_party(self.parts, to.party)
                if one.category in opened
            ),
            promises=self.promises.get(to.unit_id, ()) if plan else (),
            next_at=self.next_at,
            contact_function=self.contact.function,
            contact_telephone=self.contact.telephone,
        )


def for_party(parts: Collection[Part], party: Party) -> tuple[Part, ...]:
    """The parts meant for a kind of party: for the police not those that were held without them."""
    return tuple(one for one in parts if not (one.without_police and party is Party.POLICE))
