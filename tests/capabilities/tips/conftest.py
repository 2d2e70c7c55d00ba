"""What the public does: opens the form, writes, sends."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from samsyn.capabilities.tips import tokens
from samsyn.foundation.messages.reading import OpenedMessage, open_message, received
from samsyn.foundation.units.acting import Actor


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
    """Send the form with these changes; the token is as if the page was opened ten seconds ago."""

    def sent(
        path: str = "/tipsa/", token: str | None = None, headers: Any = None, **changes: Any
    ) -> HttpResponse:
        return neighbour.post(path, told | {"token": token or shown_form()} | changes, headers=headers)

    return sent


@pytest.fixture
def tips_of(act: Callable[[str], Actor]) -> Callable[[str], list[OpenedMessage]]:
    """Everything a unit has received from the public, opened by one of its workers, newest first."""

    def read(name: str) -> list[OpenedMessage]:
        actor = act(name)
        lines = received(actor=actor, limit=10, kinds=["tip", "tip_addition"])
        return [open_message(actor=actor, message_id=line.id) for line in lines]

    return read


def shown_form(seconds_ago: float = 10) -> str:
    return tokens.issue(dt.datetime.now(dt.UTC) - dt.timedelta(seconds=seconds_ago))


def words(response: HttpResponse) -> str:
    return response.content.decode()


def shown_code(response: HttpResponse) -> str:
    found = re.search(r'class="receipt-code"[^>]*>([^<]+)<', words(response))
    assert found, "no code on the page"
    return found.group(1)
