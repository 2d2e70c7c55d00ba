"""A consent opens what it says, for whom it says, and only while everybody's yes holds."""

import datetime as dt

import pytest

from samsyn.foundation.consents import actions
from samsyn.foundation.consents.in_force import in_force, states
from samsyn.foundation.consents.models import ConsentAnswer
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.people.actions import add_guardian, end_guardian
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody, Guardian, Person
from samsyn.law import Category, Party, Purpose
from samsyn.law.vocabulary import Giver

from .conftest import EVERYBODY, NOW, TODAY, ask, scanned, sign, years_ago

pytestmark = pytest.mark.django_db


def state(actor, person_id, on=TODAY):
    (found,) = states(actor=actor, person_id=person_id, on=on).values()
    return found


def school(actor):
    return assessing.recipients(actor=actor, parties=[Party.SCHOOL_MUNICIPAL])[0]


def examined(actor, person_id, category=Category.SUPPORT_AND_PLAN, to=None, purpose=Purpose.SUPPORT):
    born = Person.objects.values_list("birth_date", flat=True).get(id=person_id)
    return assessing.examine(
        actor=actor,
        about=About.born_on(person_id, born),
        recipient=to or school(actor),
        categories=[category],
        purpose=purpose,
        on=TODAY,
    ).items[0]


def test_nothing_is_open_before_everybody_has_signed_and_a_second_worker_has_looked(act, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    assert state(sara, kim) is State.ASKED
    before = examined(sara, kim)
    assert not before.open
    sara = sign(act, consent, Giver.YOUTH, Giver.GUARDIAN_1)
    assert state(sara, kim) is State.WAITING
    assert not examined(sara, kim).open
    sara = sign(act, consent, Giver.GUARDIAN_2, colour="black")
    assert state(sara, kim) is State.IN_FORCE
    after = examined(sara, kim)
    assert after.open
    assert (after.grounds, after.consents) == (("OSL-12-3",), (consent,))


def test_it_opens_only_for_its_parties_its_categories_and_its_purpose(act, family):
    sara = act("sara")
    kim = family(sara)
    sara = sign(act, ask(sara, kim), *EVERYBODY)
    leisure = assessing.recipients(actor=sara, parties=[Party.LEISURE])[0]
    assert examined(sara, kim).consents
    assert examined(sara, kim, category=Category.HEALTH).consents == ()
    assert examined(sara, kim, to=leisure).consents == ()
    assert examined(sara, kim, purpose=Purpose.INVESTIGATE_CRIME).consents == ()


def test_a_consent_that_names_a_unit_does_not_open_for_another_of_the_same_kind(act, family, cast):
    from samsyn.foundation.consents.scope import ScopeParty

    sara = act("sara")
    kim = family(sara)
    named = (
        ScopeParty(Party.SOCIAL_SERVICES),
        ScopeParty(Party.SCHOOL_MUNICIPAL, named=cast["liv"][1]),
    )
    consent = ask(sara, kim, parties=named)
    sara = sign(act, consent, *EVERYBODY)
    assert state(sara, kim) is State.IN_FORCE
    assert examined(sara, kim).consents == ()


@pytest.mark.parametrize(
    ("age", "guardians", "asked"),
    [
        (12, ("Mona", "Jens"), ["guardian_1", "guardian_2"]),
        (14, ("Mona",), ["guardian_1"]),
        (15, ("Mona",), ["youth", "guardian_1"]),
        (17, ("Mona", "Jens"), ["youth", "guardian_1", "guardian_2"]),
        (18, ("Mona", "Jens"), ["youth"]),
    ],
)
def test_who_has_to_answer_follows_from_age_and_custody(act, family, age, guardians, asked):
    from samsyn.foundation.consents.givers import needed_givers

    sara = act("sara")
    person = Person.objects.get(id=family(sara, age, guardians))
    assert [one.role for one in needed_givers(person=person, on=TODAY).givers] == asked


def test_a_mature_child_under_15_answers_too_and_the_judgement_has_to_be_written(act, family):
    sara = act("sara")
    kim = family(sara, 13)
    with pytest.raises(ConsentRefused, match="Bedöm om hen är mogen"):
        ask(sara, kim)
    consent = ask(sara, kim, mature=True, maturity="Förstår frågan och kan säga vad det innebär.")
    sara = sign(act, consent, Giver.GUARDIAN_1, Giver.GUARDIAN_2)
    assert state(sara, kim) is State.WAITING
    sara = sign(act, consent, Giver.YOUTH, colour="red")
    assert state(sara, kim) is State.IN_FORCE


def test_a_no_closes_the_question_and_nothing_else(act, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    sign(act, consent, Giver.YOUTH)
    actions.note_no(actor=act("sara"), consent_id=consent, role=Giver.GUARDIAN_2, at=NOW)
    sara = act("sara")
    assert state(sara, kim) is State.DECLINED
    assert Person.objects.filter(id=kim).exists()
    with pytest.raises(ConsentRefused, match="inte öppen längre"):
        actions.note_no(actor=sara, consent_id=consent, role=Giver.GUARDIAN_1, at=NOW)


def test_it_ends_on_its_last_day_and_not_before(act, family):
    sara = act("sara")
    kim = family(sara)
    end = TODAY + dt.timedelta(days=30)
    sara = sign(act, ask(sara, kim, valid_to=end), *EVERYBODY)
    assert state(sara, kim, end - dt.timedelta(days=1)) is State.IN_FORCE
    assert state(sara, kim, end) is State.EXPIRED


def test_a_child_who_turns_15_has_to_be_asked_anew_on_the_birthday(act, family):
    sara = act("sara")
    kim = family(sara, 14)
    Person.objects.filter(id=kim).update(birth_date=years_ago(15, -20))
    consent = ask(sara, kim, mature=False, maturity="Vill inte svara själv än.")
    sara = sign(act, consent, Giver.GUARDIAN_1, Giver.GUARDIAN_2)
    birthday = TODAY + dt.timedelta(days=20)
    assert state(sara, kim, birthday - dt.timedelta(days=1)) is State.IN_FORCE
    assert state(sara, kim, birthday) is State.TURNED_15


def test_an_own_yes_goes_on_when_the_youth_turns_18(act, family):
    sara = act("sara")
    kim = family(sara, 17)
    Person.objects.filter(id=kim).update(birth_date=years_ago(18, -20))
    sara = sign(act, ask(sara, kim), *EVERYBODY)
    assert state(sara, kim, TODAY + dt.timedelta(days=20)) is State.IN_FORCE


def test_when_custody_changes_it_has_to_be_asked_anew(act, family):
    sara = act("sara")
    kim = family(sara)
    sara = sign(act, ask(sara, kim), *EVERYBODY)
    assert state(sara, kim) is State.IN_FORCE
    jens = Guardian.objects.get(youth_id=kim, name="Jens Åberg")
    end_guardian(actor=sara, guardian_id=jens.id, on=TODAY)
    assert state(sara, kim) is State.CUSTODY_CHANGED
    assert in_force(actor=sara, person_id=kim, on=TODAY) == ()


def test_contradicting_custody_is_told_before_anybody_is_asked(act, family):
    sara = act("sara")
    kim = family(sara, 16, ("Mona",), custody=Custody.JOINT)
    with pytest.raises(ConsentRefused, match="gemensam, men 1 står"):
        ask(sara, kim)
    add_guardian(actor=sara, youth_id=kim, facts=GuardianFacts(name="Jens", custody=Custody.SOLE), at=NOW)
    with pytest.raises(ConsentRefused, match="ensam vårdnad, men fler"):
        ask(sara, kim)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"valid_to": TODAY}, "slutar innan"),
        ({"valid_to": TODAY + dt.timedelta(days=400)}, "högst tolv månader"),
        ({"categories": (Category.IDENTITY,)}, "vilka uppgifter"),
        ({"parties": ()}, "Er egen verksamhet"),
        ({"why": " "}, "vad samarbetet"),
    ],
)
def test_what_nobody_can_answer_is_not_asked(act, family, changes, told):
    sara = act("sara")
    kim = family(sara)
    with pytest.raises(ConsentRefused, match=told):
        ask(sara, kim, **changes)


