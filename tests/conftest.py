"""The cast everyone knows, on a real database as the web's own role."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connections, transaction
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

from samsyn.foundation.audit.middleware import COOKIE
from samsyn.foundation.units import acting
from samsyn.foundation.units.acting import Actor, acting_as
from samsyn.foundation.units.directory import load_directory, read_directory
from samsyn.foundation.units.models import Account
from tests import own_databases

CAST = Path(__file__).parent.parent / "src/samsyn/interfaces/demo/cast.yaml"
PLACES = {
    "sara": "akero-barn-unga",
    "siv": "akero-barn-unga",
    "samir": "akero-barn-unga",
    "karin": "akero-kontaktcenter",
    "per": "lpo-akero",
    "petra": "lpo-akero",
    "rut": "lindskolan",
    "faruk": "ungdomens-hus",
    "bea": "akero-rad-stod",
    "liv": "norrvik-barn-unga",
    "ada": "akero-barn-unga",
    "lotta": "akero-barn-unga",
    "jorunn": "akero-jurist",
    "folke": "frivarden-akero",
    "kerstin": "kronofogden-akero",
    "fatima": "forsakringskassan-akero",
}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The modules that take long come first, so that no process is left alone with one at the end.

    One walk of every address leads, and has the demo told; the others begin with what needs no demo.
    """
    order = (
        "journeys/test_every_url_as_every_role",
        "tests/config/",
        "tests/law/",
        "journeys/",
        "test_in_a_browser",
    )

    def place(item: pytest.Item) -> int:
        return next((n for n, part in enumerate(order) if part in item.path.as_posix()), len(order))

    items.sort(key=place)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # the process that started the run ends last
        own_databases.end_of_run()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: pytest.FixtureRequest,
) -> Iterator[None]:
    """Create the test database as the owner, load the cast once, and use it as the web's role."""
    connections["owner"].settings_dict["TEST"]["TEMPLATE"] = own_databases.migrated()
    with django_db_blocker.unblock():
        created = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
        with the_owner():
            load_directory(read_directory(CAST), on=dt.date(2026, 1, 1))
    yield
    with django_db_blocker.unblock():
        connections.close_all()
        own_databases.end_sessions(connections["owner"].settings_dict["NAME"])
        teardown_databases(created, verbosity=0)


@contextmanager
def the_owner() -> Iterator[None]:
    """Let `default` be the owner's connection for a moment."""
    web = connections["default"]
    connections["default"] = connections["owner"]
    try:
        yield
    finally:
        connections["default"] = web


@pytest.fixture(scope="session")
def who(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> dict[str, tuple[UUID, UUID]]:
    """Worker id and unit id by first name."""
    with django_db_blocker.unblock(), connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT a.username, w.id, u.key, u.id FROM units_account a JOIN units_worker w ON w.account_id = a.id "
            "JOIN units_membership m ON m.worker_id = w.id JOIN units_unit u ON u.id = m.unit_id"
        )
        rows = cursor.fetchall()
    return {name: (worker, unit) for name, worker, key, unit in rows if PLACES[name] == key}


@pytest.fixture
def cast(db: None, who: dict[str, tuple[UUID, UUID]]) -> dict[str, tuple[UUID, UUID]]:
    """Worker id and unit id by first name, in a test that uses the database."""
    return who


@pytest.fixture
def act(cast: dict[str, tuple[UUID, UUID]]) -> Iterator[Callable[[str], Actor]]:
    """Act as somebody of the cast from now on in this test: `sara = act("sara")`."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(acting_as(*cast[name]))


@pytest.fixture
def enter_as(cast: dict[str, tuple[UUID, UUID]]) -> Callable[[str], Client]:
    """A client logged in as somebody of the cast and acting for their unit: `enter_as("sara").get("/")`."""

    def enter(name: str) -> Client:
        worker_id, unit_id = cast[name]
        client = Client()
        with acting_as(worker_id, unit_id):
            account = Account.objects.get(username=name)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        with transaction.atomic():
            token = acting.open_token(worker_id)
            acting.enter(token)
            assert acting.choose_unit(unit_id)
            acting.leave()
        client.cookies[COOKIE] = token
        return client

    return enter
