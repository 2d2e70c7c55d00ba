"""Nothing about who asks is kept anywhere, unless they chose to say it; and then few may read it."""

import logging

import pytest
from django.db import connections
from django.test import Client

from samsyn.capabilities.tips import queries

from .conftest import shown_code, shown_form, words

AGENT, ADDRESS, FORWARDED = "NetscapeNavigator-9-odd", "203.0.113.77", "198.51.100.23"
pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def as_the_owner(monkeypatch):
    """Everything in the owner's own transaction, so that the test can look at every table of the database."""
    web = connections["default"]
    connections["default"] = connections["owner"]
    yield connections["owner"]
    connections["default"] = web


def everything(connection):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables "
            "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        )
        tables = [row[0] for row in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {table} AS t")
            yield table, cursor.fetchone()[0]


def test_no_table_and_no_log_tells_who_sent_a_tip(as_the_owner, told, caplog):
    odd = {
        "User-Agent": AGENT,
        "X-Forwarded-For": FORWARDED,
        "Forwarded": f"for={FORWARDED}",
        "Cookie": "spår=1",
    }
    caplog.set_level(logging.DEBUG)
    neighbour = Client(REMOTE_ADDR=ADDRESS)
    answer = neighbour.post("/tipsa/", told | {"token": shown_form()}, headers=odd)
    code = shown_code(answer)
    neighbour.post(
        "/tipsa/svar/", {"code": code, "token": shown_form(), "text": "Nu är han där igen"}, headers=odd
    )
    found = dict(everything(as_the_owner))
    assert told["what"] in found["public.letters_receivedmessage"]
    assert "Nu är han där igen" in found["public.letters_receivedmessage"]
    for secret in (AGENT, ADDRESS, FORWARDED, "spår", code, code.replace("-", "")):
        assert [table for table, text in found.items() if secret in text] == []
        assert secret not in caplog.text


def test_a_worker_who_is_logged_in_is_nobody_on_the_public_page(enter_as, told, tips_of):
    enter_as("per").post("/tipsa/", told | {"token": shown_form()})
    (tip,) = tips_of("sara")
    assert (tip.payload.channel, tip.payload.registered_by) == ("web", "")


def test_who_left_a_tip_is_read_by_reception_and_manager_only_and_it_is_logged(send, tips_of, act, enter_as):
    send(reporter_kind="private_named", name="Gunnel Berg", contact="070-000 11 22")
    (tip,) = tips_of("sara")
    assert "070" not in str(tip.payload)
    page = words(enter_as("sara").get(f"/tips/{tip.id}/tipslamnare/"))
    assert "Gunnel Berg" in page
    assert "070-000 11 22" in page
    hidden = enter_as("samir").get(f"/tips/{tip.id}/tipslamnare/")
    assert hidden.status_code == 404
    assert "Gunnel" not in words(hidden)
    samir = act("samir")
    assert queries.reporter_of(actor=samir, message_id=tip.id) is None


def test_the_database_itself_keeps_reporters_from_those_without_the_role(send, act):
    from django.db import connection

    send(reporter_kind="professional", name="Gunnel Berg", contact="gunnel@exempel.se")
    counts = []
    for name in ("sara", "siv", "samir", "ada", "per", "liv"):
        act(name)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM tips_reportercontact")
            counts.append((name, cursor.fetchone()[0]))
    assert counts == [("sara", 1), ("siv", 1), ("samir", 0), ("ada", 0), ("per", 0), ("liv", 0)]
