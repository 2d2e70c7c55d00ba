"""The embedded PostgreSQL starts, survives, stops and lets only its own in."""

import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from samsyn.config import embedded
from samsyn.config.embedded import OWNER, WEB, EmbeddedError, Endpoint, cluster
from samsyn.config.embedded.endpoint import ADMIN, secrets_file
from tests.config.conftest import ask, postmaster, processes_on, tell


def test_starting_twice_finds_the_same_server(server):
    before = postmaster(server)
    assert embedded.ensure_running(server.folder) == server
    assert postmaster(server) == before


def test_importing_starts_nothing(tmp_path):
    subprocess.run(
        [sys.executable, "-c", "import samsyn.config.databases as d; d.databases()"],
        env={**os.environ, "SAMSYN_DATA": str(tmp_path / "data")},
        check=True,
    )
    assert list(tmp_path.iterdir()) == []


def test_what_was_committed_is_there_after_the_server_was_killed(folder):
    endpoint = embedded.ensure_running(folder)
    tell(
        endpoint,
        OWNER,
        "DROP TABLE IF EXISTS note; CREATE TABLE note (text text)",
        "INSERT INTO note VALUES ('kvar')",
    )
    os.kill(postmaster(endpoint), signal.SIGKILL)
    again = embedded.ensure_running(folder, fast=True)
    assert ask(again, OWNER, "SELECT text FROM note") == "kvar"


def test_what_was_committed_is_there_after_stop_and_start(folder):
    tell(
        embedded.ensure_running(folder, fast=True),
        OWNER,
        "DROP TABLE IF EXISTS note; CREATE TABLE note (text text)",
        "INSERT INTO note VALUES ('kvar')",
    )
    assert embedded.stop(folder)
    assert not embedded.is_running(folder)
    assert ask(embedded.ensure_running(folder, fast=True), OWNER, "SELECT text FROM note") == "kvar"


def test_a_pid_file_with_another_programs_number_does_not_stop_the_start(folder):
    endpoint = embedded.ensure_running(folder, fast=True)
    embedded.stop(folder)
    lines = [
        str(os.getpid()),
        str(endpoint.data),
        str(int(time.time())),
        "5432",
        str(endpoint.socket_folder),
        "",
    ]
    (endpoint.data / "postmaster.pid").write_text("\n".join(lines))
    (endpoint.data / "postmaster.pid").chmod(0o644)
    embedded.ensure_running(folder, fast=True)
    assert embedded.is_running(folder)


def test_a_cluster_that_was_interrupted_half_made_is_made_again(new_folder):
    endpoint = Endpoint.new(new_folder, new_folder / "postgres")
    new_folder.chmod(0o711)
    endpoint.save()
    (endpoint.home / "data.new" / "base").mkdir(parents=True)
    assert ask(embedded.ensure_running(new_folder, fast=True), OWNER, "SELECT 1") == 1


def test_stopping_what_does_not_run_is_no_error(folder):
    assert not embedded.stop(folder)
    embedded.ensure_running(folder, fast=True)
    assert embedded.stop(folder)
    assert not embedded.stop(folder)


def test_stopping_leaves_no_process(folder):
    embedded.ensure_running(folder, fast=True)
    assert processes_on(folder), "nothing to leave behind"
    embedded.stop(folder)
    assert processes_on(folder) == []


def test_destroying_leaves_no_file(new_folder):
    endpoint = embedded.ensure_running(new_folder, fast=True)
    embedded.destroy(new_folder)
    assert not new_folder.exists()
    assert not endpoint.home.exists()


def test_five_who_start_it_at_once_get_one_server(new_folder):
    with multiprocessing.get_context("spawn").Pool(5) as pool:
        found = pool.map(_start_and_ask, [new_folder] * 5)
    assert len(set(found)) == 1


def _start_and_ask(folder: Path) -> object:
    return ask(embedded.ensure_running(folder, fast=True), OWNER, "SELECT pg_postmaster_start_time()::text")


def test_the_last_one_out_stops_it(folder):
    with embedded.using(folder, fast=True):
        with embedded.using(folder, fast=True):
            assert embedded.is_running(folder)
        assert embedded.is_running(folder)
    assert not embedded.is_running(folder)


def test_it_stops_when_the_only_user_is_killed(folder):
    using = (
        "import sys, time; from pathlib import Path; from samsyn.config import embedded\n"
        "with embedded.using(Path(sys.argv[1]), fast=True, guarded=True):\n"
        "    print('up', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", using, str(folder)], stdout=subprocess.PIPE, text=True
    ) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == "up\n"
        user.kill()
    _until(lambda: processes_on(folder) == [])


def _until(true, seconds=15):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def test_nothing_listens_on_the_network(server):
    assert ask(server, OWNER, "SHOW listen_addresses") == ""


def test_every_way_in_asks_who_one_is(server):
    ways = "SELECT string_agg(DISTINCT type || ' ' || auth_method, ', ') FROM pg_hba_file_rules"
    assert ask(server, ADMIN, ways, "postgres") == "local peer, local scram-sha-256"


