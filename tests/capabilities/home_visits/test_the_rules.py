"""The rules of the method and of the law, before, at and after a visit."""

import dataclasses
import datetime as dt

import pytest

from samsyn.capabilities.home_visits.actions import (
    after,
    answering,
    joining,
    planning,
    recording,
    starting,
    taking_in,
)
from samsyn.capabilities.home_visits.actions.after import FollowUpResult, Series
from samsyn.capabilities.home_visits.actions.answering import Answer
from samsyn.capabilities.home_visits.actions.recording import Resident
from samsyn.capabilities.home_visits.kinds import Reply, Time
from samsyn.capabilities.home_visits.models import (
    Capacity,
    Commitment,
    EntryAnswer,
    FollowUp,
    ManagerDecision,
    Talk,
    TalkState,
    TargetAnswer,
    Visit,
    VisitRecord,
)
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.calendars.models import Booking
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.models import Case, Entry, Task
from samsyn.foundation.cases.queries import my_tasks
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import SentMessage

from .kim import AFTER, AT, FITS, KIM_BORN, PLAN, RECORD, TIME_1, begin, plan, register_kim, send, sign

pytestmark = pytest.mark.django_db


def booked(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    message_id = send(sara, visit)
    per = act("per")
    kim = joining.register_from(
        actor=per, message=reading.open_message(actor=per, message_id=message_id), at=AT
    )
    time = Time(TIME_1, TIME_1 + dt.timedelta(minutes=60))
    theirs = answering.answer_proposal(
        actor=per, message_id=message_id, answer=Answer(Reply.ACCEPT, (time,)), person_id=kim, at=AT
    )
    sara = act("sara")
    taking_in.take_in_answers(actor=sara, at=AT)
    return sara, visit, theirs


def held(act):
    sara, visit, _theirs = booked(act)
    sign(sara, visit)
    return sara, visit


def years_before(years):
    return dt.date(KIM_BORN.year + 16 - years, KIM_BORN.month, KIM_BORN.day)


# --- the target group ---------------------------------------------------------------------------------------


def test_a_case_is_opened_under_the_municipalitys_version_of_the_method(act):
    sara = act("sara")
    visit = Visit.objects.get(id=begin(sara, register_kim(sara)))
    case = Case.objects.get(id=visit.case_id)
    assert (case.method_key, case.method_municipality, case.method_version) == (
        "linkopingsmodellen",
        "akero",
        "1",
    )
    assert TargetAnswer.objects.filter(visit=visit).count() == len(FITS) + 1


@pytest.mark.parametrize(("municipality", "verdict"), [("akero", "fits"), ("norrvik", "needs_human")])
def test_eighteen_is_within_the_ages_of_akero_and_outside_those_of_norrvik(act, municipality, verdict):
    per = act("per")
    kim = register_kim(per, born=years_before(18))
    examined = starting.examine_person(
        actor=per, person_id=kim, municipality=municipality, answers=FITS, on=AT.date()
    )
    assert examined.result.verdict == verdict


def test_an_age_outside_the_method_needs_a_reason_and_the_manager(act):
    sara = act("sara")
    kim = register_kim(sara, born=years_before(14))
    with pytest.raises(VisitRefused, match="14 år"):
        begin(sara, kim)
    visit = begin(sara, kim, reasons={"age": "Fyller 15 om en vecka."})
    plan(sara, visit)
    with pytest.raises(VisitRefused, match="inte tagit ställning"):
        send(sara, visit)
    siv = act("siv")
    assert Task.objects.filter(rule="manager_decision", done_at__isnull=True).count() == 1
    decision = ManagerDecision.objects.get(visit_id=visit)
    planning.decide(actor=siv, decision_id=decision.id, approved=True, why="Rimligt.", at=AT)
    assert Task.objects.filter(rule="manager_decision", done_at__isnull=True).count() == 0
    sara = act("sara")
    send(sara, visit)
    assert Visit.objects.get(id=visit).state == "proposed"


def test_a_managers_no_stops_the_visit_and_says_why(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara, born=years_before(14)), reasons={"age": "Nära."})
    plan(sara, visit)
    siv = act("siv")
    decision = ManagerDecision.objects.get(visit_id=visit)
    planning.decide(actor=siv, decision_id=decision.id, approved=False, why="För ung.", at=AT)
    with pytest.raises(Decided, match="Siv Adamsson"):
        planning.decide(actor=siv, decision_id=decision.id, approved=True, why="Ångrar.", at=AT)
    with pytest.raises(VisitRefused, match="För ung"):
        send(act("sara"), visit)


