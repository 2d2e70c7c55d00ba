"""Judging and signing: in words, never one's own, and frozen when it is signed."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.log_review import actions, queries
from samsyn.capabilities.log_review.models import Judgement, Review, Row
from samsyn.capabilities.log_review.refusals import ReviewRefused
from samsyn.capabilities.log_review.words import Outcome, Rule
from samsyn.foundation.audit.models import AuditLink
from samsyn.foundation.people.models import ProtectedIdentity
from samsyn.foundation.units.acting import acting_as
from tests.conftest import the_owner

from .rooms import NOW, judge_all, logged, opens, person, review, seal

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def reviewed(act, *names: str):
    """A review in which each of those named has opened Robin, who is protected."""
    siv = act("siv")
    robin = person(siv, "Robin", "Ek", protected_identity=ProtectedIdentity.MARKING)
    for name in names or ("sara", "samir"):
        opens(act(name), robin)
    return review(act("siv"))


def signed(act):
    made = reviewed(act)
    judge_all(act("siv"), made)
    actions.sign_review(actor=act("siv"), review_id=made, words="Inget att ändra.", at=NOW)
    return made


def refused(statement, *parameters):
    with pytest.raises(DatabaseError) as error, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, parameters)
    return str(error.value)


def changed(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.rowcount


def test_a_later_judgement_replaces_an_earlier_and_both_are_kept(act):
    made = reviewed(act)
    siv = act("siv")
    rows = Row.objects.filter(rule="protected_person", worker_name="Sara Lindqvist")
    for outcome, words in ((Outcome.NEEDS_TALK, "Fråga Sara."), (Outcome.IN_ORDER, "Sara hade jouren.")):
        actions.judge(
            actor=siv,
            review_id=made,
            row_ids=[row.id for row in rows],
            outcome=outcome,
            words=words,
            at=dt.datetime.now(dt.UTC),
        )
    page = queries.rule_page(actor=siv, review_id=made, rule=Rule.PROTECTED_PERSON)
    (line,) = [row for row in page.rows if row.worker_name == "Sara Lindqvist"]
    assert (line.judgement.outcome, line.judgement.words) == (Outcome.IN_ORDER, "Sara hade jouren.")
    assert Judgement.objects.count() == 2


def test_ones_own_look_ups_go_to_another_reviewer(act):
    made = reviewed(act, "siv", "sara")
    siv = act("siv")
    own = Row.objects.get(rule="protected_person", worker_id=siv.worker_id)
    with pytest.raises(ReviewRefused, match="sina egna uppslag"):
        actions.judge(actor=siv, review_id=made, row_ids=[own.id], outcome=Outcome.IN_ORDER, words="", at=NOW)
    judge_all(siv, made)
    page = queries.overview(actor=siv, review_id=made)
    assert page.own_waiting >= 1
    assert page.first_waiting is None
    with pytest.raises(ReviewRefused, match="inte bedömda än"):
        actions.sign_review(actor=siv, review_id=made, words="", at=NOW)


def test_the_database_itself_lets_nobody_judge_the_own(act):
    reviewed(act, "siv")
    siv = act("siv")
    own = Row.objects.filter(worker_id=siv.worker_id).first()
    said = refused(
        "INSERT INTO log_review_judgement (id, unit_id, row_id, outcome, words, reported_to, judged_at, judged_by, "
        "signature) VALUES (gen_random_uuid(), %s, %s, 'in_order', '', '', now(), %s, 'Någon annan')",
        siv.unit_id,
        own.id,
        act("sara").worker_id,
    )
    assert "row-level security" in said or "egna uppslag" in said
    act("siv")
    said = refused(
        "INSERT INTO log_review_judgement (id, unit_id, row_id, outcome, words, reported_to, judged_at, judged_by, "
        "signature) VALUES (gen_random_uuid(), %s, %s, 'in_order', '', '', now(), gen_random_uuid(), 'Någon annan')",
        siv.unit_id,
        own.id,
    )
    assert "egna uppslag" in said


def test_what_is_signed_is_frozen_and_its_hash_stands_in_the_log(act):
    made = signed(act)
    siv = act("siv")
    page = queries.overview(actor=siv, review_id=made)
    assert (page.line.signature, page.words, page.holds) == (siv.signature, "Inget att ändra.", True)
    seal()
    logged = AuditLink.objects.get(verb="sign", object_kind="log_review")
    assert logged.details["hash"] == page.hash
    assert len(page.hash) == 64
    with pytest.raises(ReviewRefused, match="redan underskriven"):
        judge_all(siv, made)
    with pytest.raises(ReviewRefused, match="redan underskriven"):
        actions.sign_review(actor=siv, review_id=made, words="", at=NOW)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE log_review_review SET words = 'annat' WHERE id = %s", "låst"),
        ("UPDATE log_review_review SET signed_at = NULL WHERE id = %s", "låst"),
        ("UPDATE log_review_row SET times = 1 WHERE review_id = %s", "permission denied"),
        ("DELETE FROM log_review_row WHERE review_id = %s", "permission denied"),
        (
            (
                "UPDATE log_review_judgement SET words = 'annat' WHERE row_id IN "
                "(SELECT id FROM log_review_row WHERE review_id = %s)"
            ),
            "permission denied",
        ),
        ("DELETE FROM log_review_review WHERE id = %s", "permission denied"),
        (
            (
                "INSERT INTO log_review_judgement (id, unit_id, row_id, outcome, words, reported_to, judged_at, "
                "judged_by, signature) SELECT gen_random_uuid(), unit_id, id, 'in_order', '', '', now(), worker_id, "
                "'x' FROM log_review_row WHERE review_id = %s"
            ),
            "underskriven",
        ),
    ],
)
def test_raw_sql_changes_nothing_of_a_signed_review(act, statement, says):
    made = signed(act)
    act("siv")
    assert says in refused(statement, made)


def test_the_hash_tells_when_what_was_judged_is_no_longer_the_same(cast):
    with the_owner(), transaction.atomic(), acting_as(*cast["siv"]) as siv:
        logged(cast["sara"], "Sara Lindqvist", person(siv, "Kim", "Åberg"), NOW)
        made = review(siv)
        judge_all(siv, made)
        actions.sign_review(actor=siv, review_id=made, words="", at=NOW)
        assert queries.overview(actor=siv, review_id=made).holds is True
        changed("SET CONSTRAINTS ALL IMMEDIATE")
        changed("ALTER TABLE log_review_row DISABLE TRIGGER log_review_row_frozen")
        assert changed("UPDATE log_review_row SET times = times + 1 WHERE review_id = %s", made) > 0
        assert queries.overview(actor=siv, review_id=made).holds is False
        transaction.set_rollback(True)


def test_a_review_cannot_be_signed_around_what_waits(act):
    made = reviewed(act)
    act("siv")
    said = refused(
        "UPDATE log_review_review SET signed_at = now(), signed_by = gen_random_uuid(), hash = 'x', signature = 'x' "
        "WHERE id = %s",
        made,
    )
    assert "inte bedömt" in said


@pytest.mark.parametrize("name", ["sara", "ada", "petra", "liv"])
def test_nobody_but_the_units_reviewers_sees_rows_or_judgements(act, name):
    made = reviewed(act)
    judge_all(act("siv"), made)
    assert Row.objects.filter(review_id=made).exists()
    act(name)
    assert not Row.objects.exists()
    assert not Judgement.objects.exists()


@pytest.mark.parametrize("name", ["petra", "liv"])
def test_another_unit_sees_no_review(act, name):
    reviewed(act)
    assert queries.reviews(actor=act(name)) == ()
    assert not Review.objects.exists()


def test_a_handler_can_neither_sign_nor_ask_nor_set_the_policy(act):
    made = reviewed(act)
    sara = act("sara")
    assert changed("UPDATE log_review_review SET words = 'x' WHERE id = %s", made) == 0
    day = NOW.date()
    assert "Bara enhetens chef" in refused(
        "SELECT samsyn.ask_for_log_review(%s, %s, 'x', 'x')", day, day + dt.timedelta(days=1)
    )
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        actions.set_policy(actor=sara, facts=actions.PolicyFacts(), at=NOW)


def test_a_handler_sees_only_the_own_log_even_past_the_door(act):
    kim = person(act("sara"), "Kim", "Åberg")
    opens(act("samir"), kim)
    seal()
    samir = act("samir")
    assert {link.worker_id for link in AuditLink.objects.all()} == {samir.worker_id}
    act("siv")
    assert {link.worker_name for link in AuditLink.objects.all()} >= {"Sara Lindqvist", "Samir Haddad"}


def test_what_a_colleague_has_told_is_seen_by_the_reviewer_and_nobody_else(act):
    samir = act("samir")
    actions.tell_facts(
        actor=samir, worker_id=samir.worker_id, address="Ekvägen 3", postcode="58221", other_names="", at=NOW
    )
    seen = {}
    for name in ("samir", "sara", "siv", "petra"):
        act(name)
        seen[name] = changed("SELECT 1 FROM log_review_workerfacts")
    assert seen == {"samir": 1, "sara": 0, "siv": 1, "petra": 0}


def test_the_roles_that_the_database_knows_are_those_of_the_code():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'may_review_logs'")
        ((source,),) = cursor.fetchall()
    assert {"log_reviewer", "manager"} == queries.REVIEWERS
    assert "ARRAY['log_reviewer', 'manager']" in source


def test_no_name_is_shown_without_being_read_into_the_reviewers_log(act):
    made = reviewed(act)
    siv = act("siv")
    seal()
    before = AuditLink.objects.filter(object_kind="log_review", verb="read").count()
    page = queries.rule_page(actor=siv, review_id=made, rule=Rule.PROTECTED_PERSON)
    assert {row.person_name for row in page.rows} == {"Robin Ek"}
    seal()
    reads = AuditLink.objects.filter(object_kind="log_review", verb="read")
    assert reads.count() == before + 1
    assert reads.first().object_id == made
