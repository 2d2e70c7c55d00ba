"""The whole real login in a real browser, at a desk and on a telephone, with an app and with a passkey."""

import http.client
import os
import re
import secrets
import subprocess
import sys
import time

import pytest

from tests import own_databases
from tests.interfaces.login.conftest import Person
from tests.journeys.conftest import (
    Installation,
    _free_port,
    browser_type_launch_args,  # noqa: F401 - fixtures
    told_demo,  # noqa: F401
    visit,  # noqa: F401
    width,  # noqa: F401
)

pytestmark = pytest.mark.journey
WORDS = "en lång mening att minnas"
KEY = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}


@pytest.fixture
def settings_of_it(tmp_path):
    """The environment of an installation in real use, on a name that passkeys accept."""

    def made(database, port):
        environment = own_databases.environment(database, tmp_path, port)
        del environment["SAMSYN_DEMO"]
        return environment

    return made


@pytest.fixture
def installation(told_demo, settings_of_it):  # noqa: F811 - the journeys' own, but for real
    """The same people as in the demo, but nobody comes in without logging in."""
    name, port = f"for_real_{secrets.token_hex(4)}", _free_port()
    own_databases.create(name, like=told_demo)
    command = [
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--blocking-threads",
        "2",
        "--log-level",
        "warning",
    ]
    server = subprocess.Popen(
        [sys.executable, "-m", "granian", *command, "--port", str(port), "samsyn.config.wsgi:application"],
        env=settings_of_it(name, port),
    )
    try:
        wait(port, server)
        yield Installation(f"http://localhost:{port}", name)
    finally:
        server.terminate()
        server.wait(20)
        own_databases.drop(name)


def wait(port, server):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/konto/logga-in/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    pytest.fail("the server did not answer")


@pytest.fixture
def link_for(installation, settings_of_it):
    """The one-time link that the one who runs the installation makes."""

    def make(name):
        environment = settings_of_it(installation.database, 0) | {"SAMSYN_ACT_AS": "owner"}
        command = [sys.executable, "-m", "django", "account", "link", name, "--address", installation.url]
        said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        return said.stdout.split()[0].removeprefix(installation.url)

    return make


def look(visitor, name):
    """Look at the page, and keep a picture of it where somebody asked for one."""
    visitor.look()
    if folder := os.environ.get("SAMSYN_PICTURES"):
        visitor.page.screenshot(path=f"{folder}/{name}-{visitor.width}.png", full_page=True)


def log_in(visitor, words=WORDS):
    visitor.fill("Användarnamn", "sara")
    visitor.fill("Lösenord", words)
    visitor.page.get_by_role("button", name="Logga in", exact=True).click()
    visitor.page.wait_for_load_state()


def choose_password(visitor, link):
    visitor.go(link)
    look(visitor, "choose")
    visitor.page.locator("[name=password1]").fill("kort")
    visitor.page.locator("[name=password2]").fill("annat")
    visitor.press("Spara lösenordet")
    look(visitor, "choose-mistakes")
    visitor.page.locator("[name=password1]").fill(WORDS)
    visitor.page.locator("[name=password2]").fill(WORDS)
    visitor.press("Spara lösenordet")
    visitor.sees("Lösenordet är sparat")
    visitor.press("Logga in")


def test_from_a_link_to_the_desk_with_an_app(visit, link_for):  # noqa: F811
    sara = visit()
    choose_password(sara, link_for("sara"))
    look(sara, "login")
    log_in(sara, "fel lösenord som är långt")
    look(sara, "login-mistakes")
    log_in(sara)
    sara.sees("Lägg till ett andra steg")
    look(sara, "second")
    sara.press("Lägg till en app")
    look(sara, "app")
    app = Person("sara", None, re.search(r"\b[A-Z2-7]{32}\b", sara.page.inner_text("main"))[0])
    sara.fill("Koden som appen visar", "000000")
    sara.press("Lägg till appen")
    sara.sees("Koden stämmer inte")
    sara.fill("Koden som appen visar", app.code())
    sara.press("Lägg till appen")
    sara.sees("Spara dina reservkoder")
    look(sara, "codes")
    sara.press("Jag har sparat koderna, fortsätt")
    assert sara.page.url.endswith("/")
    for page in (
        "sakerhet/",
        "losenord/",
        "sakerhet/app/ta-bort/",
        "sakerhet/reservkoder/nya/",
        "sakerhet/nycklar/",
    ):
        sara.go(f"/konto/{page}")
        look(sara, page.strip("/").replace("/", "-"))
    sara.page.context.clear_cookies()
    sara.go("/konto/logga-in/")
    log_in(sara)
    sara.sees("Visa att det är du")
    look(sara, "code")
    sara.fill("Engångskod", app.code())
    sara.press("Logga in")
    assert sara.page.url.endswith("/")


def test_a_passkey_is_the_second_step_and_later_the_whole_login(visit, link_for):  # noqa: F811
    sara = visit()
    devices = sara.page.context.new_cdp_session(sara.page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": KEY | {"isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    choose_password(sara, link_for("sara"))
    log_in(sara)
    sara.press("Lägg till en nyckel")
    look(sara, "key")
    sara.page.get_by_role("button", name="Lägg till nyckeln").click()
    sara.sees("Spara dina reservkoder")
    sara.press("Jag har sparat koderna, fortsätt")
    assert sara.page.url.endswith("/")
    sara.go("/konto/sakerhet/nycklar/")
    look(sara, "keys")
    sara.press("Ta bort Min nyckel")
    sara.press("Ja, ta bort nyckeln")
    sara.sees("ditt enda andra steg")
    sara.page.context.clear_cookies()
    sara.go("/konto/logga-in/")
    sara.page.get_by_role("button", name="Logga in med nyckel").click()
    sara.page.wait_for_url(re.compile(r"/$"))
    sara.page.wait_for_url(lambda url: "konto" not in url)
    sara.sees("Mitt bord")
