"""The forms of login in our words; what they check is django-allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth import password_validation
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from .adapters import OneTimeLink

CODE_LIFE = 120  # seconds, more than a code is valid
PASSWORD_HELP = _("Minst 14 tecken. En mening som du minns är bättre än krångliga tecken.")
CODE_HELP = _("Sex siffror från appen. Har du inte telefonen kan du skriva en av dina reservkoder.")


class Worded:
    """Gives fields their Swedish words, and takes away the placeholders, which vanish when one types."""

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")


class LoginForm(Worded, account.LoginForm):  # type: ignore[misc]
    labels = {"login": _("Användarnamn"), "password": _("Lösenord")}


class AskAgainForm(Worded, account.ReauthenticateForm):  # type: ignore[misc]
    labels = {"password": _("Lösenord")}


class TwiceMixin:
    """The two new passwords must be the same; said at the second."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}  # type: ignore[arg-type]
        first, second_one = cleaned.get("password1"), cleaned.get("password2")
        if first and second_one and first != second_one:
            self.add_error("password2", _("Det är inte samma lösenord som ovanför."))  # type: ignore[attr-defined]
        return cleaned


class ChangePasswordForm(Worded, TwiceMixin, account.ChangePasswordForm):  # type: ignore[misc]
    labels = {
        "oldpassword": _("Nuvarande lösenord"),
        "password1": _("Nytt lösenord"),
        "password2": _("Nytt lösenord en gång till"),
    }
    helps = {"password1": PASSWORD_HELP}


class ChoosePasswordForm(Worded, TwiceMixin, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels = {"password1": _("Nytt lösenord"), "password2": _("Nytt lösenord en gång till")}
    helps = {"password1": PASSWORD_HELP}


class LinkForm(account.UserTokenForm):  # type: ignore[misc]
    """Checks a set-up link."""

    token_generator = OneTimeLink()


class OnceMixin:
    """A code opens once in the whole time that it is valid, also where a neighbouring half minute is let in."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not cache.add(f"one-time-code:{self.user.pk}:{code}", "used", timeout=CODE_LIFE):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(Worded, OnceMixin, second.AuthenticateForm):  # type: ignore[misc]
    labels = {"code": _("Engångskod")}
    helps = {"code": CODE_HELP}


class CodeAgainForm(Worded, OnceMixin, second.ReauthenticateForm):  # type: ignore[misc]
    labels = {"code": _("Engångskod")}
    helps = {"code": CODE_HELP}


class AddAppForm(Worded, OnceMixin, totp.ActivateTOTPForm):  # type: ignore[misc]
    labels = {"code": _("Koden som appen visar")}
    helps = {"code": _("Sex siffror. Koden byts var trettionde sekund.")}


class AddKeyForm(Worded, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    labels = {
        "name": _("Vad nyckeln ska heta"),
        "passwordless": _(
            "Logga in med bara nyckeln (fingeravtryck, ansikte eller PIN-kod i stället för lösenord)"
        ),
    }

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["passwordless"].initial = True


class RenameKeyForm(Worded, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    labels = {"name": _("Vad nyckeln ska heta")}


def password_words() -> str:
    """What a password must be, for the command line."""
    return " ".join(password_validation.password_validators_help_texts())
