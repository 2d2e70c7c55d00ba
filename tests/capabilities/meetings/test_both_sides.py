"""Called, invited, answered, moved and cancelled: by Sara, and by those whom she invites."""

import datetime as dt
import json
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from samsyn.capabilities.meetings.actions import answering, calling, changing, inviting
from samsyn.capabilities.meetings.actions.answering import Answer
from samsyn.capabilities.meetings.actions.taking_in import take_in
from samsyn.capabilities.meetings.agendas import Line
from samsyn.capabilities.meetings.kinds import ANSWER, CHANGE, AnsweredTime, MeetingAnswer, MeetingChange
from samsyn.capabilities.meetings.models import Invitation, Invited, TakenIn
from samsyn.capabilities.meetings.queries import lists
from samsyn.capabilities.meetings.queries.received import invitation_page
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import Change, DeclineReason, News, Reply, Way
from samsyn.foundation.calendars.queries import bookings
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.cases.queries import my_tasks
from samsyn.foundation.messages import sending
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.law import Category, Party

from .conftest import FACTS, HOUR, NOW, PLACE, STARTS, invite, page_of, sql

pytestmark = pytest.mark.django_db
YES = Reply.ACCEPTED
WEEK = dt.timedelta(days=7)


def yes(actor, message, *meetings):
    answering.answer(actor=actor, message_id=message, said=Answer(YES, meetings), at=NOW)


def in_calendar(actor):
    rows = bookings(actor=actor, starts=NOW, ends=NOW + dt.timedelta(days=60))
    return [(row.what, row.starts_at) for row in rows if not row.cancelled_at]


def desk(actor):
    return [task.what for task in my_tasks(actor=actor)]


def replies(actor, meeting):
    return {one.party: one.reply for one in page_of(actor, meeting).invited}


def series(sara, called, times=3):
    whens = [(STARTS + number * WEEK, STARTS + number * WEEK + HOUR) for number in range(times)]
    return calling.call(actor=sara, case_id=called.case_id, facts=FACTS, times=whens, at=NOW)


def test_a_called_meeting_has_its_types_agenda_and_stands_in_the_calendar_without_a_name(called, act):
    sara = act("sara")
    page = page_of(sara, called.id)
    assert [one.heading for one in page.agenda if one.without_police] == ["Hälsa och hemma"]
    assert in_calendar(sara) == [("SIG-möte", STARTS)]


def test_a_place_that_names_somebody_and_a_time_that_has_been_are_refused(called, act):
    sara = act("sara")
    named = calling.MeetingFacts(FACTS.type, "Hemma hos Kim Åberg", FACTS.mode, FACTS.chair)
    with pytest.raises(MeetingRefused, match="Kim Åberg"):
        calling.call(actor=sara, case_id=called.case_id, facts=named, times=[(STARTS, STARTS + HOUR)], at=NOW)
    with pytest.raises(MeetingRefused, match="redan varit"):
        calling.call(actor=sara, case_id=called.case_id, facts=FACTS, times=[(NOW - HOUR, NOW)], at=NOW)


def test_the_next_meeting_in_a_case_begins_with_the_agenda_of_the_last(called, act):
    sara = act("sara")
    lines = [Line("Praktikplatsen", Category.SUPPORT_AND_PLAN)]
    calling.change_agenda(actor=sara, meeting_id=called.id, lines=lines, at=NOW)
    (later,) = calling.call(
        actor=sara, case_id=called.case_id, facts=FACTS, times=[(STARTS + WEEK, STARTS + WEEK + HOUR)], at=NOW
    )
    assert [one.heading for one in page_of(sara, later).agenda] == ["Praktikplatsen"]


