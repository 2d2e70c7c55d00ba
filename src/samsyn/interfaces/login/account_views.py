"""django-allauth's pages as we use them: what was shown in adding a factor is recorded, mistakes answer 422."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.account.views import PasswordChangeView, PasswordResetFromKeyView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from requests import RequestException

from . import tokens
from .factors import record_added
from .provider_adapter import SignedTokens

log = logging.getLogger(__name__)


class AddApp(ActivateTOTPView):  # type: ignore[misc]
    """Add an authenticator app; the code that proved it proves this session too."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record_added(self.request, Authenticator.Type.TOTP)
        return answer


class AddKey(AddWebAuthnView):  # type: ignore[misc]
    """Add a passkey or security key; the touch that proved it proves this session too."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        record_added(self.request, Authenticator.Type.WEBAUTHN)
        return answer


class RemoveKey(RemoveWebAuthnView):  # type: ignore[misc]
    """Remove a key, but not the last second factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return redirect("mfa_list_webauthn")
        answer: HttpResponse = super().form_valid(form)
        return answer


class ChangePassword(PasswordChangeView):  # type: ignore[misc]
    """Change the password; every other login of the account ends."""

    def dispatch(self, request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        answer: HttpResponseBase = super().dispatch(request, *args, **rest)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        tokens.end_elsewhere(self.request, form.user.pk)
        return answer


class ChoosePassword(PasswordResetFromKeyView):  # type: ignore[misc]
    """Choose a password by a set-up link; every login of the account ends."""

    def form_valid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        tokens.end_elsewhere(self.request, self.reset_user.pk)
        return answer


def unprocessable(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer 422 when the form came back with mistakes, as everywhere in Samsyn."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponseBase:
        response = view(request, *args, **rest)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if (
            request.method == "POST"
            and form is not None
            and form.errors
            and response.status_code == HTTPStatus.OK
        ):
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return answered


@login_not_required  # type: ignore[untyped-decorator]
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Start a login at the provider."""
    return _at_provider(OAuth2LoginView, request, provider_id)


@login_not_required  # type: ignore[untyped-decorator]
def from_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """The provider's answer."""
    return _at_provider(OAuth2CallbackView, request, provider_id)


def _at_provider(view: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = view.adapter_view(SignedTokens(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (RequestException, KeyError, ValueError):
        log.exception("The identity provider could not be used")
        return render(request, "socialaccount/authentication_error.html", status=HTTPStatus.BAD_GATEWAY)
    return answer
