"""A demo never opens somebody's real data, and what is prepared is not prepared again."""

import pytest
from django.db import connections

from samsyn.config import demo_mark, fingerprint, preparation
from samsyn.config.preparation import PreparationError


@pytest.fixture
def as_owner(db, monkeypatch):
    """Django's `default` is the owner, as where one migrates. Comments on the database are put back."""
    owner = connections["owner"]
    for module in (demo_mark, preparation):
        monkeypatch.setattr(module, "connection", owner)
    with owner.cursor() as cursor:
        name = owner.ops.quote_name(owner.settings_dict["NAME"])
        yield
        cursor.execute(f"COMMENT ON DATABASE {name} IS NULL")


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_demo_does_not_start_on_accounts_that_are_not_its_own(as_owner):
    assert demo_mark.has_accounts()
    with pytest.raises(PreparationError, match="inte kommer från demon"):
        preparation._refuse_real_data()


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("mark", [demo_mark.LOADING, fingerprint.LOADED])
def test_a_demo_goes_on_where_it_was(as_owner, mark):
    demo_mark.write(mark)
    assert demo_mark.read() == mark
    preparation._refuse_real_data()


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_demo_that_is_whole_is_not_loaded_again(as_owner, monkeypatch):
    loaded = []
    monkeypatch.setattr(preparation, "call_command", loaded.append)
    assert preparation.load_demo()
    assert not preparation.load_demo()
    assert loaded == ["demo"]


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_demo_that_was_interrupted_starts_over(as_owner, monkeypatch):
    def interrupted(_name):
        raise KeyboardInterrupt

    monkeypatch.setattr(preparation, "call_command", interrupted)
    with pytest.raises(KeyboardInterrupt):
        preparation.load_demo()
    assert demo_mark.read() == demo_mark.LOADING
    monkeypatch.setattr(preparation, "call_command", lambda _name: None)
    assert preparation.load_demo()
    assert demo_mark.read() == fingerprint.LOADED


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_comment_of_somebody_elses_is_no_mark(as_owner):
    demo_mark.write("Kommunens databas")
    assert demo_mark.read() == ""


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_migrated_database_has_nothing_to_do_and_bears_the_fingerprint(as_owner):
    assert preparation.pending() == []
    assert not preparation.migrate(verbosity=0)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT obj_description('django_migrations'::regclass)")
        assert cursor.fetchone() == (fingerprint.current(),)
