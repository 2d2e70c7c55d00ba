"""Processes that end with the one that started them."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Child = subprocess.Popen[bytes]

PR_SET_PDEATHSIG = 1


def start(arguments: list[str], environment: Mapping[str, str]) -> Child:
    """Start our own Python with `arguments`, in a session of its own, to be told to end if we die."""
    return subprocess.Popen(  # noqa: S603 - our own modules
        [sys.executable, *arguments],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # so that Ctrl-C reaches us alone, and we end the others in order
        preexec_fn=_end_with(os.getpid()),  # noqa: PLW1509 - we have one thread
    )


def end(children: Iterable[Child], patience: float = 10) -> None:
    """Ask the children to end, wait `patience` seconds for all of them, then kill what is left."""
    running = list(children)
    for child in running:
        with contextlib.suppress(ProcessLookupError):
            child.terminate()
    deadline = time.monotonic() + patience
    for child in running:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.0, deadline - time.monotonic()))
    for child in running:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)  # its own children too, if it left any
        child.wait()


def end_with_parent() -> None:
    """Let the kernel send this process SIGTERM when the one that started it dies. Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def _end_with(parent: int) -> Callable[[], None]:
    """What a child does between fork and exec."""

    def prepare() -> None:
        end_with_parent()
        if os.getppid() != parent:  # it died before the kernel was told
            os._exit(1)

    return prepare
