"""What the command `samsyn` says, and with which exit status."""

import os
import socket
import subprocess
import sys

import pytest

from samsyn.config import command, fingerprint, requirements, running


@pytest.fixture(autouse=True)
def alone(monkeypatch, tmp_path):
    """Each test has its own data folder, which does not exist yet."""
    for name in ("SAMSYN_DATABASE_URL", "SAMSYN_PORT", "SAMSYN_ADDRESS", "SAMSYN_ACT_AS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAMSYN_DATA", str(tmp_path / "data"))


def said(capsys, *words):
    """The exit status, and what was written to both streams."""
    status = command.main(list(words))
    written = capsys.readouterr()
    return status, written.out + written.err


@pytest.mark.parametrize("words", [[], ["sjung"], ["audit", "burn"], ["run", "--fort"]])
def test_what_is_not_understood_says_where_help_is(capsys, words):
    with pytest.raises(SystemExit) as ended:
        command.main(words)
    assert ended.value.code == 2
    assert "samsyn --help" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(["--help"])
    assert ended.value.code == 0
    written = capsys.readouterr().out
    assert [name for name in (*command.DOING, *command.PASSED_ON) if f"    {name} " not in written] == []


def test_method_files_are_checked_without_a_database(capsys, tmp_path):
    status, written = said(capsys, "methods", "check")
    assert (status, "inga fel" in written) == (0, True)
    assert not (tmp_path / "data").exists()


def test_the_law_answers_without_a_database(capsys, tmp_path):
    status, written = said(capsys, "law", "text")
    assert (status, "OSL" in written) == (0, True)
    assert not (tmp_path / "data").exists()


def test_stopping_where_nothing_runs_says_so(capsys, tmp_path):
    assert said(capsys, "stop") == (0, f"Inget körde på {tmp_path / 'data'}.\n")


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "８０"])
def test_a_port_that_is_none_is_explained(capsys, monkeypatch, port):
    monkeypatch.setenv("SAMSYN_PORT", port)
    assert said(capsys, "run") == (
        1,
        f"SAMSYN_PORT är ”{port}”. Det ska vara ett heltal från 1 till 65535.\n",
    )


def test_a_port_in_use_is_explained_with_the_next_free_one(capsys, monkeypatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("SAMSYN_PORT", str(port))
        status, written = said(capsys, "run")
    assert status == 1
    assert written.startswith(f"Port {port} används redan av ett annat program.")
    assert f"SAMSYN_PORT={port + 1}" in written


def test_an_address_that_is_not_ours_is_explained(capsys, monkeypatch):
    monkeypatch.setenv("SAMSYN_ADDRESS", "192.0.2.1")
    status, written = said(capsys, "run")
    assert status == 1
    assert written.startswith("Adressen 192.0.2.1 går inte att använda")


def test_a_data_folder_that_cannot_be_is_explained(capsys, monkeypatch):
    monkeypatch.setenv("SAMSYN_DATA", "/dev/null/data")
    status, written = said(capsys, "migrate")
    assert status == 1
    assert written.startswith("Mappen /dev/null/data går inte att skapa")


def test_an_external_database_that_does_not_answer_is_explained(capsys, monkeypatch):
    monkeypatch.setenv("SAMSYN_DATABASE_URL", "postgresql://kommun@127.0.0.1:1/kommun")
    status, written = said(capsys, "migrate")
    assert status == 1
    assert written.startswith("Databasen i SAMSYN_DATABASE_URL går inte att nå")


def test_migrating_a_new_folder_makes_the_tables_and_the_second_time_there_is_nothing_to_do(folder):
    assert samsyn(folder, "migrate").returncode == 0
    assert "redan uppdaterad" in samsyn(folder, "migrate").stdout
    assert samsyn(folder, "django", "migrate", "--check").returncode == 0


def test_djangos_commands_act_as_the_web_unless_told_otherwise(folder):
    asking = (
        "from django.db import connection; cursor = connection.cursor()\n"
        "cursor.execute('SELECT current_user'); print(cursor.fetchone())"
    )
    words = ("django", "shell", "-v", "0", "-c", asking)
    assert samsyn(folder, *words).stdout == "('samsyn_web',)\n"
    assert samsyn(folder, *words, SAMSYN_ACT_AS="owner").stdout == "('samsyn_owner',)\n"


def samsyn(folder, *words, **environment):
    """Run the command in a process of its own, since Django can be set up only once in ours."""
    return subprocess.run(
        [sys.executable, "-m", "samsyn", *words],
        env={
            **os.environ,
            "SAMSYN_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "samsyn.config.settings",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_killed_run_is_not_taken_for_a_living_one(tmp_path):
    (tmp_path / "running").mkdir()
    (tmp_path / "running" / "1").write_text("")
    assert running.alive(tmp_path) == []
    with running.announced(tmp_path):
        assert len(running.alive(tmp_path)) == 1
    assert running.alive(tmp_path) == []


def test_every_requirement_is_known_by_its_bare_name():
    assert {"django", "psycopg", "procrastinate", "django-allauth"} <= set(requirements.names())
    assert requirements.missing() == []


def test_the_fingerprint_is_that_of_the_migrations(tmp_path, monkeypatch):
    assert fingerprint.current() == fingerprint.current()
    before = fingerprint.current()
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001_initial.py").write_text("")
    monkeypatch.setattr(fingerprint, "SOURCE", tmp_path)
    assert fingerprint.current() != before
    one = fingerprint.current()
    (tmp_path / "migrations" / "0002_more.py").write_text("")
    assert fingerprint.current() != one
