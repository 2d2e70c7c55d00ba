"""What ends or has to be asked anew comes to the desk in time: by night, for every unit, once for each consent."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from samsyn.capabilities.consenting import desk, tasks
from samsyn.foundation.cases.models import Task
from samsyn.foundation.people.actions import end_guardian
from samsyn.foundation.people.models import Guardian, Person
from tests.conftest import the_owner
from tests.consents.conftest import EVERYBODY, NOW, TODAY, ask, sign

pytestmark = pytest.mark.django_db
SOON = TODAY + dt.timedelta(days=10)
MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
)


def words(day):
    return f"{day.day} {MONTHS[day.month - 1]}"


@pytest.fixture
def ending(act, family):
    """A consent of Kim's, asked by Sara, that ends in ten days; everybody has signed."""
    sara = act("sara")
    consent = ask(sara, family(sara), valid_to=SOON)
    sign(act, consent, *EVERYBODY)
    return consent


def reminders(actor):
    rows = Task.objects.filter(unit_id=actor.unit_id, rule="consent_ends").order_by("due_on")
    return [(row.about, row.due_on, row.owner_id, row.what) for row in rows]


def by_night(act):
    """What the queue does: in the web's role, with nobody acting."""
    tasks.remind(timestamp=int(NOW.timestamp()))


def test_the_night_puts_it_on_the_desk_of_the_one_who_asked_and_once(act, ending):
    sara = act("sara")
    for _ in range(2):
        by_night(act)
    said = f"Ett samtycke slutar gälla {words(SOON)}. Fråga på nytt om det behövs."
    assert reminders(sara) == [(ending, SOON, sara.worker_id, said)]
    assert desk.remind(actor=sara, at=NOW) == 0


def test_a_desk_that_is_opened_first_is_right_and_the_night_adds_nothing(act, ending):
    sara = act("sara")
    assert desk.remind(actor=sara, at=NOW) == 1
    assert desk.remind_every_unit(on=TODAY) == 0
    assert len(reminders(sara)) == 1


def test_a_reminder_that_was_ticked_off_does_not_come_back(act, ending):
    sara = act("sara")
    by_night(act)
    Task.objects.filter(unit_id=sara.unit_id, about=ending).update(done_at=NOW, done_by="Sara")
    by_night(act)
    assert len(reminders(sara)) == 1


def test_one_that_is_far_away_or_not_signed_or_over_is_left(act, family):
    sara = act("sara")
    kim = family(sara)
    sign(act, ask(sara, kim, valid_to=TODAY + dt.timedelta(days=15)), *EVERYBODY)
    ask(act("sara"), kim, valid_to=SOON)
    by_night(act)
    assert reminders(act("sara")) == []


@pytest.mark.parametrize(
    ("turns", "roles", "judged"),
    [
        (15, EVERYBODY[1:], {"mature": False, "maturity": "Kim kan inte överblicka det."}),
        (18, EVERYBODY, {}),
    ],
)
def test_who_turns_15_without_an_own_yes_is_asked_anew_and_who_has_given_one_at_18_is_not(
    act, family, turns, roles, judged
):
    sara = act("sara")
    birthday = TODAY + dt.timedelta(days=9)
    kim = family(sara, turns - 1)
    Person.objects.filter(unit_id=sara.unit_id, id=kim).update(
        birth_date=birthday.replace(year=birthday.year - turns)
    )
    sign(act, ask(sara, kim, valid_to=TODAY + dt.timedelta(days=90), **judged), *roles)
    by_night(act)
    said = f"Den unge fyller 15 {words(birthday)} och behöver svara själv. Fråga på nytt."
    told = [(due, what) for _, due, _, what in reminders(act("sara"))]
    assert told == ([(birthday, said)] if turns == 15 else [])


def test_a_custody_that_has_changed_is_told_at_once(act, family):
    sara = act("sara")
    kim = family(sara)
    sign(act, ask(sara, kim, valid_to=TODAY + dt.timedelta(days=90)), *EVERYBODY)
    sara = act("sara")
    guardian = Guardian.objects.filter(unit_id=sara.unit_id, youth_id=kim).first()
    end_guardian(actor=sara, guardian_id=guardian.id, on=TODAY)
    by_night(act)
    ((_, due, _, what),) = reminders(act("sara"))
    assert (due, what.split(".")[0]) == (TODAY, "Vårdnaden har ändrats")


def test_what_the_night_makes_is_in_no_other_room(act, ending):
    by_night(act)
    assert reminders(act("liv")) == []
    assert reminders(act("per")) == []


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [("2012-02-29", 15, "2027-03-01"), ("2012-02-29", 16, "2028-02-29"), ("2010-06-17", 18, "2028-06-17")],
)
@pytest.mark.django_db(databases=["default", "owner"])
def test_who_is_born_on_a_leap_day_is_a_year_older_on_the_first_of_march(born, years, day):
    with the_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.birthday(%s, %s)::text", [born, years])
        assert cursor.fetchone() == (day,)


def test_a_day_to_come_is_refused_and_nobody_reminds_in_another_room(act, ending, cast):
    act("liv")
    with pytest.raises(DatabaseError, match="har inte varit"), transaction.atomic():
        desk.remind_every_unit(on=timezone.localdate() + dt.timedelta(days=1))
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT samsyn.remind_of_consents(%s, %s, now())", [cast["sara"][1], TODAY])


def test_the_queue_knows_it_and_runs_it_every_night():
    assert "consenting.remind" in app.tasks
    assert any(
        task.task.name == "consenting.remind" for task in app.periodic_registry.periodic_tasks.values()
    )
