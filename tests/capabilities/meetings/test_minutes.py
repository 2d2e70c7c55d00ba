"""The minutes: written, approved and frozen; what was decided; who gets what; a consent withdrawn meanwhile."""

import datetime as dt
import json

import pytest
from django.db import DatabaseError, transaction

from samsyn.capabilities.consenting import actions as consenting
from samsyn.capabilities.meetings import weighing
from samsyn.capabilities.meetings.actions import approving, distributing, minuting
from samsyn.capabilities.meetings.actions.minuting import PartFacts
from samsyn.capabilities.meetings.models import Approval, Meeting, Minutes, MinutesPart
from samsyn.capabilities.meetings.queries import parcels
from samsyn.capabilities.meetings.queries.received import received_minutes
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import Kind
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.cases.queries import entries_page, my_tasks
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.messages import assessing, reading, sending
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.law import Category, Party

from .conftest import (
    AFTER,
    NOW,
    SCHOOL,
    SECRET,
    STARTS,
    WORKS,
    decision,
    distribute,
    held,
    invite,
    page_of,
    sql,
    told,
    versions,
    weighed,
)

pytestmark = pytest.mark.django_db


def unit_of(actor, party):
    return assessing.recipients(actor=actor, parties=[party])[0].unit_id


def withdraw(actor, consent, at=NOW):
    consenting.withdraw(
        actor=actor, consent_id=consent, role="youth", way="spoken", said="Jag vill inte längre.", at=at
    )


def text_of(actor, message):
    opened = reading.open_message(actor=actor, message_id=message)
    return "\n".join(f"{one.heading} {one.text}" for one in opened.payload.parts)


def test_approved_minutes_are_signed_hashed_and_written_in_the_journal(called, act):
    sara = act("sara")
    minutes = held(sara, called.id)
    approval = Approval.objects.get(unit_id=sara.unit_id)
    assert (approval.minutes_id, approval.signature) == (minutes, sara.signature)
    assert len(approval.content_sha256) == 64
    (entry,) = entries_page(actor=sara, case_id=called.case_id).rows
    assert WORKS in entry.text
    assert SECRET in entry.text


def test_nothing_of_approved_minutes_can_be_changed_or_added_to(called, act):
    sara = act("sara")
    minutes = held(sara, called.id)
    with pytest.raises(MeetingRefused, match="godkänt"):
        minuting.write_minutes(
            actor=sara, meeting_id=called.id, facts=told(page_of(sara, called.id)), at=AFTER
        )
    attempts = (
        lambda: sql("UPDATE meetings_minutespart SET text = 'annat' WHERE minutes_id = %s", minutes),
        lambda: sql("UPDATE meetings_meeting SET place = 'annan' WHERE id = %s", called.id),
        lambda: MinutesPart.objects.create(
            unit_id=sara.unit_id,
            minutes_id=minutes,
            number=9,
            kind="item",
            heading="x",
            category="meeting",
            text="x",
        ),
        lambda: Minutes.objects.create(
            unit_id=sara.unit_id,
            meeting_id=called.id,
            number=2,
            began_at=STARTS,
            ended_at=AFTER,
            written_at=AFTER,
            written_by=sara.worker_id,
            signature="x",
        ),
    )
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert versions(called.id) == 1


def test_the_minutes_need_something_said_and_a_meeting_that_has_begun(called, act):
    sara = act("sara")
    page = page_of(sara, called.id)
    empty = [PartFacts(Kind.ITEM, "Skola", Category.SCHOOL_SITUATION, "  ")]
    for facts, at, why in (
        (told(page), NOW, "inte börjat än"),
        (told(page, parts=empty), AFTER, "tomt"),
        (told(page, ended_at=STARTS), AFTER, "slutar innan"),
    ):
        with pytest.raises(MeetingRefused, match=why):
            minuting.write_minutes(actor=sara, meeting_id=called.id, facts=facts, at=at)


def test_a_version_that_was_written_over_is_not_approved(called, act):
    sara = act("sara")
    first, _second = (
        minuting.write_minutes(
            actor=sara, meeting_id=called.id, facts=told(page_of(sara, called.id)), at=AFTER
        )
        for _time in range(2)
    )
    assert versions(called.id) == 2
    with pytest.raises(MeetingRefused, match="skrivits om"):
        approving.approve(actor=sara, meeting_id=called.id, minutes_id=first, at=AFTER)


