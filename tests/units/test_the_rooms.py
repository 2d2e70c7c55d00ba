"""Attacks on the rooms, as the web's own role with raw SQL."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.foundation.drafts.models import Draft
from samsyn.foundation.units import acting
from tests.conftest import the_owner

pytestmark = pytest.mark.django_db


def sql(statement: str, *parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(statement: str, *parameters: object) -> str:
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        sql(statement, *parameters)
    return str(error.value)


def draft(actor, text="Kim behöver stöd"):
    return Draft.objects.create(
        unit_id=actor.unit_id,
        worker_id=actor.worker_id,
        form="note",
        data={"text": text},
        saved_at="2026-11-01T10:00Z",
    )


def test_the_web_role_owns_nothing_and_cannot_pass_row_security():
    assert sql(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    ) == [(False, False, False, False)]
    assert sql(
        "SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"
    ) == [(0,)]


def test_a_worker_sees_the_own_units_rows_and_another_unit_none(act):
    written = draft(act("sara"))
    assert sql("SELECT id FROM drafts_draft") == [(written.id,)]
    act("liv")
    assert sql("SELECT id FROM drafts_draft") == []


def test_with_no_unit_set_no_row_is_seen(act):
    draft(act("sara"))
    acting.leave()
    assert sql("SELECT samsyn.current_unit()") == [(None,)]
    assert sql("SELECT id FROM drafts_draft") == []
    assert sql("SELECT id FROM units_membership") == []


def test_a_made_up_token_opens_nothing(act):
    draft(act("sara"))
    sql("SELECT set_config('samsyn.token', 'påhittad', true)")
    assert sql("SELECT id FROM drafts_draft") == []
    assert acting.enter("påhittad") is None


def test_a_worker_cannot_choose_a_unit_without_a_place_there(act, cast):
    draft(act("sara"))
    act("liv")
    assert acting.choose_unit(cast["sara"][1]) is False
    assert sql("SELECT id FROM drafts_draft") == []


def test_a_token_cannot_be_opened_without_the_web_processs_signature(cast):
    message = refused(
        "SELECT samsyn.open_acting(%s, sha256('x'), now(), interval '1 hour', sha256('gissning'))",
        cast["sara"][0],
    )
    assert "styrkas" in message


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM samsyn.acting",
        "SELECT * FROM samsyn.signing_key",
        (
            "INSERT INTO units_membership (id, unit_id, worker_id, worker_name, title, roles, from_on) "
            "SELECT gen_random_uuid(), unit_id, worker_id, '', '', '[]', now() FROM units_membership"
        ),
        "UPDATE units_unit SET secrecy_domain = 'polisen'",
        "UPDATE units_worker SET qualified_for_child_cases = true",
        "TRUNCATE drafts_draft",
        "CREATE TABLE mine (id int)",
        "SET ROLE samsyn_owner",
        "ALTER TABLE drafts_draft DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own_room ON drafts_draft",
        "CREATE POLICY all_rows ON drafts_draft USING (true)",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
        "SELECT samsyn.is_member(gen_random_uuid(), gen_random_uuid())",
    ],
)
def test_the_web_role_may_not(act, statement):
    act("sara")
    assert "permission denied" in refused(statement) or "must be owner" in refused(statement)


def test_turning_row_security_off_gives_an_error_and_no_rows(act):
    draft(act("sara"))
    act("liv")
    sql("SET LOCAL row_security = off")
    assert "row-level security" in refused("SELECT * FROM drafts_draft")


def test_a_row_cannot_be_written_into_another_unit(act, cast):
    sara = act("sara")
    message = refused(
        "INSERT INTO drafts_draft (id, unit_id, worker_id, form, data, saved_at) "
        "VALUES (%s, %s, %s, 'note', '{}', now())",
        uuid.uuid4(),
        cast["liv"][1],
        sara.worker_id,
    )
    assert "row-level security" in message


def test_a_row_cannot_be_moved_into_another_unit(act, cast):
    draft(act("sara"))
    assert "row-level security" in refused("UPDATE drafts_draft SET unit_id = %s", cast["liv"][1])


def test_a_colleague_does_not_see_what_is_being_written(act):
    draft(act("sara"))
    act("siv")
    assert sql("SELECT id FROM drafts_draft") == []


def test_after_leaving_a_place_the_token_opens_nothing(act, cast):
    sara = act("sara")
    draft(sara)
    acting.end()
    assert sql("SELECT id FROM drafts_draft") == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_place_whose_last_day_has_come_is_left_at_the_next_request(cast):
    """The day comes without anybody touching the row, so the trigger on the row is put aside for the test."""
    worker, unit = cast["liv"]
    with the_owner(), transaction.atomic():
        token = acting.open_token(worker)
        acting.enter(token)
        assert acting.choose_unit(unit)
        sql("ALTER TABLE units_membership DISABLE TRIGGER membership_ends_acting")
        sql("UPDATE units_membership SET to_on = current_date WHERE worker_id = %s", worker)
        entered = acting.enter(token)
        assert entered is not None
        assert (entered.actor, entered.places) == (None, ())
        transaction.set_rollback(True)
