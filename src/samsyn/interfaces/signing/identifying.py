"""Identifying somebody with an e-identity: a provider says where to go, and who came back.

Another kind of provider than OpenID Connect is a class with the same two methods, named in `provider()`.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import urlencode

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.foundation.consents.signing import Identity
from samsyn.interfaces.login.signatures import verified

from .provider_settings import Provider

OK = 200


class NotIdentified(Exception):
    """Nobody was identified; the message says why and what to do, in Swedish."""


class Identifying(Protocol):
    """A way to identify somebody. What `start` answers beside the address is kept in the session for `finish`."""

    def start(self, *, answer_to: str) -> tuple[str, dict[str, str]]: ...
    def finish(self, *, told: Mapping[str, str], kept: Mapping[str, str], answer_to: str) -> Identity: ...


class OpenIdConnect:
    """OpenID Connect Core 1.0, the code flow with PKCE (RFC 7636)."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider

    def start(self, *, answer_to: str) -> tuple[str, dict[str, str]]:
        """The provider's address, and what has to come back unchanged."""
        verifier = secrets.token_urlsafe(48)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        kept = {"state": secrets.token_urlsafe(24), "nonce": secrets.token_urlsafe(24), "verifier": verifier}
        asked = {
            "response_type": "code",
            "client_id": self.provider.client_id,
            "redirect_uri": answer_to,
            "scope": " ".join(self.provider.scopes),
            "state": kept["state"],
            "nonce": kept["nonce"],
            "acr_values": " ".join(self.provider.levels),
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "prompt": "login",
        }
        return f"{self._configuration()['authorization_endpoint']}?{urlencode(asked)}", kept

    def finish(self, *, told: Mapping[str, str], kept: Mapping[str, str], answer_to: str) -> Identity:
        """Who came back. The name, the number and the level are read from the signed token alone."""
        if not told.get("code") or not secrets.compare_digest(told.get("state", ""), kept.get("state", "-")):
            raise NotIdentified(_("Legitimeringen avbröts. Ingenting har sparats. Börja om när du vill."))
        claims = self._claims(told["code"], kept["verifier"], answer_to)
        if not secrets.compare_digest(str(claims.get("nonce", "")), kept["nonce"]):
            raise NotIdentified(_("Svaret hör inte till den här legitimeringen. Börja om."))
        if claims.get("acr") not in self.provider.levels:
            raise NotIdentified(_("Legitimeringen är inte tillräckligt säker för att skriva under med."))
        name = str(claims.get(self.provider.name_claim, "")).strip()
        if not name:
            raise NotIdentified(_("Legitimationen säger inget namn. Skriv under på papper i stället."))
        number = "".join(sign for sign in str(claims.get(self.provider.number_claim, "")) if sign.isdigit())
        return Identity(self.provider.server, str(claims["sub"]), name, number)

    def _claims(self, code: str, verifier: str, answer_to: str) -> dict[str, Any]:
        known = self._configuration()
        try:
            with get_adapter().get_requests_session() as session:
                answer = session.post(
                    known["token_endpoint"],
                    data={
                        "grant_type": "authorization_code",
                        "code": code,
                        "redirect_uri": answer_to,
                        "client_id": self.provider.client_id,
                        "client_secret": self.provider.secret,
                        "code_verifier": verifier,
                    },
                )
                if answer.status_code != OK:
                    raise NotIdentified(_("Legitimeringen gick inte att slutföra. Börja om."))
                keys = session.get(known["jwks_uri"])
                keys.raise_for_status()
            token = str(answer.json().get("id_token", ""))
            return verified(token, keys.json(), issuer=known["issuer"], audience=self.provider.client_id)
        except (OSError, ValueError, OAuth2Error) as error:
            raise NotIdentified(
                _("Legitimeringen gick inte att kontrollera. Försök igen om en stund.")
            ) from error

    def _configuration(self) -> dict[str, Any]:
        try:
            with get_adapter().get_requests_session() as session:
                answer = session.get(f"{self.provider.server}/.well-known/openid-configuration")
                answer.raise_for_status()
                known: dict[str, Any] = answer.json()
        except (OSError, ValueError) as error:
            raise NotIdentified(
                _("Legitimeringstjänsten svarar inte. Försök igen om en stund, eller skriv under på papper.")
            ) from error
        return known


class Pretend:
    """The demo's e-identity, marked as what it is: the name is typed. It exists in the demo only."""

    def start(self, *, answer_to: str) -> tuple[str, dict[str, str]]:
        """A page of our own."""
        return reverse("signing:pretend"), {"state": secrets.token_urlsafe(24)}

    def finish(self, *, told: Mapping[str, str], kept: Mapping[str, str], answer_to: str) -> Identity:
        """The typed name."""
        name = " ".join(told.get("name", "").split())
        if not settings.DEMO or not name:
            raise NotIdentified(_("Skriv ett namn för låtsaslegitimationen."))
        return Identity("demo", name.casefold(), name)


def provider() -> Identifying | None:
    """How people are identified here; None where signing is on paper only."""
    if settings.SAMSYN_SIGN is not None:
        return OpenIdConnect(settings.SAMSYN_SIGN)
    return Pretend() if settings.DEMO else None
