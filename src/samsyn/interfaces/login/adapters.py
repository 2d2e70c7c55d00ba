"""What we let django-allauth do, and in whose words: no account page registers anybody, no secret lies open."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from time import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .factors import REAL
from .vouching import SESSION_KEY

MFA_STAGE = "allauth.mfa.stages.AuthenticateStage"
TRY_LATER = _("För många försök. Vänta fem minuter och försök igen.")


class OneTimeLink(PasswordResetTokenGenerator):
    """The token of a set-up link: it dies with the password it replaces, with a login, and with time."""

    key_salt = "samsyn.interfaces.login.OneTimeLink"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from the directory; here they only log in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Användarnamnet eller lösenordet stämmer inte. Kontrollera båda."),
        "too_many_login_attempts": TRY_LATER,
        "rate_limited": TRY_LATER,
        "incorrect_password": _("Lösenordet stämmer inte."),
        "enter_current_password": _("Det är inte ditt nuvarande lösenord."),
        "invalid_password_reset": _("Länken gäller inte längre."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers on a page; accounts are loaded from the directory."""
        return False

    def get_login_stages(self) -> list[str]:
        """A level that the provider vouched for and we have checked needs no further code."""
        stages: list[str] = super().get_login_stages()
        vouched = getattr(context.request, "vouched", None)
        return [stage for stage in stages if stage != MFA_STAGE or vouched is None]

    def login(self, request: HttpRequest, user: Model) -> None:
        """Log in; the session gets a new name, and a form that was open in another tab can still be sent.

        Django changes the form secret at a login. It is kept here, or what somebody wrote while the login ended
        would be refused once more. The cookie is the browser's own (SameSite, and __Host- under HTTPS).
        """
        secret = request.META.get("CSRF_COOKIE")
        super().login(request, user)
        if secret:
            request.META["CSRF_COOKIE"] = secret
        vouched = getattr(request, "vouched", None)
        if vouched is not None:
            request.session[SESSION_KEY] = vouched

    def set_password(self, user: Any, password: str) -> None:
        """Write the one column that the web's role may write."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **rest: Any) -> bool:
        """Ask again for what changes the login, unless the login itself was just now."""
        required: bool = super().is_reauthentication_required(app=app, **rest)
        records = get_authentication_records(context.request, context.request.user)
        fresh = any(time() - record["at"] < REAUTHENTICATION_TIMEOUT for record in records)
        return required and not fresh


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors are stored encrypted, with a key that the database does not have."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Det här är ditt enda andra steg. Lägg till ett annat först."),
        "cannot_generate_recovery_codes": _("Lägg först till en app eller en nyckel."),
        "incorrect_code": _("Koden stämmer inte. Vänta på nästa kod i appen och försök igen."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return "Samsyn"

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)

    def build_totp_svg(self, url: str) -> str:
        """The QR code on white: in the dark colours a telephone could not read it otherwise."""
        drawn: str = super().build_totp_svg(url)
        start = drawn.index(">", drawn.index("<svg")) + 1
        return f'{drawn[:start]}<rect width="100%" height="100%" fill="#fff"/>{drawn[start:]}'

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last app or key stays: without one nobody comes in."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=REAL)
        return bool(others.exclude(pk=authenticator.pk).exists())

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's name
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Min nyckel")) if number == 1 else str(_("Nyckel {number}")).format(number=number)

    def _get_site_name(self) -> str:
        return "Samsyn"

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.username)


def _box() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(b"samsyn second factor|" + settings.SECRET_KEY.encode()).digest()))
