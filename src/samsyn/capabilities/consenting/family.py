"""The giver's own consents, asked by somebody of a family in their own room: see, sign, say no, take one's yes back."""

import datetime as dt
import hashlib
import json
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import note_read, record
from samsyn.foundation.consents.states import State
from samsyn.foundation.family.database import call
from samsyn.foundation.family.entering import Member
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.law import Category


@dataclass(frozen=True, slots=True)
class MyConsent:
    """What one was asked, what one answered and what it is today. `others` have not answered yet.

    `read_only` for one who was a guardian of somebody who has turned 18: the young person alone answers then.
    """

    id: UUID
    text: str
    why: str
    asked_at: dt.datetime
    categories: tuple[Category, ...]
    valid_from: dt.date
    valid_to: dt.date
    state: State
    said: str
    answered_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    others: int
    read_only: bool

    @property
    def last_day(self) -> dt.date:
        return self.valid_to - dt.timedelta(days=1)

    @property
    def waits_for_me(self) -> bool:
        return self.state.open and not self.said and not self.read_only

    @property
    def can_withdraw(self) -> bool:
        """Whether one's yes can be taken back: while it holds or may come to."""
        may_come = self.state in (State.IN_FORCE, State.WAITING, State.NOT_BEGUN)
        return self.said == "yes" and may_come and not self.read_only


def my_consents(*, member: Member, on: dt.date) -> tuple[MyConsent, ...]:
    """The consents in which the member is a giver, newest first. One statement and the log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.family_consents(%s)", [on])
        told = cursor.fetchone()[0]
    rows = json.loads(told) if isinstance(told, str) else told
    for row in rows:
        note_read(actor=member.actor, object_kind="consent", object_id=UUID(row["id"]))
    return tuple(_mine(row, read_only=_was_guardian(member)) for row in rows)


def my_consent(*, member: Member, consent_id: UUID, on: dt.date) -> MyConsent | None:
    """One of them; None when it is not one's own."""
    return next((one for one in my_consents(member=member, on=on) if one.id == consent_id), None)


@transaction.atomic
def open_my_signing(*, member: Member, consent_id: UUID) -> str:
    """A link under which the member signs with an e-identity. FamilyRefused when the question is not open."""
    _refuse_former_guardian(member)
    link = secrets.token_urlsafe(18)
    digest = hashlib.sha256(link.encode()).hexdigest()
    call("SELECT samsyn.family_open_signing(%s, %s)", [consent_id, digest])
    _log(member, "open_signing", consent_id)
    return link


@transaction.atomic
def decline(*, member: Member, consent_id: UUID) -> None:
    """Say no. The unit gets a task; the help does not change."""
    _refuse_former_guardian(member)
    call("SELECT samsyn.family_decline_consent(%s)", [consent_id])
    _log(member, "decline", consent_id)


@transaction.atomic
def withdraw_mine(*, member: Member, consent_id: UUID) -> int:
    """Take one's yes back: closed at once, everybody who was told something by it is told. Returns how many."""
    _refuse_former_guardian(member)
    told: int = call("SELECT samsyn.family_withdraw_consent(%s)", [consent_id])
    _log(member, "withdraw", consent_id)
    return told


def _was_guardian(member: Member) -> bool:
    return member.here.guardian and member.here.of_age


def _refuse_former_guardian(member: Member) -> None:
    """From 18 the young person alone disposes of the own secrecy (OSL 12:2)."""
    if _was_guardian(member):
        raise FamilyRefused(_("%(who)s har fyllt 18 år och svarar själv.") % {"who": member.here.youth})


def _log(member: Member, verb: str, consent_id: UUID) -> None:
    record(actor=member.actor, verb=verb, object_kind="consent", object_id=consent_id)


def _mine(row: dict[str, str], *, read_only: bool) -> MyConsent:
    def moment(name: str) -> dt.datetime | None:
        return dt.datetime.fromisoformat(row[name]) if row[name] else None

    return MyConsent(
        id=UUID(row["id"]),
        text=row["text"],
        why=row["why"],
        asked_at=dt.datetime.fromisoformat(row["asked_at"]),
        categories=tuple(Category(one) for one in row["categories"]),
        valid_from=dt.date.fromisoformat(row["valid_from"]),
        valid_to=dt.date.fromisoformat(row["valid_to"]),
        state=State(row["state"]),
        said=row["said"],
        answered_at=moment("answered_at"),
        withdrawn_at=moment("withdrawn_at"),
        others=int(row["others"]),
        read_only=read_only,
    )
