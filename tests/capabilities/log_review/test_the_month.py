"""The month that has ended: made once for each unit, with a lot that can be drawn again."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.log_review import actions, queries
from samsyn.capabilities.log_review.finding_sql import MOST_ROWS
from samsyn.capabilities.log_review.models import Review, Row
from samsyn.capabilities.log_review.tasks import make_reviews
from samsyn.foundation.cases.clocks import is_working_day
from samsyn.foundation.units.acting import acting_as
from tests.conftest import the_owner

from .rooms import found, logged, person

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
TODAY = dt.date.today()
FIRST = TODAY.replace(day=1)
MONTH = (FIRST - dt.timedelta(days=1)).replace(day=1)
STOCKHOLM = "Europe/Stockholm"


@pytest.fixture
def owned() -> Iterator[None]:
    """As the owner, in a transaction that leaves nothing."""
    with the_owner(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """A Swedish clock time of a day."""
    from zoneinfo import ZoneInfo

    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(STOCKHOLM))


def weekday(number: int) -> dt.date:
    """The first of this weekday in the month, 0 for Monday, after its first days."""
    day = MONTH + dt.timedelta(days=7)
    return day + dt.timedelta(days=(number - day.weekday()) % 7)


def somebody(cast, family="Åberg"):
    with acting_as(*cast["siv"]) as siv:
        return person(siv, "Kim", family)


def test_each_unit_with_a_log_gets_its_month_once(owned, cast):
    kim = somebody(cast)
    logged(cast["sara"], "Sara", kim, at(weekday(1), 10))
    logged(cast["liv"], "Liv", kim, at(weekday(1), 10))
    assert actions.make_due_reviews(on=TODAY) == 2
    assert actions.make_due_reviews(on=TODAY) == 0
    rows = {
        row.unit_id: (row.from_on, row.until_on, row.accesses, row.asked_by) for row in Review.objects.all()
    }
    assert rows == {cast[name][1]: (MONTH, FIRST, 1, None) for name in ("sara", "liv")}


def test_nothing_is_made_of_a_month_without_a_look_up(owned, cast):
    kim = somebody(cast)
    logged(cast["sara"], "Sara", kim, at(MONTH, 0) - dt.timedelta(minutes=1))
    logged(cast["sara"], "Sara", kim, at(FIRST, 0))
    assert actions.make_due_reviews(on=TODAY) == 0


def test_the_night_s_work_makes_what_is_missing(owned, cast):
    logged(cast["sara"], "Sara", somebody(cast), at(weekday(1), 10))
    make_reviews(int(at(TODAY, 3, 20).timestamp()))
    assert Review.objects.count() == 1


def test_a_month_that_has_not_ended_is_refused(owned):
    following = (FIRST + dt.timedelta(days=32)).replace(day=1)
    with pytest.raises(DatabaseError, match="Månaden är inte slut"), transaction.atomic():
        actions.make_due_reviews(on=following)


@pytest.mark.parametrize(
    ("day", "hour", "minute", "is_found"),
    [
        (1, 5, 59, True),
        (1, 6, 0, False),
        (1, 19, 59, False),
        (1, 20, 0, True),
        (5, 12, 0, True),
        (4, 12, 0, False),
    ],
)
def test_outside_hours_by_the_swedish_clock(owned, cast, day, hour, minute, is_found):
    logged(cast["sara"], "Sara", somebody(cast), at(weekday(day), hour, minute))
    actions.make_due_reviews(on=TODAY)
    assert bool(found("outside_hours")) is is_found


@pytest.mark.parametrize(("day", "is_found"), [(18, False), (19, True), (22, False)])
def test_a_public_holiday_and_an_eve_are_outside_hours(owned, cast, day, is_found):
    """Midsummer's eve of 2026 was Friday 19 June."""
    logged(cast["sara"], "Sara", somebody(cast), at(dt.date(2026, 6, day), 12))
    actions.make_due_reviews(on=dt.date(2026, 7, 1))
    assert bool(found("outside_hours")) is is_found


def test_a_unit_that_works_weekends_works_holidays(owned, cast):
    with acting_as(*cast["siv"]) as siv:
        actions.set_policy(actor=siv, facts=actions.PolicyFacts(works_weekends=True), at=at(TODAY, 9))
    logged(cast["sara"], "Sara", somebody(cast), at(dt.date(2026, 6, 19), 12))
    actions.make_due_reviews(on=dt.date(2026, 7, 1))
    assert found("outside_hours") == []


