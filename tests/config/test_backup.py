"""A back-up brings everything back, elsewhere too, and never destroys anything unasked."""

import stat
import tarfile

import pytest

from samsyn.config import backup, embedded, running
from samsyn.config.backup import BackupError
from samsyn.config.embedded import OWNER, WEB, Endpoint
from tests.config.conftest import ask, own_folder, tell


@pytest.fixture(scope="module")
def lived_in():
    """A data folder with rows under forced row-level security, a demo's mark and the log's roots."""
    with own_folder() as folder:
        endpoint = embedded.ensure_running(folder, fast=True)
        tell(
            endpoint,
            OWNER,
            "CREATE TABLE note (id serial PRIMARY KEY, text text)",
            "ALTER TABLE note ENABLE ROW LEVEL SECURITY",
            "INSERT INTO note (text) VALUES ('ett'), ('två'), ('tre')",
            "ALTER TABLE note FORCE ROW LEVEL SECURITY",
            "COMMENT ON DATABASE samsyn IS 'samsyn: demo'",
        )
        (folder / "audit-roots.txt").write_text("rot")
        yield folder


@pytest.fixture
def saved(lived_in, tmp_path, monkeypatch):
    monkeypatch.delenv("SAMSYN_DATABASE_URL", raising=False)
    monkeypatch.setenv("SAMSYN_DATA", str(lived_in))
    backup.save(tmp_path / "kopia.tar")
    return tmp_path / "kopia.tar"


def unhidden(endpoint):
    """Every row, whatever the policies say."""
    return ask(endpoint, "samsyn_admin", "SELECT string_agg(text, ' ' ORDER BY id) FROM note")


def test_everything_comes_back_in_another_folder(saved, lived_in, new_folder, monkeypatch):
    monkeypatch.setenv("SAMSYN_DATA", str(new_folder))
    backup.restore(saved)
    with embedded.using(new_folder, fast=True) as again:
        assert unhidden(again) == "ett två tre"
        assert ask(again, OWNER, "SELECT relforcerowsecurity FROM pg_class WHERE relname = 'note'") is True
        assert ask(again, OWNER, "SELECT tableowner FROM pg_tables WHERE tablename = 'note'") == OWNER
        assert ask(again, WEB, "SELECT count(*) FROM note") == 0, "the web sees no more than before"
        mark = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'samsyn'"
        assert ask(again, OWNER, mark) == "samsyn: demo"
        tell(again, OWNER, "CREATE TABLE later (text text)")
        assert ask(again, WEB, "SELECT count(*) FROM later") == 0, "default privileges came along"
        assert ask(again, WEB, "SELECT has_database_privilege('samsyn', 'TEMP')") is False
    assert Endpoint.read(new_folder).secret_key == Endpoint.read(lived_in).secret_key
    assert Endpoint.read(new_folder).web_password != Endpoint.read(lived_in).web_password
    assert (new_folder / "audit-roots.txt").read_text() == "rot"


def test_only_we_can_read_the_file_and_no_draft_is_left(saved):
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert [path.name for path in saved.parent.iterdir()] == ["kopia.tar"]


def test_an_older_backup_is_not_overwritten(saved):
    before = saved.read_bytes()
    with pytest.raises(BackupError, match="finns redan"):
        backup.save(saved)
    assert saved.read_bytes() == before


def test_a_database_is_replaced_only_when_asked_to(saved, lived_in):
    endpoint = embedded.ensure_running(lived_in, fast=True)
    tell(endpoint, "samsyn_admin", "INSERT INTO note (text) VALUES ('fyra')")
    with pytest.raises(BackupError, match=r"Det finns redan en databas i .* --replace"):
        backup.restore(saved)
    assert unhidden(embedded.ensure_running(lived_in, fast=True)) == "ett två tre fyra"
    backup.restore(saved, replace=True)
    assert unhidden(embedded.ensure_running(lived_in, fast=True)) == "ett två tre"


def test_nothing_is_restored_under_a_running_samsyn(saved, lived_in):
    with running.announced(lived_in), pytest.raises(BackupError, match="Stoppa det först"):
        backup.restore(saved, replace=True)


@pytest.mark.parametrize("content", [b"", b"something else"])
def test_a_file_that_is_no_backup_is_refused(content, tmp_path, lived_in, monkeypatch):
    monkeypatch.setenv("SAMSYN_DATA", str(lived_in))
    (tmp_path / "x.tar").write_bytes(content)
    with pytest.raises(BackupError, match="går inte att läsa som säkerhetskopia"):
        backup.restore(tmp_path / "x.tar")
    with tarfile.open(tmp_path / "y.tar", "w") as archive:
        archive.add(tmp_path / "x.tar", "x")
    with pytest.raises(BackupError, match="ingen säkerhetskopia"):
        backup.restore(tmp_path / "y.tar")


def test_an_empty_folder_has_nothing_to_back_up(tmp_path, monkeypatch):
    monkeypatch.delenv("SAMSYN_DATABASE_URL", raising=False)
    monkeypatch.setenv("SAMSYN_DATA", str(tmp_path / "none"))
    with pytest.raises(BackupError, match="Det finns ingen databas"):
        backup.save(tmp_path / "x.tar")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_explained(saved):
    with pytest.raises(BackupError, match="går inte att skriva"):
        backup.save(saved / "x.tar")


def test_a_database_of_ones_own_has_its_own_means(monkeypatch, tmp_path):
    monkeypatch.setenv("SAMSYN_DATABASE_URL", "postgresql://a@b/c")
    with pytest.raises(BackupError, match=r"docs/operations/backup\.md"):
        backup.save(tmp_path / "x.tar")
