"""Who Django is in the database, from the environment alone."""

import pytest

from samsyn.config import embedded
from samsyn.config.databases import data_folder, databases, from_url, secret_key, web_role
from samsyn.config.embedded import OWNER, WEB
from samsyn.config.external import ExternalError


@pytest.fixture
def environment(server):
    return {"SAMSYN_DATA": str(server.folder)}


def test_pages_are_served_as_the_web_and_tables_belong_to_the_owner(environment):
    entries = databases(environment)
    assert (entries["default"]["USER"], entries["owner"]["USER"]) == (WEB, OWNER)


def test_whoever_migrates_is_the_owner_by_either_name(environment):
    entries = databases({**environment, "SAMSYN_ACT_AS": "owner"})
    assert (entries["default"]["USER"], entries["owner"]["USER"]) == (OWNER, OWNER)


def test_the_passwords_are_those_of_the_server(environment, server):
    entries = databases(environment)
    assert entries["default"]["PASSWORD"] == server.web_password
    assert entries["owner"]["PASSWORD"] == server.owner_password


def test_a_test_run_migrates_as_the_owner_and_serves_as_the_web(environment):
    entries = databases(environment)
    assert entries["default"]["TEST"] == {"MIRROR": "owner"}
    assert entries["owner"]["TEST"] == {"DEPENDENCIES": []}


def test_before_the_first_start_there_is_a_place_but_no_password(tmp_path):
    entries = databases({"SAMSYN_DATA": str(tmp_path / "none")})
    assert entries["default"]["PASSWORD"] == ""
    assert not (tmp_path / "none").exists()


def test_data_is_kept_where_one_stands_unless_told_otherwise(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert data_folder({}) == tmp_path / "var"
    assert data_folder({"SAMSYN_DATA": "elsewhere"}) == tmp_path / "elsewhere"


def test_a_url_gives_every_field():
    entry = from_url("X", "postgresql://anna:p%40ss@db.example:6432/samsyn?sslmode=verify-full")
    found = {key: entry[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")}
    assert found == {
        "USER": "anna",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
        "NAME": "samsyn",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_a_url_may_name_several_hosts_and_a_socket():
    assert from_url("X", "postgresql://a@one:1,two:2/db")["HOST"] == "one,two"
    assert from_url("X", "postgresql://a@/db?host=/run/postgresql")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize("url", ["postgresql://a:b@host:not-a-port/x?y", "mysql://a@b/c", "nonsense"])
def test_a_url_that_cannot_be_read_is_explained(url):
    with pytest.raises(
        ExternalError, match=r"SAMSYN_DATABASE_URL går inte att läsa .*postgresql://användare"
    ):
        databases({"SAMSYN_DATABASE_URL": url})


@pytest.mark.parametrize("url", ["postgresql://host/db", "postgresql://anna@host"])
def test_a_url_without_user_or_database_is_explained(url):
    with pytest.raises(ExternalError, match="behöver både användare och databas"):
        databases({"SAMSYN_DATABASE_URL": url})


def test_the_webs_own_url_is_used_when_given(tmp_path):
    environment = {
        "SAMSYN_DATA": str(tmp_path),
        "SAMSYN_DATABASE_URL": "postgresql://owner:a@host/db",
        "SAMSYN_WEB_DATABASE_URL": "postgresql://webb:b@host/db",
    }
    assert databases(environment)["default"]["USER"] == "webb"
    assert web_role(environment) == "webb"


def test_the_key_stays_from_one_start_to_the_next(environment, server):
    assert secret_key(environment) == secret_key(environment) == server.secret_key
    assert secret_key({**environment, "SAMSYN_SECRET_KEY": "given"}) == "given"


def test_before_the_first_start_no_key_lasts(tmp_path):
    environment = {"SAMSYN_DATA": str(tmp_path / "none")}
    assert secret_key(environment) != secret_key(environment)


def test_reading_settings_does_not_start_a_server(environment, folder):
    databases({"SAMSYN_DATA": str(folder)})
    assert not embedded.is_running(folder)
