"""Attacks on the delivery function, as the web's own role with raw SQL."""

import datetime as dt
import uuid
from dataclasses import dataclass

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.foundation.messages import assessing, knowing, reading, sending
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.kinds import Kind, register
from samsyn.foundation.messages.models import ReceivedMessage, SentMessage
from samsyn.law import Category, Fact, Party, Purpose

pytestmark = pytest.mark.django_db
NOW = dt.datetime.now(dt.UTC)
KIM_BORN = dt.date(2010, 5, 1)


@dataclass(frozen=True)
class Note:
    text: str


NOTE = register(
    Kind("test_note", 1, "Prov", Note, "none.html", (Category.CRIME_RISK,), Purpose.PREVENT_CRIME)
)
PLAIN = register(Kind("test_plain", 1, "Prov", Note, "none.html", needs_assessment=False))


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(work):
    with pytest.raises((DatabaseError, sending.NotDelivered)) as error, transaction.atomic():
        work()
    return str(error.value)


def police(sara):
    return assessing.recipients(actor=sara, parties=[Party.POLICE])[0]


def examined(sara, **changes):
    answers = {
        "recipient": police(sara),
        "about": About.born_on(None, KIM_BORN),
        "purpose": Purpose.PREVENT_CRIME,
    }
    answers |= changes
    return assessing.examine(
        actor=sara,
        categories=[Category.CRIME_RISK],
        on=NOW.date(),
        facts={Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False},
        **answers,
    )


def assessed(sara, **changes):
    return assessing.record_assessment(actor=sara, examination=examined(sara, **changes), at=NOW)


def send(sara, **changes):
    to = changes.pop("recipient_id", None) or police(sara).unit_id
    return sending.send(
        actor=sara, recipient_id=to, **({"kind": NOTE, "payload": Note("Oro"), "at": NOW} | changes)
    )


def test_a_message_with_an_open_assessment_comes_to_the_recipient_and_to_nobody_else(act):
    sara = act("sara")
    message = send(sara, assessment_id=assessed(sara))
    per = act("per")
    (got,) = ReceivedMessage.objects.all()
    assert (got.id, got.unit_id, got.payload, got.sender_name) == (
        message,
        per.unit_id,
        {"text": "Oro"},
        "Socialtjänsten, barn och unga",
    )
    assert got.grounds[0]["grounds"] == ["OSL-10-18a"]
    assert SentMessage.objects.count() == 0
    act("liv")
    assert (ReceivedMessage.objects.count(), SentMessage.objects.count()) == (0, 0)


def test_without_an_assessment_nothing_crosses(act):
    sara = act("sara")
    assert "saknar sekretessprövning" in refused(lambda: send(sara))
    assert SentMessage.objects.count() == 0


def test_an_assessment_for_another_recipient_does_not_open(act):
    sara = act("sara")
    school = assessing.recipients(actor=sara, parties=[Party.SCHOOL_MUNICIPAL])[0]
    message = refused(lambda: send(sara, assessment_id=assessed(sara), recipient_id=school.unit_id))
    assert "annan mottagare" in message


def test_an_assessment_of_another_person_does_not_open(act, kim):
    sara = act("sara")
    other = assessed(sara, about=About.born_on(kim(sara), KIM_BORN))
    assert "annan person" in refused(lambda: send(sara, assessment_id=other))


def test_an_assessment_of_another_category_does_not_open(act):
    sara = act("sara")
    message = refused(lambda: send(sara, assessment_id=assessed(sara), extra_categories=[Category.DRUG_TEST]))
    assert "öppnar inte för: drug_test" in message


def test_an_assessment_that_has_run_out_does_not_open(act):
    sara = act("sara")
    old = assessing.record_assessment(actor=sara, examination=examined(sara), at=NOW - dt.timedelta(hours=25))
    assert "gäller inte längre" in refused(lambda: send(sara, assessment_id=old))


def test_an_assessment_that_ended_in_not_sending_does_not_open(act):
    sara = act("sara")
    kept = assessing.refrain(actor=sara, examination=examined(sara), why="Familjen har bett om ro.", at=NOW)
    assert "gäller inte längre" in refused(lambda: send(sara, assessment_id=kept))


def test_another_units_assessment_does_not_open(act):
    sara = act("sara")
    theirs = assessed(sara)
    bea = act("bea")
    message = refused(lambda: send(bea, assessment_id=theirs))
    assert "same_room" in message or "saknar sekretessprövning" in message


def test_a_kind_without_personal_data_may_carry_no_category(act):
    sara = act("sara")
    assert "får inte innehålla" in refused(lambda: send(sara, kind=PLAIN, extra_categories=[Category.HEALTH]))
    assert send(sara, kind=PLAIN)


def test_an_unanswered_judgement_does_not_open(act):
    sara = act("sara")
    examination = assessing.examine(
        actor=sara,
        about=About.born_on(None, KIM_BORN),
        recipient=police(sara),
        categories=[Category.CRIME_RISK],
        purpose=Purpose.PREVENT_CRIME,
        on=NOW.date(),
    )
    assert [ask.fact for ask in examination.asks] == [Fact.CONCRETE_RISK_OF_CRIME, Fact.DISCLOSURE_UNSUITABLE]
    with pytest.raises(ValueError, match="not open"):
        assessing.record_assessment(actor=sara, examination=examination, at=NOW)


