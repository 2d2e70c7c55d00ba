"""A secret opens one worker's calendar in one unit, for as long as the worker is there, and nothing else."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from samsyn.foundation.calendars import feeds
from samsyn.foundation.calendars.feed_sql import FUNCTIONS, WORKS_CASES
from samsyn.foundation.calendars.models import Feed
from samsyn.foundation.calendars.vocabulary import FeedScope
from samsyn.foundation.units.roles import ROLES
from tests.calendars.conftest import NOW, book

pytestmark = pytest.mark.django_db


def status(secret):
    return Client().get(f"/kalender/flode/{secret}.ics").status_code


def rows(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


@pytest.fixture
def secret(act):
    sara = act("sara")
    book(sara)
    return feeds.make_feed(actor=sara, scope=FeedScope.UNIT, at=NOW)


def test_another_secret_opens_nothing_and_says_what_to_do(secret):
    assert status(secret) == 200
    answer = Client().get(f"/kalender/flode/{secret[:-1]}.ics")
    assert answer.status_code == 404
    assert "skapa en ny" in answer.content.decode()


def test_a_renewed_and_a_revoked_address_are_closed(act, secret):
    new = feeds.make_feed(actor=act("sara"), scope=FeedScope.UNIT, at=NOW)
    assert (status(secret), status(new)) == (404, 200)
    sara = act("sara")
    (line,) = feeds.feeds(actor=sara)
    feeds.revoke_feed(actor=sara, feed_id=line.id, at=NOW)
    assert status(new) == 404


def test_a_deactivated_worker_s_address_is_closed(secret, cast, for_a_while):
    worker = cast["sara"][0]
    change = "UPDATE units_account SET is_active = {} WHERE id = (SELECT account_id FROM units_worker WHERE id = '{}')"
    for_a_while(change.format("false", worker), change.format("true", worker))
    assert status(secret) == 404


def test_a_worker_who_left_the_unit_gets_no_more(secret, cast, for_a_while):
    place = "worker_id = '{}' AND unit_id = '{}'".format(*cast["sara"])
    for_a_while(
        f"UPDATE units_membership SET to_on = current_date - 1 WHERE {place}",
        f"UPDATE units_membership SET to_on = NULL WHERE {place}",
    )
    assert status(secret) == 404


def test_a_worker_who_no_longer_works_with_cases_gets_no_more(secret, cast, for_a_while):
    place = "worker_id = '{}' AND unit_id = '{}'".format(*cast["sara"])
    ((roles,),) = rows(f"SELECT roles::text FROM units_membership WHERE {place}") or (("[]",),)
    for_a_while(
        f"UPDATE units_membership SET roles = '[\"log_reviewer\"]' WHERE {place}",
        f"UPDATE units_membership SET roles = '{roles}' WHERE {place}",
    )
    assert status(secret) == 404


def test_the_roles_of_the_database_are_the_roles_that_work_with_cases():
    assert {code for code, role in ROLES.items() if role.works_cases} == set(WORKS_CASES)
    assert "?| ARRAY[{}]".format(", ".join(f"'{code}'" for code in WORKS_CASES)) in FUNCTIONS


def test_the_secret_opens_only_its_own_unit(secret, act):
    liv = act("liv")
    book(liv, what="I Norrvik")
    answer = feeds.fetch(secret)
    assert answer is not None
    assert len(answer.bookings) == 1


def test_without_a_token_raw_sql_sees_no_booking_feed_or_series(secret):
    rows("SELECT set_config('samsyn.token', '', true)")
    for table in ("booking", "feedpolicy", "series"):
        assert rows(f"SELECT * FROM calendars_{table}") == []
    assert rows("SELECT id, worker_id FROM calendars_feed") == []


def test_another_unit_sees_no_address(secret, act):
    act("liv")
    assert Feed.objects.values_list("id").count() == 0


def test_nobody_reads_what_is_kept_of_a_secret(secret, act):
    act("sara")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        rows("SELECT secret_hash FROM calendars_feed")


def test_nobody_makes_an_address_in_a_colleague_s_name(cast, act):
    act("sara")
    samir, unit = cast["samir"]
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Feed.objects.create(
            unit_id=unit,
            worker_id=samir,
            worker_name="Samir",
            scope="own",
            secret_hash=b"0" * 32,
            made_at=NOW,
        )


def test_the_web_cannot_ask_for_a_units_bookings_past_the_secret(cast):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        rows("SELECT samsyn.bookings_of_feed(%s, %s, 'unit')", cast["sara"][1], cast["sara"][0])


def test_a_colleague_cannot_close_anothers_address_but_the_manager_can(secret, act):
    (line,) = feeds.feeds(actor=act("sara"))
    with pytest.raises(Feed.DoesNotExist):
        feeds.revoke_feed(actor=act("samir"), feed_id=line.id, at=NOW)
    feeds.revoke_feed(actor=act("siv"), feed_id=line.id, at=NOW)
    assert status(secret) == 404
