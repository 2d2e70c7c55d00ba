"""An account that is closed loses what it was doing at once, however it was closed."""

import hashlib
import secrets
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def owner(cast: Any) -> Iterator[psycopg.Connection[Any]]:
    """The owner's own connection, whose changes are rolled back."""
    known = connections["owner"].get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(**{name: known[name] for name in names if known.get(name)}) as owner:
        yield owner
        owner.rollback()


def token_of(owner, name):
    """A login that somebody of the cast has open."""
    token = secrets.token_urlsafe()
    owner.execute(
        "INSERT INTO samsyn.acting (token_hash, worker_id, valid_until) SELECT %s, w.id, now() + interval '1 hour' "
        "FROM units_worker w JOIN units_account a ON a.id = w.account_id WHERE a.username = %s",
        [hashlib.sha256(token.encode()).digest(), name],
    )
    return token


def enters(owner, token):
    return owner.execute("SELECT samsyn.enter(%s) IS NOT NULL", [token]).fetchone()[0]


def test_a_closed_account_is_out_at_once_and_its_colleague_is_not(owner):
    sara, siv = token_of(owner, "sara"), token_of(owner, "siv")
    assert enters(owner, sara)
    owner.execute("UPDATE units_account SET is_active = false WHERE username = 'sara'")
    assert not enters(owner, sara)
    assert enters(owner, siv)


def test_an_account_that_is_opened_again_does_not_come_back_with_its_old_cookie(owner):
    sara = token_of(owner, "sara")
    owner.execute("UPDATE units_account SET is_active = false WHERE username = 'sara'")
    owner.execute("UPDATE units_account SET is_active = true WHERE username = 'sara'")
    assert not enters(owner, sara)