def test_an_invitation_is_answered_and_booked_on_both_sides(called, act):
    sara = act("sara")
    (message,) = invite(sara, called.id, Party.SCHOOL_MUNICIPAL)
    assert replies(sara, called.id) == {Party.SCHOOL_MUNICIPAL: None}
    rut = act("rut")
    assert [one.id for one in lists.unanswered(actor=rut)] == [message]
    yes(rut, message, called.id)
    assert in_calendar(rut) == [("SIG-möte", STARTS)]
    assert lists.unanswered(actor=rut) == ()
    sara = act("sara")
    assert take_in(actor=sara, at=NOW) == 1
    assert take_in(actor=sara, at=NOW) == 0
    assert replies(sara, called.id) == {Party.SCHOOL_MUNICIPAL: YES}
    assert "Svar på inbjudan till mötet" not in [task.what for task in my_tasks(actor=sara)]


def test_the_police_are_not_told_of_a_point_that_is_held_without_them(called, act):
    sara = act("sara")
    school, police = invite(sara, called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE, why="Att hålla ihop.")
    payloads = dict(sql("SELECT id, payload FROM letters_sentmessage WHERE id = ANY(%s)", [school, police]))
    told = {key: json.loads(value)["agenda"] for key, value in payloads.items()}
    assert "Hälsa och hemma" in told[school]
    assert "Hälsa och hemma" not in told[police]


def test_why_goes_along_only_where_support_is_open(called, act):
    sara = act("sara")
    (police,) = invite(sara, called.id, Party.POLICE, why="Att Kim ska klara praktiken.")
    ((payload, categories),) = sql(
        "SELECT payload, categories FROM letters_sentmessage WHERE id = %s", police
    )
    assert json.loads(payload)["why"] == "Att Kim ska klara praktiken."
    assert "support_and_plan" in json.loads(categories)


def test_nobody_is_invited_without_a_ground(act, family):
    sara = act("sara")
    kim = family(sara)
    case = open_case(actor=sara, person_id=kim, method_key="sig", method_version="1", at=NOW)
    (meeting,) = calling.call(
        actor=sara, case_id=case.id, facts=FACTS, times=[(STARTS, STARTS + HOUR)], at=NOW
    )
    with pytest.raises(MeetingRefused, match="Lagen öppnar inte"):
        invite(sara, meeting, Party.LEISURE)
    assert sql("SELECT count(*) FROM letters_sentmessage") == [(0,)]


def test_a_unit_is_invited_once(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.POLICE)
    with pytest.raises(MeetingRefused, match="redan inbjuden"):
        invite(sara, called.id, Party.POLICE)


def test_a_no_has_a_reason_and_another_time_lies_on_the_desk(called, act):
    sara = act("sara")
    school, police = invite(sara, called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE)
    other = (STARTS + WEEK, STARTS + WEEK + HOUR)
    answering.answer(
        actor=act("rut"), message_id=school, said=Answer(Reply.OTHER_TIME, proposed=other), at=NOW
    )
    answering.answer(
        actor=act("per"),
        message_id=police,
        said=Answer(Reply.DECLINED, reason=DeclineReason.NO_TIME),
        at=NOW,
    )
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    lines = {one.party: one for one in page_of(sara, called.id).invited}
    assert lines[Party.SCHOOL_MUNICIPAL].proposed == other
    assert str(lines[Party.POLICE].reason) == "Tiden passar inte"
    assert "Lindskolan föreslår en annan tid för mötet" in [task.what for task in my_tasks(actor=sara)]


def test_a_second_answer_is_refused_and_says_who_was_first(called, act):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    yes(act("per"), message, called.id)
    with pytest.raises(MeetingRefused, match="Per Ekdahl.* har redan svarat: Kommer"):
        yes(act("petra"), message, called.id)


