"""The lawyer's numbers: counts from five, of the own municipality, and to nobody else."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.legal_counsel.queries.counts import counts
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import About
from samsyn.law import Category, Fact, Party, Purpose

pytestmark = pytest.mark.django_db
NOW = dt.datetime.now(dt.UTC)
BORN = dt.date(2010, 5, 1)


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def assess(actor, how_many, *, refrain=False, at=NOW):
    (police,) = assessing.recipients(actor=actor, parties=[Party.POLICE])
    examination = assessing.examine(
        actor=actor,
        about=About.born_on(None, BORN),
        recipient=police,
        categories=[Category.CRIME_RISK],
        purpose=Purpose.PREVENT_CRIME,
        on=at.date(),
        facts={Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: refrain},
    )
    for _ in range(how_many):
        if refrain:
            assessing.refrain(actor=actor, examination=examination, why="Nej.", at=at)
        else:
            assessing.record_assessment(actor=actor, examination=examination, at=at)


def of(rows, label):
    return next(row.cells[0] for row in rows if str(row.label) == label)


def test_five_are_counted_and_four_are_few(act):
    sara = act("sara")
    assess(sara, 5)
    assess(sara, 4, refrain=True)
    jorunn = act("jorunn")
    found = counts(actor=jorunn, on=NOW.date())
    assert of(found.all, "Prövningar som öppnade") == 5
    assert of(found.all, "Prövningar där man avstod") == "few"
    assert of(found.outcomes, "behöver bedömas") == "few"
    assert of(found.grounds, "10 kap. 18 a § OSL") == 5
    assert found.outcomes[0].cells[1] is None


def test_the_database_itself_keeps_back_what_is_under_the_floor(act):
    assess(act("sara"), 4)
    act("jorunn")
    rows = sql("SELECT what, how_many FROM samsyn.assessment_counts()")
    assert {what for what, _ in rows} == {"sent", "outcome", "ground"}
    assert {how_many for _, how_many in rows} == {None}


def test_another_municipalitys_assessments_are_not_counted(act):
    assess(act("liv"), 6)
    jorunn = act("jorunn")
    assert counts(actor=jorunn, on=NOW.date()).all == ()
    act("sara")
    assess(act("sara"), 5)
    jorunn = act("jorunn")
    assert of(counts(actor=jorunn, on=NOW.date()).all, "Prövningar som öppnade") == 5


def test_what_is_older_than_a_year_is_not_counted(act):
    assess(act("sara"), 5, at=NOW - dt.timedelta(days=400))
    jorunn = act("jorunn")
    assert counts(actor=jorunn, on=NOW.date()).all == ()


@pytest.mark.parametrize("name", ["sara", "siv", "ada", "per", "karin", "rut", "liv"])
def test_nobody_else_gets_a_count(act, name):
    assess(act("sara"), 5)
    act(name)
    with pytest.raises(DatabaseError, match="Bara en kommuns jurist"), transaction.atomic():
        sql("SELECT * FROM samsyn.assessment_counts()")


@pytest.mark.parametrize(
    "table", ["letters_assessment", "letters_assessmentitem", "letters_sentmessage", "people_person"]
)
def test_the_lawyer_sees_no_row_behind_the_counts(act, table):
    sara = act("sara")
    assess(sara, 5)
    assert sql("SELECT count(*) FROM letters_assessment") == [(5,)]
    act("jorunn")
    assert sql(f"SELECT count(*) FROM {table}") == [(0,)]


def test_without_a_token_there_is_no_count(act):
    act("jorunn")
    sql("SELECT set_config('samsyn.token', '', true)")
    with pytest.raises(DatabaseError, match="Bara en kommuns jurist"), transaction.atomic():
        sql("SELECT * FROM samsyn.assessment_counts()")


def test_where_one_is_few_the_smallest_other_is_kept_back_too(act):
    sara = act("sara")
    assess(sara, 6)
    assess(sara, 3, refrain=True)
    jorunn = act("jorunn")
    found = counts(actor=jorunn, on=NOW.date())
    assert of(found.outcomes, "får lämnas") == "kept_back"
    assert of(found.outcomes, "behöver bedömas") == "few"
    sara = act("sara")
    assess(sara, 2, refrain=True)
    jorunn = act("jorunn")
    found = counts(actor=jorunn, on=NOW.date())
    assert (of(found.outcomes, "får lämnas"), of(found.outcomes, "behöver bedömas")) == (6, 5)
