"""How long from `samsyn run --demo` to the first page, on a new data folder and again on the same.

The reference is what is promised: 8 seconds for the second start. The first is reported beside its own promise, 90.
"""

import http.client
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROMISED_FIRST, PROMISED_AGAIN = 90.0, 8.0
AGAIN = 5


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="samsyn-start-"))
    try:
        first, stop = start(folder)
        again = [start(folder) for _ in range(AGAIN)]
    finally:
        subprocess.run([sys.executable, "-m", "samsyn", "stop"], env=surroundings(folder, 1), check=False)
        shutil.rmtree(folder, ignore_errors=True)
    seconds = statistics.median(started for started, _ in again)
    print(f"first start {first:.1f} s (promised {PROMISED_FIRST:.0f}), stopped in {stop:.1f} s")
    print("again", ", ".join(f"{started:.1f} s" for started, _ in again))
    result = {
        "name": "start",
        "ours": round(seconds, 2),
        "reference": PROMISED_AGAIN,
        "ratio": round(seconds / PROMISED_AGAIN, 3),
        "unit": "seconds to the first page, second start",
        "n": AGAIN,
        "first_start": round(first, 2),
        "first_start_promised": PROMISED_FIRST,
        "stop": round(statistics.median(ended for _, ended in again), 2),
        "conditions": {"processors": os.cpu_count(), "load": os.getloadavg()[0], "database": "embedded"},
    }
    print(json.dumps(result))


def start(folder: Path) -> tuple[float, float]:
    """Seconds until a page has been answered, and from SIGTERM until nothing is left."""
    port = free_port()
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "samsyn", "run", "--demo"],
        env=surroundings(folder, port),
        stdout=subprocess.DEVNULL,
    ) as process:
        while not answers(port):
            assert process.poll() is None, "samsyn run ended"
            time.sleep(0.01)
        started = time.perf_counter() - began
        process.terminate()
        ending = time.perf_counter()
        assert process.wait(60) == 0
    return started, time.perf_counter() - ending


def surroundings(folder: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAMSYN_")}
    return kept | {"SAMSYN_DATA": str(folder), "SAMSYN_PORT": str(port)}


def answers(port: int) -> bool:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        asking.request("GET", "/")
        return asking.getresponse().status < 500
    except OSError:
        return False
    finally:
        asking.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