def test_the_closed_days_of_the_database_are_those_that_clocks_count_by(owned):
    days = [dt.date(2005, 1, 1) + dt.timedelta(days=number) for number in range(365 * 95)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT d FROM unnest(%s::date[]) AS d WHERE samsyn.office_closed(d)", [days])
        closed = {day for (day,) in cursor.fetchall()}
    assert closed == {day for day in days if not is_working_day(day)}


def test_the_lot_is_five_each_of_a_tenth_and_can_be_drawn_again(owned, cast):
    kim = somebody(cast)
    for name in ("sara", "samir", "siv"):
        for minute in range(9):
            logged(cast[name], name.title(), kim, at(weekday(1), 10, minute))
    actions.make_due_reviews(on=TODAY)
    made = Review.objects.get()
    drawn = set(Row.objects.filter(rule="sample").values_list("worker_id", "sequence"))
    assert (made.workers, made.sampled_workers, made.accesses) == (3, 1, 27)
    assert len(drawn) == 5
    assert len({worker for worker, _ in drawn}) == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT worker_id, sequence FROM audit_auditlink WHERE unit_id = %s AND worker_id = ("
            "SELECT worker_id FROM (SELECT DISTINCT worker_id FROM audit_auditlink WHERE unit_id = %s "
            "AND worker_id IS NOT NULL) w ORDER BY md5(%s || worker_id::text) LIMIT 1) AND verb = 'read' "
            "ORDER BY md5(%s || sequence::text) LIMIT 5",
            [made.unit_id, made.unit_id, str(made.seed), str(made.seed)],
        )
        assert set(cursor.fetchall()) == drawn


def test_several_reads_of_one_page_are_one_look_up(owned, cast):
    kim = somebody(cast)
    for kind in ("person", "timeline", "message"):
        logged(cast["sara"], "Sara", kim, at(weekday(1), 10), kind=kind)
    for kind in ("listed_person", "log_review"):
        logged(cast["samir"], "Samir", kim, at(weekday(1), 11), kind=kind)
    actions.make_due_reviews(on=TODAY)
    assert Review.objects.get().accesses == 1


def test_what_was_written_long_before_the_month_makes_no_look_up_foreign(owned, cast):
    near, far = somebody(cast), somebody(cast, "Ek")
    for one, days in ((near, 60), (far, 120)):
        logged(cast["samir"], "Samir", one, at(MONTH, 12) - dt.timedelta(days=days), "entry", "write")
        logged(cast["samir"], "Samir", one, at(weekday(1), 10))
    actions.make_due_reviews(on=TODAY)
    assert found("no_case") == [("no_case", "Samir", far)]


def test_of_very_many_some_are_drawn_and_the_review_tells_how_many_there_were(owned, cast):
    with acting_as(*cast["siv"]) as siv:
        everybody = [person(siv, f"Ung {number}", "Ek") for number in range(MOST_ROWS + 5)]
    for one in everybody:
        logged(cast["samir"], "Samir", one, at(weekday(1), 10))
    actions.make_due_reviews(on=TODAY)
    assert len(found("no_case")) == MOST_ROWS
    assert Review.objects.get().found["no_case"] == MOST_ROWS + 5
    with acting_as(*cast["siv"]) as siv:
        page = queries.overview(actor=siv, review_id=Review.objects.get().id)
        rule = next(one for one in page.rules if one.rule == "no_case")
        assert (rule.counts.rows, rule.found) == (MOST_ROWS, MOST_ROWS + 5)
        rows = queries.rule_page(actor=siv, review_id=page.line.id, rule=rule.rule)
        assert (len(rows.rows), rows.following) == (50, 50)
        last = queries.rule_page(actor=siv, review_id=page.line.id, rule=rule.rule, first=150)
        assert (len(last.rows), last.following) == (50, None)


def test_a_month_that_nobody_has_signed_in_time_is_late_on_the_desk_and_in_the_list(owned, cast, enter_as):
    logged(cast["sara"], "Sara", somebody(cast), at(weekday(1), 10))
    actions.make_due_reviews(on=TODAY)
    assert Review.objects.get().due_on == TODAY + dt.timedelta(days=30)
    siv = enter_as("siv")
    assert "för sent" not in siv.get("/").content.decode()
    Review.objects.update(due_on=TODAY - dt.timedelta(days=3))
    assert "3 dagar för sent" in siv.get("/").content.decode()
    listed = siv.get("/logg/granskning/").content.decode()
    assert "Sen" in listed
    assert "skulle skrivas under" in listed
