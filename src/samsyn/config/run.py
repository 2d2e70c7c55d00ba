"""`samsyn run`: database, web pages and queue together, and nothing left when it ends."""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import signal
import socket
import sys
import time
from typing import TYPE_CHECKING

from samsyn.config import children, fingerprint, surroundings
from samsyn.config.databases import data_folder
from samsyn.config.faults import Fault
from samsyn.config.running import announced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

STARTING = 90.0  # seconds that the first page may take
REACHED = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - from here, when all addresses are listened on
LONGEST_PAUSE = 30.0  # seconds between attempts to start a queue that keeps failing


class RunError(Fault):
    """Samsyn cannot start or cannot go on; the text says why and what to do, in Swedish."""


class Stopping:
    """Becomes true when somebody asks us to end: Ctrl-C, SIGTERM, or the terminal closes."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


def run(*, demo: bool) -> int:
    """Start everything, say where it is, wait until we are asked to end, and give back the exit status."""
    port, host, stopping = surroundings.port(), surroundings.address(), Stopping()
    check_port(host, port)
    os.environ["SAMSYN_DEMO"] = "1" if demo else ""
    _say("Startar databasen …")
    with surroundings.database(guarded=True), announced(data_folder()):
        with _all_ended() as started:
            if not _prepared(started, stopping, demo=demo):
                return 0 if stopping.asked else 1
            started["web"] = children.start(["-m", "samsyn.config.web"], _environment())
            if _page_answers(started["web"], host, port, stopping):
                started["queue"] = children.start(["-m", "samsyn.config.queue"], _environment())
                _welcome(host, port, demo=demo)
                _watch(started, stopping)
        _say("Samsyn är stoppat.")
    return 0


@contextlib.contextmanager
def _all_ended() -> Iterator[dict[str, children.Child]]:
    started: dict[str, children.Child] = {}
    try:
        yield started
    finally:
        children.end(started.values())


def _prepared(started: dict[str, children.Child], stopping: Stopping, *, demo: bool) -> bool:
    """Migrate and load the demo in a process of the owning role; false if that failed or we are to stop."""
    if fingerprint.is_prepared(demo=demo):
        return True
    _say("Gör i ordning databasen …")
    arguments = ["-m", "samsyn.config.preparation", *(["--demo"] if demo else [])]
    started["preparation"] = children.start(arguments, _environment())
    while started["preparation"].poll() is None and not stopping.asked:
        time.sleep(0.05)
    return started["preparation"].poll() == 0 and not stopping.asked


def _environment() -> dict[str, str]:
    """Ours without what would turn the web server's options or our role."""
    return {
        key: value for key, value in os.environ.items() if not key.startswith(("GRANIAN_", "SAMSYN_ACT_AS"))
    }


def check_port(host: str, port: int) -> None:
    try:
        if _is_free(host, port):
            return
    except OSError as error:
        raise RunError(
            f"Adressen {host} går inte att använda: {error.strerror}. Ändra SAMSYN_ADDRESS."
        ) from error
    other = next(
        (number for number in range(port + 1, min(port + 100, 65536)) if _is_free(host, number)), None
    )
    advice = f" eller välj en annan port: SAMSYN_PORT={other} make run" if other else ""
    raise RunError(f"Port {port} används redan av ett annat program. Stäng det,{advice}")


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the web server does
        try:
            attempt.bind((host, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise
    return True


def _page_answers(web: children.Child, host: str, port: int, stopping: Stopping) -> bool:
    """Wait for the first page; false if we were asked to end before it came."""
    deadline = time.monotonic() + STARTING
    while not stopping.asked:
        if web.poll() is not None:
            raise RunError("Webbservern startade inte. Felet står ovanför; kör `samsyn doctor` för hjälp.")
        if _answers(host, port):
            return True
        if time.monotonic() > deadline:
            raise RunError(f"Webbservern svarade inte inom {STARTING:.0f} sekunder. Kör `samsyn doctor`.")
        time.sleep(0.05)
    return False


def _answers(host: str, port: int) -> bool:
    """Any answer will do: an unwell page says itself what is wrong."""
    asking = http.client.HTTPConnection(REACHED.get(host, host), port, timeout=10)
    try:
        asking.request("GET", "/healthz")
        asking.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()
    return True


def _watch(started: dict[str, children.Child], stopping: Stopping) -> None:
    """Wait until asked to end. A queue that ends is started again; a web server that ends, ends all."""
    pause, again = 1.0, 0.0
    while not stopping.asked:
        time.sleep(0.1)
        if started["web"].poll() is not None:
            raise RunError("Webbservern stannade oväntat. Starta om; inget som sparats är förlorat.")
        if started["queue"].poll() is not None and time.monotonic() >= again:
            _say("Kön stannade och startas om.")
            started["queue"] = children.start(["-m", "samsyn.config.queue"], _environment())
            again, pause = time.monotonic() + pause, min(pause * 2, LONGEST_PAUSE)


def _welcome(host: str, port: int, *, demo: bool) -> None:
    _say(f"\nSamsyn är igång: {_url(host, port)}")
    if demo:
        _say("Det är en demo med påhittade personer. Välj på första sidan vem du vill vara, till exempel")
        _say("Sara i socialtjänsten eller Per hos polisen. Inget lösenord behövs.")
    _say(f"Allt sparas i {data_folder()}. Stoppa med Ctrl-C.\n")


def _url(host: str, port: int) -> str:
    shown = REACHED.get(host, host)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