def test_somebody_who_was_not_invited_finds_nothing_and_can_answer_nothing(called, act):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    liv = act("liv")
    with pytest.raises(Invitation.DoesNotExist):
        yes(liv, message, called.id)
    payload = MeetingAnswer(YES, (AnsweredTime(called.id, 0, chosen=True),), "socialsekreterare", "")
    ((sara_unit,),) = sql("SELECT id FROM units_unit WHERE key = 'akero-barn-unga'")
    with pytest.raises(NotDelivered, match="kom inte från mottagaren") as refused, transaction.atomic():
        sending.send(
            actor=liv, kind=ANSWER, payload=payload, recipient_id=sara_unit, in_reply_to=message, at=NOW
        )
    assert "Kim" not in str(refused.value)
    sending.send(actor=liv, kind=ANSWER, payload=payload, recipient_id=sara_unit, at=NOW)
    sara = act("sara")
    assert take_in(actor=sara, at=NOW) == 0
    assert TakenIn.objects.get(unit_id=sara.unit_id).refused
    assert replies(sara, called.id) == {Party.POLICE: None}


def test_an_invited_unit_cannot_answer_for_another_or_for_another_meeting(called, act):
    sara = act("sara")
    school, police = invite(sara, called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE)
    rut = act("rut")
    for wrong in (AnsweredTime(uuid4(), 0, chosen=True), AnsweredTime(called.id, 7, chosen=True)):
        payload = MeetingAnswer(YES, (wrong,), "rektor", "")
        sending.send(
            actor=rut, kind=ANSWER, payload=payload, recipient_id=sara.unit_id, in_reply_to=school, at=NOW
        )
    payload = MeetingAnswer(YES, (AnsweredTime(called.id, 0, chosen=True),), "rektor", "")
    with pytest.raises(NotDelivered), transaction.atomic():
        sending.send(
            actor=rut, kind=ANSWER, payload=payload, recipient_id=sara.unit_id, in_reply_to=police, at=NOW
        )
    sara = act("sara")
    assert take_in(actor=sara, at=NOW) == 0
    assert replies(sara, called.id) == {Party.SCHOOL_MUNICIPAL: None, Party.POLICE: None}


def test_a_change_from_somebody_who_did_not_invite_changes_nothing(called, act):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    per = act("per")
    yes(per, message, called.id)
    liv = act("liv")
    payload = MeetingChange(message, Change.CANCELLED, (), PLACE, "socialsekreterare", "")
    sending.send(actor=liv, kind=CHANGE, payload=payload, recipient_id=per.unit_id, at=NOW)
    per = act("per")
    assert take_in(actor=per, at=NOW) == 0
    assert in_calendar(per) == [("SIG-möte", STARTS)]


def test_a_moved_meeting_is_told_and_answered_anew(called, act):
    sara = act("sara")
    (message,) = invite(sara, called.id, Party.POLICE)
    yes(act("per"), message, called.id)
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    changing.move(
        actor=sara,
        meeting_id=called.id,
        starts_at=STARTS + WEEK,
        ends_at=STARTS + WEEK + HOUR,
        place="Skolan",
        at=NOW,
    )
    assert replies(sara, called.id) == {Party.POLICE: None}
    per = act("per")
    assert take_in(actor=per, at=NOW) == 1
    assert in_calendar(per) == []
    page = invitation_page(actor=per, message_id=message)
    assert [(one.starts_at, one.place, one.reply) for one in page.times] == [(STARTS + WEEK, "Skolan", None)]
    assert "Mötet är flyttat. Svara om ni kan den nya tiden" in [task.what for task in my_tasks(actor=per)]
    yes(per, message, called.id)
    assert in_calendar(per) == [("SIG-möte", STARTS + WEEK)]
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    assert replies(sara, called.id) == {Party.POLICE: YES}


def test_a_moved_meeting_has_its_new_place_in_the_calendar_and_waits_for_answers_again(called, act):
    waits = "Svar på inbjudan till mötet"
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    yes(act("per"), message, called.id)
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    assert waits not in desk(sara)
    same = {"starts_at": STARTS, "ends_at": STARTS + HOUR}
    with pytest.raises(MeetingRefused, match="samma tid och plats"):
        changing.move(actor=sara, meeting_id=called.id, place=PLACE, at=NOW, **same)
    changing.move(actor=sara, meeting_id=called.id, place="Skolan", at=NOW, **same)
    assert waits in desk(sara)
    ((_what, place),) = sql("SELECT what, place FROM calendars_booking WHERE cancelled_at IS NULL")
    assert place == "Skolan"


