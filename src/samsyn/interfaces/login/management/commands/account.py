"""`samsyn account …`: what the one who runs the installation does with a worker's login. Run as the owning role.

Workers and their accounts come from the directory file (`samsyn django directory FIL`).
"""

import getpass
from argparse import ArgumentParser
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model, password_validation
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.urls import reverse

from samsyn.foundation.audit.log import Row, write
from samsyn.interfaces.login.adapters import OneTimeLink

VERBS = {
    "link": "skriv ut en engångslänk där medarbetaren själv väljer lösenord",
    "set-password": "fråga efter ett nytt lösenord här i terminalen",
    "reset-second-factor": "ta bort app, nycklar och reservkoder, så att nya läggs till vid nästa inloggning",
    "close": "stäng kontot och avsluta alla dess inloggningar",
    "open": "öppna ett stängt konto igen",
}


class Command(BaseCommand):
    help = "Hantera en medarbetares inloggning."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = "; ".join(f"{verb}: {what}" for verb, what in VERBS.items())
        parser.add_argument("what", choices=VERBS, metavar="VAD", help=words)
        parser.add_argument("username", metavar="ANVÄNDARNAMN")
        parser.add_argument(
            "--address", default="", help="adressen som Samsyn nås på, om den inte är SAMSYN_HOSTS"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        account = get_user_model().objects.filter(username=options["username"]).first()
        if account is None:
            raise CommandError(
                f"Det finns inget konto som heter {options['username']}. Konton skapas ur katalogfilen: "
                "samsyn django directory FIL. Se docs/operations/login.md."
            )
        with transaction.atomic():
            said = getattr(self, "_" + options["what"].replace("-", "_"))(account, options)
            write(
                [
                    Row(
                        "Driften",
                        f"account_{options['what']}",
                        "account",
                        details={"username": account.username},
                    )
                ]
            )
        self.stdout.write(said)

    def _link(self, account: Any, options: dict[str, Any]) -> str:
        if not account.is_active:
            raise CommandError(f"Kontot {account.username} är stängt. Öppna det först: samsyn account open.")
        path = reverse(
            "account_reset_password_from_key",
            kwargs={"uidb36": user_pk_to_url_str(account), "key": OneTimeLink().make_token(account)},
        )
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        return (
            f"{(options['address'] or _address()).rstrip('/')}{path}\n"
            f"Länken gäller {hours} timmar och en gång. Ge den till medarbetaren själv, inte med vanlig e-post."
        )

    def _set_password(self, account: Any, options: dict[str, Any]) -> str:
        first = getpass.getpass("Nytt lösenord: ")
        if first != getpass.getpass("En gång till: "):
            raise CommandError("Det var inte samma lösenord båda gångerna. Inget är ändrat.")
        try:
            password_validation.validate_password(first, account)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        account.set_password(first)
        account.save(update_fields=["password"])
        _end_logins(account)
        return f"{account.username} har ett nytt lösenord. Alla inloggningar är avslutade."

    def _reset_second_factor(self, account: Any, options: dict[str, Any]) -> str:
        Authenticator.objects.filter(user_id=account.pk).delete()
        _end_logins(account)
        return f"{account.username} lägger till ett nytt andra steg vid nästa inloggning."

    def _close(self, account: Any, options: dict[str, Any]) -> str:
        account.is_active = False
        account.save(update_fields=["is_active"])
        _end_logins(account)
        return f"Kontot {account.username} är stängt och alla inloggningar är avslutade."

    def _open(self, account: Any, options: dict[str, Any]) -> str:
        account.is_active = True
        account.save(update_fields=["is_active"])
        return f"Kontot {account.username} är öppet."


def _end_logins(account: Any) -> None:
    """End the account's tokens, and remove its sessions (they are few enough to be looked through)."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(account.pk):
            session.delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE samsyn.acting SET ended_at = clock_timestamp() WHERE ended_at IS NULL "
            "AND worker_id = samsyn.worker_of_account(%s)",
            [account.pk],
        )


def _address() -> str:
    host = next(host for host in settings.ALLOWED_HOSTS if host != "*")
    return f"{'https' if settings.HTTPS else 'http'}://{host}"
