"""The plan in versions, each party's part of it, and what becomes of what was taken on."""

import pytest

from samsyn.capabilities.groups.actions import planning, progress, sending
from samsyn.capabilities.groups.actions.planning import GoalFacts, PlanTexts
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import LifeArea
from samsyn.capabilities.groups.queries import plans
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.commitments.actions import Said
from samsyn.foundation.commitments.models import Commitment, Hindrance, Step
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import AssessmentItem, ReceivedMessage, SentMessage
from samsyn.law import Category

from .kim import AT, TODAY, adopt, consent, enrol, page, whole_way, with_place, write_plan

pytestmark = pytest.mark.django_db


def test_a_plan_is_not_adopted_until_it_is_whole(act, family):
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    with pytest.raises(GroupRefused, match="inskriven"):
        planning.begin(actor=sara, group_id=group, at=AT)
    consent(act, kim)
    sara = act("sara")
    enrol(sara, group)
    plan = planning.begin(actor=sara, group_id=group, at=AT)
    assert planning.begin(actor=sara, group_id=group, at=AT) == plan
    with pytest.raises(GroupRefused, match="inget mål"):
        adopt(sara, plan)
    with pytest.raises(GroupRefused, match="mellan 0 och 10"):
        planning.add_goal(
            actor=sara, plan_id=plan, facts=GoalFacts(LifeArea.FUTURE, "Körkort", None, 11), at=AT
        )
    write_plan(sara, group)
    with pytest.raises(GroupRefused, match="hur den unge står"):
        planning.adopt(actor=sara, plan_id=plan, signed=(), at=AT)
    adopt(sara, plan)
    with pytest.raises(GroupRefused, match="antagen"):
        planning.save_texts(actor=sara, plan_id=plan, texts=PlanTexts("x", "", "", None), at=AT)


def test_the_next_version_begins_as_a_copy_and_the_difference_is_shown(act, family):
    _kim, _given, group, _theirs, first = whole_way(act, family)
    sara = act("sara")
    second = planning.begin(actor=sara, group_id=group, at=AT)
    shown = plans.plan_page(actor=sara, plan_id=second, on=TODAY)
    assert len(shown.goals) == 2
    assert len(shown.commitments) == 2
    assert not shown.difference.any
    planning.add_goal(actor=sara, plan_id=second, facts=GoalFacts(LifeArea.FUTURE, "Körkort", None), at=AT)
    planning.remove_goal(actor=sara, goal_id=shown.goals[0].goal.id)
    mine = next(one for one in shown.commitments if one.unit_id == sara.unit_id)
    planning.remove_commitment(
        actor=sara, plan_id=second, commitment_id=mine.id, why="Kim ringer själv.", at=AT
    )
    changed = plans.plan_page(actor=sara, plan_id=second, on=TODAY).difference
    assert changed.added == ("Framtid: Körkort",)
    assert len(changed.removed) == 2
    assert len(plans.plan_page(actor=sara, plan_id=first, on=TODAY).commitments) == 2
    planning.discard(actor=sara, plan_id=second, at=AT)
    assert len(page(sara, group).plans) == 1


def test_each_unit_gets_just_its_own_part_and_what_the_consent_covers(act, family):
    _kim, given, _group, _theirs, _plan = whole_way(act, family)
    rut = act("rut")
    message = ReceivedMessage.objects.get(kind_id="plan_part/1")
    part = reading.open_message(actor=rut, message_id=message.id).payload
    assert [one.what for one in part.commitments] == ["Ordna en mentor"]
    assert [one.words for one in part.goals] == ["Jag vill klara nian."]  # the family is not covered
    assert [one.category for one in part.parts] == [Category.SUPPORT_AND_PLAN]
    assert set(message.categories) == {"identity", "support_and_plan", "school_situation"}
    act("sara")
    sent = SentMessage.objects.get(id=message.id)
    items = AssessmentItem.objects.filter(assessment_id=sent.assessment_id)
    assert {one.category for one in items} == set(message.categories)
    assert all(str(given) in one.consents for one in items)


def test_a_version_is_sent_once_to_each(act, family):
    _kim, _given, _group, _theirs, plan = whole_way(act, family)
    with pytest.raises(GroupRefused, match="Ingen ny mottagare"):
        sending.send_version(actor=act("sara"), plan_id=plan, at=AT)


def test_the_party_takes_on_is_hindered_and_done_and_the_lead_sees_it_at_a_glance(act, family):
    _kim, _given, group, _theirs, _plan = whole_way(act, family)
    rut = act("rut")
    assert take_in(actor=rut, at=AT) == 1
    own = Commitment.objects.get()
    progress.say(actor=rut, commitment_id=own.id, said=Said(Step.ACCEPTED), at=AT)
    hindered = Said(Step.HINDERED, note="Mentorn är sjuk.", hindrance=Hindrance.WAITING)
    progress.say(actor=rut, commitment_id=own.id, said=hindered, at=AT)
    assert SentMessage.objects.get(kind_id="progress/1").assessment_id is None
    assert SentMessage.objects.get(kind_id="progress_note/1").assessment_id
    sara = act("sara")
    assert take_in(actor=sara, at=AT) == 2
    school = next(one for one in page(sara, group).glance if one.whose != sara.unit_name)
    assert (school.hindered, school.late, school.done) == (1, 0, 0)
    assert school.lines[0].last.note == "Mentorn är sjuk."
    progress.say(actor=act("rut"), commitment_id=own.id, said=Said(Step.DONE), at=AT)
    take_in(actor=act("sara"), at=AT)
    assert page(act("sara"), group).glance[-1].lines
