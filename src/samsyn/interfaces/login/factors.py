"""Whether this login was made with more than a password (a second factor, a passkey, a vouched level)."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from .vouching import SESSION_KEY

REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def proven(request: HttpRequest) -> bool:
    """Whether the worker may come in: a second factor that still exists was used in this very session.

    That the account has one is not enough: a session opened with a stolen password before it was added has not
    shown it. In the demo nobody is asked.
    """
    if settings.DEMO:
        return True
    records = get_authentication_records(request, request.user)
    if SESSION_KEY in request.session and any(record["method"] == "socialaccount" for record in records):
        return True
    used = {record.get("id") for record in records if record["method"] == "mfa"}
    return bool(Authenticator.objects.filter(user_id=request.user.pk, pk__in=used - {None}).exists())


def page_to_show_one(request: HttpRequest) -> str:
    """The name of the page where the account's second factor is asked for; empty when it has none yet."""
    kinds = set(
        Authenticator.objects.filter(user_id=request.user.pk, type__in=REAL).values_list("type", flat=True)
    )
    if Authenticator.Type.TOTP in kinds:
        return "mfa_reauthenticate"
    return "mfa_reauthenticate_webauthn" if kinds else ""


def record_added(request: HttpRequest, kind: str) -> None:
    """The factor just added was shown in adding it; the session gets a new name, since it may do more now."""
    added: Any = Authenticator.objects.filter(user_id=request.user.pk, type=kind).latest("pk")
    record_authentication(request, request.user, method="mfa", id=added.pk, type=kind)
    request.session.cycle_key()
