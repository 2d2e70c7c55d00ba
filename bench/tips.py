"""A burst of 200 tips a second for 30 seconds from loopback, into a real server on a database of its own.

Run: `make bench NAME=tips`. Starts `samsyn run` on a new folder, opens as many forms as there will be tips,
then sends them on a fixed schedule whatever the server does, every fiftieth twice. Counts afterwards in the
database: none lost, none doubled. Time is from when a tip should have been sent until its receipt was read. The
reference is a bare page that inserts one row (`bare_page.py`), measured half before and half after.
"""

import argparse
import asyncio
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
CAST = ROOT / "src/samsyn/interfaces/demo/cast.yaml"
PYTHON = sys.executable
TOKEN = re.compile(rb'name="token" value="([^"]+)"')
TEXT = "Killen på 3:an säljer på gården, varje kväll. Han är nog 16. Hans mamma vet inget. " * 4
CONNECTIONS, PATIENCE, TWICE = 24, 60, 50


@dataclass
class Sent:
    """What came of one burst: seconds for each tip, and how many got their receipt."""

    seconds: list[float]
    received: int
    took: float


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=30)
    chosen = parser.parse_args()
    tips, load = chosen.rate * chosen.seconds, round(os.getloadavg()[0], 2)
    with tempfile.TemporaryDirectory(prefix="samsyn-bench-") as folder, samsyn(Path(folder)) as port:
        count = make_table(Path(folder))
        with bare_page() as bare:
            half = [b"what=" + str(n).encode() for n in range(tips // 2)]
            before = asyncio.run(burst(bare, [(body,) for body in half], chosen.rate))
            opened = time.perf_counter()
            forms = asyncio.run(open_forms(port, tips))
            pages = round(tips / (time.perf_counter() - opened), 1)
            print(f"{tips} formulär öppnade, {pages} sidor/s", flush=True)
            ours = asyncio.run(burst(port, forms, chosen.rate))
            print(f"{ours.received} kvitton på {ours.took:.1f} s", flush=True)
            after = asyncio.run(burst(bare, [(body,) for body in half], chosen.rate))
        stored, different = count()
    lost, doubled = tips - different, stored - different
    reference = before.seconds + after.seconds
    print(
        json.dumps(
            {
                "name": "tips",
                "ours": percentile(ours.seconds, 95),
                "reference": percentile(reference, 95),
                "ratio": round(percentile(ours.seconds, 95) / percentile(reference, 95), 2),
                "unit": f"ms, p95 at {chosen.rate} tips/s",
                "n": tips,
                "p50": {"ours": percentile(ours.seconds, 50), "reference": percentile(reference, 50)},
                "lost": lost,
                "doubled": doubled,
                "receipts": ours.received,
                "conditions": {
                    "seconds": chosen.seconds,
                    "sent_twice": tips // TWICE,
                    "finished_after_s": round(ours.took, 1),
                    "form_pages_per_s": pages,
                    "connections": CONNECTIONS,
                    "processors": os.cpu_count(),
                    "load_before": load,
                    "client": "same machine",
                },
            }
        )
    )
    return 1 if lost or doubled or ours.received < tips else 0


@contextmanager
def samsyn(folder: Path) -> Iterator[int]:
    """The product as it is run, on a folder and a port of its own; stopped afterwards."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SAMSYN_")},
        "SAMSYN_DATA": str(folder),
        "SAMSYN_PORT": str(port),
    }
    command = [PYTHON, "-m", "samsyn", "run", "--end-with-parent"]
    with running(command, environment, ROOT):
        wait_for(port)
        load = [PYTHON, "-m", "samsyn", "django", "directory", str(CAST)]
        subprocess.run(load, env=environment | {"SAMSYN_ACT_AS": "owner"}, cwd=ROOT, check=True)
        yield port


@contextmanager
def bare_page() -> Iterator[int]:
    port = free_port()
    options = ["--interface", "wsgi", "--http", "1", "--no-ws", "--workers", "2", "--blocking-threads", "2"]
    command = [PYTHON, "-m", "granian", *options, "--host", "127.0.0.1", "--port", str(port)]
    with running(
        [*command, "--log-level", "warning", "bare_page:application"], dict(os.environ), ROOT / "bench"
    ):
        wait_for(port, path="")
        yield port


@contextmanager
def running(command: list[str], environment: dict[str, str], where: Path) -> Iterator[None]:
    process = subprocess.Popen(
        command, env=environment, cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def make_table(folder: Path) -> Callable[[], tuple[int, int]]:
    """The reference's table, as the owner; gives a function that counts the tips and the different ones."""
    os.environ.update(SAMSYN_DATA=str(folder), DJANGO_SETTINGS_MODULE="samsyn.config.settings")
    import django

    django.setup()
    from django.db import connections

    web = connections["default"].settings_dict
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_bare (id bigserial PRIMARY KEY, what text, at timestamptz DEFAULT now())"
        )
        cursor.execute(f'GRANT INSERT ON bench_bare TO "{web["USER"]}"')
        cursor.execute(f'GRANT USAGE ON SEQUENCE bench_bare_id_seq TO "{web["USER"]}"')
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    os.environ["BENCH_BARE"] = " ".join(f"{key}={web[name]}" for key, name in named.items())

    def count() -> tuple[int, int]:
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "SELECT count(*), count(DISTINCT payload->>'what') FROM letters_receivedmessage "
                "WHERE kind_id = 'tip/1' AND payload->>'what' LIKE '%% nummer %%'",
                [],
            )
            found = cursor.fetchone()
        connections.close_all()
        return found

    return count


