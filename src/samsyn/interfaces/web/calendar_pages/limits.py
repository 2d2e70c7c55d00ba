"""How often one address may be fetched. Remembers nobody: only marks of addresses, thrown away every ten minutes."""

import hashlib
import secrets
from threading import Lock

TEN_MINUTES = 600.0
MOST_KNOWN = 50_000


class FetchLimit:
    """At most `most` fetches with one secret in ten minutes, in this process."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = Lock()
        self._forget(0.0)

    def lets_in(self, secret: str, now: float) -> bool:
        """Whether one more may be fetched; `now` is in seconds of any steady clock."""
        with self._lock:
            if now - self._since >= TEN_MINUTES or len(self._counts) >= MOST_KNOWN:
                self._forget(now)
            mark = hashlib.blake2b(secret.encode(), key=self._salt, digest_size=16).digest()
            self._counts[mark] = self._counts.get(mark, 0) + 1
            return self._counts[mark] <= self.most

    def _forget(self, now: float) -> None:
        self._salt, self._since = secrets.token_bytes(32), now
        self._counts: dict[bytes, int] = {}
