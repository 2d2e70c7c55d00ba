"""The part of `samsyn demo` that acts as the cast: as the web's role, under the same policies as everybody."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samsyn.interfaces.demo.story import tell_everything


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Berätta vad som har hänt i Åkerö. Körs av kommandot demo."

    def handle(self, *args: Any, **options: Any) -> None:
        if os.environ.get("SAMSYN_ACT_AS") == "owner":
            raise CommandError(
                "Berättelsen ska gå genom samma regler som alla andra. Kör `samsyn demo`, som ser till det."
            )
        tell_everything(timezone.now())
