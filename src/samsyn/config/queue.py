"""The queue's process: does the background work, in the serving role, until it is told to end."""

from __future__ import annotations

import sys

import django
from django.core.management import call_command


def main() -> int:
    """Work until SIGTERM; the work in hand is finished first."""
    django.setup()
    call_command(
        "procrastinate",
        "worker",
        "--concurrency",
        "2",
        "--shutdown-graceful-timeout",
        "8",
        "--delete-jobs",
        "successful",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
