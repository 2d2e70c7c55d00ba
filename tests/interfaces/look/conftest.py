"""A real browser on the style guide."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# pytest-playwright keeps a loop running in this thread, which Django otherwise takes for an async view
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium where there is one, speaking to nobody but us."""
    own = {"executable_path": found} if (found := shutil.which("chromium")) else {}
    return {**browser_type_launch_args, **own, "args": list(QUIET)}


@pytest.fixture(scope="session")
def shown() -> Iterator[str]:
    """The address of the style guide, served by a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.interfaces.look.shown"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "SAMSYN_DEMO": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()
