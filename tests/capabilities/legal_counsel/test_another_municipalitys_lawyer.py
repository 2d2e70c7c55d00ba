"""Liv is made Norrvik's lawyer: what is Åkerö's she neither settles, nor reads, nor counts, nor answers."""

import uuid
from collections.abc import Iterator

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from samsyn.capabilities.legal_counsel.queries.counts import counts
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.settlements.actions import SettlementRefused, settle
from samsyn.foundation.settlements.decision import Decision
from samsyn.foundation.settlements.models import LocalSettlement
from samsyn.foundation.settlements.queries import history, present

from .test_counts import assess
from .test_pages import POINT, QUESTION, REASONS, ask, settle_form, shown

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
SETTLE = "SELECT samsyn.settle(%s, %s, '15a-mot-23', %s, %s, NULL, %s, %s)"
AKERO, NORRVIK = "9901", "9902"


@pytest.fixture(autouse=True)
def _liv_advises(cast) -> Iterator[None]:
    """Liv is her municipality's lawyer too, for a moment and for real."""
    known = connections["owner"].get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    change = "UPDATE units_membership SET roles = roles {} WHERE worker_id = %s AND unit_id = %s"
    where = {name: known[name] for name in names if known.get(name)}
    with psycopg.connect(**where, autocommit=True) as owner:
        owner.execute(change.format("|| '[\"lawyer\"]'"), cast["liv"])
        try:
            yield
        finally:
            owner.execute(change.format("- 'lawyer'"), cast["liv"])


def by_hand(municipality, decision="opens", replaces=None):
    with transaction.atomic(), connection.cursor() as cursor:
        day = timezone.localdate()
        cursor.execute(SETTLE, [uuid.uuid4(), municipality, decision, day, REASONS, replaces])


@pytest.fixture
def jorunns(enter_as, act) -> LocalSettlement:
    """What Jorunn has settled for Åkerö."""
    assert enter_as("jorunn").post(POINT, settle_form(settle="1", replaces="")).status_code == 302
    act("jorunn")
    return LocalSettlement.objects.get()


def test_liv_is_a_lawyer_and_settles_for_her_own(act):
    act("liv")
    by_hand(NORRVIK)
    assert [row.municipality_id for row in LocalSettlement.objects.all()] == [NORRVIK]
    act("jorunn")
    assert LocalSettlement.objects.count() == 0


@pytest.mark.parametrize("decision", ["opens", "closes", "unsettled"])
def test_she_neither_settles_nor_ends_anothers(act, jorunns, decision):
    liv = act("liv")
    for replaces in (None, jorunns.id):
        with pytest.raises(DatabaseError, match="Du kan bara avgöra för din egen kommun"):
            by_hand(AKERO, decision, replaces)
    with pytest.raises(SettlementRefused, match="egen kommun"), transaction.atomic():
        settle(
            actor=liv,
            municipality=AKERO,
            point=jorunns.point,
            decision=Decision(decision),
            from_on=timezone.localdate(),
            to_on=None,
            reasons=REASONS,
            replaces=jorunns.id,
        )
    act("jorunn")
    assert LocalSettlement.objects.get().decision == "opens"


def test_a_form_with_anothers_decision_in_it_changes_nothing(enter_as, act, jorunns):
    form = settle_form(settle="1", replaces=str(jorunns.id), decision="closes")
    enter_as("liv").post(POINT, form)
    act("liv")
    assert not LocalSettlement.objects.filter(municipality_id=AKERO).exists()
    act("jorunn")
    assert LocalSettlement.objects.get().decision == "opens"


def test_she_reads_nothing_of_what_is_settled_elsewhere(enter_as, act, jorunns):
    liv = act("liv")
    assert history(actor=liv) == ()
    assert present(actor=liv, on=timezone.localdate()) == {NORRVIK: {}}
    client = enter_as("liv")
    for path in ("/jurist/", POINT, "/jurist/lagen/"):
        page = shown(client.get(path))
        assert REASONS not in page
        assert "Jorunn" not in page


def test_she_counts_only_her_own(act):
    assess(act("sara"), 7)
    today = timezone.localdate()
    assert counts(actor=act("liv"), on=today).all == ()
    assess(act("liv"), 6)
    (row,) = counts(actor=act("liv"), on=today).all
    assert row.cells[0] == 6
    (row,) = counts(actor=act("jorunn"), on=today).all
    assert row.cells[0] == 7


def test_she_neither_reads_nor_answers_a_question_that_another_was_asked(enter_as, act):
    assert ask(enter_as("sara")).status_code == 302
    act("jorunn")
    (got,) = ReceivedMessage.objects.all()
    client, path = enter_as("liv"), f"/jurist/fragor/{got.id}/"
    assert QUESTION[:30] not in shown(client.get("/jurist/"))
    assert client.get(path).status_code == 404
    assert client.post(path, {"answer": "Ja.", "once": str(uuid.uuid4())}).status_code == 404
    act("liv")
    assert ReceivedMessage.objects.count() == 0
    act("sara")
    assert ReceivedMessage.objects.count() == 0
