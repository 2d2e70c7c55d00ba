"""`samsyn django directory FILE`: load units and workers."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samsyn.foundation.units.directory import DirectoryError, load_directory, read_directory


class Command(BaseCommand):
    help = "Läs in kommuner, organisationer, enheter och medarbetare ur en fil."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_directory(read_directory(options["file"]), on=timezone.localdate())
        except (DirectoryError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{loaded.municipalities} kommuner, {loaded.units} enheter, {loaded.workers} medarbetare."
        )
