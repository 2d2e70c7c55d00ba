"""The joint visit across two rooms: proposed, answered, booked on both sides."""

import datetime as dt

import pytest

from samsyn.capabilities.home_visits.actions import answering, joining, proposing, taking_in
from samsyn.capabilities.home_visits.actions.answering import Answer
from samsyn.capabilities.home_visits.kinds import DeclineReason, Reply, Time
from samsyn.capabilities.home_visits.models import ProposedTime, Visit, VisitProposal
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.calendars.models import Booking
from samsyn.foundation.cases.models import Task
from samsyn.foundation.messages import reading, sending
from samsyn.foundation.messages.models import Assessment, ReceivedMessage, SentMessage
from samsyn.law import Fact, Party

from .kim import AT, PLAN, POLICE_YES, TIME_1, TIME_2, begin, examination, plan, register_kim, send

pytestmark = pytest.mark.django_db

FIRST = Time(TIME_1, TIME_1 + dt.timedelta(minutes=60))
LATER = Time(AT + dt.timedelta(days=5), AT + dt.timedelta(days=5, minutes=60))


def proposed(act):
    """Sara has proposed a visit to the police; returns her visit's id and the message's."""
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    return visit, send(sara, visit)


def accept(per, message_id, time=FIRST):
    message = reading.open_message(actor=per, message_id=message_id)
    kim = joining.register_from(actor=per, message=message, at=AT)
    return answering.answer_proposal(
        actor=per, message_id=message_id, answer=Answer(Reply.ACCEPT, (time,)), person_id=kim, at=AT
    )


def test_the_officer_gets_what_the_visit_needs_and_nothing_more(act):
    _, message_id = proposed(act)
    per = act("per")
    message = reading.open_message(actor=per, message_id=message_id)
    told = message.payload
    assert (told.given_name, told.address, told.contact_function) == ("Kim", "Ekvägen 3", "socialsekreterare")
    assert [time.starts_at for time in told.times] == [TIME_1, TIME_2]
    assert "10 kap. 18 a § OSL" in message.citations
    whole = str(ReceivedMessage.objects.get(id=message_id).payload)
    assert PLAN.staff_safety not in whole
    assert "screening" not in whole


def test_an_accepted_visit_is_booked_on_both_sides_each_in_its_own_room(act):
    visit, message_id = proposed(act)
    per = act("per")
    theirs = accept(per, message_id)
    assert Visit.objects.get(id=theirs).state == "booked"
    assert Booking.objects.get(about=theirs).starts_at == TIME_1
    sara = act("sara")
    assert Visit.objects.get(id=visit).state == "proposed"
    assert taking_in.take_in_answers(actor=sara, at=AT) == 1
    mine = Visit.objects.get(id=visit)
    assert (mine.state, mine.starts_at, mine.other_telephone) == ("booked", TIME_1, "114 14")
    assert Booking.objects.get(about=visit).what == "Hembesök"
    assert Task.objects.filter(about=visit, rule="home_visit", owner_id=sara.worker_id).count() == 1
    assert Task.objects.filter(about=visit, rule="home_visit_answer", done_at__isnull=True).count() == 0


def test_taking_in_the_same_answer_twice_books_once(act):
    visit, message_id = proposed(act)
    accept(act("per"), message_id)
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    assert taking_in.take_in_answers(actor=sara, at=AT) == 0
    assert Booking.objects.filter(about=visit).count() == 1


def test_both_cases_have_one_cooperation_in_common_and_nothing_else(act):
    visit, message_id = proposed(act)
    cooperation = Visit.objects.get(id=visit).case.cooperation_id
    per = act("per")
    theirs = Visit.objects.get(id=accept(per, message_id))
    assert theirs.case.cooperation_id == cooperation
    assert not Visit.objects.filter(id=visit).exists()


def test_another_time_goes_back_and_is_accepted(act):
    visit, message_id = proposed(act)
    per = act("per")
    message = reading.open_message(actor=per, message_id=message_id)
    kim = joining.register_from(actor=per, message=message, at=AT)
    theirs = answering.answer_proposal(
        actor=per, message_id=message_id, answer=Answer(Reply.OTHER_TIME, (LATER,)), person_id=kim, at=AT
    )
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    assert Task.objects.filter(about=visit, rule="home_visit_times", done_at__isnull=True).count() == 1
    answering.answer_times(actor=sara, visit_id=visit, answer=Answer(Reply.ACCEPT, (LATER,)), at=AT)
    assert Visit.objects.get(id=visit).starts_at == LATER.starts_at
    per = act("per")
    taking_in.take_in_answers(actor=per, at=AT)
    assert Visit.objects.get(id=theirs).starts_at == LATER.starts_at
    assert Booking.objects.get(about=theirs).starts_at == LATER.starts_at


def test_another_time_can_be_answered_with_yet_another(act):
    visit, message_id = proposed(act)
    per = act("per")
    kim = joining.register_from(
        actor=per, message=reading.open_message(actor=per, message_id=message_id), at=AT
    )
    theirs = answering.answer_proposal(
        actor=per, message_id=message_id, answer=Answer(Reply.OTHER_TIME, (LATER,)), person_id=kim, at=AT
    )
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    answering.answer_times(actor=sara, visit_id=visit, answer=Answer(Reply.OTHER_TIME, (FIRST,)), at=AT)
    per = act("per")
    taking_in.take_in_answers(actor=per, at=AT)
    answering.answer_times(actor=per, visit_id=theirs, answer=Answer(Reply.ACCEPT, (FIRST,)), at=AT)
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    assert Visit.objects.get(id=visit).starts_at == TIME_1


