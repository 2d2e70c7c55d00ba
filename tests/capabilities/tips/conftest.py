"""What the public does: opens the form, writes, sends."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from samsyn.capabilities.tips import tokens


@pytest.fixture
def neighbour(db: None) -> Client:
    """Somebody with a telephone: no login, no cookie."""
    return Client()


@pytest.fixture
def told() -> dict[str, Any]:
    """What the neighbour writes in the form."""
    return {
        "urgency": "soon",
        "municipality": "9901",
        "receiver": "social_services",
        "what": "Killen i 14:an står i gången varje kväll och säljer. Han är nog 16.",
        "reporter_kind": "anonymous",
    }


@pytest.fixture
def send(neighbour: Client, told: dict[str, Any]) -> Callable[..., HttpResponse]:
    """Send the form with these changes; a token is made as the page would have made it ten seconds ago."""

    def sent(
        path: str = "/tipsa/", token: str | None = None, headers: Any = None, **changes: Any
    ) -> HttpResponse:
        return neighbour.post(path, told | {"token": token or shown_form()} | changes, headers=headers)

    return sent


def shown_form(seconds_ago: float = 10) -> str:
    return tokens.issue(dt.datetime.now(dt.UTC) - dt.timedelta(seconds=seconds_ago))