def test_the_same_question_is_asked_once(act, family):
    sara = act("sara")
    kim = family(sara)
    ask(sara, kim)
    with pytest.raises(ConsentRefused, match="redan ställd"):
        ask(sara, kim)


def test_the_one_who_put_the_scan_in_cannot_look_at_it(act, family):
    sara = act("sara")
    consent = ask(sara, family(sara))
    scan = actions.put_scan(
        actor=sara,
        consent_id=consent,
        roles=[Giver.YOUTH],
        content=scanned(),
        media_type="image/png",
        signed_on=TODAY,
        at=NOW,
    )
    with pytest.raises(ConsentRefused, match="Be en kollega"):
        actions.look(actor=sara, scan_id=scan, confirmed=True, at=NOW)
    samir = act("samir")
    actions.look(actor=samir, scan_id=scan, confirmed=False, why="Namnet går inte att läsa.", at=NOW)
    assert ConsentAnswer.objects.count() == 0
    with pytest.raises(ConsentRefused, match="redan tittat"):
        actions.look(actor=act("siv"), scan_id=scan, confirmed=True, at=NOW)


@pytest.mark.parametrize(
    ("content", "media_type", "told"),
    [
        (b"", "image/png", "tom"),
        (b"<html>", "image/png", "inte den PNG"),
        (scanned(), "application/pdf", "inte den PDF"),
        (scanned(), "text/html", "PDF, JPEG eller PNG"),
        (b"%PDF-1.7 /JavaScript %%EOF", "application/pdf", "inte den PDF"),
        (b"x" * (8 * 1024 * 1024 + 1), "image/png", "större än 8 MB"),
    ],
)
def test_a_scan_that_is_not_what_it_claims_is_refused(act, family, content, media_type, told):
    sara = act("sara")
    consent = ask(sara, family(sara))
    with pytest.raises(ConsentRefused, match=told):
        actions.put_scan(
            actor=sara,
            consent_id=consent,
            roles=[Giver.YOUTH],
            content=content,
            media_type=media_type,
            signed_on=TODAY,
            at=NOW,
        )
