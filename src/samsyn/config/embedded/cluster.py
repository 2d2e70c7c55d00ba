"""The files of a cluster: made by initdb, then configured anew at every start."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from samsyn.config.embedded.endpoint import ADMIN, PORT, Endpoint
from samsyn.config.embedded.errors import EmbeddedError

if TYPE_CHECKING:
    from samsyn.config.embedded.places import Account

SETTINGS = {
    "listen_addresses": "''",  # the socket only
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "password_encryption": "'scram-sha-256'",
    "max_connections": "100",
    "shared_buffers": "'128MB'",
    "max_wal_size": "'512MB'",
    "random_page_cost": "1.1",  # solid state
    "jit": "off",  # compiling costs more than our short statements
    "timezone": "'UTC'",
    "lc_messages": "'C'",
    "log_timezone": "'UTC'",
    "log_line_prefix": "'%m [%p] %u@%d '",
    "log_checkpoints": "off",
    "log_error_verbosity": "'terse'",  # a DETAIL line may hold a person's number
    "log_min_error_statement": "'panic'",  # so may the text of a statement
}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def create(endpoint: Endpoint, programs: Path, who: Account, *, fast: bool) -> None:
    """Make the cluster if there is none; one that was interrupted half-made is made again."""
    if endpoint.data.exists():
        return
    draft = endpoint.home / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    answer = who.run([
        programs / "initdb", f"--pgdata={draft}", f"--username={ADMIN}",
        "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        "--auth-local=peer", "--auth-host=reject", "--no-instructions", *(["--no-sync"] if fast else []),
    ])  # fmt: skip
    if answer.returncode:
        raise EmbeddedError(f"Databasen kunde inte skapas i {endpoint.home}: {answer.stderr.strip()}")
    draft.rename(endpoint.data)


def configure(endpoint: Endpoint, who: Account, *, fast: bool) -> None:
    """Write postgresql.conf, pg_hba.conf and pg_ident.conf: sockets only, never trust."""
    settings = (
        SETTINGS | {"unix_socket_directories": _quoted(str(endpoint.socket_folder))} | (FAST if fast else {})
    )
    files = {
        "postgresql.conf": [f"{key} = {value}" for key, value in settings.items()],
        "pg_hba.conf": [f"local all {ADMIN} peer map=samsyn", "local all all scram-sha-256"],
        "pg_ident.conf": [f'samsyn "{name}" {ADMIN}' for name in sorted({"root", who.name})],
    }
    for name, lines in files.items():
        path = endpoint.data / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        path.chmod(0o600)
        if who.switch:
            os.chown(path, who.uid, who.gid)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
