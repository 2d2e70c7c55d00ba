"""Who of a family acts, and in which room: coming in by a code or an e-identity, entering and leaving (ADR 13)."""

import datetime as dt
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import connection

from samsyn.foundation.units import acting
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from .database import call

COOKIE = "samsyn_family"
TIME_OUT = dt.timedelta(hours=2)


class CodeAnswer(StrEnum):
    """What became of a typed code."""

    ENTERED = "entered"
    UNKNOWN = "unknown"
    USED = "used"
    OLD = "old"
    SPENT = "spent"
    SHUT = "shut"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Place:
    """A room that somebody may enter, and the unit that opened it.

    `youth` is the young person's given name; `of_age` whether the young person has turned 18.
    """

    room_id: UUID
    member_id: UUID
    unit_id: UUID
    unit_name: str
    unit_party: Party
    telephone: str
    guardian: bool
    name: str
    youth: str
    of_age: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a family in their own room. `actor` is what actions and queries take; it has no roles at all."""

    here: Place
    places: tuple[Place, ...]
    way: str
    actor: Actor


def digest_of(code: str) -> str:
    """What is stored of a code: it takes the web process's key to make it, so that a copied table opens nothing."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hmac.new(settings.SAMSYN_ACTING_KEY, f"family code|{plain}".encode(), hashlib.sha256).hexdigest()


def enter_with_code(*, code: str, born: dt.date) -> tuple[CodeAnswer, str]:
    """Come in with a code handed over in person and the young person's birth date; the token where it held."""
    token = secrets.token_urlsafe(32)
    answer = CodeAnswer(
        call("SELECT samsyn.enter_with_family_code(%s, %s, %s)", [digest_of(code), born, _hash(token)])
    )
    return answer, token if answer is CodeAnswer.ENTERED else ""


def enter_with_e_identity(*, number: str) -> str:
    """Come in as the person whom an e-identification gave, by personal number; empty where there is no room."""
    token, issued = secrets.token_urlsafe(32), int(time.time())
    said = f"family|{number}|{_hash(token).hex()}|{issued}"
    signature = hmac.new(settings.SAMSYN_ACTING_KEY, said.encode(), hashlib.sha256).digest()
    rooms = call(
        "SELECT samsyn.enter_with_e_identity(%s, %s, %s, %s)", [number, _hash(token), issued, signature]
    )
    return token if rooms else ""


def enter(token: str) -> Member | None:
    """Let this transaction act in the family's room under the token; None when it opens none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.enter_family(%s)", [token])
        answer = cursor.fetchone()[0]
    if answer is None:
        return None
    told = json.loads(answer) if isinstance(answer, str) else answer
    here = _place(told["here"])
    return Member(here, tuple(_place(one) for one in told["places"]), told["way"], _actor(here))


def choose(room_id: UUID) -> bool:
    """Go to another of one's rooms; False when it is none of them."""
    return bool(call("SELECT samsyn.choose_family_room(%s)", [room_id]))


leave = acting.leave
end = acting.end


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _place(told: dict[str, str]) -> Place:
    return Place(
        room_id=UUID(told["room"]),
        member_id=UUID(told["member"]),
        unit_id=UUID(told["unit"]),
        unit_name=told["unit_name"],
        unit_party=Party(told["unit_party"]),
        telephone=told["telephone"],
        guardian=bool(told["guardian"]),
        name=told["name"],
        youth=told["youth"],
        of_age=bool(told["of_age"]),
    )


def _actor(here: Place) -> Actor:
    party = Party.GUARDIAN if here.guardian else Party.YOUTH
    return Actor(
        worker_id=here.member_id,
        name=here.name[:120],
        title=str(party.label),
        qualified_for_child_cases=False,
        unit_id=here.room_id,
        unit_key="",
        unit_name="egen sida",  # in signatures, which are kept in Swedish
        organisation="",
        party=party,
        secrecy_domain=f"familj-{here.room_id}",
        team="",
        roles=(),
        receives_tips=False,
        receives_concern_reports=False,
        municipalities=(),
    )