def test_a_no_lets_sara_plan_again_and_leaves_no_visit_with_the_police(act):
    visit, message_id = proposed(act)
    per = act("per")
    answering.answer_proposal(
        actor=per,
        message_id=message_id,
        answer=Answer(Reply.DECLINE, reason=DeclineReason.NO_TIME),
        person_id=None,
        at=AT,
    )
    assert Visit.objects.count() == 0
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    assert Visit.objects.get(id=visit).state == "planned"
    assert VisitProposal.objects.get(message_id=message_id).decline_reason == "no_time"


def test_a_second_officer_is_told_what_the_first_answered(act):
    _, message_id = proposed(act)
    accept(act("per"), message_id)
    petra = act("petra")
    with pytest.raises(Decided, match=r"Per Ekdahl.*Tackat ja"):
        answering.answer_proposal(
            actor=petra,
            message_id=message_id,
            answer=Answer(Reply.DECLINE, reason=DeclineReason.NO_TIME),
            person_id=None,
            at=AT,
        )
    assert SentMessage.objects.filter(kind_id="visit_answer/1").count() == 1


def test_a_withdrawn_proposal_cannot_be_answered(act):
    visit, message_id = proposed(act)
    sara = act("sara")
    proposing.withdraw(actor=sara, visit_id=visit, at=AT)
    assert Visit.objects.get(id=visit).state == "planned"
    per = act("per")
    with pytest.raises(VisitRefused, match="återtogs"):
        answering.answer_proposal(
            actor=per,
            message_id=message_id,
            answer=Answer(Reply.DECLINE, reason=DeclineReason.NO_TIME),
            person_id=None,
            at=AT,
        )
    assert SentMessage.objects.count() == 0


def test_a_proposal_that_has_been_read_cannot_be_withdrawn(act):
    visit, message_id = proposed(act)
    reading.open_message(actor=act("per"), message_id=message_id)
    sara = act("sara")
    with pytest.raises(sending.NotDelivered, match="redan lästs"):
        proposing.withdraw(actor=sara, visit_id=visit, at=AT)
    assert Visit.objects.get(id=visit).state == "proposed"


def test_a_booked_visit_is_called_off_on_both_sides(act):
    visit, message_id = proposed(act)
    theirs = accept(act("per"), message_id)
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    answering.cancel(actor=sara, visit_id=visit, reason=DeclineReason.CHANGED, at=AT)
    assert Booking.objects.get(about=visit).cancelled_at is not None
    per = act("per")
    assert taking_in.take_in_answers(actor=per, at=AT) == 1
    assert taking_in.take_in_answers(actor=per, at=AT) == 0
    assert Visit.objects.get(id=theirs).state == "not_held"
    assert Booking.objects.get(about=theirs).cancelled_at is not None


def test_a_yes_to_a_time_that_was_not_proposed_is_refused(act):
    _, message_id = proposed(act)
    per = act("per")
    with pytest.raises(VisitRefused, match="inte bland de föreslagna"):
        accept(per, message_id, LATER)


def test_the_police_can_propose_to_social_services(act):
    per = act("per")
    visit = begin(per, register_kim(per))
    plan(per, visit)
    message_id = send(per, visit, party=Party.SOCIAL_SERVICES, key="akero-barn-unga", facts=POLICE_YES)
    sara = act("sara")
    message = reading.open_message(actor=sara, message_id=message_id)
    assert message.payload.contact_function == "områdespolis"
    assert "10 kap. 15 a §" in " ".join(message.citations)
    kim = register_kim(sara)
    mine = answering.answer_proposal(
        actor=sara, message_id=message_id, answer=Answer(Reply.ACCEPT, (FIRST,)), person_id=kim, at=AT
    )
    per = act("per")
    taking_in.take_in_answers(actor=per, at=AT)
    assert Visit.objects.get(id=visit).state == "booked"
    assert mine != visit


def test_nothing_is_sent_when_the_law_does_not_open_and_the_refraining_is_kept(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    proposal, closed = examination(
        sara, visit, facts={Fact.CONCRETE_RISK_OF_CRIME: False, Fact.NEEDED_FOR_PURPOSE: False}
    )
    assert not closed.open
    with pytest.raises(VisitRefused):
        proposing.propose(actor=sara, visit_id=visit, examination=closed, proposal=proposal, why="", at=AT)
    proposing.refrain(actor=sara, visit_id=visit, examination=closed, why="Ingen konkret risk.", at=AT)
    assert SentMessage.objects.count() == 0
    assert Assessment.objects.get().why == "Ingen konkret risk."


def test_a_proposal_needs_every_judgement_answered(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    _, asked = examination(sara, visit, facts={})
    assert {ask.fact for ask in asked.asks} == {Fact.CONCRETE_RISK_OF_CRIME, Fact.DISCLOSURE_UNSUITABLE}


@pytest.mark.parametrize("name", ["liv", "rut", "faruk", "bea", "karin"])
def test_nobody_else_sees_that_there_is_a_visit(act, name):
    _, message_id = proposed(act)
    accept(act("per"), message_id)
    assert Visit.objects.count() == 1
    act(name)
    for model in (Visit, VisitProposal, ProposedTime, ReceivedMessage):
        assert model.objects.count() == 0
