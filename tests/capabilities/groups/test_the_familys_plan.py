"""The plan in the family's own rooms: what each gets of it, who is reminded, and the young person's own numbers."""

import datetime as dt
from uuid import UUID

import pytest

from samsyn.capabilities.groups import from_family
from samsyn.capabilities.groups.actions import planning, showing
from samsyn.capabilities.groups.actions.adopted import SHOW
from samsyn.capabilities.groups.actions.taking_in import take_in
from samsyn.capabilities.groups.family_kinds import GOAL_RATED, GoalRated, Rated
from samsyn.capabilities.groups.kinds import PLAN_PART
from samsyn.capabilities.groups.models import Goal, GoalRating, GroupCase
from samsyn.capabilities.groups.queries import plans
from samsyn.capabilities.groups.ratings import Run
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.cases.models import Task
from samsyn.foundation.family import entering, rooms
from samsyn.foundation.family.actions import open_room, withhold
from samsyn.foundation.family.grounds import Ground
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.messages.sending import send
from samsyn.foundation.people.models import Guardian, Person
from samsyn.law import Category
from tests.family.conftest import Apart, browse_as, entered, token_for
from tests.family.conftest import Family as Rows

from .kim import AT, TODAY, adopt, whole_way

__all__ = ["browse_as"]
pytestmark = pytest.mark.django_db
JUDGED = {
    "fact_concerns_somebody_else": "no",
    "fact_guardian_may_decide": "yes",
    "fact_considerable_harm_to_child": "no",
    "why": "Planen är Kims egen.",
}


def room_of(sara, kim, guardian=None):
    opened = open_room(actor=sara, person_id=kim, guardian_id=guardian)
    return next(one for one in rooms.rooms_of(actor=sara, person_id=kim, on=TODAY) if one.id == opened)


def mona_of(kim):
    return Guardian.objects.get(youth_id=kim, name="Mona Åberg").id


def show(sara, plan, room):
    """Show a version as Sara does it; returns what was sent."""
    page, found = showing.rooms_to_show(actor=sara, plan_id=plan, on=TODAY)
    (room,) = (one for one in found if one.id == room.id)
    ready = showing.to_show(actor=sara, page=page, room=room, typed=JUDGED, on=TODAY)
    message = showing.show(actor=sara, page=page, shown=ready, why="", at=AT)
    return reading.sent_message(actor=sara, message_id=message).payload


def told(payload):
    return {one.category: one.text for one in payload.parts}


def as_kim(sara, kim, room):
    born = Person.objects.get(id=kim).birth_date
    return token_for(sara, Rows(kim, born, None, None), room)


def school_goal(sara, plan):
    return Goal.objects.get(unit_id=sara.unit_id, plan_id=plan, words="Jag vill klara nian.").key


# what happens when it goes wrong


def test_what_is_done_when_it_goes_wrong_reaches_the_young_person_and_a_guardian(act, family):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    own, monas = room_of(sara, kim), room_of(sara, kim, mona_of(kim))
    for room in (own, monas):
        assert told(show(sara, plan, room))[Category.CRIME_RISK] == "Vi ses inom två dagar."


@pytest.mark.parametrize("hidden", [Category.CRIME_RISK, Category.DRUG_TEST])
def test_a_guardian_from_whom_a_risk_is_withheld_gets_the_plan_without_it(act, family, hidden):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    monas = room_of(sara, kim, mona_of(kim))
    withhold(
        actor=sara,
        person_id=kim,
        ground=Ground.HARM,
        reasons="Kim är rädd för vad som händer hemma.",
        at=AT,
        categories=(hidden,),
    )
    sent = show(sara, plan, monas)
    assert Category.CRIME_RISK not in told(sent)
    assert Category.SUPPORT_AND_PLAN in told(sent)


def test_the_other_units_are_not_sent_it(act, family):
    whole_way(act, family)
    rut = act("rut")
    row = ReceivedMessage.objects.get(unit_id=rut.unit_id, kind_id=PLAN_PART.id)
    part = reading.open_message(actor=rut, message_id=row.id).payload
    assert part.parts
    assert "Vi ses inom två dagar." not in str(part)


# the reminder


def reminders(sara):
    rows = Task.objects.filter(unit_id=sara.unit_id, rule=SHOW, done_at=None).order_by("what")
    return [one.what for one in rows]


