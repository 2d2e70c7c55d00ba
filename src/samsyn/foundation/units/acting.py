"""Who acts, and for which unit: opening, entering and leaving (design, guarantee 2)."""

import datetime as dt
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from samsyn.law.vocabulary import Party

from .roles import ROLES, Role

LIFETIME = dt.timedelta(hours=10)


@dataclass(frozen=True)
class Place:
    """A unit where the worker may act."""

    unit_id: UUID
    name: str
    party: Party


@dataclass(frozen=True)
class Actor:
    """A worker acting for one unit in this transaction. Every action takes one first."""

    worker_id: UUID
    name: str
    title: str
    qualified_for_child_cases: bool
    unit_id: UUID
    unit_key: str
    unit_name: str
    organisation: str
    party: Party
    secrecy_domain: str
    team: str
    roles: tuple[type[Role], ...]
    receives_tips: bool
    receives_concern_reports: bool
    municipalities: tuple[str, ...]

    @property
    def signature(self) -> str:
        """Name, title and unit as they are written under what the worker did."""
        return f"{self.name}, {self.title}, {self.unit_name}"

    def may(self, what: str) -> bool:
        """Whether some role of the worker's opens `what`, the name of a flag of `Role`."""
        return any(getattr(role, what) for role in self.roles)


@dataclass(frozen=True)
class Entered:
    """What the database answered for a token: the worker, the places, and the actor when a unit is chosen."""

    worker_id: UUID
    account_id: int
    name: str
    places: tuple[Place, ...] = field(default=())
    actor: Actor | None = None


def open_token(worker_id: UUID, lifetime: dt.timedelta = LIFETIME) -> str:
    """Open a token for a worker whom the login has identified; only its hash is stored."""
    token = secrets.token_urlsafe(32)
    token_hash = hashlib.sha256(token.encode()).digest()
    issued, seconds = int(time.time()), int(lifetime.total_seconds())
    said = f"{worker_id}|{token_hash.hex()}|{issued}|{seconds}"
    signature = hmac.new(settings.SAMSYN_ACTING_KEY, said.encode(), hashlib.sha256).digest()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn.open_acting(%s, %s, to_timestamp(%s), make_interval(secs => %s), %s)",
            [worker_id, token_hash, issued, seconds, signature],
        )
    return token


def worker_of(account_id: int) -> UUID | None:
    """The worker behind a login, or None."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.worker_of_account(%s)", [account_id])
        found: UUID | None = cursor.fetchone()[0]
    return found


def enter(token: str) -> Entered | None:
    """Let this transaction act under the token; None when it is unknown, ended or too old."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.enter(%s)", [token])
        answer = cursor.fetchone()[0]
    if answer is None:
        return None
    return _entered(json.loads(answer) if isinstance(answer, str) else answer)


def leave() -> None:
    """Forget the token for the rest of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samsyn.token', '', true)")


def choose_unit(unit_id: UUID) -> bool:
    """Act for this unit from now on; False when the worker has no place there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.choose_unit(%s)", [unit_id])
        return bool(cursor.fetchone()[0])


def end() -> None:
    """End the token that this transaction entered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.end_acting()")


@contextmanager
def acting_as(worker_id: UUID, unit_id: UUID) -> Iterator[Actor]:
    """Act for a unit inside one transaction, as the demo's loader, the tests and background work do."""
    with transaction.atomic():
        token = open_token(worker_id)
        enter(token)
        if not choose_unit(unit_id):
            message = "Medarbetaren har ingen plats i enheten."
            raise PermissionError(message)
        entered = enter(token)
        if entered is None or entered.actor is None:
            message = "Enheten kunde inte väljas."
            raise PermissionError(message)
        try:
            yield entered.actor
        finally:
            if not connection.needs_rollback:
                leave()


def _entered(answer: dict) -> Entered:  # type: ignore[type-arg]
    return Entered(
        worker_id=UUID(answer["worker_id"]),
        account_id=answer["account_id"],
        name=answer["name"],
        places=tuple(
            Place(UUID(place["unit_id"]), place["name"], Party(place["party"])) for place in answer["places"]
        ),
        actor=_actor(answer) if answer["unit"] else None,
    )


def _actor(answer: dict) -> Actor:  # type: ignore[type-arg]
    unit = answer["unit"]
    return Actor(
        worker_id=UUID(answer["worker_id"]),
        name=answer["name"],
        title=unit["title"],
        qualified_for_child_cases=answer["qualified"],
        unit_id=UUID(unit["id"]),
        unit_key=unit["key"],
        unit_name=unit["name"],
        organisation=unit["organisation"],
        party=Party(unit["party"]),
        secrecy_domain=unit["secrecy_domain"],
        team=unit["team"],
        roles=tuple(ROLES[code] for code in unit["roles"]),
        receives_tips=unit["receives_tips"],
        receives_concern_reports=unit["receives_concern_reports"],
        municipalities=tuple(unit["municipalities"]),
    )
