"""Attacks on the family's rooms, as the web's own role with raw SQL."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.foundation.family import entering
from samsyn.foundation.messages import sending
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.units import acting
from tests.family.conftest import (
    NOTE,
    NOW,
    PLAIN,
    REPLY,
    Note,
    entered,
    register_family,
    room,
    send,
    token_for,
)

pytestmark = pytest.mark.django_db


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(work):
    with pytest.raises((DatabaseError, sending.NotDelivered)) as error, transaction.atomic():
        work()
    return str(error.value)


def seen():
    return [row.payload["text"] for row in ReceivedMessage.objects.order_by("received_at")]


def test_a_letter_is_seen_in_the_room_it_was_sent_to_and_in_no_other(kims):
    sara, family = kims()
    kims_room, monas = room(sara, family), room(sara, family, family.mona)
    send(sara, family, kims_room, "Till Kim")
    send(sara, family, monas, "Till Mona")
    tokens = token_for(sara, family, kims_room), token_for(sara, family, monas)
    with entered(tokens[0]):
        assert seen() == ["Till Kim"]
    with entered(tokens[1]):
        assert seen() == ["Till Mona"]
    entering.leave()
    assert seen() == []


def test_no_worker_sees_into_the_room_not_even_of_the_unit_that_opened_it(kims, act):
    sara, family = kims()
    send(sara, family, room(sara, family), "Till Kim")
    for who in ("sara", "per", "liv"):
        act(who)
        assert seen() == []


def test_the_family_sees_no_row_of_the_unit_that_opened_the_room(kims):
    sara, family = kims()
    kims_room = room(sara, family)
    token = token_for(sara, family, kims_room)
    tables = ("people_person", "people_guardian", "family_familyroom", "family_familycode", "cases_case")
    assert [sql(f"SELECT count(*) > 0 FROM {table}")[0][0] for table in tables[:4]] == [True] * 4
    with entered(token):
        assert [sql(f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * 5


def test_a_familys_token_in_a_workers_cookie_opens_nothing_and_still_opens_the_room(kims):
    sara, family = kims()
    token = token_for(sara, family, room(sara, family))
    assert acting.enter(token) is None
    assert sql("SELECT samsyn.current_unit(), samsyn.current_worker()") == [(None, None)]
    with entered(token) as member:
        assert member.here.youth == "Kim"


def test_a_workers_token_in_a_familys_cookie_opens_nothing(cast, kims):
    kims()
    token = acting.open_token(cast["sara"][0])
    assert entering.enter(token) is None
    assert sql("SELECT samsyn.current_unit()") == [(None,)]


def test_somebody_of_the_family_cannot_choose_a_unit_or_another_familys_room(kims, cast, act):
    sara, family = kims()
    token = token_for(sara, family, room(sara, family))
    liv = act("liv")
    others = room(liv, register_family(liv))
    with entered(token):
        assert acting.choose_unit(cast["sara"][1]) is False
        assert entering.choose(others.recipient.unit_id) is False
        assert entering.choose(cast["sara"][1]) is False
        assert sql("SELECT id FROM people_person") == []


def test_an_e_identity_cannot_be_said_without_the_web_processs_signature(kims):
    message = refused(
        lambda: sql(
            "SELECT samsyn.enter_with_e_identity('199001012385', sha256('x'), "
            "extract(epoch FROM now())::bigint, sha256('gissning'))"
        )
    )
    assert "styrkas" in message


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO family_familyroom SELECT * FROM family_familyroom",
        "UPDATE family_familyroom SET room_id = gen_random_uuid()",
        "DELETE FROM family_familyroom",
        "UPDATE family_familycode SET tries = 0",
        "UPDATE family_familycode SET valid_until = 'infinity'",
        "UPDATE family_withholding SET categories = '[]'",
        "DELETE FROM family_withholding",
        "SELECT samsyn.begin_family_session(sha256('x'), '{}', 'code')",
        "SELECT samsyn.withheld_from(r) FROM family_familyroom r",
        "SELECT samsyn.family_place(r) FROM family_familyroom r",
    ],
)
def test_the_web_role_may_not(kims, statement):
    kims()
    assert "permission denied" in refused(lambda: sql(statement))


def test_somebody_of_the_family_can_neither_open_nor_close_a_room(kims):
    sara, family = kims()
    kims_room = room(sara, family)
    token = token_for(sara, family, kims_room)
    with entered(token):
        assert "inte i enheten" in refused(
            lambda: sql("SELECT samsyn.open_family_room(%s, NULL, '', 'x')", family.kim)
        )
        assert "inte i enheten" in refused(
            lambda: sql("SELECT samsyn.close_family_room(%s, '', 'x')", kims_room.id)
        )


def test_another_unit_can_send_nothing_into_the_room(kims, act):
    sara, family = kims()
    kims_room = room(sara, family)
    liv = act("liv")
    theirs = register_family(liv)
    told = refused(lambda: send(liv, theirs, kims_room))
    assert "öppnade den egna sidan" in told


def test_a_letter_about_somebody_else_does_not_come_in(kims):
    sara, family = kims()
    kims_room = room(sara, family)
    other = register_family(sara, age=17)
    assert "just den unge" in refused(lambda: send(sara, other, kims_room))


def test_a_kind_that_is_not_assessed_does_not_come_in(kims):
    sara, family = kims()
    kims_room = room(sara, family)
    told = refused(
        lambda: sending.send(
            actor=sara,
            kind=PLAIN,
            payload=Note("Hej"),
            recipient_id=kims_room.recipient.unit_id,
            at=NOW,
            person_id=family.kim,
        )
    )
    assert "prövat" in told


def write(member, to, kind=REPLY, text="Hej"):
    return sending.send(actor=member.actor, kind=kind, payload=Note(text), recipient_id=to, at=NOW)


def test_the_family_writes_to_the_unit_that_opened_the_room_which_knows_whom_it_is_from(kims, act):
    sara, family = kims()
    token = token_for(sara, family, room(sara, family))
    with entered(token) as member:
        message = write(member, member.here.unit_id)
    act("sara")
    got = ReceivedMessage.objects.get()
    assert (got.id, got.person_id, got.sender_name) == (message, family.kim, "Den unges egen sida")
    assert sql("SELECT what, about FROM cases_task") == [("Den unge har skrivit: läs och svara", message)]


def test_the_family_can_write_to_nobody_else_and_nothing_else(kims, cast):
    sara, family = kims()
    token = token_for(sara, family, room(sara, family))
    with entered(token) as member:
        assert "öppnade den" in refused(lambda: write(member, cast["per"][1]))
        assert "familjen själv skriver" in refused(lambda: write(member, member.here.unit_id, PLAIN))
        assert "sekretessprövning" in refused(lambda: write(member, cast["per"][1], NOTE))


def test_a_worker_cannot_write_as_the_family(kims, cast):
    sara, _family = kims()
    told = refused(
        lambda: sending.send(
            actor=sara, kind=REPLY, payload=Note("Kim dömdes"), recipient_id=cast["per"][1], at=NOW
        )
    )
    assert "familjen själv" in told


def test_the_family_cannot_make_up_an_assessment(kims, cast):
    sara, family = kims()
    token = token_for(sara, family, room(sara, family))
    with entered(token) as member:
        made_up = uuid.uuid4()
        here = member.actor.unit_id, member.actor.worker_id
        sql(
            "INSERT INTO letters_assessment (id, unit_id, recipient_id, purpose, on_day, valid_until, made_by, "
            "signature, made_at, refrained, why) "
            "VALUES (%s, %s, %s, 'support', now(), now() + interval '1 day', %s, '', now(), false, '')",
            made_up,
            here[0],
            cast["per"][1],
            here[1],
        )
        told = refused(
            lambda: sending.send(
                actor=member.actor,
                kind=NOTE,
                payload=Note("Påhitt"),
                recipient_id=cast["per"][1],
                at=NOW,
                assessment_id=made_up,
            )
        )
    assert "inte gjord av någon i enheten" in told


def test_the_room_is_written_in_the_directory_without_a_name(kims):
    sara, family = kims()
    kims_room = room(sara, family)
    (row,) = sql(
        "SELECT key, name, secrecy_domain FROM units_unit WHERE id = %s", kims_room.recipient.unit_id
    )
    assert row[1] == "Den unges egen sida"
    assert "kim" not in f"{row[0]} {row[2]}".lower()
