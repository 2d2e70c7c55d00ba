"""Login by an identity provider: what it says is checked here, and its word never makes or links an account."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from samsyn.foundation.units import acting

from .refusals import refused
from .signatures import verified
from .vouching import Provider, Refused, Vouched, Why, vouch


class SignedTokens(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Checks the signature of every ID token, and keeps what a later logout at the provider needs."""

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **rest: Any
    ) -> SocialLogin:
        """The login with its claims; `request.provider_logout` holds the token as the hint and the address."""
        login: SocialLogin = super().complete_login(request, app, token, **rest)
        request.provider_logout = {  # type: ignore[attr-defined]
            "address": self.openid_config.get("end_session_endpoint", ""),
            "hint": rest["response"].get("id_token", ""),
        }
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        return verified(id_token, answer.json(), issuer=self.openid_config["issuer"], audience=app.client_id)


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Finds the worker's account by the configured claim, and by nothing else; no e-mail address is looked at."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody is registered by a provider's word."""
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """Never: whoever can choose an address would choose somebody else's."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let the login go on as the worker's own account, or answer with the reason why not."""
        try:
            vouched = self._vouched(sociallogin)
            sociallogin.user = _account(vouched)
        except Refused as refusal:
            raise ImmediateHttpResponse(refused(request, refusal)) from refusal
        request.vouched = {  # type: ignore[attr-defined]
            "units": vouched.units,
            "roles": vouched.roles,
            "logout": request.provider_logout,  # type: ignore[attr-defined]
        }

    @staticmethod
    def _vouched(sociallogin: SocialLogin) -> Vouched:
        provider: Provider | None = settings.SAMSYN_OIDC
        if provider is None or sociallogin.state.get("process") != "login":
            raise Refused(Why.NOT_A_LOGIN)
        said = sociallogin.account.extra_data
        return vouch(said.get("id_token"), said.get("userinfo"), provider)


def _account(vouched: Vouched) -> Any:
    account = get_user_model().objects.filter(username=vouched.username, is_active=True).first()
    if account is None or acting.worker_of(account.pk) is None:
        raise Refused(Why.WORKER, vouched.username)
    return account
