"""The serving role owns nothing and can change nothing; the owning role is no superuser."""

import psycopg
import pytest

from samsyn.config.embedded import OWNER, WEB
from tests.config.conftest import ask, tell


@pytest.fixture(scope="module", autouse=True)
def made_by_the_owner(server):
    tell(
        server,
        OWNER,
        "CREATE TABLE note (id serial PRIMARY KEY, text text)",
        "CREATE FUNCTION secret() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    )


@pytest.mark.parametrize("role", [OWNER, WEB])
@pytest.mark.parametrize("power", ["rolsuper", "rolbypassrls", "rolcreaterole", "rolreplication"])
def test_neither_role_has_a_power_that_goes_past_the_policies(server, role, power):
    assert ask(server, OWNER, f"SELECT {power} FROM pg_roles WHERE rolname = '{role}'") is False


def test_the_web_owns_nothing(server):
    owned = (
        "SELECT (SELECT count(*) FROM pg_class WHERE relowner = r.oid)"
        " + (SELECT count(*) FROM pg_proc WHERE proowner = r.oid)"
        " + (SELECT count(*) FROM pg_database WHERE datdba = r.oid)"
        " + (SELECT count(*) FROM pg_namespace WHERE nspowner = r.oid)"
        " FROM pg_roles r WHERE rolname = '{}'"
    )
    assert ask(server, OWNER, owned.format(OWNER)), "the question finds what is owned"
    assert ask(server, OWNER, owned.format(WEB)) == 0


def test_the_web_writes_and_reads_rows(server):
    tell(server, WEB, "INSERT INTO note (text) VALUES ('hej')", "UPDATE note SET text = 'hej hej'")
    assert ask(server, WEB, "SELECT text FROM note") == "hej hej"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "DROP TABLE note",
        "ALTER TABLE note ADD COLUMN mine int",
        "ALTER TABLE note DISABLE ROW LEVEL SECURITY",
        "CREATE POLICY mine ON note USING (true)",
        "TRUNCATE note",
        "SELECT secret()",
        f"SET ROLE {OWNER}",
        "SET SESSION AUTHORIZATION samsyn_admin",
        "ALTER ROLE samsyn_web BYPASSRLS",
        "ALTER DATABASE samsyn SET row_security = off",
        "SELECT pg_read_file('postgresql.conf')",
        "COPY note TO PROGRAM 'true'",
    ],
)
def test_the_web_is_refused(server, statement):
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)):
        tell(server, WEB, statement)


def test_the_web_calls_a_function_once_it_is_granted(server):
    tell(server, OWNER, "CREATE FUNCTION open() RETURNS int LANGUAGE sql AS 'SELECT 7'")
    tell(server, OWNER, "GRANT EXECUTE ON FUNCTION open() TO samsyn_web")
    assert ask(server, WEB, "SELECT open()") == 7


@pytest.mark.parametrize("database", ["postgres", "template1"])
def test_the_web_has_no_other_database(server, database):
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        ask(server, WEB, "SELECT 1", database)


def test_a_database_made_later_has_the_same_privileges(server):
    tell(server, OWNER, "CREATE DATABASE later", database="postgres")
    tell(server, OWNER, "CREATE TABLE note (id serial, text text)", database="later")
    tell(server, WEB, "INSERT INTO note (text) VALUES ('hej')", database="later")
    assert ask(server, WEB, "SELECT text FROM note", "later") == "hej"
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        tell(server, WEB, "CREATE TABLE mine (id int)", database="later")
