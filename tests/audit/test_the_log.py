"""The log: what is written, by whom, and that nothing in it can be changed unseen."""

import json
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.foundation.audit import log
from samsyn.foundation.audit.models import AuditLink
from samsyn.foundation.audit.queries import log_lines
from samsyn.foundation.audit.sealing import seal
from samsyn.foundation.audit.verifying import ROOTS_FILE, verify
from tests.conftest import the_owner

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(statement, *parameters):
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        sql(statement, *parameters)
    return str(error.value)


def write(number, actor):
    for count in range(number):
        log.record(actor=actor, verb="write", object_kind="entry", reason=f"rad {count}", åäö="ö")


def test_the_database_says_who_wrote_a_row_whatever_the_row_says(act, cast, tmp_path):
    sara = act("sara")
    sql(
        "INSERT INTO audit_auditinbox (at, unit_id, worker_id, worker_name, verb, object_kind, reason, details) "
        "VALUES ('1999-01-01', %s, %s, 'Liv', 'read', 'case', '', '{}')",
        cast["liv"][1],
        cast["liv"][0],
    )
    seal(tmp_path)
    (row,) = AuditLink.objects.all()
    assert (row.unit_id, row.worker_id, row.at.year > 1999) == (sara.unit_id, sara.worker_id, True)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM audit_auditinbox",
        "UPDATE audit_auditinbox SET verb = 'x'",
        "DELETE FROM audit_auditinbox",
        "INSERT INTO audit_auditlink (chain_id) VALUES (gen_random_uuid())",
        "UPDATE audit_auditlink SET verb = 'x'",
        "DELETE FROM audit_auditlink",
        "DELETE FROM audit_auditroot",
        "TRUNCATE audit_auditlink",
    ],
)
def test_the_web_role_may_only_add(act, statement):
    act("sara")
    assert "permission denied" in refused(statement)


def test_each_unit_sees_its_own_log(act, tmp_path):
    write(2, act("sara"))
    write(1, act("per"))
    seal(tmp_path)
    assert len(log_lines(actor=act("sara"))) == 2
    assert len(log_lines(actor=act("per"))) == 1
    assert log_lines(actor=act("liv")) == ()


def test_a_whole_log_is_verified(act, tmp_path):
    with the_owner():
        fill(3)
        assert seal(tmp_path) == 6
        fill(2)
        assert seal(tmp_path) == 4
        result = verify(tmp_path / ROOTS_FILE)
    assert (result.rows, result.chains, result.faults) == (10, 2, ())


def fill(number):
    """Rows of two units, as the owner writes them for the delivery function."""
    for unit in (uuid.UUID(int=1), uuid.UUID(int=2)):
        for count in range(number):
            sql(
                "INSERT INTO audit_auditinbox (at, unit_id, worker_name, verb, object_kind, reason, details) "
                "VALUES (clock_timestamp(), %s, 'Sara Åström', 'write', 'entry', %s, %s)",
                unit,
                f"rad {count}, med ÅÄÖ och 'tecken'",
                json.dumps({"b": 1, "a": [None, "å"]}),
            )


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (
            "UPDATE audit_auditlink SET reason = 'annat' WHERE sequence = 2 AND chain_id = %s",
            2,
            "har ändrats",
        ),
        (
            "UPDATE audit_auditlink SET worker_name = 'Per' WHERE sequence = 1 AND chain_id = %s",
            1,
            "har ändrats",
        ),
        ("DELETE FROM audit_auditlink WHERE sequence = 2 AND chain_id = %s", 2, "saknas före rad 3"),
        ("DELETE FROM audit_auditlink WHERE sequence = 4 AND chain_id = %s", 4, "rotfilen utanför databasen"),
        (
            (
                "UPDATE audit_auditlink SET sequence = CASE sequence WHEN 2 THEN 300 ELSE sequence END "
                "WHERE chain_id = %s"
            ),
            2,
            "saknas före rad",
        ),
    ],
)
def test_a_changed_removed_or_moved_row_is_found_and_named(tmp_path, change, place, words):
    chain = uuid.UUID(int=2)
    with the_owner(), transaction.atomic():
        fill(4)
        seal(tmp_path)
        assert verify(tmp_path / ROOTS_FILE).faults == ()
        sql("ALTER TABLE audit_auditlink DISABLE TRIGGER audit_link_frozen")
        sql(change, chain)
        faults = verify(tmp_path / ROOTS_FILE).faults
    assert (str(chain), place) in {(fault.chain, fault.sequence) for fault in faults}
    assert any(words in fault.what for fault in faults)


def test_two_rows_that_changed_places_are_found(tmp_path):
    with the_owner(), transaction.atomic():
        fill(4)
        seal(tmp_path)
        sql("ALTER TABLE audit_auditlink DISABLE TRIGGER audit_link_frozen")
        for old, new in ((2, 99), (3, 2), (99, 3)):
            sql("UPDATE audit_auditlink SET sequence = %s WHERE sequence = %s", new, old)
        faults = verify(tmp_path / ROOTS_FILE).faults
    assert {fault.sequence for fault in faults} >= {2, 3}


def test_even_the_owner_is_stopped_by_the_trigger(tmp_path):
    with the_owner(), transaction.atomic():
        fill(1)
        seal(tmp_path)
        assert "kan varken ändras eller tas bort" in refused("UPDATE audit_auditlink SET verb = 'x'")
        assert "kan varken ändras eller tas bort" in refused("DELETE FROM audit_auditlink")
