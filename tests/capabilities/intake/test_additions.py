"""What the one who left a tip adds later joins the tip: in Inkommet, on the matter's page, on the time line."""

import hashlib
import json
import secrets

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.capabilities.intake.actions import persons, receiving, sorting
from samsyn.capabilities.intake.queries.inbox import inbox
from samsyn.capabilities.intake.words import Sorting
from samsyn.capabilities.tips.payload import Tip, Urgency
from samsyn.foundation.cases import queries as cases
from samsyn.foundation.messages import reading, threads
from samsyn.foundation.messages.payloads import pack

from .conftest import now, register_kim, sql

pytestmark = pytest.mark.django_db
CODE = hashlib.sha256(b"a code").digest()
TIP = pack(Tip(what="Han säljer något vid stationen.", urgency=Urgency.SOON, municipality="9901"))
ADDED = "Nu var han där igen."


@pytest.fixture
def sara(act):
    return act("sara")


@pytest.fixture
def tip(sara):
    sql(
        "SELECT samsyn.receive_tip(%s, %s, %s, %s, '', '', '{}'::bytea[])",
        sara.unit_id,
        CODE,
        json.dumps(TIP),
        secrets.token_bytes(32),
    )
    return sql("SELECT id FROM letters_receivedmessage")[0][0]


def add(text=ADDED):
    """The reporter comes back with the code; the id of what came in."""
    assert sql("SELECT samsyn.add_to_tip(%s, %s, %s)", CODE, text, secrets.token_bytes(32)) == [(True,)]
    return sql("SELECT id FROM letters_receivedmessage WHERE in_reply_to IS NOT NULL ORDER BY received_at")[
        -1
    ][0]


def sorted_as(sara, tip, what):
    matter = receiving.take_up(actor=sara, message_id=tip, at=now())
    sorting.sort(actor=sara, matter_id=matter.id, sorting=what, why="Så står det.", seen=None, at=now())
    return matter


def shown(lines):
    return [(line.kind_key, line.added) for line in lines]


def test_an_addition_is_marked_on_its_tip_and_stands_nowhere_alone(tip, sara):
    assert shown(inbox(actor=sara).new) == [("tip", False)]
    add()
    assert shown(inbox(actor=sara).new) == [("tip", True)]


def test_an_addition_to_a_tip_that_is_assessed_is_marked_on_its_matter(tip, sara):
    sorted_as(sara, tip, Sorting.CHILD_CONCERN)
    add()
    assert shown(inbox(actor=sara).new) == []
    assert shown(inbox(actor=sara).ongoing) == [("tip", True)]


def test_an_addition_to_what_is_closed_stands_in_inkommet_until_it_is_read(tip, sara, act, enter_as):
    matter = sorted_as(sara, tip, Sorting.NO_ACTION)
    addition = add()
    assert shown(inbox(actor=sara).new) == [("tip_addition", False)]
    page = enter_as("sara").get(f"/inkommet/meddelande/{addition}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/inkommet/arende/{matter.id}/"
    assert ADDED in page.content.decode()
    assert inbox(actor=act("sara")).new == ()
    assert reading.open_message(actor=act("sara"), message_id=addition).read_at is not None


def test_the_page_of_an_unsorted_tip_shows_what_was_added_and_marks_it_read(tip, sara, act, enter_as):
    addition = add()
    page = enter_as("sara").get(f"/inkommet/meddelande/{addition}/", follow=True)
    assert page.redirect_chain[-1][0] == f"/inkommet/meddelande/{tip}/"
    assert ADDED in page.content.decode()
    sara = act("sara")
    assert shown(inbox(actor=sara).new) == [("tip", False)]
    assert threads.how_many_unread(actor=sara) == 0


def test_reading_an_addition_with_its_tip_is_logged(tip, sara, enter_as):
    addition = add()
    with CaptureQueriesContext(connection) as asked:
        enter_as("sara").get(f"/inkommet/meddelande/{tip}/")
    logged = "".join(query["sql"] for query in asked if "audit_auditinbox" in query["sql"])
    assert addition.hex in logged


def test_additions_before_and_after_somebody_is_chosen_stand_on_the_time_line(tip, sara):
    add("Före.")
    matter = sorted_as(sara, tip, Sorting.CHILD_CONCERN)
    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())
    add("Efter.")
    kinds = [row.kind for row in cases.timeline(actor=sara, person_id=kim.id) if row.received]
    assert sorted(kinds) == ["tip", "tip_addition", "tip_addition"]
    persons.unlink(actor=sara, matter_id=matter.id, at=now())
    assert [row.kind for row in cases.timeline(actor=sara, person_id=kim.id) if row.received] == []


def test_another_unit_sees_nothing_of_an_addition(tip, sara, act, enter_as):
    addition = add()
    assert inbox(actor=act("liv")).new == ()
    assert enter_as("liv").get(f"/inkommet/meddelande/{addition}/").status_code == 404
