"""First contact, mapping in words, enrolment, and the units that the consent covers."""

import pytest

from samsyn.capabilities.groups.actions import inviting, joining, mapping, starting
from samsyn.capabilities.groups.actions.joining import Reply
from samsyn.capabilities.groups.actions.mapping import Attempt, Noted
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import Channel, Decline, GroupCase, LifeArea, Member
from samsyn.capabilities.groups.queries import lists
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.capabilities.groups.stages import Stage
from samsyn.foundation.cases.models import Task
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages.models import SentMessage
from samsyn.law import Party

from .kim import AT, TODAY, consent, enrol, page, unit, whole_way, with_place

pytestmark = pytest.mark.django_db


# contact, mapping, enrolment


def test_no_number_of_tries_closes_anything_and_reaching_somebody_finishes_the_task(act, family):
    sara = act("sara")
    group = with_place(sara, family(sara))
    for _ in range(4):
        tried = Attempt(Channel.TELEPHONE, "Sara", False, "Inget svar.", AT)
        mapping.note_attempt(actor=sara, group_id=group, attempt=tried, at=AT)
    assert page(sara, group).stage is Stage.BEFORE_ENROLMENT
    reached = Attempt(Channel.SCHOOL, "Mentorn", True, "Kim vill veta mer.", AT)
    mapping.note_attempt(actor=sara, group_id=group, attempt=reached, at=AT)
    assert not Task.objects.filter(about=group, rule=starting.CONTACT, done_at=None).exists()


def test_a_mapping_says_something_in_words(act, family):
    sara = act("sara")
    group = with_place(sara, family(sara))
    empty = Noted(LifeArea.FAMILY, " ", "", "", "Kim", TODAY)
    with pytest.raises(GroupRefused, match="minst en"):
        mapping.note_area(actor=sara, group_id=group, noted=empty, at=AT)
    said = Noted(LifeArea.FAMILY, "Mormor är trygg.", "", "Mer tid med pappa.", "Kim", TODAY)
    mapping.note_area(actor=sara, group_id=group, noted=said, at=AT)
    (area,) = page(sara, group).mapping
    assert (area.area, area.notes[0].wishes) == (LifeArea.FAMILY, "Mer tid med pappa.")


def test_nobody_is_enrolled_without_a_consent_in_force(act, family):
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    with pytest.raises(GroupRefused, match="samtycke"):
        enrol(sara, group)
    consent(act, kim)
    enrol(act("sara"), group)
    shown = page(act("sara"), group)
    assert (shown.stage, shown.consent) == (Stage.WORKING, State.IN_FORCE)


# the group


def test_the_members_are_those_the_consent_covers_and_others_get_nothing(act, family):
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    assert not any(one.covered.whole for one in page(sara, group).members)
    consent(act, kim)
    sara = act("sara")
    covered = {one.covered.unit.party for one in page(sara, group).members if one.covered.whole}
    assert covered == {Party.SCHOOL_MUNICIPAL, Party.POLICE, Party.SOCIAL_SERVICES}
    leisure = unit(sara, Party.LEISURE)
    with pytest.raises(GroupRefused, match="omfattas inte"):
        inviting.invite(actor=sara, group_id=group, unit_id=leisure.unit_id, function="ledare", why="", at=AT)
    assert not SentMessage.objects.filter(recipient_id=leisure.unit_id).exists()


def test_a_unit_says_yes_and_opens_its_own_case_in_the_same_cooperation(act, family):
    kim, _given, group, theirs, _plan = whole_way(act, family)
    sara = act("sara")
    mine = GroupCase.objects.select_related("case").get(id=group)
    rut = act("rut")
    own = GroupCase.objects.select_related("case").get(id=theirs)
    assert own.case.cooperation_id == mine.case.cooperation_id
    assert own.person_id != kim
    assert page(rut, theirs).stage is Stage.TAKES_PART
    assert page(rut, theirs).consent is State.IN_FORCE  # the copy was linked with the answer
    assert sara.unit_id == own.lead_unit_id


def test_a_no_is_about_the_unit_and_is_seen_by_the_lead(act, family):
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    consent(act, kim)
    sara = act("sara")
    message = inviting.invite(
        actor=sara,
        group_id=group,
        unit_id=unit(sara, Party.POLICE).unit_id,
        function="områdespolis",
        why="",
        at=AT,
    )
    per = act("per")
    assert [one.id for one in lists.invitations(actor=per)] == [message]
    no = Reply(accepts=False, decline=Decline.NO_ROOM)
    assert joining.answer_invitation(actor=per, message_id=message, reply=no, at=AT) is None
    assert lists.invitations(actor=per) == ()
    with pytest.raises(GroupRefused, match="redan svarat"):
        joining.answer_invitation(actor=per, message_id=message, reply=no, at=AT)
    assert not GroupCase.objects.exists()
    sara = act("sara")
    assert take_in(actor=sara, at=AT) == 1
    assert Member.objects.get(group=group).get_decline_display() == "Vi har inte möjlighet nu"
    assert take_in(actor=sara, at=AT) == 0