def test_an_adopted_version_is_to_be_shown_to_each_with_an_own_page_until_it_is(act, family):
    kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    own, monas = room_of(sara, kim), room_of(sara, kim, mona_of(kim))
    assert reminders(sara) == []
    second = planning.begin(actor=sara, group_id=group, at=AT)
    adopt(sara, second)
    assert reminders(sara) == [
        "Visa planen, version 2, för Kim Åberg",
        "Visa planen, version 2, för Mona Åberg",
    ]
    show(sara, second, own)
    assert reminders(sara) == ["Visa planen, version 2, för Mona Åberg"]
    third = planning.begin(actor=sara, group_id=group, at=AT)
    adopt(sara, third)
    assert reminders(sara) == [
        "Visa planen, version 3, för Kim Åberg",
        "Visa planen, version 3, för Mona Åberg",
    ]
    show(sara, second, monas)
    assert len(reminders(sara)) == 2


def test_nobody_is_reminded_of_a_guardian_from_whom_the_whole_plan_is_withheld(act, family):
    kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    room_of(sara, kim, mona_of(kim))
    withhold(actor=sara, person_id=kim, ground=Ground.HARM, reasons="Hot hemma.", at=AT)
    adopt(sara, planning.begin(actor=sara, group_id=group, at=AT))
    assert reminders(sara) == []


def test_a_version_is_left_unshown_with_a_reason_and_then_nobody_is_reminded(act, family, enter_as):
    kim, _given, group, _theirs, _plan = whole_way(act, family)
    sara = act("sara")
    own = room_of(sara, kim)
    plan = planning.begin(actor=sara, group_id=group, at=AT)
    adopt(sara, plan)
    page, _rooms = showing.rooms_to_show(actor=sara, plan_id=plan, on=TODAY)
    with pytest.raises(GroupRefused, match="Skriv varför"):
        showing.leave_unshown(actor=sara, page=page, room=own, why=" ", at=AT)
    client = enter_as("sara")
    to_show = client.get(f"/grupper/visa/{own.id}/")
    assert to_show.headers["Location"] == f"/grupper/plan/{plan}/familjen/{own.id}/"
    page = client.get(to_show.headers["Location"]).content.decode()
    assert "Visa den inte, och skriv varför" in page
    path = f"/grupper/plan/{plan}/familjen/{own.id}/inte/"
    assert client.post(path, {"why": ""}).status_code == 422
    client.post(path, {"why": "Kim vill vänta till fredag."})
    sara = act("sara")
    done = Task.objects.get(unit_id=sara.unit_id, rule=SHOW)
    assert (done.result, done.done_at is not None) == ("Kim vill vänta till fredag.", True)
    assert client.get(f"/grupper/plan/{plan}/familjen/{kim}/inte/").status_code == 404
    assert client.get(f"/grupper/visa/{kim}/").status_code == 404


# the young person's own numbers


def test_the_young_person_gives_a_goal_a_number_and_it_stands_in_the_plan(act, family):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    own = room_of(sara, kim)
    show(sara, plan, own)
    key = school_goal(sara, plan)
    with entered(as_kim(sara, kim, own)) as member:
        goal = next(one for one in from_family.my_goals(member=member) if one.key == key)
        assert [one.value for one in goal.run.numbers] == [3]
        for value in (5, 7):
            from_family.rate_mine(
                member=member, goal=goal, value=value, at=AT + dt.timedelta(seconds=value), on=TODAY
            )
        (again,) = (one for one in from_family.my_goals(member=member) if one.key == goal.key)
        assert [one.value for one in again.run.numbers] == [3, 5, 7]
        with pytest.raises(FamilyRefused, match="mellan 0 och 10"):
            from_family.rate_mine(member=member, goal=goal, value=11, at=AT, on=TODAY)
    (task,) = Task.objects.filter(unit_id=sara.unit_id, rule="family_rating")
    assert "egen siffra" in task.what
    assert task.owner_id == sara.worker_id
    assert take_in(actor=sara, at=AT) == 2
    assert take_in(actor=sara, at=AT) == 0
    page = plans.plan_page(actor=sara, plan_id=plan, on=TODAY)
    (line,) = (one for one in page.goals if one.goal.key == goal.key)
    assert [one.value for one in line.rating.numbers] == [3, 5, 7]
    assert GoalRating.objects.get(value=7).written_by.startswith("Kim Åberg")
    second = show(sara, plan, own)
    (sent,) = (one for one in second.goals if one.key == goal.key)
    assert [one.value for one in sent.ratings] == [3, 5, 7]
    with entered(as_kim(sara, kim, own)) as member:
        (again,) = (one for one in from_family.my_goals(member=member) if one.key == goal.key)
        assert [one.value for one in again.run.numbers] == [3, 5, 7]


