"""Who has a room and when, how one comes in, and what is withheld from a guardian."""

import datetime as dt

import pytest

from samsyn.foundation.family import actions, entering, letters, shown
from samsyn.foundation.family.entering import CodeAnswer
from samsyn.foundation.family.grounds import Ground
from samsyn.foundation.family.models import FamilyCode, Withholding
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.family.rooms import rooms_of, withheld_for
from samsyn.foundation.family.shown import Section
from samsyn.foundation.messages.models import ReceivedMessage
from samsyn.foundation.people.actions import correct_guardian, correct_person, end_guardian
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.models import Custody, ProtectedIdentity
from samsyn.law import Category, Party
from tests.family.conftest import (
    ANSWERS,
    NOTE,
    NOW,
    PLAIN,
    PLAN,
    TODAY,
    code_for,
    entered,
    one_room,
    room,
    send,
    set_token,
    token_for,
    with_number,
)

pytestmark = pytest.mark.django_db


def open_refused(sara, family, guardian=None, why=""):
    with pytest.raises(FamilyRefused) as refusal:
        actions.open_room(actor=sara, person_id=family.kim, guardian_id=guardian, why=why)
    return refusal.value.message


def test_nobody_has_a_room_before_somebody_opens_one(kims):
    sara, family = kims()
    assert rooms_of(actor=sara, person_id=family.kim, on=TODAY) == ()


def test_the_young_persons_room_stands_first_and_each_is_a_recipient(kims):
    sara, family = kims()
    room(sara, family, family.mona)
    room(sara, family)
    rooms = rooms_of(actor=sara, person_id=family.kim, on=TODAY)
    assert [(one.name, one.recipient.party, one.reachable) for one in rooms] == [
        ("Kim Åberg", Party.YOUTH, True),
        ("Mona Åberg", Party.GUARDIAN, True),
    ]


def test_under_15_it_is_the_guardians_and_not_the_young_persons(kims):
    sara, family = kims(age=13)
    assert "inte fyllt 15" in open_refused(sara, family)
    assert room(sara, family, family.mona).reachable


def test_from_18_a_guardian_gets_no_room(kims):
    sara, family = kims(age=18)
    assert "fyllt 18" in open_refused(sara, family, family.mona)
    assert room(sara, family).reachable


def test_somebody_without_custody_gets_no_room(kims):
    sara, family = kims(custody=Custody.NONE)
    assert "inte vårdnadshavare" in open_refused(sara, family, family.mona)


def test_there_is_one_open_room_for_each(kims):
    sara, family = kims()
    room(sara, family)
    assert "redan en egen sida" in open_refused(sara, family)


def test_protected_identity_has_no_room_before_a_named_worker_has_decided(kims):
    sara, family = kims(protected=ProtectedIdentity.MARKING)
    assert "namngiven medarbetare" in open_refused(sara, family)
    assert "namngiven medarbetare" in open_refused(sara, family, why="  ")
    opened = room(sara, family, why="Kim har egen telefon och har bett om det.")
    assert (opened.why, opened.signature) == ("Kim har egen telefon och har bett om det.", sara.signature)


def test_a_room_is_shut_when_the_identity_becomes_protected(kims):
    sara, family = kims()
    opened = room(sara, family)
    token = token_for(sara, family, opened)
    facts = PersonFacts(
        given_name="Kim",
        family_name="Åberg",
        birth_date=family.born,
        protected_identity=ProtectedIdentity.MARKING,
    )
    correct_person(
        actor=sara, person_id=family.kim, seen_version=1, facts=facts, reason="Nytt besked.", at=NOW
    )
    assert "skyddade" in str(one_room(sara, family, opened.id).shut)
    assert entering.enter(token) is None


def test_a_code_lets_in_once(kims):
    sara, family = kims()
    code = code_for(sara, room(sara, family))
    assert entering.enter_with_code(code=code.lower().replace("-", " "), born=family.born)[0] == "entered"
    assert entering.enter_with_code(code=code, born=family.born) == (CodeAnswer.USED, "")


