"""A municipality's own PostgreSQL instead of the embedded one."""

import stat

import psycopg
import pytest

from samsyn.config import doctor_database, external
from samsyn.config.databases import databases, secret_key
from samsyn.config.embedded import OWNER, WEB
from samsyn.config.embedded.endpoint import ADMIN
from samsyn.config.external import ExternalError, make_ready, parameters
from tests.config.conftest import tell


@pytest.fixture
def municipality(server):
    """A server that knows nothing of Samsyn but a role `kommun` that owns a database `kommun`."""
    clean = f"DROP OWNED BY {WEB}"
    for database in ("template1", "samsyn"):
        tell(server, ADMIN, clean, database=database)
    tell(
        server,
        ADMIN,
        f"DROP ROLE IF EXISTS {WEB}",
        "CREATE ROLE kommun LOGIN CREATEROLE PASSWORD 'hemligt'",
        "CREATE DATABASE kommun OWNER kommun",
        database="postgres",
    )
    yield server
    tell(
        server,
        ADMIN,
        "DROP DATABASE kommun WITH (FORCE)",
        f"DROP ROLE IF EXISTS {WEB}",
        "DROP ROLE kommun",
        f"CREATE ROLE {WEB} LOGIN",
        database="postgres",
    )


@pytest.fixture
def environment(municipality, tmp_path):
    url = f"postgresql://kommun:hemligt@/kommun?host={municipality.socket_folder}"
    return {"SAMSYN_DATA": str(tmp_path), "SAMSYN_DATABASE_URL": url}


def ready(environment, tmp_path):
    entries = databases(environment)
    make_ready(entries["owner"], entries["default"], tmp_path)
    return databases(environment)


def as_role(entry):
    return psycopg.connect(**parameters(entry), autocommit=True)


def test_the_serving_role_is_created_with_rows_but_no_tables_of_its_own(environment, tmp_path):
    entries = ready(environment, tmp_path)
    with as_role(entries["owner"]) as owner, as_role(entries["default"]) as web:
        owner.execute("CREATE TABLE note (text text)")
        web.execute("INSERT INTO note VALUES ('hej')")
        assert web.execute("SELECT text FROM note").fetchone() == ("hej",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("CREATE TABLE mine (text text)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("CREATE TEMPORARY TABLE mine (text text)")


def test_the_second_start_uses_the_same_password_and_key(environment, tmp_path):
    first = ready(environment, tmp_path)
    key = secret_key(environment)
    assert ready(environment, tmp_path)["default"] == first["default"]
    assert secret_key(environment) == key
    assert stat.S_IMODE((tmp_path / "external.json").stat().st_mode) == 0o600


def test_a_role_given_by_the_municipality_is_used(environment, municipality, tmp_path):
    tell(municipality, ADMIN, f"CREATE ROLE {WEB} LOGIN PASSWORD 'given'", database="postgres")
    url = f"postgresql://{WEB}:given@/kommun?host={municipality.socket_folder}"
    entries = ready({**environment, "SAMSYN_WEB_DATABASE_URL": url}, tmp_path)
    with as_role(entries["owner"]) as owner, as_role(entries["default"]) as web:
        owner.execute("CREATE TABLE note (text text)")
        assert web.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_an_owner_who_may_not_create_roles_is_told_what_to_give(environment, municipality, tmp_path):
    tell(municipality, ADMIN, "ALTER ROLE kommun NOCREATEROLE", database="postgres")
    with pytest.raises(ExternalError, match=rf"CREATE ROLE {WEB} LOGIN .* SAMSYN_WEB_DATABASE_URL"):
        ready(environment, tmp_path)


def test_an_owner_who_does_not_own_is_told_so(environment, municipality, tmp_path):
    tell(municipality, ADMIN, f"ALTER DATABASE kommun OWNER TO {OWNER}", database="postgres")
    with pytest.raises(ExternalError, match="ALTER DATABASE kommun OWNER TO kommun"):
        ready(environment, tmp_path)


def test_a_wrong_password_is_explained(environment, tmp_path):
    wrong = environment | {
        "SAMSYN_DATABASE_URL": environment["SAMSYN_DATABASE_URL"].replace("hemligt", "fel")
    }
    with pytest.raises(
        ExternalError, match=r"SAMSYN_DATABASE_URL går inte att nå: .*password.* Kontrollera värd"
    ):
        ready(wrong, tmp_path)


def test_an_old_server_is_refused_with_its_version(environment, tmp_path, monkeypatch):
    monkeypatch.setattr(external, "OLDEST", 990000)
    with pytest.raises(ExternalError, match=r"PostgreSQL 18\.\d+\. Samsyn behöver"):
        ready(environment, tmp_path)


def test_the_doctor_sees_what_is_wrong_with_the_roles(environment, municipality, tmp_path, monkeypatch):
    ready(environment, tmp_path)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(doctor_database, "_tables", lambda: iter(()))
    assert ills() == []
    tell(municipality, ADMIN, f"ALTER ROLE {WEB} BYPASSRLS CREATEROLE", "ALTER ROLE kommun SUPERUSER")
    tell(municipality, ADMIN, f"GRANT CREATE ON SCHEMA public TO {WEB}", database="kommun")
    assert ills() == [
        (f"Webbens roll {WEB} går förbi radskyddet", f"ALTER ROLE {WEB} NOBYPASSRLS;"),
        (f"Webbens roll {WEB} får skapa roller", f"ALTER ROLE {WEB} NOCREATEROLE;"),
        (f"Webbens roll {WEB} får skapa tabeller", f"REVOKE CREATE ON SCHEMA public FROM {WEB}, PUBLIC;"),
        (
            "Den ägande rollen kommun går förbi radskyddet",
            "Låt en vanlig roll äga databasen, eller: ALTER ROLE kommun NOSUPERUSER NOBYPASSRLS;",
        ),
    ]


def ills():
    return [(what, advice) for what, well, advice in doctor_database.look() if not well]
