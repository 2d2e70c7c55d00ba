"""`samsyn demo`: fill an empty installation with the invented municipality of Åkerö."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units.directory import load_directory, read_directory
from samsyn.interfaces.demo.story.lent_clock import lent_clock, take_back

CAST = Path(__file__).parents[2] / "cast.yaml"


class Command(BaseCommand):
    """Load the cast as the owning role, and let it act as the web's role, in a process of its own."""

    requires_system_checks = ()
    help = "Fyll en tom installation med den påhittade kommunen Åkerö."

    def handle(self, *args: Any, **options: Any) -> None:
        _refuse_the_web_role()
        begun = dt.date(timezone.localdate().year - 2, 1, 1)  # the story begins more than a year ago
        loaded = load_directory(read_directory(CAST), on=begun)
        self.stdout.write(f"Åkerö är på plats: {loaded.units} enheter och {loaded.workers} medarbetare.")
        if ReceivedMessage.objects.exists():
            take_back()  # somebody may have been interrupted just before
            self.stdout.write("Berättelsen är redan berättad.")
            return
        with lent_clock():
            _tell_story()
        self.stdout.write("Berättelsen är berättad.")


def _refuse_the_web_role() -> None:
    if os.environ.get("SAMSYN_ACT_AS") != "owner":
        raise CommandError("Demon läses in av databasens ägare. Kör `samsyn demo`.")


def _tell_story() -> None:
    """In a process where Django's `default` is the role that serves the web."""
    surroundings = {key: value for key, value in os.environ.items() if key != "SAMSYN_ACT_AS"}
    told = subprocess.run([sys.executable, "-m", "django", "tell_story"], env=surroundings, check=False)
    if told.returncode:
        raise CommandError("Berättelsen gick inte att berätta. Felet står ovanför.")
