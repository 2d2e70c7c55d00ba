"""What a municipality has made on the pages carries the work: from the proposal to a plan that its parties have got."""

import pytest

from samsyn.capabilities.groups.actions import mapping, places, planning, sending, starting
from samsyn.capabilities.groups.actions.starting import Answered
from samsyn.capabilities.groups.forms.working import AreaForm
from samsyn.capabilities.groups.models import Met, PlanSending
from samsyn.capabilities.groups.queries.group import group_page
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.commitments.actions import CommitmentFacts
from samsyn.foundation.consents.scope import ScopeParty
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.law import Party
from samsyn.methods.vocabulary import StepKind
from tests.capabilities.groups.kim import (
    AT,
    TODAY,
    WANTED,
    YES,
    adopt,
    consent,
    day,
    enrol,
    join,
    nominate,
    unit,
    with_place,
    write_plan,
)
from tests.consents.conftest import EVERYBODY, ask, family, sign

from .desk import WHERE, begin, change, publish, text
from .test_the_desk import without

__all__ = ["family"]
pytestmark = pytest.mark.django_db
KEY = "ung_och_trygg"
ASKED = "Vilken skola trivs du på?"


@pytest.fixture
def ung_och_trygg(enter_as):
    """Bea makes it of SSPF on the pages: younger, without associations, with a question of its own."""
    bea = enter_as("bea")
    begin(bea, "sspf", "Ung och trygg")
    change(bea, KEY, "target_group", ages__oldest=15)
    where = f"{WHERE}{KEY}/andra/steps.mapping.extra_fields/ny/"
    bea.post(where, {"label": ASKED, "kind": "text", "required": "on", "revision": 2})
    bea.post(f"{WHERE}{KEY}/andra/parties.association/ta-bort/", {"revision": 3})
    without(bea, KEY, "steps.network_meeting", "takes_part", "association")
    without(bea, KEY, "steps.commitments", "takes_part", "association")
    without(bea, KEY, "consents.together", "known_to", "association")
    assert publish(bea, KEY).status_code == 302, text(bea.get(f"{WHERE}{KEY}/andra/"))
    return KEY


def selected(sara, group):
    """A yes to every criterion of the group's own method."""
    asked = page(sara, group).method.target_group
    answers = {one.key: Answered(Met.YES) for one in asked.criteria}
    answers |= {one.key: Answered(Met.NO) for one in asked.exclusions}
    starting.select(actor=sara, group_id=group, answers=answers, decided=YES, at=AT)
    places.give_place(actor=sara, group_id=group, why="", at=AT)


def page(actor, group):
    return group_page(actor=actor, group_id=group, on=TODAY)


def mapped(sara, group):
    """The area of school through the page's own form, with what Ung och trygg asks."""
    asks = page(sara, group).asks(StepKind.MAPPING)
    told = {"area": "school_work", "works_well": "Slöjden.", "source": "Kim", "said_on": TODAY}
    assert not AreaForm(told, steps=asks).is_valid()
    form = AreaForm(told | {f"extra_{asks[0].key}_vilken_skola_trivs_du_pa": "Lindskolan."}, steps=asks)
    assert form.is_valid(), form.errors
    mapping.note_area(actor=sara, group_id=group, noted=form.noted(), extra=form.given(), at=AT)


def test_ung_och_trygg_goes_from_a_proposal_to_a_plan_that_its_parties_have_got(
    act, enter_as, family, ung_och_trygg
):
    sara = act("sara")
    kim = family(sara, 15)
    group = nominate(sara, kim, method=ung_och_trygg)
    shown = page(sara, group)
    assert (shown.method.title, shown.case.method_version) == ("Ung och trygg", "1")
    selected(sara, group)
    given = consent(act, kim)
    mapped(act("sara"), group)
    school = join(act, group, copy=given)
    join(act, group, who="per", party=Party.POLICE, copy=given)
    sara = act("sara")
    plan = write_plan(sara, group, school=unit(sara, Party.SCHOOL_MUNICIPAL).unit_id)
    adopt(sara, plan)
    sending.send_version(actor=sara, plan_id=plan, at=AT)
    assert PlanSending.objects.filter(plan_id=plan).count() == 2
    ((step, answer),) = [(one.newest.step_name, one.newest.lines[0]) for one in page(sara, group).extra]
    assert (step, answer.question, answer.words) == ("Kartläggande samtal", ASKED, "Lindskolan.")
    case = page(sara, group).case.id
    assert "Till gruppen" in text(enter_as("sara").get(f"/arenden/{case}/"))
    rut = act("rut")
    assert page(rut, school).method.title == "Ung och trygg"
    assert ReceivedMessage.objects.filter(kind_id="plan_part/1").count() == 1


def test_its_own_ages_hold(act, family, ung_och_trygg):
    sara = act("sara")
    group = nominate(sara, family(sara, 16), method=ung_och_trygg)
    with pytest.raises(GroupRefused, match="gå vidare|10 till 15 år"):
        selected(sara, group)


def test_a_plan_of_sig_goes_to_probation_enforcement_and_social_insurance(act, family):
    called = {
        "folke": Party.PROBATION,
        "kerstin": Party.ENFORCEMENT_AUTHORITY,
        "fatima": Party.SOCIAL_INSURANCE,
    }
    sara = act("sara")
    kim = family(sara)
    group = with_place(sara, kim)
    parties = (ScopeParty(Party.SOCIAL_SERVICES), *(ScopeParty(party) for party in called.values()))
    given = ask(act("sara"), kim, parties=parties, categories=WANTED)
    sign(act, given, *EVERYBODY)
    enrol(act("sara"), group)
    for who, party in called.items():
        join(act, group, who=who, party=party, copy=given)
    sara = act("sara")
    plan = write_plan(sara, group)
    for party in called.values():
        facts = CommitmentFacts(
            "Träffa Kim", party.label, party, day(20), "Vi har setts", unit(sara, party).unit_id
        )
        planning.add_commitment(actor=sara, plan_id=plan, facts=facts, at=AT)
    adopt(sara, plan)
    sending.send_version(actor=sara, plan_id=plan, at=AT)
    for who in called:
        act(who)
        assert ReceivedMessage.objects.filter(kind_id="plan_part/1").count() == 1, who
    act("rut")
    assert not ReceivedMessage.objects.filter(kind_id="plan_part/1").exists()
