"""The two kinds of message of a joint visit: the proposal, which is about a person, and the answer, which is not."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Party, Purpose


@dataclass(frozen=True)
class Time:
    """A time that is proposed or chosen."""

    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass(frozen=True)
class VisitProposal:
    """What the other authority gets to know before a joint visit: no more than the visit needs (OSL 10:18 a).

    Never whom a tip came from, the identity number, the sender's safety notes or anything of screening.
    """

    method_key: str
    method_version: int
    method_municipality: str
    method_title: str
    given_name: str
    family_name: str
    birth_date: dt.date | None
    ages: tuple[int, ...]
    purpose: str
    may_tell: str
    leader: Party
    announced: bool
    place_kind: str
    times: tuple[Time, ...]
    contact_function: str
    contact_telephone: str
    concern: str = ""
    address: str = ""
    interpreter_language: str = ""
    family: str = ""


class Reply(StrEnum):
    """What one unit answers the other."""

    ACCEPT = "accept"
    OTHER_TIME = "other_time"
    DECLINE = "decline"
    CANCEL = "cancel"


class DeclineReason(StrEnum):
    """Why a unit says no. None of them tells anything about the young person."""

    NO_TIME = "no_time"
    NOT_OURS = "not_ours"
    NOT_SUITABLE = "not_suitable"
    GO_ALONE = "go_alone"
    CHANGED = "changed"

    @property
    def label(self) -> str | Promise:
        """The reason in words."""
        return DECLINE_WORDS[self.value]


DECLINE_WORDS: dict[str, str | Promise] = {
    "no_time": _("Vi har ingen möjlighet de närmaste veckorna"),
    "not_ours": _("Det hör till en annan enhet"),
    "not_suitable": _("Ett gemensamt besök passar inte för oss"),
    "go_alone": _("Gå gärna utan oss"),
    "changed": _("Läget har ändrats"),
}


@dataclass(frozen=True)
class VisitAnswer:
    """The reply, the time, and how to reach the one who answers. No free text, so nothing about anybody."""

    reply: Reply
    contact_function: str
    contact_telephone: str
    times: tuple[Time, ...] = ()
    reason: DeclineReason | None = None


VISIT_PROPOSAL = register(
    Kind(
        key="visit_proposal",
        version=1,
        name=_("Förslag om hembesök"),
        payload=VisitProposal,
        template="home_visits/messages/visit_proposal.html",
        categories=(Category.IDENTITY, Category.CRIME_RISK, Category.MEETING),
        purpose=Purpose.PREVENT_CRIME,
    )
)
VISIT_ANSWER = register(
    Kind(
        key="visit_answer",
        version=1,
        name=_("Svar om hembesök"),
        payload=VisitAnswer,
        template="home_visits/messages/visit_answer.html",
        needs_assessment=False,
    )
)
