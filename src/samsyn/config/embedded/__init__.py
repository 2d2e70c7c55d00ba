"""PostgreSQL from a wheel, started and stopped by Samsyn itself: for a demo, a test or one office.

`using(folder)` has it running for a block; `ensure_running(folder)` starts it, or finds it running, and says
where it is; `stop(folder)` stops it.
Nothing starts on import. A municipality uses its own PostgreSQL instead (SAMSYN_DATABASE_URL).
"""

from samsyn.config.embedded.endpoint import DATABASE, OWNER, PORT, WEB, Endpoint
from samsyn.config.embedded.errors import EmbeddedError
from samsyn.config.embedded.server import destroy, ensure_running, is_running, make_folder, stop
from samsyn.config.embedded.use import using

__all__ = [
    "DATABASE",
    "OWNER",
    "PORT",
    "WEB",
    "EmbeddedError",
    "Endpoint",
    "destroy",
    "ensure_running",
    "is_running",
    "make_folder",
    "stop",
    "using",
]