def test_a_code_is_spent_after_five_wrong_birth_dates(kims):
    sara, family = kims()
    code = code_for(sara, room(sara, family))
    wrong = family.born + dt.timedelta(days=1)
    tries = [entering.enter_with_code(code=code, born=wrong)[0] for _ in range(6)]
    assert tries == [CodeAnswer.WRONG] * 5 + [CodeAnswer.SPENT]
    assert entering.enter_with_code(code=code, born=family.born) == (CodeAnswer.SPENT, "")


def test_a_code_that_was_never_made_a_code_that_is_old_and_one_that_was_replaced(kims):
    sara, family = kims()
    opened = room(sara, family)
    assert entering.enter_with_code(code="AAAA-BBBB-CCCC", born=family.born)[0] == "unknown"
    old = actions.make_code(actor=sara, family_room_id=opened.id, at=NOW - dt.timedelta(days=15))
    assert entering.enter_with_code(code=old, born=family.born)[0] == "old"
    first, second = code_for(sara, opened), code_for(sara, opened)
    assert entering.enter_with_code(code=first, born=family.born)[0] == "old"
    assert entering.enter_with_code(code=second, born=family.born)[0] == "entered"


def test_the_code_itself_is_stored_nowhere(kims):
    sara, family = kims()
    code = code_for(sara, room(sara, family))
    assert code not in str(FamilyCode.objects.values())


def test_a_code_opens_nothing_when_the_room_is_closed(kims):
    sara, family = kims()
    opened = room(sara, family)
    code = code_for(sara, opened)
    actions.close_room(actor=sara, family_room_id=opened.id, why="Ärendet är avslutat.", at=NOW)
    assert entering.enter_with_code(code=code, born=family.born) == (CodeAnswer.SHUT, "")
    with pytest.raises(FamilyRefused, match="stängd"):
        code_for(sara, opened)


def test_whoever_is_in_a_room_is_out_when_it_is_closed(kims):
    sara, family = kims()
    opened = room(sara, family)
    token = token_for(sara, family, opened)
    actions.close_room(actor=sara, family_room_id=opened.id, why="Kim vill inte ha den.", at=NOW)
    closed = one_room(sara, family, opened.id)
    assert (str(closed.shut), closed.reachable) == ("Stängd.", False)
    with pytest.raises(FamilyRefused, match="redan stängd"):
        actions.close_room(actor=sara, family_room_id=opened.id, why="Igen", at=NOW)
    assert room(sara, family).reachable
    assert entering.enter(token) is None


@pytest.mark.parametrize("how", ["custody", "ended"])
def test_a_guardian_who_loses_custody_is_shut_out_in_the_same_transaction(kims, how):
    sara, family = kims()
    monas = room(sara, family, family.mona)
    send(sara, family, monas, "Till Mona")
    token = token_for(sara, family, monas)
    with entered(token):
        assert ReceivedMessage.objects.count() == 1
    if how == "custody":
        none = GuardianFacts(name="Mona Åberg", custody=Custody.NONE)
        correct_guardian(actor=sara, guardian_id=family.mona, facts=none)
    else:
        end_guardian(actor=sara, guardian_id=family.mona, on=TODAY)
    set_token(token)
    assert ReceivedMessage.objects.count() == 0
    assert entering.enter(token) is None


def test_an_e_identity_lets_in_to_every_room_of_that_person_and_to_no_other(kims):
    sara, family = kims()
    person = with_number(sara)
    facts = GuardianFacts(person_id=person, custody=Custody.JOINT)
    correct_guardian(actor=sara, guardian_id=family.mona, facts=facts)
    assert entering.enter_with_e_identity(number="197001012389") == ""
    room(sara, family, family.mona)
    room(sara, family)
    token = entering.enter_with_e_identity(number="197001012389")
    with entered(token) as member:
        assert [one.name for one in member.places] == ["Mona Åberg"]
        assert (member.way, member.actor.party, member.actor.roles) == ("e_identity", Party.GUARDIAN, ())
    assert entering.enter_with_e_identity(number="199001012385") == ""


