"""`samsyn audit verify`: is the log whole?"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samsyn.foundation.audit.verifying import ROOTS_FILE, verify


class Command(BaseCommand):
    help = "Kontrollera att ingen rad i loggen har ändrats, tagits bort eller flyttats."

    def handle(self, *args: Any, **options: Any) -> None:
        result = verify(settings.SAMSYN_DATA / ROOTS_FILE)
        for fault in result.faults:
            self.stderr.write(str(fault))
        if result.faults:
            message = f"{len(result.faults)} fel i loggen. Stoppa skrivningen, spara en kopia, ring den som ansvarar."
            raise CommandError(message)
        self.stdout.write(f"Loggen är hel: {result.rows} rader i {result.chains} kedjor.")
