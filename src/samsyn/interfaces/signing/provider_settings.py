"""The settings of the e-identification that givers of a consent sign with: from environment variables to a provider."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
NEEDED = ("SAMSYN_SIGN_CLIENT_ID", "SAMSYN_SIGN_CLIENT_SECRET", "SAMSYN_SIGN_LEVELS")
SWEDISH_NUMBER = "https://id.oidc.se/claim/personalIdentityNumber"  # the Swedish OpenID Connect attributes


class SigningError(ValueError):
    """The settings for signing cannot be used; the text says which and what to do, in Swedish."""


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider that identifies people, not workers."""

    server: str
    client_id: str
    secret: str
    levels: tuple[str, ...]
    number_claim: str
    name_claim: str
    scopes: tuple[str, ...]


def provider_from(environment: Mapping[str, str] = os.environ) -> Provider | None:
    """The provider that SAMSYN_SIGN_* describe, or None when none is set; a SigningError says what is wrong."""
    server = environment.get("SAMSYN_SIGN_SERVER", "").rstrip("/")
    if not server:
        return None
    missing = [name for name in NEEDED if not environment.get(name)]
    if missing:
        raise SigningError(
            f"SAMSYN_SIGN_SERVER är satt men {', '.join(missing)} saknas. Se docs/operations/settings.md."
        )
    address = urlsplit(server)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
        raise SigningError(f"SAMSYN_SIGN_SERVER måste börja med https:// (nu: {server}).")
    return Provider(
        server=server,
        client_id=environment["SAMSYN_SIGN_CLIENT_ID"],
        secret=environment["SAMSYN_SIGN_CLIENT_SECRET"],
        levels=tuple(environment["SAMSYN_SIGN_LEVELS"].split()),
        number_claim=environment.get("SAMSYN_SIGN_NUMBER_CLAIM", SWEDISH_NUMBER),
        name_claim=environment.get("SAMSYN_SIGN_NAME_CLAIM", "name"),
        scopes=tuple(environment.get("SAMSYN_SIGN_SCOPES", "openid profile").split()),
    )