def test_what_is_withheld_from_a_guardian_is_refused_whatever_is_judged(kims):
    sara, family = kims()
    room(sara, family, family.mona), room(sara, family, family.jens)
    actions.withhold(
        actor=sara,
        person_id=family.kim,
        guardian_id=family.mona,
        ground=Ground.HARM,
        categories=[Category.SUPPORT_AND_PLAN],
        reasons="Mona har hotat Kim för det som Kim berättat.",
        at=NOW,
    )
    monas, jens = rooms_of(actor=sara, person_id=family.kim, on=TODAY)
    assert (monas.withheld, jens.withheld) == (frozenset({Category.SUPPORT_AND_PLAN}), frozenset())
    with pytest.raises(FamilyRefused, match="öppnar inte"):
        send(sara, family, monas)
    assert send(sara, family, jens)


def test_where_the_child_stays_is_withheld_from_every_guardian_under_26_2(kims):
    sara, family = kims()
    monas = room(sara, family, family.mona)
    actions.withhold(
        actor=sara, person_id=family.kim, ground=Ground.WHEREABOUTS, reasons="Skyddat boende.", at=NOW
    )
    monas = one_room(sara, family, monas.id)
    examination = letters.examine_for(
        actor=sara,
        room=monas,
        person_id=family.kim,
        categories=(*PLAN, Category.WHEREABOUTS),
        on=TODAY,
        facts=ANSWERS,
    )
    assert [item.category for item in examination.items if not item.open] == [Category.WHEREABOUTS]
    assert send(sara, family, monas)


def test_what_is_withheld_is_hidden_at_once_also_where_it_was_sent_before(kims):
    sara, family = kims()
    monas, kims_own = room(sara, family, family.mona), room(sara, family)
    send(sara, family, monas, "Planen")
    send(sara, family, kims_own, "Planen")
    tokens = token_for(sara, family, monas), token_for(sara, family, kims_own)
    decision = actions.withhold(actor=sara, person_id=family.kim, ground=Ground.HARM, reasons="Hot.", at=NOW)
    assert len(Withholding.objects.get().categories) == len(Category)
    with entered(tokens[0]):
        assert ReceivedMessage.objects.count() == 0
    with entered(tokens[1]):
        assert ReceivedMessage.objects.count() == 1
    actions.lift(actor=sara, withholding_id=decision, reasons="Hotet är borta.", at=NOW)
    assert withheld_for(actor=sara, person_id=family.kim) == ()
    with pytest.raises(FamilyRefused, match="redan upphävt"):
        actions.lift(actor=sara, withholding_id=decision, reasons="Igen.", at=NOW)
    with entered(tokens[0]):
        assert ReceivedMessage.objects.count() == 1


@pytest.mark.parametrize("text", ["", "   "])
def test_withholding_and_lifting_need_reasons(kims, text):
    sara, family = kims()
    with pytest.raises(FamilyRefused, match="skälen"):
        actions.withhold(actor=sara, person_id=family.kim, ground=Ground.HARM, reasons=text, at=NOW)
    decision = actions.withhold(actor=sara, person_id=family.kim, ground=Ground.HARM, reasons="Hot.", at=NOW)
    with pytest.raises(FamilyRefused, match="behövs"):
        actions.lift(actor=sara, withholding_id=decision, reasons=text, at=NOW)


def test_nothing_is_sent_on_an_assessment_that_is_not_open(kims):
    sara, family = kims()
    opened = room(sara, family)
    with pytest.raises(FamilyRefused, match="öppnar inte"):
        send(sara, family, opened, facts={next(iter(ANSWERS)): True})


def test_those_who_see_no_cases_open_no_rooms(act, kims):
    sara, family = kims()
    opened = room(sara, family)
    lotta = act("lotta")
    with pytest.raises(PermissionError):
        actions.open_room(actor=lotta, person_id=family.kim)
    with pytest.raises(PermissionError):
        actions.close_room(actor=lotta, family_room_id=opened.id, why="x", at=NOW)


def test_a_kind_says_under_which_heading_the_family_reads_it():
    shown.show(NOTE, Section.PLAN, "plan.html", "Min plan", replaces=True)
    assert shown.shown(NOTE).section is Section.PLAN
    assert "test_family_note" in shown.keys_in(Section.PLAN)
    assert shown.shown(PLAIN).section is Section.MESSAGES
