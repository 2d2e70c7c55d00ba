"""`samsyn run` as a whole: real processes, a real database, real signals."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from samsyn.config import embedded, running
from samsyn.config.embedded import OWNER
from tests.config.conftest import ask, processes_on, tell

PATIENCE = 120  # seconds; a machine that runs all tests at once is slow


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def samsyn_run(folder, port):
    """A `samsyn run` in a process of its own, as a municipality runs it; what it says goes to run.log."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAMSYN_", "DJANGO_"))}
    settings = {"SAMSYN_DATA": str(folder), "SAMSYN_PORT": str(port), "SAMSYN_WORKERS": "1"}
    with (
        (folder / "run.log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "samsyn", "run"], env=kept | settings, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()


def said(folder):
    return (folder / "run.log").read_text()


def health(port):
    """The status and the answer of /healthz, or None while nothing answers."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        asking.request("GET", "/healthz")
        answer = asking.getresponse()
        return answer.status, json.loads(answer.read())
    except OSError:
        return None
    finally:
        asking.close()


def until(true, folder=None):
    deadline = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < deadline, said(folder) if folder else "it did not happen in time"
        time.sleep(0.05)
    return found


def well(port):
    found = health(port)
    return found is not None and found[1].get("queue", {}).get("state") == "ok"


def test_it_starts_serves_survives_a_kill_and_leaves_nothing(new_folder):
    port = free_port()
    with samsyn_run(new_folder, port) as first:
        until(lambda: first.poll() is not None or well(port), new_folder)
        status, answer = health(port)
        assert (status, answer["status"], answer["database"], answer["migrations"]) == (200, "ok", "ok", "ok")
        until(lambda: f"Samsyn är igång: http://127.0.0.1:{port}/" in said(new_folder))
        endpoint = embedded.ensure_running(new_folder)
        tell(endpoint, OWNER, "CREATE TABLE note (text text)", "INSERT INTO note VALUES ('kvar')")
        first.kill()
    until(lambda: processes_on(new_folder) == [])

    with samsyn_run(new_folder, port) as second:
        until(lambda: second.poll() is not None or well(port), new_folder)
        assert "Gör i ordning databasen" not in said(new_folder), "the second start need not ask Django"
        assert ask(embedded.ensure_running(new_folder), OWNER, "SELECT text FROM note") == "kvar"
        assert running.alive(new_folder) == [second.pid]
        second.terminate()
        assert second.wait(PATIENCE) == 0
    assert said(new_folder).endswith("Samsyn är stoppat.\n")
    assert processes_on(new_folder) == []


@pytest.fixture(scope="module")
def migrated():
    """A data folder with all tables in it."""
    from tests.config.conftest import own_folder

    with own_folder() as path, samsyn_run(path, port := free_port()) as process:
        until(lambda: process.poll() is not None or well(port), path)
        process.terminate()
        process.wait(PATIENCE)
        yield path


def test_health_tells_that_the_database_is_gone_and_that_it_is_back(migrated):
    port = free_port()
    with samsyn_run(migrated, port):
        until(lambda: well(port), migrated)
        embedded.stop(migrated)
        status, answer = health(port)
        assert (status, answer) == (
            503,
            {
                "status": "unavailable",
                "database": "unavailable",
                "migrations": "unknown",
                "queue": {"state": "unknown"},
            },
        )
        embedded.ensure_running(migrated)
        until(lambda: well(port), migrated)


def test_a_queue_that_was_killed_is_started_again(migrated):
    port = free_port()
    with samsyn_run(migrated, port):
        until(lambda: well(port), migrated)
        (queue,) = until(lambda: queues(migrated), migrated)
        os.kill(queue, signal.SIGKILL)
        until(lambda: queues(migrated) not in ([], [queue]), migrated)
        assert "Kön stannade och startas om." in said(migrated)


def test_a_web_server_that_was_killed_ends_it_all_and_is_reported(migrated):
    port = free_port()
    with samsyn_run(migrated, port) as process:
        until(lambda: "Samsyn är igång" in said(migrated))
        (web, *_) = sorted(number for number, line in _numbered(migrated) if "samsyn.config.web" in line)
        os.kill(web, signal.SIGKILL)
        assert process.wait(PATIENCE) == 1
    assert "Webbservern stannade oväntat" in said(migrated)
    assert processes_on(migrated) == []


def test_two_on_one_folder_share_the_server_and_stop_ends_both(migrated):
    first_port, second_port = free_port(), free_port()
    with samsyn_run(migrated, first_port) as first:
        until(lambda: well(first_port), migrated)
        with samsyn_run(migrated, second_port) as second:
            until(lambda: second.poll() is not None or well(second_port), migrated)
            second.terminate()
            assert second.wait(PATIENCE) == 0
        assert well(first_port), "the first goes on when the second ends"
        assert running.stop_all(migrated) == 1
        assert first.wait(PATIENCE) == 0
    assert processes_on(migrated) == []


def queues(folder):
    return [number for number, line in _numbered(folder) if "samsyn.config.queue" in line]


def _numbered(folder):
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"SAMSYN_DATA={folder}".encode() in (process / "environ").read_bytes().split(b"\0"):
                yield int(process.name), (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
