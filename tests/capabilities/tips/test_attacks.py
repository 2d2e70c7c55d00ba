"""Attacks on tips, as the web's own role with raw SQL."""

import json
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.tips import receiving_sql
from samsyn.foundation.units.roles import ROLES

from .conftest import shown_code, shown_form

pytestmark = pytest.mark.django_db
TABLES = ("tipthread", "reportercontact", "tipanswer", "tipaddition", "tippicture", "passedontip")


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(statement, *parameters):
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        sql(statement, *parameters)
    return str(error.value)


def receive(unit, payload=None, code="\\x" + "00" * 32, token=None, pictures=None):
    token = token or uuid.uuid4().bytes * 2
    said = json.dumps(payload or {"what": "x", "urgency": "soon", "municipality": "9901"})
    return sql(
        "SELECT samsyn.receive_tip(%s, %s, %s, %s, '', '', %s::bytea[])",
        unit,
        code,
        said,
        token,
        pictures or [],
    )


def test_no_other_unit_and_nobody_without_a_unit_sees_a_thread(enter_as, told, neighbour, tips_of, act):
    call = told | {
        "channel": "phone",
        "reporter_kind": "private_named",
        "contact": "070",
        "token": shown_form(),
    }
    code = shown_code(enter_as("karin").post("/tips/ny/", call | {"give_code": "on"}))
    neighbour.post("/tipsa/svar/", {"code": code, "text": "mer", "token": shown_form()})
    act("sara")
    assert sql("SELECT count(*) FROM tips_tipthread") == [(1,)]
    assert sql("SELECT count(*) FROM tips_reportercontact") == [(1,)]
    assert sql("SELECT count(*) FROM tips_tipaddition") == [(1,)]
    for name in ("per", "liv", "rut", "faruk", "bea"):
        act(name)
        for table in TABLES:
            assert sql(f"SELECT count(*) FROM tips_{table}") == [(0,)], (name, table)


@pytest.mark.parametrize("table", TABLES)
def test_what_has_come_in_is_neither_written_changed_nor_removed_by_the_web(act, table):
    act("sara")
    if table != "tipanswer":
        assert "permission denied" in refused(
            f"INSERT INTO tips_{table} (id, unit_id) VALUES (gen_random_uuid(), NULL)"
        )
    assert "permission denied" in refused(f"UPDATE tips_{table} SET id = gen_random_uuid()")
    assert "permission denied" in refused(f"DELETE FROM tips_{table}")


def test_an_answer_cannot_be_written_into_another_units_thread(send, act, cast):
    send()
    act("sara")
    [(thread,)] = sql("SELECT id FROM tips_tipthread")
    act("liv")
    insert = (
        "INSERT INTO tips_tipanswer (id, unit_id, thread_id, text, written_by, signature, answered_at) "
        "VALUES (gen_random_uuid(), %s, %s, 'x', %s, '', now())"
    )
    assert "row-level security" in refused(insert, cast["sara"][1], thread, cast["liv"][0])
    deferred = insert + "; SET CONSTRAINTS ALL IMMEDIATE"
    assert "same_room" in refused(deferred.replace("%s", "'%s'") % (cast["liv"][1], thread, cast["liv"][0]))


def test_a_wrong_code_opens_nothing_and_adds_nothing(send, tips_of):
    send()
    wrong = b"\1" * 32
    assert sql("SELECT samsyn.tip_thread(%s)", wrong) == [(None,)]
    assert sql("SELECT samsyn.tip_thread(NULL)") == [(None,)]
    assert sql("SELECT samsyn.add_to_tip(%s, 'mer', %s)", wrong, b"\2" * 32) == [(None,)]
    assert sql("SELECT samsyn.add_to_tip(NULL, 'mer', %s)", b"\3" * 32) == [(None,)]
    assert len(tips_of("sara")) == 1


def test_a_tip_without_a_code_is_not_opened_by_no_code(enter_as, told):
    enter_as("karin").post("/tips/ny/", told | {"channel": "phone", "token": shown_form()})
    assert sql("SELECT samsyn.tip_thread(NULL)") == [(None,)]


@pytest.mark.parametrize(
    "function",
    ["use_form('\\x00')", "takes_tips()", "note_passed_on(NULL, '', '', now())"],
)
def test_the_inner_functions_are_not_the_webs(act, function):
    act("sara")
    assert "permission denied" in refused(f"SELECT samsyn.{function}")


def test_the_used_forms_are_not_seen(act):
    act("sara")
    assert "permission denied" in refused("SELECT * FROM samsyn.used_form")


def test_a_unit_that_takes_no_tips_gets_none(cast):
    for unit in (cast["rut"][1], uuid.uuid4()):
        with pytest.raises(DatabaseError, match="tar inte emot tips"), transaction.atomic():
            receive(unit)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"payload": {"what": ""}}, "tomt eller för långt"),
        ({"payload": ["what"]}, "tomt eller för långt"),
        ({"payload": {"what": "x" * 1_000_001}}, "tomt eller för långt"),
        ({"code": b"klartext"}, "hashad"),
        ({"token": b"kort"}, "used_form"),
        ({"pictures": [b"x"] * 4}, "Högst tre bilder"),
        ({"pictures": [b"x" * 5_242_881]}, "Högst tre bilder"),
    ],
)
def test_a_tip_out_of_shape_is_refused_by_the_database(cast, change, says):
    with pytest.raises(DatabaseError, match=says), transaction.atomic():
        receive(cast["sara"][1], **change)


def test_the_public_cannot_pretend_to_be_a_call_a_worker_wrote_down(cast, tips_of):
    claims = {
        "what": "x",
        "urgency": "soon",
        "municipality": "9901",
        "channel": "phone",
        "registered_by": "Karin",
    }
    receive(cast["sara"][1], payload=claims)
    (tip,) = tips_of("sara")
    assert (tip.payload.channel, tip.payload.registered_by) == ("web", "")


def test_a_worker_without_the_role_is_refused_by_the_database(act, cast):
    act("faruk")
    with pytest.raises(DatabaseError, match="ingen roll som tar emot tips"), transaction.atomic():
        receive(cast["sara"][1])


def test_a_tip_cannot_be_sent_between_units_past_the_assessment(act, cast):
    sara = act("sara")
    for kind in ("tip/1", "tip_addition/1"):
        message = refused(
            "INSERT INTO letters_sentmessage (id, unit_id, kind_id, recipient_id, recipient_name, categories, purpose, "
            "payload, written_by, signature, sent_at) "
            "VALUES (gen_random_uuid(), %s, %s, %s, '', '[]', '', '{}', %s, '', now())",
            sara.unit_id,
            kind,
            cast["per"][1],
            sara.worker_id,
        )
        assert "kan inte skickas från en enhet" in message


def test_additions_to_one_tip_come_to_an_end_in_words(send, neighbour):
    code = shown_code(send()).replace("-", "")
    add = "SELECT samsyn.add_to_tip(sha256(%s), 'mer', sha256(%s))"
    for number in range(50):
        sql(add, code.encode(), str(number).encode())
    assert "Lämna ett nytt, eller ring" in refused(add, code.encode(), b"51")


def test_the_database_knows_the_same_roles_as_the_program():
    takes = sorted(code for code, role in ROLES.items() if role.takes_tips)
    listed = receiving_sql.FUNCTIONS.split("m.roles ?| ARRAY[")[1].split("]")[0]
    assert sorted(part.strip(" '") for part in listed.split(",")) == takes
