"""The browser of the journeys: found where Debian, Playwright or SAMSYN_BROWSER put it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

# the shell without windows first: it does the same and starts and draws faster
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def find() -> Path | None:
    """The program, or None if this machine has no browser that the tests can use."""
    said = os.environ.get("SAMSYN_BROWSER")
    if said:
        return Path(said) if Path(said).is_file() else None
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    return next(iter(sorted(_of_playwright(), reverse=True)), None)


def _of_playwright() -> list[Path]:
    cache = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    return [path for path in Path(cache).glob("chromium-*/chrome-*/chrome") if path.is_file()]
