"""When things are due: each limit of the catalogue, counted as the statutes count."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from samsyn.law.deadlines import catalogue, deadline, due, load
from samsyn.law.durations import Limit, months_after, working_days_after
from samsyn.law.errors import LawDataError

SWEDEN = ZoneInfo("Europe/Stockholm")
FRIDAY = datetime(2026, 12, 18, 15, 30, tzinfo=SWEDEN)
CHRISTMAS = {date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)}
KEYS = {
    "protection_assessment": date(2026, 12, 18),
    "receipt_to_reporter": date(2026, 12, 18),
    "preliminary_assessment": date(2027, 1, 1),
    "feedback_duty_reporter": date(2026, 12, 25),
    "inquiry": date(2027, 4, 18),
    "follow_up_no_service": date(2027, 6, 18),
    "immediate_custody_submit": date(2026, 12, 25),
    "lvu_application": date(2027, 1, 15),
    "police_hold_max": datetime(2026, 12, 18, 21, 30, tzinfo=SWEDEN),
    "investigation_youth": date(2027, 1, 29),
    "yttrande": date(2026, 12, 18),
    "ungdomstjanst_start": date(2027, 2, 18),
    "unexecuted_decision": date(2027, 3, 18),
    "situation_picture": date(2028, 12, 18),
    "action_plan_followup": date(2028, 12, 18),
    "weekly_meeting": date(2026, 12, 27),
    "home_visit": date(2026, 12, 29),
    "visit_followup": date(2027, 1, 1),
    "sspf_first_meeting": date(2027, 1, 8),
    "sig_plan": date(2027, 1, 17),
    "consent_review": date(2027, 6, 18),
    "commitment_due": date(2026, 12, 18),
}


def working(day: date) -> bool:
    """Monday to Friday and not Christmas."""
    return day.isoweekday() < 6 and day not in CHRISTMAS


@pytest.mark.parametrize(("key", "expected"), KEYS.items())
def test_each_limit_ends_when_the_catalogue_says(key: str, expected: date) -> None:
    assert due(key, FRIDAY, is_working_day=working) == expected


def test_the_catalogue_has_every_key_and_no_other() -> None:
    assert {limit.id for limit in catalogue()} == set(KEYS)


def test_the_protection_assessment_is_due_the_same_day_and_at_the_latest_the_next_also_on_a_saturday() -> (
    None
):
    limit = deadline("protection_assessment", FRIDAY.date())
    assert limit.due(FRIDAY) == date(2026, 12, 18)
    assert limit.latest(FRIDAY) == date(2026, 12, 19)
    assert limit.escalations(FRIDAY) == (
        datetime(2026, 12, 18, 19, 30, tzinfo=SWEDEN),
        datetime(2026, 12, 19, 9, 0, tzinfo=SWEDEN),
    )


def test_the_preliminary_assessment_counts_calendar_days_from_receipt_and_reminds() -> None:
    limit = deadline("preliminary_assessment", date(2026, 12, 18))
    days = [7, 11, 13, 14]
    assert limit.escalations(date(2026, 12, 18)) == tuple(
        date(2026, 12, 18) + timedelta(days=d) for d in days
    )
    assert limit.latest(date(2026, 12, 18)) == limit.due(date(2026, 12, 18)) == date(2027, 1, 1)
    assert limit.law


def test_reminders_may_stand_before_and_after_the_due_day() -> None:
    assert deadline("commitment_due", FRIDAY.date()).escalations(FRIDAY) == (
        date(2026, 12, 15),
        date(2026, 12, 19),
    )


def test_half_a_month_is_fifteen_days() -> None:
    assert deadline("inquiry", FRIDAY.date()).escalations(FRIDAY) == (date(2027, 3, 18), date(2027, 4, 2))


def test_what_came_in_on_a_day_that_is_no_working_day_is_answered_on_the_next() -> None:
    assert due("receipt_to_reporter", date(2026, 12, 24), is_working_day=working) == date(2026, 12, 28)


def test_working_days_need_to_be_told() -> None:
    with pytest.raises(ValueError, match="arbetsdagar"):
        due("home_visit", FRIDAY)


def test_hours_need_a_time_of_day() -> None:
    with pytest.raises(TypeError, match="klockslag"):
        due("police_hold_max", FRIDAY.date())


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(day, months, expected) -> None:
    assert months_after(day, months) == expected


def test_no_working_days_from_a_working_day_is_the_day_itself() -> None:
    assert working_days_after(date(2026, 12, 21), 0, working) == date(2026, 12, 21)


def test_a_week_ends_on_sunday_whatever_day_one_met() -> None:
    assert {Limit(weeks_end=1).end(date(2026, 12, 14) + timedelta(days=d), None) for d in range(7)} == {
        date(2026, 12, 27)
    }


def test_older_wordings_answer_for_their_time() -> None:
    assert deadline("inquiry", date(2025, 6, 30)).basis == "11 kap. 2 § SoL (2001:453)"
    assert deadline("inquiry", date(2025, 7, 1)).basis == "20 kap. 3 § SoL"
    assert deadline("feedback_duty_reporter", date(2026, 1, 15)).limit == Limit(days=7)
    with pytest.raises(KeyError, match="feedback_duty_reporter finns inte den 2026-01-14"):
        deadline("feedback_duty_reporter", date(2026, 1, 14))


GOOD = """[[deadline]]
id = "a"
name = "A"
starts = "då"
basis = "1 §"
law = true
first_day = 2025-01-01
limit = { days = 1 }
wording = "Gör det."
"""


@pytest.mark.parametrize(
    ("find", "put", "message"),
    [
        ("limit = { days = 1 }", "", "limit: ska ha någon av"),
        ("limit = { days = 1 }", "limit = { years = 1 }", "limit: ska ha någon av"),
        ("limit = { days = 1 }", "limit = {}", "limit: ska ha någon av"),
        ("limit = { days = 1 }", 'limit = { days = "1" }', "limit: days ska vara ett heltal"),
        ("limit = { days = 1 }", "limit = { days = true }", "limit: days ska vara ett heltal"),
        (
            "limit = { days = 1 }",
            "limit = { days = 1 }\nescalate = [{ at = 9 }]",
            "escalate: at ska vara ett klockslag",
        ),
        ("first_day = 2025-01-01", "", "first_day: saknas"),
        ("law = true", 'law = "ja"', "law: ska vara true eller false"),
        ('name = "A"', 'nam = "A"', "nam: okänd nyckel"),
        (
            'wording = "Gör det."\n',
            f'wording = "Gör det."\n{GOOD}',
            "first_day: två lydelser gäller samma dag",
        ),
    ],
)
def test_a_wrong_time_limit_is_refused_with_file_id_and_key(tmp_path, find, put, message) -> None:
    path = tmp_path / "time_limits.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert load(path)[0].due(date(2026, 1, 1)) == date(2026, 1, 2)
    path.write_text(GOOD.replace(find, put, 1), encoding="utf-8")
    with pytest.raises(LawDataError) as refused:
        load(path)
    assert str(refused.value).startswith(f"time_limits.toml: a: {message}")
