"""No child outlives the one who started it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from samsyn.config import children

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
PARENT = """
import os, sys, time
from samsyn.config import children
child = children.start(["-c", "import time; time.sleep(60)"], os.environ)
print(child.pid, flush=True)
time.sleep(60)
"""


def gone(number):
    """Dead, or a zombie that nobody has fetched yet."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def until(true):
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_child_ends_when_asked():
    child = children.start(["-c", "import time; time.sleep(60)"], os.environ)
    began = time.monotonic()
    children.end([child])
    assert child.returncode == -signal.SIGTERM
    assert time.monotonic() - began < 5


def test_a_child_that_does_not_listen_is_killed(tmp_path):
    child = children.start(["-c", STUBBORN], os.environ)
    time.sleep(0.5)
    children.end([child], patience=0.2)
    assert child.returncode in {-signal.SIGKILL, -signal.SIGTERM}
    assert gone(child.pid)


def test_what_a_child_started_ends_with_it(tmp_path):
    note = tmp_path / "number"
    grandchild = (
        "import subprocess; p = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(note)!r}, 'w').write(str(p.pid)); p.wait()"
    )
    child = children.start(["-c", grandchild], os.environ)
    until(lambda: note.exists() and note.read_text())
    children.end([child])
    until(lambda: gone(int(note.read_text())))


def test_a_child_ends_when_its_parent_is_killed():
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert not gone(child)
        parent.kill()
    until(lambda: gone(child))


def test_ending_what_has_ended_is_no_error():
    child = children.start(["-c", "pass"], os.environ)
    child.wait()
    children.end([child])
    assert child.returncode == 0