def test_a_task_to_answer_a_moved_time_is_one_and_goes_with_the_answer(called, act):
    asks = "Mötet är flyttat. Svara om ni kan den nya tiden"
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    for number in (1, 2):
        new = {"starts_at": STARTS + number * WEEK, "ends_at": STARTS + number * WEEK + HOUR}
        changing.move(actor=act("sara"), meeting_id=called.id, place=PLACE, at=NOW, **new)
    per = act("per")
    take_in(actor=per, at=NOW)
    assert desk(per).count(asks) == 1
    yes(per, message, called.id)
    assert asks not in desk(per)


def test_a_yes_that_becomes_a_no_leaves_the_calendar_and_lies_on_the_callers_desk(called, act):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    yes(act("per"), message, called.id)
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    per = act("per")
    no = Answer(Reply.DECLINED, reason=DeclineReason.NO_TIME, again=True)
    answering.answer(actor=per, message_id=message, said=no, at=NOW)
    assert in_calendar(per) == []
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    assert replies(sara, called.id) == {Party.POLICE: Reply.DECLINED}
    assert f"{per.unit_name} har ändrat sitt svar och kan inte komma till mötet" in desk(sara)


def test_a_second_yes_books_no_second_time(called, act):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    per = act("per")
    yes(per, message, called.id)
    again = Answer(YES, (called.id,), again=True)
    answering.answer(actor=per, message_id=message, said=again, at=NOW)
    assert in_calendar(per) == [("SIG-möte", STARTS)]


def test_a_time_of_a_series_that_is_moved_is_answered_and_the_others_stand(called, act):
    ids = series(act("sara"), called)
    (message,) = invite(act("sara"), ids[0], Party.POLICE, whole=True)
    yes(act("per"), message, *ids)
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    new = {"starts_at": STARTS + dt.timedelta(days=1), "ends_at": STARTS + dt.timedelta(days=1) + HOUR}
    changing.move(actor=sara, meeting_id=ids[0], place=PLACE, at=NOW, **new)
    per = act("per")
    take_in(actor=per, at=NOW)
    yes(per, message, ids[0])
    times = [new["starts_at"], STARTS + WEEK, STARTS + 2 * WEEK]
    assert in_calendar(per) == [("SIG-möte", at) for at in times]
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    assert [replies(sara, one)[Party.POLICE] for one in ids] == [YES, YES, YES]


def test_another_time_that_is_not_taken_leaves_the_desk_when_the_time_is_kept(called, act):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    other = (STARTS + WEEK, STARTS + WEEK + HOUR)
    answering.answer(
        actor=act("per"), message_id=message, said=Answer(Reply.OTHER_TIME, proposed=other), at=NOW
    )
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    assert any("föreslår en annan tid" in what for what in desk(sara))
    changing.keep_time(actor=sara, meeting_id=called.id, at=NOW)
    assert not any("föreslår en annan tid" in what for what in desk(sara))


def test_another_time_that_is_no_longer_asked_for_leaves_the_desk(called, act):
    school, police = invite(act("sara"), called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE)
    asks = Answer(Reply.OTHER_TIME, proposed=(STARTS + WEEK, STARTS + WEEK + HOUR))
    for who, message in (("rut", school), ("per", police)):
        answering.answer(actor=act(who), message_id=message, said=asks, at=NOW)
    for who, message, on_desk in (("rut", school, True), ("per", police, False)):
        changed = Answer(Reply.ACCEPTED, (called.id,), again=True)
        answering.answer(actor=act(who), message_id=message, said=changed, at=NOW)
        sara = act("sara")
        take_in(actor=sara, at=NOW)
        assert any("föreslår en annan tid" in what for what in desk(sara)) is on_desk


