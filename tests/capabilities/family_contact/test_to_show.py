"""What is told to others about a young person with an own page comes to the desk: show it there."""

from uuid import uuid4

import pytest

from samsyn.foundation.cases.models import Task
from samsyn.foundation.family.actions import close_room
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.kinds import Kind, register
from samsyn.foundation.messages.models import SentMessage
from samsyn.law import Category, Fact, Party, Purpose
from tests.family.conftest import NOW, Note, room
from tests.family.conftest import send as send_to_family

pytestmark = pytest.mark.django_db
CRIME = (Category.CRIME_RISK,)
TOLD = register(Kind("test_told_police", 1, "Prov", Note, "none.html", CRIME, Purpose.PREVENT_CRIME))
JUDGED = {"fact_concerns_somebody_else": "no", "why": "Rör bara Kim.", "step": "send"}


def tell_the_police(sara, family):
    (police, *_rest) = assessing.recipients(actor=sara, parties=[Party.POLICE])
    examination = assessing.examine(
        actor=sara,
        about=About.born_on(family.kim, family.born),
        recipient=police,
        categories=CRIME,
        purpose=Purpose.PREVENT_CRIME,
        on=NOW.date(),
        facts={Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False},
    )
    kept = assessing.record_assessment(actor=sara, examination=examination, at=NOW)
    return sending.send(
        actor=sara,
        recipient_id=police.unit_id,
        kind=TOLD,
        payload=Note("Oro"),
        person_id=family.kim,
        assessment_id=kept,
        at=NOW,
    )


def to_show():
    return list(Task.objects.filter(rule="show_who_knows").order_by("starts_at"))


def test_one_task_however_much_is_told_that_leads_to_the_page_and_ends_when_it_is_shown(kims, browse_as):
    sara, family = kims()
    own = room(sara, family)
    first, _second = tell_the_police(sara, family), tell_the_police(sara, family)
    (task,) = to_show()
    assert (task.about, task.person_id, task.done_at) == (own.id, family.kim, None)
    client = browse_as("sara")
    address = f"/familjen/sida/{own.id}/vem-vet/"
    assert address in client.get("/").content.decode()
    client.post(
        address, {"shown": [str(first)], "text": "Det här vet polisen.", "once": str(uuid4())} | JUDGED
    )
    assert SentMessage.objects.filter(kind__key="who_knows").count() == 1
    assert to_show()[0].done_at is not None
    tell_the_police(sara, family)
    assert [one.done_at is None for one in to_show()] == [False, True]


def test_no_task_where_nobody_has_an_own_page_or_only_a_guardian_or_it_was_closed(kims):
    sara, family = kims()
    tell_the_police(sara, family)
    room(sara, family, family.mona)
    tell_the_police(sara, family)
    own = room(sara, family)
    close_room(actor=sara, family_room_id=own.id, why="Kim vill inte.", at=NOW)
    tell_the_police(sara, family)
    assert to_show() == []


def test_nothing_waits_to_be_shown_on_a_page_that_was_closed(kims):
    sara, family = kims()
    own = room(sara, family)
    tell_the_police(sara, family)
    close_room(actor=sara, family_room_id=own.id, why="Kim vill inte.", at=NOW)
    assert [(one.done_at, one.result) for one in to_show()] == [(NOW, "Den egna sidan stängdes.")]


def test_what_the_family_is_sent_is_nothing_to_show(kims):
    sara, family = kims()
    send_to_family(sara, family, room(sara, family))
    assert to_show() == []
