"""What the doctor says, well and unwell."""

import io
import os
import socket

import pytest

from samsyn.config import doctor, embedded
from samsyn.config.embedded.endpoint import secrets_file


@pytest.fixture(autouse=True)
def alone(monkeypatch, folder):
    for name in ("SAMSYN_DATABASE_URL", "SAMSYN_PORT", "SAMSYN_ADDRESS", "SAMSYN_ACT_AS", "SAMSYN_BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAMSYN_DATA", str(folder))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "samsyn.config.settings")
    monkeypatch.setenv("SAMSYN_PORT", str(free_port()))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def findings(*looks):
    return [(finding.what, finding.well, finding.advice) for look in looks for finding in look()]


def test_an_untouched_machine_is_well(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMSYN_DATA", str(tmp_path / "none"))
    out = io.StringIO()
    assert doctor.examine(out) == 0
    assert "Databasen är inte skapad än" in out.getvalue()
    assert out.getvalue().endswith("Allt ser bra ut.\n")
    assert not (tmp_path / "none").exists()


def test_a_database_without_tables_is_told_how_to_get_them_and_is_not_left_running(folder):
    out = io.StringIO()
    assert doctor.examine(out) == 1
    assert "✓ Webbens roll samsyn_web äger inget och lyder under radskyddet" in out.getvalue()
    assert "✗ Tabellerna behöver uppdateras\n  → Kör `samsyn migrate`." in out.getvalue()
    assert "1 sak(er) behöver åtgärdas" in out.getvalue()
    assert not embedded.is_running(folder)


def test_secrets_that_others_can_read_are_found(folder):
    secrets_file(folder).chmod(0o644)
    try:
        (found,) = [finding for finding in findings(doctor.folder) if not finding[1]]
    finally:
        secrets_file(folder).chmod(0o600)
    assert found[0] == f"Andra användare kan läsa lösenorden i {secrets_file(folder)}"
    assert found[2] == f"chmod 600 {secrets_file(folder)}"


def test_a_full_disk_is_found(monkeypatch):
    monkeypatch.setattr(doctor, "LEAST_DISK", 10**18)
    assert [(well, advice) for _, well, advice in findings(doctor.folder)] == [
        (False, "Frigör plats eller välj en annan SAMSYN_DATA.")
    ]


def test_a_package_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr("samsyn.config.requirements.names", lambda: ["Django", "saknas-helt"])
    assert findings(doctor.packages) == [("Paket saknas: saknas-helt", False, "Kör `make setup`.")]


def test_an_old_python_is_found(monkeypatch):
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (4, 0))
    assert findings(doctor.python)[0][1:] == (False, "Installera Python 3.11 eller senare.")


def test_a_port_in_use_is_one_finding_and_not_a_crash(monkeypatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setenv("SAMSYN_PORT", str(other.getsockname()[1]))
        out = io.StringIO()
        assert doctor.examine(out) == 1
    assert f"✗ Port {os.environ['SAMSYN_PORT']} används redan" in out.getvalue()


def test_a_look_that_crashes_is_a_finding(monkeypatch):
    def broken():
        raise ZeroDivisionError("oj")
        yield

    monkeypatch.setattr(doctor, "LOOKS", (broken,))
    out = io.StringIO()
    assert doctor.examine(out) == 1
    assert "✗ broken: ZeroDivisionError: oj" in out.getvalue()


def test_a_browser_is_looked_for_where_it_is_said_to_be(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMSYN_BROWSER", str(tmp_path / "none"))
    assert findings(doctor.tests)[0][0].startswith("Ingen webbläsare")
    (tmp_path / "none").write_text("")
    assert findings(doctor.tests) == [(f"Webbläsare för testerna: {tmp_path / 'none'}", True, "")]


def test_a_browser_of_playwrights_is_found(monkeypatch, tmp_path):
    program = tmp_path / "chromium-1" / "chrome-linux" / "chrome"
    program.parent.mkdir(parents=True)
    program.write_text("")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert findings(doctor.tests)[0][0] == f"Webbläsare för testerna: {program}"
