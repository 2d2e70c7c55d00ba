"""The method's order is the order of the work: what comes first on the page follows the steps, and nothing else."""

import pytest

from samsyn.capabilities.groups.actions import places, planning, starting
from samsyn.capabilities.groups.actions.starting import Answered
from samsyn.capabilities.groups.models import Met
from samsyn.capabilities.groups.queries.group import group_page
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.capabilities.groups.stages import Stage
from samsyn.foundation.cases.models import Task
from tests.capabilities.own_fields import publish_own

from .kim import AT, TODAY, YES, adopt, consent, enrol, nominate, with_place, write_plan
from .test_pages import url, words

pytestmark = pytest.mark.django_db


def page(actor, group):
    return group_page(actor=actor, group_id=group, on=TODAY)


def offered(shown):
    return shown.next.step.key, [one.step.key for one in shown.also]


def moved(key, before):
    """A change that moves a step up, before another one, and asks nothing before it but the selection."""

    def change(data):
        step = next(one for one in data["steps"] if one["key"] == key)
        step["requires"], step["time_limit"] = ["selection"], None
        data["steps"].remove(step)
        data["steps"].insert([one["key"] for one in data["steps"]].index(before), step)

    return change


def without(*keys):
    """A change that takes steps out of the method, and asks for them no more."""

    def change(data):
        data["steps"] = [step for step in data["steps"] if step["key"] not in keys]
        for step in data["steps"]:
            left = [key for key in step["requires"] if key not in keys]
            step["requires"] = left if left or not step["requires"] else ["selection"]
            if step["time_limit"] and step["time_limit"]["after"] in keys:
                step["time_limit"] = None

    return change


def test_sig_asks_for_contact_then_consent_then_enrolment(act, family):
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    assert offered(page(sara, group)) == ("first_contact", [])
    consent(act, kim)
    sara = act("sara")
    assert offered(page(sara, group)) == ("first_contact", ["enrolment", "mapping"])


def test_a_step_that_is_moved_up_is_offered_earlier(act, enter_as, family):
    publish_own(act, moved("mapping", "first_contact"))
    sara = act("sara")
    group = with_place(sara, family(sara))
    assert offered(page(sara, group)) == ("mapping", ["first_contact"])
    shown = words(enter_as("sara").get(url("group", group)))
    now = shown[shown.index("Gör det här nu") :]
    assert now.index("Kartlägg ett område") < now.index("Skriv ett kontaktförsök")
    order = [one.step.key for one in page(act("sara"), group).way]
    assert order.index("mapping") < order.index("first_contact") < order.index("consent")


def test_what_a_method_leaves_out_is_not_offered_and_nothing_waits_for_it(act, enter_as, family):
    publish_own(act, without("first_contact", "mapping", "enrolment", "review"))
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    assert Task.objects.get(about=group, done_at=None).what == "Fråga om samtycke"
    assert offered(page(sara, group)) == ("consent", ["first_meeting"])
    client = enter_as("sara")
    shown = words(client.get(url("group", group)))
    for left_out in ("Skriv ett kontaktförsök", "Kartläggning", "Skriv in den unge", "Lägg till ett område"):
        assert left_out not in shown, left_out
    act("sara")
    with pytest.raises(GroupRefused, match="samtycke som gäller"):
        planning.begin(actor=act("sara"), group_id=group, at=AT)
    consent(act, kim)
    sara = act("sara")
    assert page(sara, group).next.step.key == "plan"
    assert "Börja skriva planen" in words(client.get(url("group", group)))
    with pytest.raises(GroupRefused, match="ingen inskrivning"):
        enrol(act("sara"), group)
    plan = write_plan(act("sara"), group)
    assert page(act("sara"), group).stage is Stage.WORKING
    adopt(act("sara"), plan)
    assert not Task.objects.filter(about=group, done_at=None).exists()
    shown = words(client.get(url("group", group)))
    assert "Börja nästa version" in shown
    assert ">Avstämning<" not in shown


def test_sspf_has_no_enrolment_and_goes_from_the_yes_to_the_map_to_the_plan(act, family):
    sara = act("sara")
    kim = family(sara)
    group = nominate(sara, kim, method="sspf")
    asked = page(sara, group).method.target_group
    answers = {one.key: Met.YES for one in asked.criteria} | {one.key: Met.NO for one in asked.exclusions}
    told = {key: Answered(met) for key, met in answers.items()}
    starting.select(actor=sara, group_id=group, answers=told, decided=YES, at=AT)
    places.give_place(actor=sara, group_id=group, why="", at=AT)
    assert offered(page(sara, group)) == ("consent", [])
    consent(act, kim)
    assert offered(page(act("sara"), group)) == ("mapping", [])
    planning.begin(actor=act("sara"), group_id=group, at=AT)
    assert page(act("sara"), group).stage is Stage.WORKING
