"""`samsyn demo`: fill an empty installation with the invented municipality of Åkerö."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from samsyn.foundation.units.directory import load_directory, read_directory

CAST = Path(__file__).parents[2] / "cast.yaml"


class Command(BaseCommand):
    help = "Fyll en tom installation med den påhittade kommunen Åkerö."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_directory(read_directory(CAST), on=timezone.localdate())
        self.stdout.write(f"Åkerö är på plats: {loaded.units} enheter och {loaded.workers} medarbetare.")
