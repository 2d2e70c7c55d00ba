"""The tables of methods, attacked with raw SQL as the role that serves the pages."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.methods import loader
from samsyn.methods.writing import whole, written

from .desk import DAY, TODAY

pytestmark = pytest.mark.django_db
TEXT = written(whole(loader.method("sspf", on=TODAY)))


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(statement, *parameters):
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        sql(statement, *parameters)
    return str(error.value)


def publish(
    municipality="9901", key="sspf", version=1, lead="social_services", day=TODAY, decided="Styrgruppen."
):
    sql(
        "SELECT samsyn.publish_method(%s, %s, %s, %s, 'sspf', %s, %s, %s, %s)",
        uuid.uuid4(),
        municipality,
        key,
        version,
        lead,
        TEXT,
        day,
        decided,
    )


def refuses(**told):
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        publish(**told)
    return str(error.value)


def draft(municipality="9901", lead="social_services", revision=0):
    return sql(
        "SELECT samsyn.save_method_draft(%s, 'sspf', 'sspf', %s, %s, %s)", municipality, lead, TEXT, revision
    )[0][0]


@pytest.mark.parametrize("name", ["bea", "siv"])
def test_a_coordinator_and_a_manager_of_the_unit_that_leads_publish(act, name):
    act(name)
    publish()
    assert sql("SELECT key, version FROM method_desk_methodversion") == [("sspf", 1)]


@pytest.mark.parametrize("name", ["sara", "samir", "per", "faruk", "karin", "ada", "jorunn"])
def test_nobody_without_the_role_publishes_drafts_or_withdraws(act, name):
    act(name)
    lead = "police" if name == "per" else "social_services"
    assert "Bara en samordnare eller enhetschef" in refuses(lead=lead)
    assert "Bara en samordnare eller enhetschef" in refused(
        "SELECT samsyn.save_method_draft('9901', 'sspf', 'sspf', %s, 'x', 0)", lead
    )
    assert "Bara en samordnare eller enhetschef" in refused(
        "SELECT samsyn.withdraw_method('9901', 'sspf', 1, %s)", lead
    )
    assert "Bara en samordnare eller enhetschef" in refused(
        "SELECT samsyn.drop_method_draft('9901', 'sspf', %s)", lead
    )


def test_without_a_worker_nothing_is_read_or_written(db):
    assert sql("SELECT count(*) FROM method_desk_methodversion") == [(0,)]
    assert "Bara en samordnare" in refuses()


def test_siv_publishes_nothing_in_another_municipality(act):
    act("siv")
    assert "i kommunen" in refuses(municipality="9902")


def test_the_police_cannot_take_over_a_method_by_saying_that_they_lead_it(act):
    act("bea")
    publish()
    act("petra")
    assert "Bara den verksamhet som leder" in refuses(version=2, lead="police", day=TODAY + DAY)
    assert "Bara den verksamhet som leder" in refuses(version=2, day=TODAY + DAY)
    act("bea")
    draft()
    act("petra")
    assert "Bara den verksamhet som leder" in refused(
        "SELECT samsyn.drop_method_draft('9901', 'sspf', 'police')"
    )


def test_every_unit_of_the_municipality_reads_and_no_other(act):
    act("bea")
    publish()
    draft()
    for name, seen in (("sara", 1), ("per", 1), ("rut", 1), ("liv", 0)):
        act(name)
        for table in ("method_desk_methodversion", "method_desk_methoddraft"):
            assert sql(f"SELECT count(*) FROM {table}") == [(seen,)], (name, table)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE method_desk_methodversion SET text = 'x'",
        "DELETE FROM method_desk_methodversion",
        "UPDATE method_desk_methoddraft SET text = 'x'",
        "DELETE FROM method_desk_methoddraft",
        "INSERT INTO method_desk_methodversion SELECT * FROM method_desk_methodversion",
        "SELECT samsyn.keeper_of_methods('9901', 'sspf', 'social_services')",
    ],
)
def test_the_webs_role_writes_nothing_by_itself(act, statement):
    act("bea")
    publish()
    assert "permission denied" in refused(statement)


def test_the_same_rules_hold_in_the_database(act):
    act("bea")
    assert "inte gälla bakåt" in refuses(day=TODAY - DAY)
    assert "vem som har bestämt" in refuses(decided=" ")
    publish(day=TODAY + DAY)
    assert "under tiden" in refuses()
    assert "redan publicerad" in refuses(version=2, day=TODAY + DAY)
    assert "redan publicerad" in refuses(version=2)
    sql("SELECT samsyn.withdraw_method('9901', 'sspf', 1, 'social_services')")
    assert "Bara det som inte har börjat" in refused(
        "SELECT samsyn.withdraw_method('9901', 'sspf', 1, 'social_services')"
    )
    publish(version=2)
    assert "Bara det som inte har börjat" in refused(
        "SELECT samsyn.withdraw_method('9901', 'sspf', 2, 'social_services')"
    )


def test_a_draft_is_saved_only_over_what_was_read(act):
    act("bea")
    assert draft() == 1
    for read in (0, 2):
        assert "under tiden" in refused(
            "SELECT samsyn.save_method_draft('9901', 'sspf', 'sspf', 'social_services', 'x', %s)", read
        )
    assert draft(revision=1) == 2
    assert "för stor" in refused(
        "SELECT samsyn.save_method_draft('9901', 'sspf', 'sspf', 'social_services', %s, 2)", "x" * 500_001
    )
