"""A week in Åkerö's calendar."""

import datetime as dt
from collections.abc import Callable, Iterator
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone

from samsyn.foundation.calendars import actions
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.units.acting import Actor

NOW = timezone.localtime().replace(second=0, microsecond=0)
SOON = NOW + dt.timedelta(days=2)
HOUR = dt.timedelta(hours=1)


def book(actor: Actor, starts_at: dt.datetime = SOON, **more) -> UUID:
    told = {"what": "Hembesök hos familjen på Ekvägen", "about_kind": "home_visit", "place": "Ekvägen 3"}
    return actions.book(actor=actor, starts_at=starts_at, ends_at=starts_at + HOUR, **(told | more))


def case(actor: Actor, locked_why: str = ""):
    return open_case(
        actor=actor,
        person_id=None,
        method_key="linkopingsmodellen",
        method_version="2025-07-01",
        at=NOW,
        locked_why=locked_why,
    )


@pytest.fixture
def for_a_while() -> Iterator[Callable[[str, str], None]]:
    """Let the owner change what the web may not, and put it back after the test: `for_a_while(change, undo)`."""
    known = settings.DATABASES["owner"]
    with psycopg.connect(
        host=known["HOST"],
        port=known["PORT"],
        user=known["USER"],
        password=known["PASSWORD"],
        dbname=connections["owner"].settings_dict["NAME"],
        autocommit=True,
    ) as owner:
        undoing = []

        def change(statement: str, undo: str) -> None:
            undoing.append(undo)
            assert owner.execute(statement).rowcount == 1

        yield change
        for undo in undoing:
            owner.execute(undo)
