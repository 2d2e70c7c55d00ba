"""A person's way through the real pages: a real server on a real database, in a real browser."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from playwright.sync_api import Browser, BrowserContext

from samsyn.config import browser
from tests import own_databases
from tests.journeys.installation import Installation
from tests.journeys.visitor import Visitor
from tests.journeys.walking import Caller

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",
]
WIDTHS = {"wide": {"width": 1280, "height": 900}, "telephone": {"width": 390, "height": 844}}
STARTING = 90


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = browser.find()
    path = {"executable_path": str(found)} if found else {}
    return {**browser_type_launch_args, **path, "args": QUIET, "env": {**os.environ, "LANGUAGE": "sv"}}


@pytest.fixture(scope="session")
def told_demo() -> str:
    """The demo municipality in a database that is made once in a run, by the product's own commands, and copied."""
    return own_databases.told()[0]


@pytest.fixture(scope="session")
def served(told_demo: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The product's own server, started once; what it serves is put back between the journeys."""
    name, folder, port = f"live_{os.getpid()}", tmp_path_factory.mktemp("live"), _free_port()
    _begin_again(name, told_demo)
    environment = own_databases.environment(name, folder, port) | {
        "SAMSYN_TIP_LIMIT": "1000,15000"
    }  # one door for all tests
    options = ["--interface", "wsgi", "--blocking-threads", "2", "--log-level", "warning"]
    where = ["--host", "127.0.0.1", "--port", str(port), "samsyn.config.wsgi:application"]
    server = subprocess.Popen([sys.executable, "-m", "granian", *options, *where], env=environment)
    try:
        _wait(port, server)
        yield Installation(f"http://127.0.0.1:{port}", name)
    finally:
        server.terminate()
        server.wait(20)
        own_databases.drop(name)


@pytest.fixture
def installation(served: Installation, told_demo: str) -> Installation:
    """The demo as it was told, and nothing of what another journey did."""
    _begin_again(served.database, told_demo)
    return served


def _begin_again(name: str, told_demo: str) -> None:
    """Put the story's beginning in place; the server's own connections end, and it opens new ones."""
    own_databases.drop(name)
    own_databases.create(name, like=told_demo)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/demo/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    pytest.fail("the server did not answer")


@pytest.fixture
def caller(installation: Installation) -> Iterator[Callable[[], Caller]]:
    """Somebody new at the door, without a browser, each time it is called; the lines are closed afterwards."""
    came: list[Caller] = []

    def come() -> Caller:
        came.append(Caller(installation.url))
        return came[-1]

    yield come
    for one in came:
        one.close()


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> str:
    """Each journey is made at a desk and on a telephone."""
    return str(request.param)


@pytest.fixture
def visit(installation: Installation, browser: Browser, width: str) -> Iterator[Callable[..., Visitor]]:
    """Open a browser as somebody: `sara = visit("sara")`, or as the public: `visit()`. Console errors fail."""
    contexts, complaints = [], []

    def open_as(who: str = "", *, javascript: bool = True) -> Visitor:
        context = browser.new_context(
            viewport=WIDTHS[width],
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: _inside(asked.url, installation.url, complaints))
        visitor = Visitor(page, installation.url, width)
        if who:
            _log_in(context, installation.url, who)
            page.goto(f"{installation.url}/")
        return visitor

    yield open_as
    for context in contexts:
        context.close()
    expected = ("status of 403", "status of 404", "status of 422", "status of 409", "status of 410")
    assert [said for said in complaints if not any(one in said for one in expected)] == []


def _log_in(context: BrowserContext, url: str, who: str) -> None:
    """Take somebody's place by the demo's own door, without drawing the page that lists the cast."""
    context.request.get(f"{url}/demo/")
    tokens = [one["value"] for one in context.cookies() if one["name"] == "csrftoken"]
    form = {"csrfmiddlewaretoken": tokens[0], "who": who}
    answer = context.request.post(f"{url}/demo/bli/", form=form, headers={"Referer": url}, max_redirects=0)
    assert answer.status == 302, f"{who}: {answer.status}"


def _inside(asked: str, ours: str, complaints: list[str]) -> None:
    if urlunsplit((*urlsplit(asked)[:2], "", "", "")) not in {ours, "data:"} and not asked.startswith(
        "data:"
    ):
        complaints.append(f"a request went outside: {asked}")