def test_only_a_manager_decides(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara, born=years_before(14)), reasons={"age": "Nära."})
    decision = ManagerDecision.objects.get(visit_id=visit)
    with pytest.raises(VisitRefused, match="enhetschef"):
        planning.decide(actor=sara, decision_id=decision.id, approved=True, why="Jag själv.", at=AT)


def test_nobody_who_has_reached_21_is_ever_visited(act):
    sara = act("sara")
    with pytest.raises(VisitRefused, match="21"):
        begin(sara, register_kim(sara, born=years_before(21)), reasons={"age": "Ändå."})
    assert Visit.objects.count() == 0


@pytest.mark.parametrize(
    ("question", "words"),
    [("acute_danger", "skyddsbedömning"), ("violence_or_honour", "Kontakta inte vårdnadshavarna")],
)
def test_danger_and_violence_stop_whatever_the_reason(act, question, words):
    sara = act("sara")
    with pytest.raises(VisitRefused, match=words):
        begin(sara, register_kim(sara), answers={question: True}, reasons={question: "Ändå."})
    assert (Visit.objects.count(), Case.objects.count()) == (0, 0)


def test_a_concrete_offence_is_only_a_neutral_mark(act):
    sara = act("sara")
    kim = register_kim(sara)
    examined = starting.examine_person(
        actor=sara,
        person_id=kim,
        municipality="akero",
        answers=FITS | {"concrete_offence": True},
        on=AT.date(),
    )
    visit = Visit.objects.get(
        id=starting.refer_to_police(actor=sara, examined=examined, municipality="akero", at=AT)
    )
    assert (visit.track, visit.state) == ("referred_to_police_process", "referred")
    assert TargetAnswer.objects.count() == 0
    assert Entry.objects.count() == 0
    with pytest.raises(VisitRefused):
        plan(sara, visit.id)


def test_an_unanswered_question_is_asked_first(act):
    sara = act("sara")
    with pytest.raises(VisitRefused, match="Svara först"):
        begin(sara, register_kim(sara), answers={"family_known": None})


def test_there_is_one_visit_at_a_time_for_a_young_person(act):
    sara = act("sara")
    kim = register_kim(sara)
    begin(sara, kim)
    with pytest.raises(VisitRefused, match="redan ett hembesök"):
        begin(sara, kim)


def test_protected_identity_locks_the_case_needs_the_manager_and_sends_no_address(act):
    sara = act("sara")
    kim = register_kim(sara, protected="marking")
    visit = begin(sara, kim, reasons={"protected_identity": "Mötet hålls hos oss."})
    assert Case.objects.get().locked is True
    assert ManagerDecision.objects.get().about == "protected_identity"
    plan(sara, visit, facts=dataclasses.replace(PLAN, place="Hemlig väg 1"))
    from .kim import examination

    proposal, _examined = examination(sara, visit)
    assert proposal.address == ""
    act("samir")
    with pytest.raises(Visit.DoesNotExist):
        plan(act("samir"), visit)


# --- the plan -----------------------------------------------------------------------------------------------


