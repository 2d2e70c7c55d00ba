"""From nomination to closing, as units do it; and what goes wrong on the way."""

import datetime as dt

import pytest

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.groups.actions import (
    after,
    consulting,
    inviting,
    joining,
    leaving,
    mapping,
    places,
    planning,
    progress,
    sending,
    showing,
    starting,
)
from samsyn.capabilities.groups.actions.after import Closed, Reviewed
from samsyn.capabilities.groups.actions.consulting import Asked
from samsyn.capabilities.groups.actions.joining import Reply
from samsyn.capabilities.groups.actions.mapping import Attempt, Noted
from samsyn.capabilities.groups.actions.planning import GoalFacts, PlanTexts
from samsyn.capabilities.groups.actions.starting import Decided
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.models import (
    AfterCheck,
    Channel,
    Consultation,
    Decline,
    GoOn,
    GroupCase,
    LifeArea,
    Member,
    Met,
)
from samsyn.capabilities.groups.queries import group as group_queries
from samsyn.capabilities.groups.queries import lists, plans
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.capabilities.groups.stages import Stage
from samsyn.foundation.cases.models import Case, Entry, Task
from samsyn.foundation.commitments.actions import Said
from samsyn.foundation.commitments.models import Commitment, Hindrance, Step
from samsyn.foundation.commitments.status import Status
from samsyn.foundation.consents.states import State
from samsyn.foundation.family.actions import open_room
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import AssessmentItem, ReceivedMessage, SentMessage
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Guardian, Person
from samsyn.law import Category, Party

from .kim import (
    AT,
    TODAY,
    adopt,
    consent,
    day,
    enrol,
    nominate,
    select,
    unit,
    whole_way,
    with_place,
    write_plan,
)

pytestmark = pytest.mark.django_db


def page(actor, group):
    return group_queries.group_page(actor=actor, group_id=group, on=TODAY)


# unnamed consultation


def test_a_consultation_that_names_somebody_is_refused_and_a_lone_word_needs_a_reason(act, family):
    sara = act("sara")
    family(sara)
    named = Asked(Party.POLICE, "Det gäller Kim Åberg.", "Vänta.", TODAY)
    with pytest.raises(GroupRefused, match="Kim Åberg"):
        consulting.write(actor=sara, asked=named, kept_why="", at=AT)
    number = Asked(Party.POLICE, "Född 20100511-9803.", "Vänta.", TODAY)
    with pytest.raises(GroupRefused, match="20100511-9803"):
        consulting.write(actor=sara, asked=number, kept_why="", at=AT)
    word = Asked(Party.POLICE, "En ungdom vid Kim Larsens väg.", "Vänta.", TODAY)
    with pytest.raises(GroupRefused, match="Kim"):
        consulting.write(actor=sara, asked=word, kept_why="", at=AT)
    made = consulting.write(actor=sara, asked=word, kept_why="Det är en gata.", at=AT)
    assert Consultation.objects.get(id=made).question == word.question


# nomination and selection


def test_a_yes_waits_in_the_queue_and_a_place_is_given_by_a_human(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara))
    assert page(sara, group).stage is Stage.NOMINATED
    assert Task.objects.get(about=group).rule == starting.SELECT
    select(sara, group)
    assert page(sara, group).stage is Stage.QUEUE
    places.give_place(actor=sara, group_id=group, why="", at=AT)
    assert page(sara, group).stage is Stage.BEFORE_ENROLMENT
    assert Task.objects.get(about=group, done_at=None).rule == starting.CONTACT


def test_a_no_says_what_is_offered_instead_and_ends_only_this(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara))
    no = Decided(chosen=False, why="Kim vill inte.", alternative="", reasons={})
    with pytest.raises(GroupRefused, match="erbjuds i stället"):
        select(sara, group, decided=no)
    select(
        sara, group, decided=Decided(False, "Kim vill inte.", "Samtal hos Råd och stöd.", {}), may_want=Met.NO
    )
    shown = page(sara, group)
    assert shown.stage is Stage.NOT_SELECTED
    assert shown.selection.alternative == "Samtal hos Råd och stöd."
    assert Case.objects.get(id=shown.group.case_id).closed_at


def test_an_obstacle_needs_its_reason_and_one_that_nobody_may_pass_stops(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara))
    with pytest.raises(GroupRefused, match="Gör en omedelbar|omedelbar skyddsbedömning"):
        select(sara, group, acute_danger=Met.YES)
    with pytest.raises(GroupRefused, match="Skriv varför"):
        select(sara, group, needs_several=Met.NO)
    why = Decided(True, "Kim vill.", "", {"needs_several": "Skolan är på väg in."})
    select(sara, group, decided=why, needs_several=Met.NO)
    answer = next(one for one in page(sara, group).answers if one.key == "needs_several")
    assert (answer.in_the_way, answer.reason) == (True, "Skolan är på väg in.")


def test_an_age_outside_the_method_is_the_managers_to_decide(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara, 12, ("Mona",)))
    why = Decided(True, "Kim vill.", "", {"age": "Fyller 13 i vår."})
    with pytest.raises(GroupRefused, match="enhetschefen"):
        select(sara, group, decided=why)
    siv = act("siv")
    select(siv, group, decided=why)
    assert page(siv, group).stage is Stage.QUEUE


def test_one_group_at_a_time_around_a_young_person(act, family):
    sara = act("sara")
    kim = family(sara)
    nominate(sara, kim)
    with pytest.raises(GroupRefused, match="pågår redan"):
        nominate(sara, kim)


