"""PostgreSQL from a wheel, started and stopped by Samsyn itself: for a demo, a test or one office.

`ensure_running(folder)` starts it, or finds it running, and says where it is; `stop(folder)` stops it.
Nothing starts on import. A municipality uses its own PostgreSQL instead (SAMSYN_DATABASE_URL).
"""

from samsyn.config.embedded.endpoint import DATABASE, OWNER, WEB, Endpoint
from samsyn.config.embedded.errors import EmbeddedError
from samsyn.config.embedded.server import destroy, ensure_running, is_running, stop

__all__ = [
    "DATABASE",
    "OWNER",
    "WEB",
    "EmbeddedError",
    "Endpoint",
    "destroy",
    "ensure_running",
    "is_running",
    "stop",
]