def test_an_unannounced_visit_needs_a_reason_and_the_managers_yes(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    quiet = dataclasses.replace(PLAN, announced=False)
    with pytest.raises(VisitRefused, match="inte kan aviseras"):
        plan(sara, visit, facts=quiet)
    plan(sara, visit, unannounced_why="Går inte att nå på telefon.", facts=quiet)
    with pytest.raises(VisitRefused, match="Oaviserat"):
        send(sara, visit)


def test_there_is_never_an_unannounced_visit_during_a_preliminary_assessment(act):
    sara = act("sara")
    kim = register_kim(sara)
    visit = begin(sara, kim)
    cases.add_task(
        actor=sara,
        what="Förhandsbedömning",
        due_on=AT.date(),
        starts_at=AT,
        person_id=kim,
        rule="preliminary_assessment",
    )
    with pytest.raises(VisitRefused, match="JO 5219-2018"):
        plan(
            sara, visit, unannounced_why="Går inte att nå.", facts=dataclasses.replace(PLAN, announced=False)
        )
    plan(sara, visit)


def test_a_time_that_has_been_is_refused(act):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    with pytest.raises(VisitRefused, match="redan varit"):
        plan(sara, visit, facts=dataclasses.replace(PLAN, time_1=AT - dt.timedelta(hours=1)))


# --- the visit ----------------------------------------------------------------------------------------------


def test_a_signed_record_is_on_the_time_line_and_its_promises_on_the_desk(act):
    sara, visit = held(act)
    entry = Entry.objects.get(kind="home_visit")
    assert "Jag hänger där ibland" in entry.text
    assert entry.signed_at is not None
    assert "Ringa skolan" in [task.what for task in my_tasks(actor=sara)]
    siv = act("siv")
    assert "Ringa skolan" not in [task.what for task in my_tasks(actor=siv)]
    assert Commitment.objects.get(visit_id=visit).task_id is not None


def test_what_the_officer_promised_lies_on_the_officers_desk(act):
    _sara, _visit, theirs = booked(act)
    per = act("per")
    facts = dataclasses.replace(
        RECORD, promises=(recording.Promise("Prata om stationen", Capacity.OFFICER, AFTER.date()),)
    )
    sign(per, theirs, facts)
    assert "Prata om stationen" in [task.what for task in my_tasks(actor=per)]
    record = VisitRecord.objects.get()
    assert (record.youth_voice, record.guardian_voice, record.outcome) == ("", "", "")
    assert FollowUp.objects.count() == 0
    assert "Jag hänger där" not in Entry.objects.get().text


def test_a_record_is_signed_once(act):
    sara, visit = held(act)
    with pytest.raises(VisitRefused):
        sign(sara, visit)
    assert VisitRecord.objects.count() == 1


def test_nobody_goes_in_where_an_adult_who_lives_there_says_no(act):
    sara, visit, _theirs = booked(act)
    no = (*RECORD.residents, Resident("Jens", Capacity.GUARDIAN, EntryAnswer.NO))
    with pytest.raises(VisitRefused, match="Jens sa nej"):
        sign(sara, visit, dataclasses.replace(RECORD, residents=no))
    with pytest.raises(VisitRefused, match="vem som sa ja"):
        sign(sara, visit, dataclasses.replace(RECORD, residents=()))
    sign(sara, visit, dataclasses.replace(RECORD, residents=no, place_kind="social_services_office"))


def test_a_no_at_the_door_is_a_visit_that_was_not_held_with_no_follow_up(act):
    sara, visit, _theirs = booked(act)
    no = (Resident("Mona", Capacity.GUARDIAN, EntryAnswer.NO),)
    sign(sara, visit, dataclasses.replace(RECORD, residents=no, outcome="visit_declined"))
    assert Visit.objects.get(id=visit).state == "not_held"
    assert FollowUp.objects.count() == 0


def test_a_visit_cannot_be_recorded_before_it_has_been(act):
    sara, visit, _theirs = booked(act)
    with pytest.raises(VisitRefused, match="innan det har varit"):
        sign(sara, visit, at=AT)


def test_breaking_off_keeps_the_reason_and_nothing_of_what_was_said(act):
    sara, visit, _theirs = booked(act)
    recording.stop(actor=sara, visit_id=visit, reason="suspected_offence", at=TIME_1)
    with pytest.raises(Decided):
        recording.stop(actor=sara, visit_id=visit, reason="unsafe", at=TIME_1)
    sign(sara, visit, dataclasses.replace(RECORD, youth_voice="", guardian_voice=""))
    assert Visit.objects.get(id=visit).state == "stopped"
    assert "Samtalet övergick i brottsmisstanke" in Entry.objects.get(kind="home_visit").text
    assert SentMessage.objects.filter(sent_at__gt=TIME_1).count() == 0


def test_a_reason_that_is_not_in_the_list_is_refused(act):
    sara, visit, _theirs = booked(act)
    with pytest.raises(VisitRefused, match="skälen i listan"):
        recording.stop(actor=sara, visit_id=visit, reason="hen erkände", at=TIME_1)


# --- afterwards ---------------------------------------------------------------------------------------------


def test_follow_ups_come_after_two_weeks_and_three_months_as_the_method_says(act):
    _sara, visit = held(act)
    day = TIME_1.date()
    first, second = FollowUp.objects.filter(visit_id=visit).order_by("due_on")
    assert first.due_on == day + dt.timedelta(days=14)
    assert 89 <= (second.due_on - day).days <= 92
    assert Task.objects.filter(id__in=[first.task_id, second.task_id], done_at__isnull=True).count() == 2


def test_a_follow_up_is_done_once_with_its_result(act):
    sara, visit = held(act)
    row = FollowUp.objects.filter(visit_id=visit).earliest("due_on")
    result = FollowUpResult(reached=True, channel="telephone", result="Kim mår bättre.", understood="yes")
    after.finish_follow_up(actor=sara, follow_up_id=row.id, result=result, at=AFTER)
    assert "Kim mår bättre." in Entry.objects.get(kind="follow_up").text
    assert Task.objects.get(id=row.task_id).done_at is not None
    with pytest.raises(Decided, match="Sara Lindqvist"):
        after.finish_follow_up(actor=sara, follow_up_id=row.id, result=result, at=AFTER)


def test_talks_are_booked_as_a_series_on_the_same_clock_time(act):
    sara, visit = held(act)
    series = Series(AFTER + dt.timedelta(days=7), 3, 7, 45, "Ungdomens hus")
    after.book_talks(actor=sara, visit_id=visit, series=series, at=AFTER)
    talks = Talk.objects.filter(visit_id=visit).order_by("number")
    assert [(talk.starts_at - talks[0].starts_at).days for talk in talks] == [0, 7, 14]
    assert Booking.objects.filter(what="Samtal").count() == 3


def test_a_talk_is_moved_held_or_missed(act):
    sara, visit = held(act)
    after.book_talks(
        actor=sara, visit_id=visit, series=Series(AFTER + dt.timedelta(days=7), 2, 7, 45), at=AFTER
    )
    first, second = Talk.objects.order_by("number")
    new = AFTER + dt.timedelta(days=8)
    after.move_talk(actor=sara, talk_id=first.id, starts_at=new, at=AFTER)
    first.refresh_from_db()
    assert (first.starts_at, first.first_starts_at) == (new, AFTER + dt.timedelta(days=7))
    assert Booking.objects.get(id=first.booking_id).starts_at == new
    with pytest.raises(VisitRefused, match="inte varit än"):
        after.settle_talk(actor=sara, talk_id=first.id, state=TalkState.HELD, note="", at=AFTER)
    after.settle_talk(actor=sara, talk_id=first.id, state=TalkState.HELD, note="Om skolan.", at=new)
    assert Entry.objects.get(kind="talk").text == "Om skolan."
    after.settle_talk(actor=sara, talk_id=second.id, state=TalkState.MISSED, note="", at=new)
    assert Entry.objects.filter(kind="talk").count() == 1
    with pytest.raises(Decided):
        after.settle_talk(actor=sara, talk_id=second.id, state=TalkState.HELD, note="", at=new)


def test_a_visit_is_closed_with_an_outcome_a_reason_and_who_was_told(act):
    sara, visit = held(act)
    with pytest.raises(VisitRefused, match="vem som har fått veta"):
        after.close(actor=sara, visit_id=visit, outcome="talks", why="Klart.", told="", at=AFTER)
    with pytest.raises(VisitRefused, match="utfallen"):
        after.close(actor=sara, visit_id=visit, outcome="påhittat", why="Klart.", told="Kim", at=AFTER)
    after.close(
        actor=sara, visit_id=visit, outcome="nothing_more", why="Klart.", told="Kim och Mona", at=AFTER
    )
    assert Visit.objects.get(id=visit).state == "closed"
    assert Case.objects.get(id=Visit.objects.get(id=visit).case_id).outcome == "nothing_more"


def test_a_promise_stays_on_the_desk_after_closing(act):
    sara, visit = held(act)
    after.close(
        actor=sara, visit_id=visit, outcome="nothing_more", why="Klart.", told="Kim och Mona", at=AFTER
    )
    assert [task.what for task in my_tasks(actor=sara)] == ["Ringa skolan"]


def test_a_visit_with_talks_still_booked_is_not_closed(act):
    sara, visit = held(act)
    after.book_talks(
        actor=sara, visit_id=visit, series=Series(AFTER + dt.timedelta(days=7), 1, 7, 45), at=AFTER
    )
    with pytest.raises(VisitRefused, match="bokade samtal"):
        after.close(actor=sara, visit_id=visit, outcome="talks", why="Klart.", told="Kim", at=AFTER)