async def open_forms(port: int, tips: int) -> list[tuple[bytes, ...]]:
    """Open a form for each tip and fill it in; every fiftieth is to be sent twice."""
    waiting, forms = iter(range(tips)), []

    async def visitor() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in waiting:
            body = await asked(reader, writer, b"GET /tipsa/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            found = TOKEN.search(body)
            assert found, body[:500]
            form = {
                "token": found.group(1).decode(),
                "urgency": "soon",
                "municipality": "9901",
                "receiver": "social_services",
                "what": f"{TEXT} nummer {number}",
                "reporter_kind": "anonymous",
            }
            filled = urlencode(form).encode()
            forms.append((filled, filled) if number % TWICE == 0 else (filled,))
        writer.close()

    await asyncio.gather(*(visitor() for _ in range(8)))
    await asyncio.sleep(2.5)  # nobody writes a tip in less
    return forms


async def burst(port: int, forms: Sequence[tuple[bytes, ...]], rate: int) -> Sent:
    """Send on schedule; one that has no free connection waits, and its waiting is measured."""
    queue: asyncio.Queue[tuple[float, tuple[bytes, ...]] | None] = asyncio.Queue()
    sent = Sent([], 0, 0.0)

    async def sender() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (item := await queue.get()) is not None:
            due, bodies = item
            answers = [await asked(reader, writer, posted(body)) for body in bodies]
            sent.seconds.append(time.perf_counter() - due)
            sent.received += all(b"receipt-code" in answer for answer in answers)
        writer.close()

    senders = [asyncio.create_task(sender()) for _ in range(CONNECTIONS)]
    start = time.perf_counter()
    for number, bodies in enumerate(forms):
        due = start + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        queue.put_nowait((due, bodies))
    for _ in senders:
        queue.put_nowait(None)
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*senders)
    sent.took = time.perf_counter() - start
    return sent


def posted(body: bytes) -> bytes:
    head = "POST /tipsa/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bytes:
    """One request on a kept connection; gives the answer's body."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head.lower())
    assert length, head
    return await reader.readexactly(int(length.group(1)))


def percentile(seconds: list[float], hundredths: int) -> float:
    return round(statistics.quantiles(seconds, n=100)[hundredths - 1] * 1000, 1)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, path: str = "healthz") -> None:
    import urllib.error
    import urllib.request

    for _ in range(600):
        try:
            if not path:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=2):
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    raise SystemExit(f"Ingen svarade på port {port}.")


if __name__ == "__main__":
    sys.exit(main())
