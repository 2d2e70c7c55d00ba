"""The time on the family's own pages: exactly what was shown, noted as told, and nothing that is withheld."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.capabilities.meetings.actions import changing
from samsyn.capabilities.meetings.kinds import FAMILY_MEETING, FAMILY_MINUTES
from samsyn.capabilities.meetings.models import FamilyNotice
from samsyn.capabilities.meetings.queries.family import family_page, letter
from samsyn.capabilities.meetings.vocabulary import News, Way
from samsyn.foundation.family import actions as family_rooms
from samsyn.foundation.family.models import Ground
from samsyn.foundation.people.models import Guardian
from samsyn.law import Category

from .conftest import NOW, PLACE, SCHOOL, SECRET, WORKS, decision, held, sql
from .test_pages import MOST, at, text

pytestmark = pytest.mark.django_db
JUDGED = {
    "judged": "1",
    "fact_concerns_somebody_else": "no",
    "fact_guardian_may_decide": "yes",
    "fact_considerable_harm_to_child": "no",
    "fact_meeting_unsuitable_for_child": "no",
    "why": "Alla kommer.",
}


def opened(sara, called, guardian=""):
    """A room for Kim, or for a guardian by name."""
    row = Guardian.objects.filter(unit_id=sara.unit_id, name=guardian).first() if guardian else None
    return family_rooms.open_room(actor=sara, person_id=called.kim, guardian_id=row.id if row else None)


def letters(room, kind=FAMILY_MEETING):
    return sql(
        "SELECT m.payload FROM letters_sentmessage m JOIN family_familyroom r ON r.room_id = m.recipient_id "
        "WHERE r.id = %s AND m.kind_id = %s",
        room,
        kind.id,
    )


def test_kim_gets_the_time_on_the_own_page_and_it_is_noted(called, act, enter_as):
    room = opened(act("sara"), called)
    client = enter_as("sara")
    assert "Skicka till Kim Åberg" in text(client.get(at("family", called.id)))
    page = at("own_page", called.id, room)
    assert PLACE in text(client.get(page))
    sent = client.post(page, JUDGED | {"send": "1"})
    assert sent["Location"] == at("family", called.id), text(sent)
    assert "Kim Åberg Inbjudan, den egna sidan" in text(client.get(at("family", called.id)))
    act("sara")
    assert len(letters(room)) == 1
    assert FamilyNotice.objects.get().way == Way.OWN_PAGE


def test_a_guardian_from_whom_meetings_are_withheld_gets_nothing(called, act, enter_as):
    sara = act("sara")
    room = opened(sara, called, "Mona Åberg")
    family_rooms.withhold(
        actor=sara,
        person_id=called.kim,
        guardian_id=Guardian.objects.get(unit_id=sara.unit_id, name="Mona Åberg").id,
        ground=Ground.HARM,
        categories=(Category.MEETING,),
        reasons="Kim är rädd.",
        at=NOW,
    )
    client = enter_as("sara")
    page = at("own_page", called.id, room)
    assert "Skicka till Mona Åberg" not in text(client.get(page))
    client.post(page, JUDGED | {"send": "1"})
    act("sara")
    assert letters(room) == []
    assert FamilyNotice.objects.count() == 0


def test_what_there_is_to_tell_follows_the_meeting(called, act):
    sara = act("sara")
    assert letter(actor=sara, page=family_page(actor=sara, meeting_id=called.id)).news is News.INVITED
    changing.cancel(actor=sara, meeting_id=called.id, rest_of_series=False, why="Sjukdom", at=NOW)
    told = letter(actor=sara, page=family_page(actor=sara, meeting_id=called.id))
    assert told.news is News.CANCELLED
    assert "Sjukdom" not in str(told)


def test_what_the_meeting_came_to_is_read_by_kim_and_what_was_agreed_by_the_mother(called, act, enter_as):
    sara = act("sara")
    rooms = opened(sara, called), opened(sara, called, "Mona Åberg")
    held(sara, called.id, decision("Ringa Kim varje fredag"))
    client = enter_as("sara")
    assert "Vad mötet kom fram till, till Kim Åberg" in text(client.get(at("family", called.id)))
    for room in rooms:
        sent = client.post(at("own_minutes", called.id, room), JUDGED | {"send": "1"})
        assert sent["Location"] == at("family", called.id), text(sent)
    act("sara")
    kims, monas = (json.loads(letters(room, FAMILY_MINUTES)[0][0]) for room in rooms)
    assert [one["text"] for one in kims["parts"]] == [WORKS, SCHOOL, SECRET]
    assert monas["parts"] == []
    for told in (kims, monas):
        assert [one["what"] for one in told["agreed"]] == ["Ringa Kim varje fredag"]
    assert set(FamilyNotice.objects.values_list("news", "way")) == {(News.MINUTES, Way.OWN_PAGE)}


def test_what_the_mother_may_not_know_is_left_out_of_hers(called, act, enter_as):
    sara = act("sara")
    room = opened(sara, called, "Mona Åberg")
    held(sara, called.id, decision("Ringa Kim varje fredag"))
    family_rooms.withhold(
        actor=sara,
        person_id=called.kim,
        guardian_id=Guardian.objects.get(unit_id=sara.unit_id, name="Mona Åberg").id,
        ground=Ground.HARM,
        categories=(Category.SUPPORT_AND_PLAN,),
        reasons="Kim är rädd.",
        at=NOW,
    )
    enter_as("sara").post(at("own_minutes", called.id, room), JUDGED | {"send": "1"})
    act("sara")
    monas = json.loads(letters(room, FAMILY_MINUTES)[0][0])
    assert monas["agreed"] == []
    assert "Ringa" not in str(monas)


def test_minutes_that_are_not_approved_have_no_page_for_the_family(called, act, enter_as):
    room = opened(act("sara"), called)
    assert enter_as("sara").get(at("own_minutes", called.id, room)).status_code == 404


def test_the_pages_stay_within_fifteen_statements(called, act, enter_as):
    sara = act("sara")
    room = opened(sara, called)
    opened(sara, called, "Mona Åberg")
    held(sara, called.id, decision("Ringa Kim varje fredag"))
    client = enter_as("sara")
    for place in (
        at("family", called.id),
        at("own_page", called.id, room),
        at("own_minutes", called.id, room),
    ):
        client.get(place)
        with CaptureQueriesContext(connection) as caught:
            client.get(place)
        asked = [one["sql"] for one in caught if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= MOST, (place, [one[:150] for one in asked])
