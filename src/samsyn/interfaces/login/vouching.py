"""What an identity provider says of a worker, and what we make of it: pure, from claims to units and roles.

The provider says who somebody is, for which organisation, and how surely. Which places the worker has is said by
our own directory; the claims can only narrow it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

SESSION_KEY = "samsyn_vouched"


class Why(StrEnum):
    """Why a login that the provider accepted is not accepted here."""

    UNSURE = "unsure"
    LEVEL = "level"
    ORGANISATION = "organisation"
    WORKER = "worker"
    NOT_A_LOGIN = "not_a_login"


class Refused(Exception):
    """The login is refused; `why` chooses the words, `said` is what the provider said, for the person to pass on."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.said = said


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider and how its claims are read."""

    server: str
    client_id: str
    secret: str
    levels: tuple[str, ...]
    organisations: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = ""
    worker_claim: str = "sub"
    organisation_claim: str = "organizationIdentifier"
    role_claim: str = ""
    scopes: tuple[str, ...] = ("openid", "profile")


@dataclass(frozen=True)
class Vouched:
    """Who the provider says it is, for which units, and in which roles (None: roles are not said)."""

    username: str
    units: tuple[str, ...]
    roles: tuple[str, ...] | None


def vouch(token: Mapping[str, Any] | None, userinfo: Mapping[str, Any] | None, provider: Provider) -> Vouched:
    """Read the claims of a verified ID token and of the user information; raise `Refused` when they do not suffice.

    The level (`acr`) is taken from the signed token alone. The user information must be about the same subject
    (OpenID Connect Core 1.0, 5.3.2).
    """
    if not token or (userinfo and userinfo.get("sub") != token.get("sub")):
        raise Refused(Why.UNSURE)
    if token.get("acr") not in provider.levels:
        raise Refused(Why.LEVEL, str(token.get("acr") or ""))
    claims = {**(userinfo or {}), **token}
    username = claims.get(provider.worker_claim)
    if not isinstance(username, str) or not username:
        raise Refused(Why.WORKER)
    return Vouched(username, _units(claims, provider), _roles(claims, provider))


def open_places(vouched: Vouched, places: list[dict[str, Any]]) -> list[str]:
    """The ids of the places that the provider vouches for: the unit's key, and every role held there."""
    return [
        str(place["unit_id"])
        for place in places
        if place["key"] in vouched.units
        and (vouched.roles is None or set(place["roles"]) <= set(vouched.roles))
    ]


def _units(claims: Mapping[str, Any], provider: Provider) -> tuple[str, ...]:
    said = _several(claims.get(provider.organisation_claim))
    units = {unit for organisation in said for unit in provider.organisations.get(organisation, ())}
    if not units:
        raise Refused(Why.ORGANISATION, ", ".join(said))
    return tuple(sorted(units))


def _roles(claims: Mapping[str, Any], provider: Provider) -> tuple[str, ...] | None:
    if not provider.role_claim:
        return None
    said = _several(claims.get(provider.role_claim))
    return tuple(sorted({role for word in said for role in provider.roles.get(word, ())}))


def _several(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
