"""The plan in the family's own rooms: to whom, and what of it."""

import pytest
from django.urls import reverse

from samsyn.capabilities.groups.actions import showing
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.family.actions import open_room, withhold
from samsyn.foundation.family.grounds import Ground
from samsyn.foundation.messages import reading
from samsyn.foundation.people.models import Guardian
from samsyn.law import Category

from .kim import AT, TODAY, whole_way

pytestmark = pytest.mark.django_db


def test_the_young_person_reads_the_whole_plan_in_a_room_of_their_own(act, family):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    open_room(actor=sara, person_id=kim)
    shown, (room,) = showing.rooms_to_show(actor=sara, plan_id=plan, on=TODAY)
    judged = {"fact_concerns_somebody_else": "no", "why": "Planen är Kims egen."}
    ready = showing.to_show(actor=sara, page=shown, room=room, typed=judged, on=TODAY)
    message = showing.show(actor=sara, page=shown, shown=ready, why="", at=AT)
    told = reading.sent_message(actor=sara, message_id=message).payload
    assert [one.words for one in told.goals] == ["Bråka mindre hemma.", "Jag vill klara nian."]
    assert len(told.commitments) == 2
    assert {one.category: one.text for one in told.parts} == {
        Category.SUPPORT_AND_PLAN: "Ring Sara. På natten socialjouren.",
        Category.FAMILY: "Mona hämtar.",
        Category.CRIME_RISK: "Vi ses inom två dagar.",
    }


def test_what_is_withheld_from_a_guardian_shows_in_no_commitment(act, family):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    mona = Guardian.objects.get(youth_id=kim, name="Mona Åberg")
    open_room(actor=sara, person_id=kim, guardian_id=mona.id)
    judged = {"fact_guardian_may_decide": "yes", "fact_considerable_harm_to_child": "no", "why": "Monas del."}

    def told():
        shown, (room,) = showing.rooms_to_show(actor=sara, plan_id=plan, on=TODAY)
        part = showing.to_show(actor=sara, page=shown, room=room, typed=judged, on=TODAY).part
        return [one.what for one in part.commitments], [one.words for one in part.goals]

    assert told() == (
        ["Ringa varje fredag", "Ordna en mentor"],
        ["Bråka mindre hemma.", "Jag vill klara nian."],
    )
    withhold(
        actor=sara,
        person_id=kim,
        guardian_id=mona.id,
        ground=Ground.HARM,
        reasons="Kim har bett om det.",
        categories=(Category.SCHOOL_SITUATION,),
        at=AT,
    )
    assert told() == (["Ringa varje fredag"], ["Bråka mindre hemma."])


def test_a_guardian_reads_of_the_young_persons_goals_and_the_young_person_of_the_own(act, enter_as, family):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    mona = Guardian.objects.get(youth_id=kim, name="Mona Åberg")
    for guardian in (None, mona.id):
        open_room(actor=sara, person_id=kim, guardian_id=guardian)
    _shown, rooms = showing.rooms_to_show(actor=sara, plan_id=plan, on=TODAY)
    client = enter_as("sara")
    judged = {
        "fact_concerns_somebody_else": "no",
        "fact_guardian_may_decide": "yes",
        "fact_considerable_harm_to_child": "no",
        "why": "Planen är familjens.",
    }
    kims, monas = (
        client.post(reverse("groups:show_plan", args=[plan, one.id]), judged).content.decode()
        for one in rooms
    )
    assert "Det här vill jag" in kims
    assert "Den unges mål" in monas
    assert "Det här vill jag" not in monas


def test_a_guardian_gets_nothing_of_the_plan_before_somebody_has_judged(act, family):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    mona = Guardian.objects.get(youth_id=kim, name="Mona Åberg")
    open_room(actor=sara, person_id=kim, guardian_id=mona.id)
    shown, (room,) = showing.rooms_to_show(actor=sara, plan_id=plan, on=TODAY)
    ready = showing.to_show(actor=sara, page=shown, room=room, typed=None, on=TODAY)
    assert ready.part is None
    assert ready.form.asked
    with pytest.raises(GroupRefused, match="får inte lämnas till Mona"):
        showing.show(actor=sara, page=shown, shown=ready, why="", at=AT)
