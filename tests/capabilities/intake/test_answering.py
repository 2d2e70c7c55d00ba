"""The reporter asks, and gets just what SoL 19:6 allows, inside the week."""

import datetime as dt

import pytest

from samsyn.capabilities.intake.actions import feedback, persons, receiving, reporting
from samsyn.capabilities.intake.payloads import Feedback
from samsyn.capabilities.intake.queries.examining import about_answer, judged, unsuitable
from samsyn.capabilities.intake.queries.inbox import inbox
from samsyn.capabilities.intake.queries.matters import matter_card, matter_page
from samsyn.capabilities.intake.queries.reports import filed_page
from samsyn.capabilities.intake.refusals import AlreadyDecided, IntakeRefused
from samsyn.capabilities.intake.words import Decision, ReportOutcome
from samsyn.foundation.cases import queries as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.law import Fact

from .conftest import assess, decide, file, now, offer, register_kim, report, sql

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def page_of(actor, matter):
    return matter_page(actor=actor, matter=matter_card(actor=actor, matter_id=matter.id))


def feedback_due(actor, matter):
    tasks = cases.tasks_about(actor=actor, about=matter.id)
    return [task.due_on for task in tasks if task.rule == "feedback_duty_reporter" and not task.done_at]


def decided(sara, matter, decision=Decision.NOT_OPEN):
    assess(sara, matter)
    offer(sara, matter)
    if decision != Decision.NOT_OPEN:
        persons.link(actor=sara, matter_id=matter.id, person_id=register_kim(sara).id, at=now())
    return decide(sara, matter, decision)


def question(sara, matter):
    return about_answer(actor=sara, page=page_of(sara, matter), payload=report(), on=TODAY)


def suitable(sara, matter):
    return judged(question(sara, matter), actor=sara, facts={Fact.UNSUITABLE_TO_ANSWER_REPORTER: False})


def test_the_week_begins_with_the_decision(matter, sara):
    decision = decided(sara, matter)
    assert feedback_due(sara, matter) == [local_day(decision.decided_at) + dt.timedelta(days=7)]


def test_with_an_inquiry_already_running_the_answer_is_due_at_once(matter, sara):
    decision = decided(sara, matter, Decision.RUNNING)
    assert feedback_due(sara, matter) == [local_day(decision.decided_at)]


def test_a_human_judges_whether_it_is_unsuitable(matter, sara):
    decided(sara, matter)
    asked = question(sara, matter)
    assert [ask.fact for ask in asked.asks] == [Fact.UNSUITABLE_TO_ANSWER_REPORTER]
    with pytest.raises(IntakeRefused):
        feedback.answer_reporter(actor=sara, matter_id=matter.id, examination=asked, at=now())


def test_the_officer_gets_only_the_outcome_and_its_day(matter, sara, act, filed):
    decision = decided(sara, matter, Decision.OPEN)
    feedback.answer_reporter(actor=sara, matter_id=matter.id, examination=suitable(sara, matter), at=now())
    per = act("per")
    reply = filed_page(actor=per, message_id=filed).feedback
    assert reply.payload == Feedback(filed, ReportOutcome.OPENED, local_day(decision.decided_at))
    ((payload,),) = sql("SELECT payload::text FROM letters_receivedmessage WHERE kind_id = 'feedback/1'")
    assert "Familjen" not in payload


def test_answering_closes_the_matter_and_stops_the_clock(matter, sara):
    decided(sara, matter)
    feedback.answer_reporter(actor=sara, matter_id=matter.id, examination=suitable(sara, matter), at=now())
    assert feedback_due(sara, matter) == []
    assert matter_card(actor=sara, matter_id=matter.id).closed_at is not None


def test_the_answer_is_written_in_the_case_that_the_decision_closed(matter, sara):
    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())
    decided(sara, matter)
    feedback.answer_reporter(actor=sara, matter_id=matter.id, examination=suitable(sara, matter), at=now())
    (case,) = cases.cases_of_person(actor=sara, person_id=kim.id)
    assert case.closed_at is not None
    assert "reporter_answer" in {row.kind for row in cases.entries_page(actor=sara, case_id=case.id).rows}


