"""A begun text is seen by the one who takes over: that it is there, and its words only with a reason that is logged."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.handover.left_drafts import read_draft
from samsyn.capabilities.handover.queries import handover_page, has_draft
from samsyn.capabilities.handover.refusals import HandOverRefused
from samsyn.foundation.audit.models import AuditLink
from samsyn.foundation.drafts.keeping import save_draft
from tests.cases.rooms import NOW, case, day, task

from .rooms import give

pytestmark = pytest.mark.django_db
WRITTEN = "Kim berättade om stationen i går."
WHY = "Jag ska skriva klart anteckningen."


def draft(actor, about, form="home-visit-record", at=NOW):
    data = {"text": [WRITTEN], "place_kind": ["own_home"], "empty": [""]}
    save_draft(actor=actor, form=form, about=about, data=data, at=at)


def left(act, cast, **changed):
    """Sara's three drafts: about a visit of the case, about something else, and one begun afterwards."""
    sara = act("sara")
    theirs, visit = case(sara), uuid4()
    task(sara, theirs, about_kind="home_visit", about=visit)
    draft(sara, visit)
    draft(sara, uuid4(), "talk")
    draft(sara, theirs, "note", at=NOW + dt.timedelta(hours=1))
    return give(sara, sara, cast["samir"][0], [theirs], **changed)


def forms(actor, made):
    return sorted(one.form for one in handover_page(actor=actor, handover_id=made, at=NOW).drafts)


def test_the_receiver_sees_the_kind_of_what_was_begun_about_what_was_handed_over(act, cast):
    made = left(act, cast)
    assert forms(act("samir"), made) == ["home-visit-record"]
    assert forms(act("sara"), made) == []
    assert forms(act("siv"), made) == []


def test_where_everything_is_handed_over_every_draft_follows(act, cast):
    made = left(act, cast, everything=True)
    assert forms(act("samir"), made) == ["home-visit-record", "talk"]


def test_nothing_is_shown_before_the_day(act, cast):
    made = left(act, cast, from_on=day(3))
    assert forms(act("samir"), made) == []


def test_the_words_need_a_reason_and_the_reason_is_logged(act, cast):
    made = left(act, cast)
    samir = act("samir")
    (line,) = handover_page(actor=samir, handover_id=made, at=NOW).drafts
    with pytest.raises(HandOverRefused, match="varför"):
        read_draft(actor=samir, handover_id=made, draft_id=line.id, why=" ")
    shown = read_draft(actor=samir, handover_id=made, draft_id=line.id, why=WHY)
    assert (shown.texts, shown.answers) == ((WRITTEN,), 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.seal_audit()")
    act("siv")
    row = AuditLink.objects.get(object_kind="draft")
    assert (row.reason, row.object_id, row.worker_id) == (WHY, line.id, samir.worker_id)


def test_the_database_gives_the_words_to_nobody_else_and_never_without_a_reason(act, cast):
    made = left(act, cast)
    samir = act("samir")
    (line,) = handover_page(actor=samir, handover_id=made, at=NOW).drafts
    with (
        pytest.raises(DatabaseError, match="Skriv varför"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT samsyn.draft_left(%s, %s, '')", [made, line.id])
    for name in ("sara", "siv", "liv"):
        other = act(name)
        assert has_draft(handover_id=made, draft_id=line.id) is None
        assert read_draft(actor=other, handover_id=made, draft_id=line.id, why=WHY) is None