def test_decisions_become_commitments_and_the_own_one_lies_on_the_desk(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.SCHOOL_MUNICIPAL)
    school = unit_of(sara, Party.SCHOOL_MUNICIPAL)
    held(
        sara,
        called.id,
        decision("Ringa praktikplatsen"),
        decision("Gå till skolan", school),
        decision("Träna", owner="family"),
    )
    lines = commitments.about(actor=sara, about=called.id, on=AFTER.date())
    assert {(one.what, one.whose) for one in lines} == {
        ("Ringa praktikplatsen", sara.unit_name),
        ("Gå till skolan", "Lindskolan"),
        ("Träna", "den unge"),
    }
    assert [task.what for task in my_tasks(actor=sara) if task.about_kind == "commitment"] == [
        "Ringa praktikplatsen"
    ]


def test_each_gets_its_part_and_the_police_never_what_was_said_without_them(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE)
    school = unit_of(sara, Party.SCHOOL_MUNICIPAL)
    held(sara, called.id, decision("Gå igenom schemat", school))
    sent = distribute(sara, called.id)
    rut = act("rut")
    assert all(one in text_of(rut, sent["school_municipal"]) for one in (WORKS, SCHOOL, SECRET))
    opened = reading.open_message(actor=rut, message_id=sent["school_municipal"])
    assert [one.what for one in opened.payload.promises] == ["Gå igenom schemat"]
    per = act("per")
    theirs = text_of(per, sent["police"])
    assert (WORKS in theirs, SECRET in theirs) == (True, False)
    ((payload, categories),) = sql(
        "SELECT payload::text, categories FROM letters_receivedmessage WHERE id = %s", sent["police"]
    )
    assert SECRET not in payload
    assert "Gå igenom schemat" not in payload
    assert "health" not in json.loads(categories)


def test_the_assessment_for_the_police_does_not_open_for_what_was_said_without_them(called, act):
    """Were the text put into the police's message all the same, the database would not deliver it."""
    sara = act("sara")
    invite(sara, called.id, Party.POLICE, Party.SCHOOL_MUNICIPAL)
    held(sara, called.id)
    page = page_of(sara, called.id)
    parcel = parcels.distributing(actor=sara, page=page)
    to = parcels.units_to_tell(actor=sara, page=page)
    matrix = weighed(sara, page, parcel, to)
    by_party = {one.recipient.party: one for one in matrix.examinations}
    assert Category.HEALTH in {item.category for item in by_party[Party.SCHOOL_MUNICIPAL].items if item.open}
    police = by_party[Party.POLICE]
    assert Category.HEALTH not in {item.category for item in police.items}
    assert [len(one.examinations) for one in weighing.matrices(matrix)] == [1, 1]
    payload = parcel.payload(by_party[Party.SCHOOL_MUNICIPAL].recipient, list(Category))
    assert any(one.text == SECRET for one in payload.parts)
    with pytest.raises(NotDelivered, match="öppnar inte för: health"), transaction.atomic():
        sending.send(
            actor=sara,
            kind=parcel.kind,
            payload=payload,
            recipient_id=police.recipient.unit_id,
            person_id=called.kim,
            assessment_id=assessing.record_assessment(actor=sara, examination=police.only_open(), at=AFTER),
            extra_categories=[one.category for one in payload.parts],
            at=AFTER,
        )


def test_even_with_the_same_kind_of_information_the_police_get_only_their_part(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.POLICE)
    parts = (
        PartFacts(Kind.ITEM, "Nästa steg", Category.SUPPORT_AND_PLAN, WORKS),
        PartFacts(Kind.ITEM, "Hemma", Category.SUPPORT_AND_PLAN, SECRET, without_police=True),
    )
    held(sara, called.id, parts=parts)
    sent = distribute(sara, called.id)
    theirs = text_of(act("per"), sent["police"])
    assert theirs == f"Nästa steg {WORKS}"


def test_what_is_marked_to_be_left_out_reaches_nobody(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.SCHOOL_MUNICIPAL)
    parts = (
        PartFacts(Kind.ITEM, "Nästa steg", Category.SUPPORT_AND_PLAN, WORKS),
        PartFacts(Kind.ITEM, "Skola", Category.SCHOOL_SITUATION, SCHOOL, left_out=True),
    )
    held(sara, called.id, parts=parts)
    sent = distribute(sara, called.id)
    theirs = text_of(act("rut"), sent["school_municipal"])
    assert (WORKS in theirs, SCHOOL in theirs) == (True, False)