def test_a_row_cannot_be_put_into_another_units_inbox_past_the_door(act, cast):
    act("sara")
    message = refused(
        lambda: sql(
            "INSERT INTO letters_receivedmessage (id, unit_id, kind_id, sender_name, sender_party, signature, "
            "categories, purpose, grounds, payload, received_at, read_by) VALUES "
            "(%s, %s, 'test_plain/1', '', 'police', '', '[]', '', '[]', '{}', now(), '')",
            uuid.uuid4(),
            cast["per"][1],
        )
    )
    assert "permission denied" in message


def test_a_colleague_cannot_send_what_another_has_written(act):
    sara = act("sara")
    message_id = uuid.uuid4()
    SentMessage.objects.create(
        id=message_id,
        unit_id=sara.unit_id,
        kind_id=PLAIN.id,
        recipient_id=police(sara).unit_id,
        recipient_name="",
        payload={"text": ""},
        written_by=sara.worker_id,
        signature="",
        sent_at=NOW,
    )
    act("siv")
    assert "Bara den som skrivit" in refused(lambda: sql("SELECT samsyn.deliver(%s)", message_id))


def test_another_units_message_cannot_be_delivered_withdrawn_or_read(act):
    sara = act("sara")
    message = send(sara, kind=PLAIN)
    act("liv")
    assert "finns inte" in refused(lambda: sql("SELECT samsyn.deliver(%s)", message))
    assert "finns inte" in refused(lambda: sql("SELECT samsyn.withdraw(%s)", message))
    assert sql("SELECT samsyn.mark_read(%s, 'Liv')", message) == [(None,)]
    act("per")
    assert ReceivedMessage.objects.get().read_at is None


def test_a_message_is_delivered_once(act):
    sara = act("sara")
    message = send(sara, kind=PLAIN)
    assert "redan skickat" in refused(lambda: sql("SELECT samsyn.deliver(%s)", message))


@pytest.mark.parametrize(
    "table", ["letters_sentmessage", "letters_assessment", "letters_assessmentitem", "letters_receipt"]
)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_what_was_sent_and_assessed_is_never_changed(act, table, change):
    sara = act("sara")
    send(sara, assessment_id=assessed(sara))
    assert sql(f"SELECT count(*) > 0 FROM {table}") == [(True,)]
    assert "permission denied" in refused(lambda: sql(change.format(table)))


def test_a_received_message_may_be_linked_to_a_person_and_nothing_else(act, kim):
    sara = act("sara")
    send(sara, kind=PLAIN)
    per = act("per")
    got = ReceivedMessage.objects.get()
    reading.link_person(actor=per, message_id=got.id, person_id=kim(per))
    assert "permission denied" in refused(lambda: sql("UPDATE letters_receivedmessage SET payload = '{}'"))
    assert "permission denied" in refused(lambda: sql("DELETE FROM letters_receivedmessage"))


def test_reading_tells_the_sender_and_stops_withdrawal(act):
    sara = act("sara")
    message = send(sara, kind=PLAIN)
    per = act("per")
    assert reading.open_message(actor=per, message_id=message).payload == Note("Oro")
    sara = act("sara")
    assert set(reading.sent_message(actor=sara, message_id=message).receipts) == {"delivered", "read"}
    assert "redan lästs" in refused(lambda: sending.withdraw(actor=sara, message_id=message, at=NOW))


def test_a_message_withdrawn_before_it_was_read_leaves_nothing_and_cannot_be_answered(act):
    sara = act("sara")
    message = send(sara, kind=PLAIN)
    sending.withdraw(actor=sara, message_id=message, at=NOW)
    per = act("per")
    got = reading.open_message(actor=per, message_id=message)
    assert (got.payload, got.signature, got.withdrawn_at is None) == (None, "", False)
    answer = {"kind": PLAIN, "recipient_id": sara.unit_id, "in_reply_to": message}
    assert "återkallats" in refused(lambda: send(per, **answer))


def test_an_answer_goes_only_to_the_one_who_asked_and_tells_so(act):
    sara = act("sara")
    message = send(sara, kind=PLAIN)
    per = act("per")
    bea = assessing.recipients(actor=per, key="akero-rad-stod")[0]
    assert "kom inte från mottagaren" in refused(
        lambda: send(per, kind=PLAIN, recipient_id=bea.unit_id, in_reply_to=message)
    )
    send(per, kind=PLAIN, recipient_id=sara.unit_id, in_reply_to=message)
    sara = act("sara")
    assert "answered" in reading.sent_message(actor=sara, message_id=message).receipts


def test_who_knows_what_tells_category_ground_and_day_and_not_what_was_withdrawn(act, kim):
    sara = act("sara")
    person = kim(sara)
    kept = send(sara, person_id=person, assessment_id=assessed(sara, about=About.born_on(person, KIM_BORN)))
    gone = send(sara, person_id=person, assessment_id=assessed(sara, about=About.born_on(person, KIM_BORN)))
    sending.withdraw(actor=sara, message_id=gone, at=NOW)
    (told,) = knowing.who_knows_what(actor=sara, person_id=person)
    assert (told.message_id, told.category, told.other_name) == (
        kept,
        "crime_risk",
        "Polisen, lokalpolisområde Åkerö",
    )
    assert any("18 a" in citation for citation in told.citations)
