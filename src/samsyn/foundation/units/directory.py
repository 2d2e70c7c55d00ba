"""Loading the directory: municipalities, organisations, units, workers and their places, from one YAML file.

Run by the migrating role only (the web's role may not write any of these tables).
"""

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from samsyn.law.vocabulary import Party

from .models import Account, Membership, Municipality, Organisation, Unit, Worker
from .roles import ROLES

FAMILY = (Party.YOUTH.value, Party.GUARDIAN.value)  # rooms that units open, in no file
OFFICIAL = Path(__file__).parent / "municipalities.csv"


class DirectoryError(ValueError):
    """The file says something that cannot be loaded; the message says where and what to do."""


@dataclass(frozen=True)
class Loaded:
    """How much of each there was in the file."""

    municipalities: int
    units: int
    workers: int


def read_directory(path: Path) -> dict[str, Any]:
    """The file's content, or a DirectoryError that names the line."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        message = f"Katalogfilen {path} kunde inte läsas: {error}"
        raise DirectoryError(message) from error
    if not isinstance(content, dict):
        message = f"Katalogfilen {path} är tom. Se docs/operations/directory.md för hur den ska se ut."
        raise DirectoryError(message)
    return content


@transaction.atomic
def load_directory(content: dict[str, Any], *, on: dt.date) -> Loaded:
    """Create or update everything in the file; nothing that is not in it is removed. All or nothing."""
    try:
        for code, name in content["municipalities"].items():
            _municipality(str(code), name)
        for key, organisation in content["organisations"].items():
            _organisation(key, organisation)
        for key, worker in content["workers"].items():
            _worker(key, worker, on)
    except KeyError as error:
        message = f"I katalogfilen saknas uppgiften {error}."
        raise DirectoryError(message) from error
    return Loaded(
        len(content["municipalities"]),
        Unit.objects.exclude(party__in=FAMILY).count(),
        len(content["workers"]),
    )


def official_municipalities() -> dict[str, str]:
    """Sweden's 290 municipalities: name by official four-digit code."""
    with OFFICIAL.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def _municipality(code: str, name: str) -> None:
    """A real municipality has its official name; an invented one a code that no register has."""
    official = official_municipalities()
    if code in official and official[code] != name:
        message = f"Koden {code} är {official[code]}, inte {name}. Rätta koden eller namnet i katalogfilen."
        raise DirectoryError(message)
    if code not in official and name in official.values():
        right = next(known for known, called in official.items() if called == name)
        message = f"{name} har koden {right}, inte {code}. Rätta koden i katalogfilen."
        raise DirectoryError(message)
    Municipality.objects.update_or_create(code=code, defaults={"name": name})


def _organisation(key: str, content: dict[str, Any]) -> None:
    organisation, _ = Organisation.objects.update_or_create(key=key, defaults={"name": content["name"]})
    for unit_key, unit in content["units"].items():
        row, _ = Unit.objects.update_or_create(
            key=unit_key,
            defaults={
                "organisation": organisation,
                "name": unit["name"],
                "party": Party(unit["party"]).value,
                "secrecy_domain": unit.get("secrecy_domain", unit_key),
                "receives_tips": unit.get("receives_tips", False),
                "receives_concern_reports": unit.get("receives_concern_reports", False),
                "telephone": unit.get("telephone", ""),
                "visiting_place": unit.get("visiting_place", ""),
            },
        )
        row.municipalities.set(
            Municipality.objects.filter(code__in=[str(code) for code in unit["municipalities"]])
        )


def _worker(key: str, content: dict[str, Any], on: dt.date) -> None:
    account, _ = Account.objects.get_or_create(username=key, defaults={"email": content.get("email", "")})
    if not account.password:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    worker, _ = Worker.objects.update_or_create(
        account=account,
        defaults={"name": content["name"], "qualified_for_child_cases": content.get("qualified", False)},
    )
    for unit_key, place in content["places"].items():
        unknown = set(place["roles"]) - set(ROLES)
        if unknown:
            message = (
                f"{key} har rollen {', '.join(sorted(unknown))}, som inte finns. Roller: {', '.join(ROLES)}."
            )
            raise DirectoryError(message)
        unit = Unit.objects.filter(key=unit_key).first()
        if unit is None:
            message = f"{key} har plats i enheten {unit_key}, som inte finns i katalogen."
            raise DirectoryError(message)
        Membership.objects.update_or_create(
            unit=unit,
            worker=worker,
            defaults={
                "worker_name": content["name"],
                "title": place["title"],
                "team": place.get("team", ""),
                "roles": place["roles"],
                "from_on": place.get("from", on),
                "to_on": place.get("to"),
            },
        )
