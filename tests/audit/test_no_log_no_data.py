"""Guarantee 5: a page about a person is answered only when the reading of it is in the log."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOW = dt.datetime.now(dt.UTC)


@contextmanager
def a_log_that_takes_no_rows() -> Iterator[None]:
    """The owner takes the web's right to write in the log, for a moment and for real."""
    known = connections["owner"].get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(
        **{name: known[name] for name in names if known.get(name)}, autocommit=True
    ) as owner:
        owner.execute(f'REVOKE INSERT ON audit_auditinbox FROM "{settings.SAMSYN_WEB_ROLE}"')
        try:
            yield
        finally:
            owner.execute(f'GRANT INSERT ON audit_auditinbox TO "{settings.SAMSYN_WEB_ROLE}"')


@pytest.fixture
def kims_page(act):
    kim = register_person(actor=act("sara"), facts=PersonFacts(given_name="Kim", family_name="Åberg"), at=NOW)
    return f"/personer/{kim.id}/"


@pytest.mark.parametrize("page", ["", "vem-vet-vad/"])
def test_a_page_whose_reading_cannot_be_logged_is_not_answered(kims_page, page, enter_as):
    sara = enter_as("sara")
    assert "Åberg" in sara.get(kims_page + page).content.decode()
    sara.raise_request_exception = False
    with a_log_that_takes_no_rows():
        answer = sara.get(kims_page + page)
    assert answer.status_code == 500
    assert "Åberg" not in answer.content.decode()
    assert "Åberg" in sara.get(kims_page + page).content.decode()