def test_minutes_are_not_given_before_they_are_approved_or_twice(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.POLICE)
    minuting.write_minutes(actor=sara, meeting_id=called.id, facts=told(page_of(sara, called.id)), at=AFTER)
    with pytest.raises(Meeting.DoesNotExist):
        parcels.distributing(actor=sara, page=page_of(sara, called.id))
    row = Minutes.objects.get(unit_id=sara.unit_id)
    approving.approve(actor=sara, meeting_id=called.id, minutes_id=row.id, at=AFTER)
    page = page_of(sara, called.id)
    parcel = parcels.distributing(actor=sara, page=page)
    matrix = weighed(sara, page, parcel, parcels.units_to_tell(actor=sara, page=page))
    give = {
        "actor": sara,
        "meeting_id": called.id,
        "parcel": parcel,
        "matrix": matrix,
        "why": "",
        "at": AFTER,
    }
    distributing.distribute(**give)
    with pytest.raises(MeetingRefused, match="redan fått sin del"):
        distributing.distribute(**give)


def test_a_consent_withdrawn_during_the_meeting_has_to_be_answered_for(called, act):
    sara = act("sara")
    page = page_of(sara, called.id)
    assert page.withdrawn == ()
    withdraw(sara, called.consent_id)
    shown = page_of(sara, called.id)
    assert Category.HEALTH in shown.closed_categories
    write = {"actor": sara, "meeting_id": called.id, "at": AFTER}
    with pytest.raises(MeetingRefused, match="medan du skrev"):
        minuting.write_minutes(facts=told(shown), **write)
    with pytest.raises(MeetingRefused, match="Skriv hur ni gjorde"):
        minuting.write_minutes(facts=told(shown, seen=1), **write)
    assert minuting.write_minutes(
        facts=told(shown, seen=1, withdrawn_handled="Skolan lämnade rummet."), **write
    )


def test_minutes_written_before_the_withdrawal_are_not_approved_after_it(called, act):
    sara = act("sara")
    early = NOW - dt.timedelta(minutes=30)
    minutes = minuting.write_minutes(
        actor=sara,
        meeting_id=called.id,
        facts=told(page_of(sara, called.id), began_at=early - dt.timedelta(hours=1), ended_at=early),
        at=early,
    )
    withdraw(sara, called.consent_id)
    with pytest.raises(MeetingRefused, match="återkallats sedan protokollet skrevs"):
        approving.approve(actor=sara, meeting_id=called.id, minutes_id=minutes, at=AFTER)


def test_after_a_withdrawal_nothing_that_rested_on_it_is_sent(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.LEISURE)
    held(sara, called.id)
    withdraw(sara, called.consent_id)
    with pytest.raises(MeetingRefused, match="Lagen öppnar inte"):
        distribute(sara, called.id)


def test_what_one_has_taken_on_lands_in_the_own_case_or_else_on_the_desk(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.SCHOOL_MUNICIPAL, Party.LEISURE)
    school, leisure = unit_of(sara, Party.SCHOOL_MUNICIPAL), unit_of(sara, Party.LEISURE)
    held(sara, called.id, decision("Gå igenom schemat", school), decision("Hålla en plats", leisure))
    sent = distribute(sara, called.id)
    cooperation = page_of(sara, called.id).case.cooperation_id
    case = open_case(
        actor=act("rut"),
        person_id=None,
        method_key="sig",
        method_version="1",
        cooperation_id=cooperation,
        at=NOW,
    )
    for name, message in (("faruk", sent["leisure"]), ("rut", sent["school_municipal"])):
        actor = act(name)
        shown = received_minutes(actor=actor, message_id=message, on=AFTER.date())
        assert not shown.taken_on
        for _twice in range(2):
            distributing.take_on(actor=actor, message_id=message, at=AFTER)
        assert received_minutes(actor=actor, message_id=message, on=AFTER.date()).taken_on
    (line,) = commitments.of_case(actor=act("rut"), case_id=case.id, on=AFTER.date())
    assert (line.what, line.from_unit_name) == ("Gå igenom schemat", sara.unit_name)
    faruk = act("faruk")
    (own,) = commitments.of_message(actor=faruk, message_id=sent["leisure"], on=AFTER.date())
    assert (own.what, own.case_id) == ("Hålla en plats", None)
    assert [(task.what, task.about) for task in my_tasks(actor=faruk)] == [
        ("Ert åtagande från ett möte", own.id)
    ]


def test_somebody_else_takes_nothing_on(called, act):
    sara = act("sara")
    invite(sara, called.id, Party.POLICE)
    held(sara, called.id)
    sent = distribute(sara, called.id)
    with pytest.raises(Meeting.DoesNotExist):
        distributing.take_on(actor=act("rut"), message_id=sent["police"], at=AFTER)
