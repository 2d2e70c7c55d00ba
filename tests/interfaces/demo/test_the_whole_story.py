"""One young person's story goes through all of it: Leo's, from an officer's report to a year after the end."""

from pathlib import Path

from samsyn.foundation.cases.clocks import is_working_day
from samsyn.interfaces.demo.story import leo_plot as plot
from samsyn.interfaces.demo.story.days import DAY, Days, moment, working_after
from samsyn.interfaces.demo.story.stage import Stage

from .test_the_days import EVERY_DAY

STEPS = (Path(__file__).parent / "the_whole_story.sql").read_text(encoding="utf-8")
ABOUT_LEO = STEPS.partition("SELECT what, at FROM")[0]


def test_leo_goes_through_all_of_it_in_order(told):
    """Report, report meeting with minutes, a question without a name, nomination, place, contact, consent, enrolment,
    two versions of the plan, the parties' answers, meeting, his own page, review, closing, and both after-checks."""
    steps = told.ask(STEPS)
    assert len(steps) > 30
    assert [what for what, at in steps if at is None] == []
    assert [what for what, _ in sorted(steps, key=lambda step: step[1])] == [what for what, _ in steps]


def test_leo_has_one_case_of_each_kind_and_nothing_left_to_do(told):
    cases = told.ask(
        ABOUT_LEO + "SELECT c.method_key, c.outcome, c.responsible_name FROM cases_case c "
        "JOIN leo ON leo.id = c.person_id AND leo.unit_id = c.unit_id ORDER BY c.opened_at"
    )
    assert cases == [
        ("forhandsbedomning", "preliminary_not_open", "Sara Lindqvist"),
        ("sig", "goals_met", "Sara Lindqvist"),
    ]
    waiting = told.ask("SELECT what FROM cases_task t JOIN people_person p ON p.unit_id = t.unit_id "
                       "AND p.id = t.person_id WHERE p.given_name = 'Leo' AND t.done_at IS NULL")  # fmt: skip
    assert waiting == []


def test_nobody_but_leo_was_written_to_after_he_turned_18(told):
    """What his mother was sent, she was sent before; her page has been closed since."""
    ((before, page_closed),) = told.ask(
        ABOUT_LEO
        + "SELECT max(received_at) < (SELECT p.birth_date + interval '18 years' FROM people_person p "
        "JOIN leo ON leo.id = p.id AND leo.unit_id = p.unit_id), "
        "(SELECT closed_at IS NOT NULL FROM room WHERE guardian_id IS NOT NULL) "
        "FROM letter WHERE guardian_id IS NOT NULL"
    )
    assert (before, page_closed) == (True, True)


def test_leos_days_come_in_order_whenever_the_demo_is_started():
    for today in EVERY_DAY:
        stage = Stage(Days(moment(today, 3)))
        birthday = plot.eighteenth(stage)
        days = [
            *(plot.after_report(stage, number) for number in range(plot.WROTE + 2)),
            birthday - 14 * DAY,
            birthday,
            working_after(birthday, 1),
            *(
                plot.before_closing(stage, number)
                for number in (plot.HINDERED, plot.CALLED, plot.MET, plot.AGAIN, plot.REVIEWED, 0, -178, -363)
            ),
            today,
        ]
        assert sorted(set(days)) == days
        assert is_working_day(days[0])


def test_leo_is_17_when_the_report_comes_and_the_assessment_takes_less_than_two_weeks():
    for today in EVERY_DAY:
        stage = Stage(Days(moment(today, 3)))
        born, reported = plot.born(stage), plot.after_report(stage, 0)
        ages = [
            day.year - born.year - ((day.month, day.day) < (born.month, born.day))
            for day in (reported, plot.before_closing(stage, plot.MET), today)
        ]
        assert ages == [17, 18, 19]
        assert plot.after_report(stage, plot.DECIDED) <= reported + 14 * DAY
