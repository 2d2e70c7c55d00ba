"""Per files a concern report; Sara gets exactly that, and nobody else anything."""

import datetime as dt

import pytest

from samsyn.capabilities.intake.actions import reporting
from samsyn.capabilities.intake.queries.examining import about_report, asks_of_report
from samsyn.capabilities.intake.queries.inbox import inbox
from samsyn.capabilities.intake.queries.reports import filed_page, report_recipients
from samsyn.capabilities.intake.refusals import AlreadyDecided, IntakeRefused
from samsyn.foundation.messages import reading
from samsyn.law import Fact

from .conftest import file, kim, now, report, sql

pytestmark = pytest.mark.django_db


def test_the_social_worker_gets_the_report_as_the_officer_wrote_it(act):
    told = report()
    message_id = file(act("per"), told)
    opened = reading.open_message(actor=act("sara"), message_id=message_id)
    assert opened.payload == told
    assert opened.citations == ("19 kap. 1 § SoL och 10 kap. 28 § OSL", "6 § polislagen")


def test_the_child_becomes_a_person_of_the_officers_own_unit_and_of_no_other(act):
    file(act("per"))
    assert sql("SELECT given_name FROM people_person") == [("Kim",)]
    act("sara")
    assert sql("SELECT given_name FROM people_person") == []


def test_a_contact_centre_without_persons_reports_without_a_row_of_its_own(act):
    karin = act("karin")
    message_id = file(karin, report(police=None))
    assert sql("SELECT id FROM people_person") == []
    assert reading.open_message(actor=act("sara"), message_id=message_id).payload.police is None


def test_without_the_judgement_that_there_is_concern_nothing_is_sent(act):
    per = act("per")
    told = report()
    question = about_report(
        actor=per, report=told, person_id=None, to=report_recipients(actor=per)[1], on=dt.date(2026, 11, 22)
    )
    assert [ask.fact for ask in asks_of_report(question, actor=per)] == [Fact.CONCERN_FOR_CHILD]
    with pytest.raises(IntakeRefused):
        reporting.file_report(actor=per, report=told, examination=question, at=now())
    assert sql("SELECT id FROM letters_sentmessage") == []


def test_somebody_who_is_of_age_cannot_be_reported_as_a_child(act):
    per = act("per")
    told = report(child=kim(birth_date=dt.date(2005, 1, 1)))
    question = about_report(
        actor=per,
        report=told,
        person_id=None,
        to=report_recipients(actor=per)[0],
        on=dt.date(2026, 11, 22),
        facts={Fact.CONCERN_FOR_CHILD: True},
    )
    assert not question.open
    assert question.closed


def test_a_guessed_age_that_may_be_eighteen_does_not_open(act):
    per = act("per")
    child = kim(birth_date=None, age_from=16, age_to=18)
    question = about_report(
        actor=per,
        report=report(child=child),
        person_id=None,
        to=report_recipients(actor=per)[0],
        on=dt.date(2026, 11, 22),
        facts={Fact.CONCERN_FOR_CHILD: True},
    )
    assert not question.open


def test_the_school_and_another_municipality_see_nothing_of_it(filed, act):
    for name in ("rut", "liv", "faruk", "bea"):
        actor = act(name)
        assert inbox(actor=actor).new == ()
        assert reading.open_message(actor=actor, message_id=filed) is None
        assert filed_page(actor=actor, message_id=filed) is None
        assert sql("SELECT id FROM letters_receivedmessage") == []
        assert sql("SELECT id FROM intake_filedreport") == []


def test_the_officer_sees_that_it_is_delivered_and_read(filed, act):
    assert set(filed_page(actor=act("per"), message_id=filed).message.receipts) == {"delivered"}
    reading.open_message(actor=act("sara"), message_id=filed)
    assert set(filed_page(actor=act("per"), message_id=filed).message.receipts) == {"delivered", "read"}


def test_asking_for_feedback_twice_is_refused_in_words(act):
    per = act("per")
    message_id = file(per, report(feedback_requested=False))
    reporting.ask_for_feedback(actor=per, message_id=message_id, at=now())
    with pytest.raises(AlreadyDecided, match="redan bett om återkoppling"):
        reporting.ask_for_feedback(actor=per, message_id=message_id, at=now())