def test_it_is_answered_once(matter, sara, act):
    decided(sara, matter)
    feedback.answer_reporter(actor=sara, matter_id=matter.id, examination=suitable(sara, matter), at=now())
    siv = act("siv")
    with pytest.raises(AlreadyDecided, match="Sara Lindqvist.*har redan återkopplat"):
        feedback.answer_reporter(actor=siv, matter_id=matter.id, examination=suitable(siv, matter), at=now())


def test_an_unsuitable_answer_is_not_sent_and_the_reason_is_kept(matter, sara, act):
    decided(sara, matter)
    feedback.refrain_from_answer(
        actor=sara,
        matter_id=matter.id,
        examination=unsuitable(question(sara, matter), actor=sara),
        why="Anmälaren är närstående.",
        at=now(),
    )
    assert sql("SELECT why FROM letters_assessment WHERE refrained") == [("Anmälaren är närstående.",)]
    act("per")
    assert sql("SELECT id FROM letters_receivedmessage WHERE kind_id = 'feedback/1'") == []


def test_asking_later_puts_the_question_in_inkommet_and_makes_it_due_at_once(act):
    message_id = file(act("per"), report(feedback_requested=False))
    sara = act("sara")
    matter = receiving.take_up(actor=sara, message_id=message_id, at=now())
    decided(sara, matter)
    assert matter_card(actor=sara, matter_id=matter.id).closed_at is not None
    reporting.ask_for_feedback(actor=act("per"), message_id=message_id, at=now())
    sara = act("sara")
    (line,) = inbox(actor=sara).new
    assert line.kind_name == "Fråga om återkoppling"
    assert receiving.handle(actor=sara, message_id=line.message_id, at=now()) == matter.id
    assert feedback_due(sara, matter) == [local_day(now())]
    assert inbox(actor=sara).new == ()


def test_a_question_about_somebody_elses_report_is_not_answered(matter, act):
    from samsyn.capabilities.intake.kinds import FEEDBACK_REQUEST
    from samsyn.capabilities.intake.payloads import FeedbackRequest
    from samsyn.foundation.messages.sending import send

    rut = act("rut")
    to = sql("SELECT id FROM units_unit WHERE key = 'akero-barn-unga'")[0][0]
    message_id = send(
        actor=rut,
        kind=FEEDBACK_REQUEST,
        payload=FeedbackRequest(matter.message_id),
        recipient_id=to,
        at=now(),
    )
    with pytest.raises(IntakeRefused, match="annan enhet"):
        receiving.handle(actor=act("sara"), message_id=message_id, at=now())


def test_the_reply_stands_on_the_officers_own_time_line(matter, sara, act):
    decided(sara, matter)
    reply = feedback.answer_reporter(
        actor=sara, matter_id=matter.id, examination=suitable(sara, matter), at=now()
    )
    per = act("per")
    receiving.read(actor=per, message_id=reply)
    ((kim,),) = sql("SELECT id FROM people_person")
    rows = cases.timeline(actor=per, person_id=kim)
    assert {(row.kind, row.received) for row in rows} >= {("concern_report", False), ("feedback", True)}


def test_no_answer_before_the_decision(matter, sara):
    with pytest.raises(IntakeRefused, match="Besluta först"):
        feedback.answer_reporter(
            actor=sara, matter_id=matter.id, examination=suitable(sara, matter), at=now()
        )


@pytest.mark.parametrize(
    ("decided_on", "answered_by"),
    [(dt.date(2025, 7, 8), dt.date(2025, 7, 15)), (dt.date(2026, 1, 20), dt.date(2026, 1, 27))],
)
def test_a_reporter_waits_a_week_also_for_a_decision_from_before_the_law_set_a_day(decided_on, answered_by):
    """The law has set the week since 15 January 2026; what was decided before that is answered all the same."""
    decided_at = dt.datetime.combine(decided_on, dt.time(10), dt.UTC)
    assert feedback.answer_by(decided_at) == answered_by