@pytest.mark.parametrize("role", [OWNER, WEB])
def test_a_wrong_password_is_refused(server, role):
    right = server.conninfo(role)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(right.replace(server.password(role), "fel"))


def test_the_server_does_not_run_as_root(server):
    assert Path(f"/proc/{postmaster(server)}").stat().st_uid != 0
    assert server.data.stat().st_uid != 0


def test_others_can_read_neither_secrets_nor_data(server):
    assert stat.S_IMODE(secrets_file(server.folder).stat().st_mode) == 0o600
    assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(server.socket_folder.stat().st_mode) == 0o700
    assert not stat.S_IMODE(server.folder.stat().st_mode) & 0o007


def test_text_is_utf8_and_sorted_alike_on_every_machine(server):
    question = (
        "SELECT concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datlocale) FROM pg_database"
    )
    assert ask(server, OWNER, f"{question} WHERE datname = current_database()") == "UTF8 b C.UTF-8"
    assert ask(server, OWNER, "SELECT upper('åäö é')") == "ÅÄÖ É"


def test_the_log_keeps_what_persons_wrote_out(server):
    tell(
        server,
        OWNER,
        "CREATE TABLE secret (number text UNIQUE)",
        "INSERT INTO secret VALUES ('20100101-2384')",
    )
    with pytest.raises(psycopg.errors.UniqueViolation):
        tell(server, OWNER, "INSERT INTO secret VALUES ('20100101-2384')")
    log = server.log.read_text()
    assert "duplicate key" in log
    assert "20100101" not in log


def test_a_power_cut_loses_nothing_unless_it_is_a_test(folder):
    endpoint = embedded.ensure_running(folder)
    assert [ask(endpoint, OWNER, f"SHOW {name}") for name in cluster.FAST] == ["on", "on", "on"]
    embedded.stop(folder)
    endpoint = embedded.ensure_running(folder, fast=True)
    assert [ask(endpoint, OWNER, f"SHOW {name}") for name in cluster.FAST] == ["off", "off", "off"]


def test_a_long_folder_gets_a_short_socket(new_folder):
    deep = new_folder / ("å" * 60) / "samsyn"
    new_folder.chmod(0o711)
    (new_folder / ("å" * 60)).mkdir(mode=0o711)
    endpoint = embedded.ensure_running(deep, fast=True)
    try:
        assert len(os.fsencode(endpoint.socket_folder)) < 90
        assert stat.S_IMODE(endpoint.socket_folder.stat().st_mode) == 0o700
        assert ask(endpoint, WEB, "SELECT 1") == 1
    finally:
        embedded.destroy(deep)
    assert not endpoint.socket_folder.exists()


def test_without_its_secrets_a_cluster_gets_new_ones_and_keeps_its_rows(folder):
    before = embedded.ensure_running(folder, fast=True)
    tell(
        before,
        OWNER,
        "DROP TABLE IF EXISTS note; CREATE TABLE note (text text)",
        "INSERT INTO note VALUES ('kvar')",
    )
    secrets_file(folder).unlink()
    after = embedded.ensure_running(folder, fast=True)
    assert after.owner_password != before.owner_password
    assert ask(after, OWNER, "SELECT text FROM note") == "kvar"


def test_damaged_secrets_are_explained(folder):
    whole = secrets_file(folder).read_text()
    secrets_file(folder).write_text("{")
    with pytest.raises(EmbeddedError, match=r"är skadad .* säkerhetskopian"):
        embedded.ensure_running(folder, fast=True)
    secrets_file(folder).write_text(whole)


def test_a_folder_that_cannot_be_made_is_explained():
    with pytest.raises(EmbeddedError, match=r"/dev/null/x går inte att skapa .* SAMSYN_DATA"):
        embedded.ensure_running(Path("/dev/null/x"))


def test_a_server_that_cannot_start_is_explained_with_its_own_words(folder, monkeypatch):
    endpoint = embedded.ensure_running(folder, fast=True)
    embedded.stop(folder)
    monkeypatch.setattr("samsyn.config.embedded.server.PATIENCE", 0.1)
    version = (endpoint.data / "PG_VERSION").read_text()
    (endpoint.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(EmbeddedError, match=r"(?s)startar inte.*incompatible.*Hela loggen finns i"):
        embedded.ensure_running(folder, fast=True)
    (endpoint.data / "PG_VERSION").write_text(version)


def test_somebody_elses_socket_folder_is_not_used(folder):
    endpoint = Endpoint.read(folder)
    elsewhere = endpoint.home / "elsewhere"
    elsewhere.mkdir()
    endpoint.socket_folder.rmdir()
    endpoint.socket_folder.symlink_to(elsewhere)
    with pytest.raises(EmbeddedError, match="tillhör en annan användare"):
        embedded.ensure_running(folder, fast=True)
    endpoint.socket_folder.unlink()
