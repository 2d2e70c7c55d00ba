"""Limits against abuse that remember nobody.

How much has been sent is counted in this process's memory, under a random key that is thrown away every ten
minutes together with the counts. Nothing is written anywhere, so who asked cannot be found afterwards.
"""

import hashlib
import secrets
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Lock

TEN_MINUTES, ONE_MINUTE = 600.0, 60.0


class LimitError(ValueError):
    """A setting that cannot be read."""


@dataclass(frozen=True)
class Limit:
    """At most so many from one source in ten minutes, and from all together in a minute."""

    one_source: int
    everybody: int


def read_limit(text: str) -> Limit:
    """SAMSYN_TIP_LIMIT, "30,15000"; a LimitError says how it should look."""
    try:
        one, everybody = (int(part) for part in text.split(","))
    except ValueError as error:
        raise LimitError(f'SAMSYN_TIP_LIMIT är "{text}". Skriv två tal, till exempel "30,15000".') from error
    if min(one, everybody) < 1:
        raise LimitError("SAMSYN_TIP_LIMIT behöver två tal som är minst 1.")
    return Limit(one, everybody)


class Doorkeeper:
    """Counts, and forgets. One for each thing that is limited."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self._lock = Lock()
        self._forget(0.0)
        self._minute, self._all = 0.0, 0

    def lets_in(self, source: str, now: float) -> bool:
        """Whether one more may come in; `now` is in seconds of any steady clock.

        A source that is no public address, as behind a proxy on the same machine, is not counted by itself.
        """
        with self._lock:
            if now - self._since >= TEN_MINUTES:
                self._forget(now)
            if now - self._minute >= ONE_MINUTE:
                self._minute, self._all = now, 0
            if self._all >= self.limit.everybody or not self._own_share(source):
                return False
            self._all += 1
            return True

    def _own_share(self, source: str) -> bool:
        if not _tells_apart(source):
            return True
        mark = hashlib.blake2b(source.encode(), key=self._salt, digest_size=16).digest()
        if self._counts.get(mark, 0) >= self.limit.one_source:
            return False
        self._counts[mark] = self._counts.get(mark, 0) + 1
        return True

    def _forget(self, now: float) -> None:
        self._salt, self._since = secrets.token_bytes(32), now
        self._counts: dict[bytes, int] = {}


def _tells_apart(source: str) -> bool:
    try:
        return not ip_address(source).is_loopback
    except ValueError:
        return False
