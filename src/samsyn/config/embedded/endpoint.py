"""Where an embedded database is, and the secrets to reach it with: `secrets.json` in the data folder."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

from samsyn.config.embedded.errors import EmbeddedError

ADMIN = "samsyn_admin"  # superuser, only by the socket and only for mapped users of this machine
OWNER = "samsyn_owner"  # owns the database and migrates it
WEB = "samsyn_web"  # serves; owns nothing
DATABASE = "samsyn"
PORT = 5432  # only a part of the socket's name: nothing listens on the network

LONGEST_SOCKET_FOLDER = 85  # a socket's whole path has room for 107 bytes, ".s.PGSQL.5432.lock" included


@dataclass(frozen=True)
class Endpoint:
    """An embedded PostgreSQL as seen from a client.

    `home` holds the cluster, `socket_folder` its only way in. The passwords are for the roles `owner` and
    `web`; `secret_key` is for Django's signatures. `prepared` is the version of the roles and privileges
    that are in place (0: none yet).
    """

    folder: Path
    home: Path
    owner_password: str
    web_password: str
    secret_key: str
    prepared: int = 0

    @property
    def socket_folder(self) -> Path:
        inside = self.home / "socket"
        if len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER:
            return inside
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path("/tmp") / f"samsyn-{digest}"  # noqa: S108 - made 0700 and its owner checked before use

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "postgresql.log"

    def password(self, role: str) -> str:
        """The password of `samsyn_owner` or `samsyn_web`; the superuser has none and comes in as peer."""
        return {OWNER: self.owner_password, WEB: self.web_password, ADMIN: ""}[role]

    def conninfo(self, role: str = OWNER, database: str = DATABASE) -> str:
        """What `psycopg.connect` or psql needs to come in as `role`, the password included."""
        password = {"password": self.password(role)} if role != ADMIN else {}
        return make_conninfo(
            host=str(self.socket_folder), port=PORT, user=role, dbname=database, connect_timeout=3, **password
        )

    @classmethod
    def read(cls, folder: Path) -> Endpoint | None:
        """The endpoint of a data folder that has been started once, else None."""
        path = secrets_file(folder)
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                folder=folder,
                home=folder / stored.pop("home"),
                owner_password=stored["owner_password"],
                web_password=stored["web_password"],
                secret_key=stored["secret_key"],
                prepared=stored["prepared"],
            )
        except FileNotFoundError:
            return None
        except PermissionError as error:
            raise EmbeddedError(
                f"{path} går inte att läsa: filen tillhör en annan användare. Kör som den användaren, "
                "eller välj en annan mapp med SAMSYN_DATA."
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise EmbeddedError(
                f"{path} är skadad ({error!r}). Lägg tillbaka den från säkerhetskopian. Finns ingen kopia, "
                "ta bort filen: nya lösenord görs då och alla behöver logga in igen, men innehållet i "
                "databasen är kvar."
            ) from error

    @classmethod
    def new(cls, folder: Path, home: Path) -> Endpoint:
        """A fresh endpoint with passwords of its own; nothing is written."""
        return cls(folder, home, secrets.token_hex(32), secrets.token_hex(32), secrets.token_urlsafe(64))

    def save(self) -> None:
        """Write `secrets.json`, readable by us alone, whole or not at all."""
        stored = dataclasses.asdict(self)
        del stored["folder"]
        stored["home"] = os.path.relpath(self.home, self.folder)
        if stored["home"].startswith(".."):
            stored["home"] = str(self.home)
        path = secrets_file(self.folder)
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(stored, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)


def secrets_file(folder: Path) -> Path:
    """The file of secrets in a data folder."""
    return folder / "secrets.json"
