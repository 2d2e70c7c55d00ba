"""How often a page asks the database: at most 15 times, the read log included, however many rows it shows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.capabilities.home_visits.actions import after, answering, joining, screening, taking_in
from samsyn.capabilities.home_visits.actions.after import Series
from samsyn.capabilities.home_visits.actions.answering import Answer
from samsyn.capabilities.home_visits.actions.screening import Said
from samsyn.capabilities.home_visits.kinds import Reply, Time
from samsyn.capabilities.home_visits.models import FollowUp, ScreeningAnswer, Talk, Visit, VisitState
from samsyn.capabilities.intake.actions import persons, receiving
from samsyn.foundation.cases.actions import add_task
from samsyn.foundation.messages import reading
from samsyn.foundation.people.actions import add_guardian
from samsyn.foundation.people.facts import GuardianFacts
from tests.capabilities.home_visits.kim import AFTER, AT, TIME_1, begin, plan, register_kim, send, sign
from tests.capabilities.intake.conftest import file, now

pytestmark = pytest.mark.django_db

MOST = 15
NOT_ASKING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def statements(client, path):
    """How many a page takes, once what it caches is cached."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return len([query for query in asked if not query["sql"].startswith(NOT_ASKING)])


def proposed(act):
    sara = act("sara")
    kim = register_kim(sara)
    visit = begin(sara, kim)
    plan(sara, visit)
    return kim, visit, send(sara, visit)


def accepted(act, message_id):
    per = act("per")
    kim = joining.register_from(
        actor=per, message=reading.open_message(actor=per, message_id=message_id), at=AT
    )
    time = Time(TIME_1, TIME_1 + dt.timedelta(minutes=60))
    return answering.answer_proposal(
        actor=per, message_id=message_id, answer=Answer(Reply.ACCEPT, (time,)), person_id=kim, at=AT
    )


def more_rows(sara, kim, visit, how_many):
    """As many guardians, tasks and talks more."""
    case_id = Visit.objects.get(id=visit).case_id
    for number in range(how_many):
        facts = GuardianFacts(name=f"Vuxen {number}", custody="joint")
        add_guardian(actor=sara, youth_id=kim, facts=facts, at=AT)
        add_task(
            actor=sara, what=f"Ring {number}", due_on=AT.date(), starts_at=AT, case_id=case_id, person_id=kim
        )
    after.book_talks(
        actor=sara, visit_id=visit, series=Series(AFTER + dt.timedelta(days=7), how_many, 7, 45), at=AFTER
    )


def pages_of_a_visit(kim, visit):
    talk = Talk.objects.filter(visit_id=visit).first()
    follow_up = FollowUp.objects.filter(visit_id=visit).first()
    steps = ["", "planera/", "pa-plats/", "prov/", "samtal/", "avsluta/", "stall-in/"]
    steps += [f"samtal/{talk.id}/"] if talk else []
    steps += [f"uppfoljning/{follow_up.id}/"] if follow_up else []
    case_id = Visit.objects.get(id=visit).case_id
    return [
        "/",
        "/hembesok/",
        f"/arenden/{case_id}/",
        f"/personer/{kim}/",
        f"/personer/{kim}/vem-vet-vad/",
        *(f"/hembesok/{visit}/{step}" for step in steps),
    ]


def held_visit(act, how_many):
    kim, visit, message_id = proposed(act)
    accepted(act, message_id)
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    sign(sara, visit)
    said = (Said("youth", "Kim", agreed=True), Said("guardian", "Mona Åberg", agreed=True))
    said += (Said("guardian", "Jens Åberg", agreed=True),)
    screening.offer(actor=sara, visit_id=visit, answer=ScreeningAnswer.ACCEPTED, said=said, at=TIME_1)
    more_rows(sara, kim, visit, how_many)
    return pages_of_a_visit(kim, visit)


def too_many(client, paths):
    return {path: found for path in paths if (found := statements(client, path)) > MOST}


def test_no_page_of_a_visit_asks_more_than_fifteen_times(act, enter_as):
    paths = held_visit(act, 1)
    assert len(paths) >= 12
    assert too_many(enter_as("sara"), paths) == {}


def test_more_rows_are_not_more_statements(act, enter_as):
    one = held_visit(act, 1)
    first = [statements(enter_as("sara"), path) for path in one]
    sara = act("sara")
    visit = next(path for path in one if path.endswith("/planera/")).split("/")[2]
    kim = next(path for path in one if path.startswith("/personer/")).split("/")[2]
    for number in range(2):
        add_guardian(
            actor=sara, youth_id=kim, facts=GuardianFacts(name=f"En till {number}", custody="joint"), at=AT
        )
        add_task(
            actor=sara,
            what=f"Mer {number}",
            due_on=AT.date(),
            starts_at=AT,
            case_id=Visit.objects.get(id=visit).case_id,
            person_id=kim,
        )
    assert [statements(enter_as("sara"), path) for path in one] == first


def test_the_proposal_before_and_after_it_is_sent(act, enter_as):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    client = enter_as("sara")
    assert too_many(client, [f"/hembesok/{visit}/", f"/hembesok/{visit}/foresla/"]) == {}
    message_id = send(act("sara"), visit)
    assert too_many(client, [f"/hembesok/{visit}/", "/skickat/", f"/meddelanden/{message_id}/"]) == {}
    assert too_many(enter_as("per"), [f"/hembesok/forslag/{message_id}/", "/", "/inkommet/"]) == {}


def test_the_pages_of_a_matter(act, enter_as):
    message_id = file(act("per"))
    sara = act("sara")
    matter = receiving.take_up(actor=sara, message_id=message_id, at=now())
    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim, at=now())
    steps = ("", "vem/", *(f"{step}/" for step in ("sortera", "skydd", "kontakt", "mote", "beslut")))
    paths = [f"/inkommet/arende/{matter.id}/{step}" for step in steps]
    assert too_many(enter_as("sara"), [*paths, "/inkommet/", f"/personer/{kim}/"]) == {}


def test_an_answer_is_taken_in_when_the_desk_is_opened(act, enter_as):
    _kim, visit, message_id = proposed(act)
    accepted(act, message_id)
    act("sara")
    assert Visit.objects.get(id=visit).state == VisitState.PROPOSED
    assert enter_as("sara").get("/").status_code == 200
    act("sara")
    assert Visit.objects.get(id=visit).state == VisitState.BOOKED


def test_with_nothing_new_taking_in_is_one_statement(act):
    proposed(act)
    sara = act("sara")
    with CaptureQueriesContext(connection) as asked:
        assert taking_in.take_in_answers(actor=sara, at=AT) == 0
    assert len(asked) == 1
