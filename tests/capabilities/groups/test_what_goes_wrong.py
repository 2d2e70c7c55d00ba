"""A consent withdrawn, a guardian's no, custody lost, a birthday, a member removed, an answer from a stranger."""

import pytest

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.groups.actions import inviting, leaving, planning, progress, sending
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import GroupCase, Member
from samsyn.capabilities.groups.queries import group as group_queries
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.capabilities.groups.stages import Stage
from samsyn.foundation.cases.models import Task
from samsyn.foundation.commitments.actions import Said
from samsyn.foundation.commitments.kinds import PROGRESS, ProgressTold
from samsyn.foundation.commitments.models import Commitment, Hindrance, Step
from samsyn.foundation.commitments.status import Status
from samsyn.foundation.consents import actions as consents
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages import sending as letters
from samsyn.foundation.people.actions import correct_guardian
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Guardian, Person
from samsyn.law.vocabulary import Giver
from tests.consents.conftest import ask, sign

from .kim import AT, PARTIES, TODAY, WANTED, adopt, enrol, page, whole_way, with_place

pytestmark = pytest.mark.django_db


def test_a_withdrawn_consent_freezes_the_plan_and_closes_the_part_at_once(act, family):
    _kim, given, group, theirs, _plan = whole_way(act, family)
    rut = act("rut")
    take_in(actor=rut, at=AT)
    own = Commitment.objects.get()
    sara = act("sara")
    reaching.withdraw(actor=sara, consent_id=given, role="youth", way="spoken", said="", at=AT)
    shown = page(sara, group)
    assert shown.frozen
    assert not any(one.covered.whole for one in shown.members)
    second = planning.begin(actor=sara, group_id=group, at=AT)
    adopt(sara, second)
    with pytest.raises(GroupRefused, match="Ingen ny mottagare"):
        sending.send_version(actor=sara, plan_id=second, at=AT)
    rut = act("rut")
    assert own.id in page(rut, theirs).closed_messages
    told = Said(Step.HINDERED, note="Kim kom inte.", hindrance=Hindrance.WAITING)
    with pytest.raises(GroupRefused, match="får inte lämnas"):
        progress.say(actor=rut, commitment_id=own.id, said=told, at=AT)
    assert Task.objects.get(about=own.id).what == "Ert åtagande i en gemensam plan"


def test_one_of_two_guardians_says_no_and_the_case_says_so_neutrally(act, family):
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    asked = ask(sara, kim, parties=PARTIES, categories=WANTED)
    assert page(sara, group).consent is State.ASKED
    consents.note_no(actor=sara, consent_id=asked, role=Giver.GUARDIAN_2, at=AT)
    shown = page(sara, group)
    assert shown.consent is State.DECLINED
    assert shown.stage is Stage.BEFORE_ENROLMENT  # nothing else is closed
    with pytest.raises(GroupRefused):
        enrol(sara, group)


def test_a_guardian_who_lost_custody_makes_the_question_new(act, family):
    kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    jens = Guardian.objects.get(youth_id=kim, name="Jens Åberg")
    correct_guardian(actor=sara, guardian_id=jens.id, facts=GuardianFacts(name="Jens Åberg", custody="none"))
    shown = page(sara, group)
    assert shown.consent is State.CUSTODY_CHANGED
    assert shown.frozen


def test_a_birthday_during_the_work_freezes_the_plan_until_the_question_is_asked_anew(act, family):
    sara = act("sara")
    kim = family(sara, 17, ("Mona Åberg",))
    group = with_place(sara, kim)
    asked = ask(sara, kim, parties=PARTIES, categories=WANTED)
    sign(act, asked, Giver.YOUTH, Giver.GUARDIAN_1)
    sara = act("sara")
    enrol(sara, group)
    assert page(sara, group).consent is State.IN_FORCE
    born = Person.objects.values_list("birth_date", flat=True).get(id=kim)
    eighteen = born.replace(year=born.year + 18)
    assert eighteen > TODAY
    later = group_queries.group_page(actor=sara, group_id=group, on=eighteen)
    assert later.consent in (State.TURNED_18, State.EXPIRED)
    assert later.frozen
    assert not any(one.covered.whole for one in later.members)


def test_a_member_that_was_removed_while_the_plan_was_written_gets_nothing(act, family):
    _kim, _given, group, theirs, _plan = whole_way(act, family)
    sara = act("sara")
    second = planning.begin(actor=sara, group_id=group, at=AT)
    member = Member.objects.get(group=group)
    with pytest.raises(GroupRefused, match="varför"):
        inviting.end_membership(actor=sara, member_id=member.id, why=" ", at=AT)
    inviting.end_membership(actor=sara, member_id=member.id, why="Kim har bytt skola.", at=AT)
    adopt(sara, second)
    with pytest.raises(GroupRefused, match="Ingen ny mottagare"):
        sending.send_version(actor=sara, plan_id=second, at=AT)
    rut = act("rut")
    take_in(actor=rut, at=AT)
    assert Task.objects.filter(about=theirs, rule="group_ended", done_at=None).exists()
    leaving.leave(actor=rut, group_id=theirs, why="Kim har bytt skola.", at=AT)
    assert page(rut, theirs).stage is Stage.CLOSED
    assert not Task.objects.filter(done_at=None).exists()


def test_a_unit_that_leaves_is_seen_to_have_left(act, family):
    _kim, _given, group, theirs, _plan = whole_way(act, family)
    rut = act("rut")
    leaving.leave(actor=rut, group_id=theirs, why="Kim har bytt skola.", at=AT)
    sara = act("sara")
    take_in(actor=sara, at=AT)
    assert Member.objects.get(group=group).ended_at


def test_progress_from_a_unit_that_was_not_asked_changes_nothing(act, family):
    _kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    mine = GroupCase.objects.select_related("case").get(id=group)
    common = Commitment.objects.get(owner_unit_name="").common_id
    faruk = act("faruk")
    letters.send(
        actor=faruk,
        kind=PROGRESS,
        payload=ProgressTold(common, Step.DONE, None, None, "ledare"),
        recipient_id=sara.unit_id,
        at=AT,
        cooperation_id=mine.case.cooperation_id,
    )
    sara = act("sara")
    assert take_in(actor=sara, at=AT) == 0
    assert all(one.status is Status.NOT_BEGUN for one in page(sara, group).commitments)