def test_the_own_page_shows_the_numbers_and_takes_a_new_one(act, family, browse_as):
    kim, _given, group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    own = room_of(sara, kim)
    show(sara, plan, own)
    browser = Apart()
    browser.cookies[entering.COOKIE] = as_kim(sara, kim, own)
    seen = browser.get("/min-sida/plan/").content.decode()
    assert "Om det går snett" in seen
    assert "Så vet vi att det är gjort:" in seen
    assert "Alla siffror" not in seen
    path = f"/min-sida/plan/siffra/{school_goal(sara, plan)}/"
    assert "Jag vill klara nian." in browser.get(path).content.decode()
    assert "Välj en siffra" in browser.post(path, {"value": ""}).content.decode()
    assert browser.post(path, {"value": "11"}).status_code == 422
    once = {"value": "8", "once": "5b0a2d4e-0000-4000-8000-000000000001"}
    for _press in range(2):
        assert browser.post(path, once).headers["Location"] == "/min-sida/plan/"
    assert "Alla siffror" in browser.get("/min-sida/plan/").content.decode()
    assert "siffra" not in browser.get("/min-sida/brev/").content.decode()
    assert browser.get(f"/min-sida/plan/siffra/{kim}/").status_code == 404
    page = browse_as("sara").get(f"/grupper/plan/{plan}/").content.decode()
    assert "Alla siffror" in page
    assert '<polyline points="8,42 232,18" />' in page
    assert list(GoalRating.objects.filter(group_id=group, value=8).values_list("value", flat=True)) == [8]


def test_a_guardian_is_sent_no_numbers_and_gives_none(act, family):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    monas, own = room_of(sara, kim, mona_of(kim)), room_of(sara, kim)
    sent = show(sara, plan, monas)
    assert [(one.key, one.ratings) for one in sent.goals] == [(None, ()), (None, ())]
    show(sara, plan, own)
    with entered(as_kim(sara, kim, own)) as member:
        goal = from_family.my_goals(member=member)[0]
    with entered(as_kim(sara, kim, monas)) as member:
        assert from_family.my_goals(member=member) == ()
        with pytest.raises(FamilyRefused, match="finns inte i din plan"):
            from_family.rate_mine(member=member, goal=goal, value=9, at=AT, on=TODAY)
        send(
            actor=member.actor,
            kind=GOAL_RATED,
            payload=GoalRated(goal.key, 9, TODAY, goal.words),
            recipient_id=sara.unit_id,
            at=AT,
        )
    assert take_in(actor=sara, at=AT) == 0
    assert not GoalRating.objects.filter(value=9).exists()


@pytest.mark.parametrize(("other", "value"), [(True, 4), (False, 11)])
def test_a_number_for_a_goal_that_is_not_one_s_own_or_above_ten_changes_no_plan(act, family, other, value):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    own = room_of(sara, kim)
    key = kim if other else school_goal(sara, plan)
    with entered(as_kim(sara, kim, own)) as member:
        payload = GoalRated(key, value, TODAY, "Jag vill klara nian.")
        send(actor=member.actor, kind=GOAL_RATED, payload=payload, recipient_id=sara.unit_id, at=AT)
    before = GoalRating.objects.count()
    assert take_in(actor=sara, at=AT) == 0
    assert GoalRating.objects.count() == before


def test_a_number_that_comes_after_the_group_has_ended_stays_a_letter(act, family):
    kim, _given, group, _theirs, plan = whole_way(act, family)
    sara = act("sara")
    own = room_of(sara, kim)
    show(sara, plan, own)
    GroupCase.objects.filter(unit_id=sara.unit_id, id=group).update(closed_at=AT)
    with entered(as_kim(sara, kim, own)) as member:
        goal = from_family.my_goals(member=member)[0]
        sent = from_family.rate_mine(member=member, goal=goal, value=9, at=AT, on=TODAY)
    assert take_in(actor=sara, at=AT) == 0
    assert ReceivedMessage.objects.get(unit_id=sara.unit_id, id=sent).read_at is None


def test_a_plan_that_was_never_shown_has_no_goals_on_the_own_page(act, family):
    sara = act("sara")
    kim = family(sara)
    own = room_of(sara, kim)
    with entered(as_kim(sara, kim, own)) as member:
        assert from_family.my_goals(member=member) == ()


def test_a_run_is_drawn_from_left_to_right_and_high_numbers_stand_high():
    days = [TODAY + dt.timedelta(days=number) for number in range(3)]
    run = Run(tuple(Rated(UUID(int=value), value, day) for value, day in zip((0, 10, 5), days, strict=True)))
    assert [(dot.x, dot.y) for dot in run.dots] == [(8, 56), (120, 8), (232, 32)]
    assert run.line == "8,56 120,8 232,32"
    one = Run(run.numbers[:1])
    assert (one.drawn, one.now.value, Run(()).now) == (False, 0, None)
