"""The reviewer's pages: what they show, whom they let in, and how often they ask the database."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.capabilities.log_review import actions
from samsyn.capabilities.log_review.models import Policy, Review, Row, WorkerFacts
from samsyn.foundation.people.models import ProtectedIdentity

from .rooms import NOW, TODAY, judge_all, opens, person, review, seal

pytestmark = pytest.mark.django_db
MOST = 15
NOT_ASKING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def opened_by(act, *names: str, how_many: int = 1):
    siv = act("siv")
    protected = [
        person(siv, f"Robin {number}", "Ek", protected_identity=ProtectedIdentity.MARKING)
        for number in range(how_many)
    ]
    for name in names:
        actor = act(name)
        for one in protected:
            opens(actor, one)
    return review(act("siv"))


def statements(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return len([query for query in asked if not query["sql"].startswith(NOT_ASKING)])


def paths_of(made):
    return [
        "/",
        "/logg/granskning/",
        f"/logg/granskning/{made}/",
        f"/logg/granskning/{made}/bedom/",
        f"/logg/granskning/{made}/bedom/?regel=protected_person",
        "/logg/granskning/medarbetare/",
        "/logg/granskning/regler/",
        "/logg/granskning/ny/",
        "/logg/mina-uppslag/",
    ]


def test_one_and_three_rows_under_the_same_number_of_statements(act, enter_as):
    one = opened_by(act, "sara")
    client = enter_as("siv")
    few = [statements(client, path) for path in paths_of(one)]
    many = opened_by(act, "sara", "samir", how_many=3)
    assert [statements(client, path) for path in paths_of(many)] == few
    assert max(few) <= MOST


def test_a_review_is_judged_rule_by_rule_and_signed(act, enter_as):
    made = opened_by(act, "sara", "samir")
    siv = enter_as("siv")
    assert "2 rader" not in siv.get(f"/logg/granskning/{made}/").content.decode()
    for _round in range(12):
        page = siv.get(f"/logg/granskning/{made}/").content.decode()
        if "Bedöm det som väntar" not in page:
            break
        first = siv.get(f"/logg/granskning/{made}/bedom/")
        rule = first.context["page"].rule
        rows = [str(row.id) for row in first.context["page"].rows]
        told = {"row": rows, "outcome": "needs_talk", "words": "Frågar på mötet.", "reported_to": ""}
        assert siv.post(f"/logg/granskning/{made}/bedom/?regel={rule}", told).status_code == 302
    assert "Skriv under granskningen" in page
    assert siv.post(f"/logg/granskning/{made}/skriv-under/", {"words": "Klart."}).status_code == 302
    page = siv.get(f"/logg/granskning/{made}/").content.decode()
    assert "Underskriven" in page
    act("siv")
    assert bytes(Review.objects.get(id=made).hash).hex() in page
    again = siv.post(f"/logg/granskning/{made}/skriv-under/", {"words": "Igen."})
    assert again.status_code == 422
    assert "redan underskriven" in again.content.decode()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, "Välj en bedömning."),
        ({"outcome": "needs_talk"}, "Skriv vad du såg"),
        (
            {"outcome": "not_in_order", "words": "Hen borde inte ha öppnat."},
            "vem du har rapporterat det till",
        ),
        ({"outcome": "in_order", "row": []}, "Markera minst en rad"),
    ],
)
def test_a_mistake_is_told_and_what_was_ticked_stays(act, enter_as, told, says):
    made = opened_by(act, "sara")
    act("siv")
    row = Row.objects.get(rule="protected_person", worker_name="Sara Lindqvist")
    url = f"/logg/granskning/{made}/bedom/?regel=protected_person"
    answer = enter_as("siv").post(url, {"row": [str(row.id)]} | told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    if told.get("row") != []:
        assert f'value="{row.id}" id="row-{row.id}" checked' in page


def test_the_name_stands_in_the_reviewers_room_only(act, enter_as):
    made = opened_by(act, "sara")
    assert "Robin 0 Ek" in enter_as("siv").get(f"/logg/granskning/{made}/bedom/").content.decode()
    assert "Robin" not in enter_as("siv").get(f"/logg/granskning/{made}/").content.decode()
    assert "Robin" not in enter_as("siv").get("/logg/granskning/").content.decode()


@pytest.mark.parametrize("name", ["sara", "samir", "ada", "karin", "per", "petra", "rut", "liv"])
def test_whom_the_pages_of_a_review_let_in(act, enter_as, name):
    made = opened_by(act, "sara")
    client = enter_as(name)
    for path in (f"/logg/granskning/{made}/", f"/logg/granskning/{made}/bedom/"):
        assert client.get(path).status_code == 404
    assert client.post(f"/logg/granskning/{made}/skriv-under/", {"words": ""}).status_code == 404


def test_the_reviewer_without_cases_has_it_on_the_desk_and_judges_the_managers_own(act, enter_as):
    made = opened_by(act, "siv")
    lotta = enter_as("lotta")
    assert "Loggkontroll att skriva under" in lotta.get("/").content.decode()
    assert judge_all(act("lotta"), made) > 0
    actions.sign_review(actor=act("lotta"), review_id=made, words="", at=NOW)
    assert "Loggkontroll att skriva under" not in lotta.get("/").content.decode()
    assert lotta.get("/arenden/").status_code == 404


def test_a_period_is_asked_for_with_a_reason(act, enter_as):
    siv = enter_as("siv")
    today = TODAY.isoformat()
    refused = siv.post("/logg/granskning/ny/", {"from_on": today, "last_on": today, "why": ""})
    assert "Skriv varför perioden granskas." in refused.content.decode()
    long_ago = (TODAY - dt.timedelta(days=200)).isoformat()
    refused = siv.post("/logg/granskning/ny/", {"from_on": long_ago, "last_on": today, "why": "Anmälan."})
    assert "högst 92 dagar" in refused.content.decode()
    made = siv.post("/logg/granskning/ny/", {"from_on": today, "last_on": today, "why": "Anmälan."})
    assert made.status_code == 302
    act("siv")
    assert Review.objects.get().asked_why == "Anmälan."


def test_the_policy_is_kept_and_holds_from_the_next_review(act, enter_as):
    siv = enter_as("siv")
    told = {
        "sampled_percent": 50,
        "accesses_each": 6,
        "most_a_day": 30,
        "work_starts": 0,
        "work_ends": 24,
        "works_weekends": "on",
        "days_to_sign": 14,
    }
    for mistake in ({"sampled_percent": 5}, {"work_starts": 8, "work_ends": 8}):
        assert siv.post("/logg/granskning/regler/", told | mistake).status_code == 422
    assert siv.post("/logg/granskning/regler/", told).status_code == 302
    actor = act("siv")
    assert Policy.objects.get().sampled_percent == 50
    made = actions.ask_for_review(
        actor=actor, from_on=TODAY, until_on=TODAY + dt.timedelta(days=1), why="Prov.", on=TODAY
    )
    assert Review.objects.get(id=made).accesses_each == 6


def test_my_look_ups_are_mine_and_tell_no_name(act, enter_as):
    kim = person(act("sara"), "Kim", "Åberg")
    opens(act("samir"), kim)
    seal()
    samir = enter_as("samir").get("/logg/mina-uppslag/").content.decode()
    assert "läste tidslinje" in samir
    assert "Åberg" not in samir
    assert "registrerade" not in samir
    assert "registrerade person" in enter_as("sara").get("/logg/mina-uppslag/").content.decode()


def test_the_reviewed_sees_afterwards_that_a_review_was_made_and_no_more(act, enter_as):
    made = opened_by(act, "sara")
    sara = enter_as("sara")
    assert "Enhetens logg är granskad" not in sara.get("/logg/mina-uppslag/").content.decode()
    judge_all(act("siv"), made, "needs_talk", "Fråga Sara på måndag.")
    actions.sign_review(actor=act("siv"), review_id=made, words="Ett samtal.", at=NOW)
    page = sara.get("/logg/mina-uppslag/").content.decode()
    assert "Enhetens logg är granskad" in page
    assert "Fråga Sara" not in page
    assert "Ett samtal" not in page


def test_what_i_tell_is_kept_and_emptied_by_emptying(act, enter_as):
    sara = enter_as("sara")
    told = {"address": "Ekvägen 3 B", "postcode": "582 21", "other_names": "Åström-Ek"}
    assert sara.post("/logg/mina-uppslag/", told).status_code == 302
    act("sara")
    row = WorkerFacts.objects.get()
    assert (row.street, row.postcode, row.other_names) == ("ekvagen", "58221", "astrom ek")
    assert sara.post("/logg/mina-uppslag/", told | {"postcode": "5"}).status_code == 422
    assert sara.post("/logg/mina-uppslag/", dict.fromkeys(told, "")).status_code == 302
    act("sara")
    assert not WorkerFacts.objects.exists()


def test_the_reviewer_writes_it_down_for_a_worker_of_the_unit_alone(act, enter_as, cast):
    siv = enter_as("siv")
    url = f"/logg/granskning/medarbetare/uppgifter/?medarbetare={cast['sara'][0]}"
    assert siv.post(url, {"address": "Ekvägen 3"}).status_code == 302
    assert "Ekvägen 3" in siv.get("/logg/granskning/medarbetare/").content.decode()
    for other in (cast["liv"][0], "ingen"):
        answer = siv.get(f"/logg/granskning/medarbetare/uppgifter/?medarbetare={other}")
        assert answer.status_code == 404