def test_sspf_has_no_enrolment_or_tracks_of_its_own_and_works_all_the_same(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara, 14, ("Mona",)), method="sspf")
    assert page(sara, group).method.key == "sspf"


# capacity and queue


def test_who_passes_the_queue_needs_a_reason(act, family):
    sara = act("sara")
    first = nominate(sara, family(sara), on=day(-10))
    second = nominate(sara, family(sara), on=day(-2))
    for group in (first, second):
        select(sara, group)
    assert [one.id for one in lists.lists(actor=sara).queue] == [first, second]
    with pytest.raises(GroupRefused, match="1 har väntat längre"):
        places.give_place(actor=sara, group_id=second, why="", at=AT)
    places.give_place(actor=sara, group_id=second, why="Kim har redan en mentor på plats.", at=AT)
    assert page(sara, second).place.passed == 1


def test_norrvik_takes_five_at_a_time(act, family):
    liv = act("liv")
    told = starting.Nomination(TODAY, Party.POLICE, "", "Oro.", "", "")
    sig = {"method_key": "sig", "municipality": "norrvik", "told": told, "at": AT}
    groups = [starting.nominate(actor=liv, person_id=family(liv), **sig) for _ in range(6)]
    for group in groups:
        select(liv, group)
    for group in groups[:5]:
        places.give_place(actor=liv, group_id=group, why="", at=AT)
    with pytest.raises(GroupRefused, match="Alla 5 platser"):
        places.give_place(actor=liv, group_id=groups[5], why="", at=AT)
    (capacity,) = lists.lists(actor=liv).places
    assert (capacity.taken, capacity.most) == (5, 5)


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


# the plan


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


# bad input


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
    from samsyn.foundation.consents import actions as consents
    from samsyn.law.vocabulary import Giver
    from tests.consents.conftest import ask

    from .kim import PARTIES, WANTED

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
    from samsyn.foundation.people.actions import correct_guardian

    kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    jens = Guardian.objects.get(youth_id=kim, name="Jens Åberg")
    correct_guardian(actor=sara, guardian_id=jens.id, facts=GuardianFacts(name="Jens Åberg", custody="none"))
    shown = page(sara, group)
    assert shown.consent is State.CUSTODY_CHANGED
    assert shown.frozen


def test_a_birthday_during_the_work_freezes_the_plan_until_the_question_is_asked_anew(act, family):
    from samsyn.law.vocabulary import Giver
    from tests.consents.conftest import ask, sign

    from .kim import PARTIES, WANTED

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
    from samsyn.capabilities.groups.kinds import PROGRESS, ProgressTold
    from samsyn.foundation.messages import sending as letters

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


# review, closing, afterwards


def reviewed(**more):
    told = {
        "held_on": TODAY,
        "goals_own": True,
        "consent_holds": True,
        "school_or_work": "I skolan fyra dagar.",
        "better": "Skolan.",
        "worse": "",
        "youth_view": "Det är bättre nu.",
        "guardian_view": "",
        "go_on": GoOn.CONTINUE,
        "why": "Kim vill fortsätta.",
    }
    return Reviewed(**(told | more))


def test_a_review_promises_the_next_in_three_months(act, family):
    _kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    (first,) = Task.objects.filter(about=group, rule="group_review", done_at=None)
    assert first.due_on > day(85)
    after.review(actor=sara, group_id=group, told=reviewed(), at=AT)
    first.refresh_from_db()
    assert first.done_at
    assert Task.objects.filter(about=group, rule="group_review", done_at=None).count() == 1


def closed(**more):
    told = {
        "reason": "goals_met",
        "why": "Kim klarade nian.",
        "planned": True,
        "youth_view": "Jag är nöjd.",
        "youth_view_missing": "",
        "keeps_contact": "Mentorn på skolan",
        "after_check": True,
    }
    return Closed(**(told | more))


def test_closing_tells_the_members_and_promises_the_after_checks(act, family):
    _kim, _given, group, theirs, _plan = whole_way(act, family)
    sara = act("sara")
    with pytest.raises(GroupRefused, match="egen bild"):
        after.close(actor=sara, group_id=group, told=closed(youth_view=""), at=AT)
    after.close(actor=sara, group_id=group, told=closed(), at=AT)
    shown = page(sara, group)
    assert shown.stage is Stage.CLOSED
    checks = list(AfterCheck.objects.order_by("due_on"))
    assert [one.step_key for one in checks] == ["after_check_six_months", "after_check_twelve_months"]
    with pytest.raises(GroupRefused, match="avslutat"):
        planning.begin(actor=sara, group_id=group, at=AT)
    later = AT + dt.timedelta(days=180)
    told = {"reached": True, "how_it_is": "Bra.", "wants_contact": False}
    after.check(actor=sara, check_id=checks[0].id, at=later, **told)
    with pytest.raises(GroupRefused, match="redan skrivet"):
        after.check(actor=sara, check_id=checks[0].id, at=later, **told)
    assert Entry.objects.filter(kind="group_after").exists()
    rut = act("rut")
    take_in(actor=rut, at=AT)
    assert Task.objects.filter(about=theirs, rule="group_ended").exists()


def test_nobody_is_asked_afterwards_without_a_yes(act, family):
    _kim, _given, group, _theirs, _plan = whole_way(act, family)
    after.close(actor=act("sara"), group_id=group, told=closed(after_check=False), at=AT)
    assert not AfterCheck.objects.exists()


# the family's own rooms


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
    assert {one.category for one in told.parts} == {Category.SUPPORT_AND_PLAN, Category.FAMILY}


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