def test_an_answer_to_a_time_that_has_been_moved_does_not_count(called, act):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    yes(act("per"), message, called.id)
    sara = act("sara")
    new = {"starts_at": STARTS + WEEK, "ends_at": STARTS + WEEK + HOUR}
    changing.move(actor=sara, meeting_id=called.id, place=PLACE, at=NOW, **new)
    assert take_in(actor=sara, at=NOW) == 0
    assert replies(sara, called.id) == {Party.POLICE: None}


def test_a_cancelled_series_tells_everybody_once_and_empties_every_calendar(called, act):
    sara = act("sara")
    first, *_rest = ids = series(sara, called)
    school, police = invite(sara, first, Party.SCHOOL_MUNICIPAL, Party.POLICE, whole=True)
    yes(act("rut"), school, *ids)
    yes(act("per"), police, ids[1])
    sara = act("sara")
    take_in(actor=sara, at=NOW)
    assert [replies(sara, one)[Party.POLICE] for one in ids] == [Reply.DECLINED, YES, Reply.DECLINED]
    assert (
        changing.cancel(actor=sara, meeting_id=first, rest_of_series=True, why="Familjen vill vänta.", at=NOW)
        == 3
    )
    sent = sql("SELECT payload FROM letters_sentmessage WHERE kind_id = %s", CHANGE.id)
    assert len(sent) == 2
    assert not any("vänta" in payload for (payload,) in sent)
    for name in ("rut", "per"):
        actor = act(name)
        assert take_in(actor=actor, at=NOW) == 1
        assert in_calendar(actor) == []
        assert "Mötet är inställt" in [task.what for task in my_tasks(actor=actor)]


def test_a_cancelled_meeting_can_neither_be_answered_nor_changed(called, act):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    sara = act("sara")
    changing.cancel(actor=sara, meeting_id=called.id, rest_of_series=False, why="Sjukdom", at=NOW)
    with pytest.raises(MeetingRefused, match="inställt"):
        changing.cancel(actor=sara, meeting_id=called.id, rest_of_series=False, why="Sjukdom", at=NOW)
    per = act("per")
    take_in(actor=per, at=NOW)
    with pytest.raises(MeetingRefused, match="inställt"):
        yes(per, message, called.id)


def test_the_family_is_told_again_when_a_meeting_they_know_of_is_off(called, act):
    sara = act("sara")
    told = {"whom": "Mona Åberg", "way": Way.LETTER, "told_on": timezone.localdate(), "at": NOW}
    inviting.note_family_told(actor=sara, meeting_id=called.id, news=News.INVITED, **told)
    changing.cancel(actor=sara, meeting_id=called.id, rest_of_series=False, why="Sjukdom", at=NOW)
    waits = "Berätta för familjen att mötet är ändrat"
    assert waits in [task.what for task in my_tasks(actor=sara)]
    inviting.note_family_told(actor=sara, meeting_id=called.id, news=News.CANCELLED, **told)
    assert waits not in [task.what for task in my_tasks(actor=sara)]
    tomorrow = told | {"told_on": timezone.localdate() + dt.timedelta(days=1)}
    with pytest.raises(MeetingRefused, match="inte varit än"):
        inviting.note_family_told(actor=sara, meeting_id=called.id, news=News.INVITED, **tomorrow)


def test_lists_take_the_same_statements_for_one_meeting_and_for_three(called, act, django_assert_num_queries):
    sara = act("sara")
    for _times in range(2):
        with django_assert_num_queries(1):
            found = lists.meetings(actor=sara, at=NOW)
        ids = series(sara, called)
        invite(sara, ids[0], Party.POLICE)
    assert len(found.coming) == 4
    assert Invited.objects.filter(unit_id=sara.unit_id).count() == 2
