"""The settings of the outer login: from environment variables and a file to a provider."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from .vouching import Provider

PROVIDER_ID = "organisation"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
NEEDED = ("SAMSYN_OIDC_CLIENT_ID", "SAMSYN_OIDC_CLIENT_SECRET", "SAMSYN_OIDC_LEVELS", "SAMSYN_OIDC_MAP")


class VouchingError(ValueError):
    """The settings for the outer login cannot be used; the text says which and what to do, in Swedish."""


def provider_from(environment: Mapping[str, str] = os.environ) -> Provider | None:
    """The provider that SAMSYN_OIDC_* describe, or None when none is set; a VouchingError says what is wrong."""
    server = environment.get("SAMSYN_OIDC_SERVER", "").rstrip("/")
    if not server:
        return None
    missing = [name for name in NEEDED if not environment.get(name)]
    if missing:
        raise VouchingError(
            f"SAMSYN_OIDC_SERVER är satt men {', '.join(missing)} saknas. Se docs/operations/login.md."
        )
    address = urlsplit(server)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
        raise VouchingError(f"SAMSYN_OIDC_SERVER måste börja med https:// (nu: {server}).")
    organisations, roles = _map(Path(environment["SAMSYN_OIDC_MAP"]))
    role_claim = environment.get("SAMSYN_OIDC_ROLE_CLAIM", "")
    if role_claim and not roles:
        raise VouchingError(
            "SAMSYN_OIDC_ROLE_CLAIM är satt men filen i SAMSYN_OIDC_MAP har inget under roles."
        )
    return Provider(
        server=server,
        client_id=environment["SAMSYN_OIDC_CLIENT_ID"],
        secret=environment["SAMSYN_OIDC_CLIENT_SECRET"],
        levels=tuple(environment["SAMSYN_OIDC_LEVELS"].split()),
        organisations=organisations,
        roles=roles,
        name=environment.get("SAMSYN_OIDC_NAME", ""),
        worker_claim=environment.get("SAMSYN_OIDC_WORKER_CLAIM", "sub"),
        organisation_claim=environment.get("SAMSYN_OIDC_ORGANISATION_CLAIM", "organizationIdentifier"),
        role_claim=role_claim,
        scopes=tuple(environment.get("SAMSYN_OIDC_SCOPES", "openid profile").split()),
    )


def _map(path: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        organisations, roles = content["organisations"], content.get("roles") or {}
        return _lists(organisations), _lists(roles)
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise VouchingError(
            f"Filen i SAMSYN_OIDC_MAP ({path}) kunde inte läsas: {error}. Den ska ha organisations: "
            "med en lista enheter för varje organisation."
        ) from error


def _lists(content: dict[Any, Any]) -> dict[str, tuple[str, ...]]:
    for key, values in content.items():
        if not isinstance(values, list):
            raise TypeError(f"{key} ska ha en lista")
    return {str(key): tuple(str(value) for value in values) for key, values in content.items()}


def allauth_providers(provider: Provider | None) -> dict[str, Any]:
    """The provider as django-allauth's SOCIALACCOUNT_PROVIDERS takes it."""
    if provider is None:
        return {}
    app = {
        "provider_id": PROVIDER_ID,
        "name": provider.name,
        "client_id": provider.client_id,
        "secret": provider.secret,
        "settings": {
            "server_url": provider.server,
            "oauth_pkce_enabled": True,
            "scope": list(provider.scopes),
            "auth_params": {"acr_values": " ".join(provider.levels)},
        },
    }
    return {"openid_connect": {"APPS": [app]}}
