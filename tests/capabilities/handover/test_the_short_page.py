"""The case in sixty seconds: who, why, what is promised, due and booked, whom to call, what not to say."""

import datetime as dt

import pytest

from samsyn.capabilities.family_contact.kinds import ALWAYS, LETTER, Letter
from samsyn.capabilities.handover.short import MOST_PROMISED, short_page
from samsyn.capabilities.home_visits.models import Visit
from samsyn.foundation.calendars.actions import book, cancel
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.queries import case_card
from samsyn.foundation.commitments.actions import CommitmentFacts, commit
from samsyn.foundation.family import letters
from samsyn.foundation.family.actions import withhold
from samsyn.foundation.family.grounds import Ground
from samsyn.foundation.messages import assessing
from samsyn.foundation.people.actions import add_guardian
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.law import Category, Fact, Party, Purpose
from tests.capabilities.home_visits.kim import KIM_BORN, begin, plan, register_kim
from tests.capabilities.home_visits.test_pages import held
from tests.cases.rooms import LOCK, NOW, TODAY, case, day, entry, task
from tests.family.conftest import register_family, room
from tests.interfaces.web.test_statements import MOST, statements

from .rooms import IMPORTANT, give
from .test_pages import words

pytestmark = pytest.mark.django_db


def shown(actor, case_id, on=TODAY):
    card = case_card(actor=actor, case_id=case_id)
    return short_page(actor=actor, card=card, at=NOW, on=on)


def commitment(actor, case_id, what, due, who="Rut Hallin"):
    facts = CommitmentFacts(
        what=what, who=who, party=Party.SCHOOL_MUNICIPAL, due_on=due, sign_of_done="Det är gjort"
    )
    return commit(actor=actor, case_id=case_id, facts=facts, at=NOW)


def test_what_is_promised_stands_with_the_late_first(act):
    sara = act("sara")
    theirs = case(sara)
    task(sara, theirs, "Ringa ridskolan", due=-3, rule="promise", promised_to="familjen")
    commitment(sara, theirs, "Plats i läxhjälpen", day(1))
    task(sara, theirs, "Skriva till mamma", due=4, promised_to="mamma")
    task(sara, theirs, "Följa upp", due=0)
    page = shown(sara, theirs)
    assert [(one.what, one.to) for one in page.promised.shown] == [
        ("Ringa ridskolan", "familjen"),
        ("Plats i läxhjälpen", ""),
        ("Skriva till mamma", "mamma"),
    ]
    assert [one.what for one in page.due.shown] == ["Följa upp"]


def test_an_own_commitment_stands_once_although_it_has_a_task(act):
    sara = act("sara")
    theirs = case(sara)
    facts = CommitmentFacts(
        what="Ringa ridskolan",
        who=sara.name,
        party=Party.SOCIAL_SERVICES,
        due_on=day(2),
        sign_of_done="Vi har pratat",
        unit_id=sara.unit_id,
        unit_name=sara.unit_name,
        worker_id=sara.worker_id,
    )
    commit(actor=sara, case_id=theirs, facts=facts, at=NOW)
    page = shown(sara, theirs)
    assert len(page.promised.shown) == 1
    assert not page.due


def test_more_than_fits_is_counted(act):
    sara = act("sara")
    theirs = case(sara)
    for number in range(MOST_PROMISED + 2):
        task(sara, theirs, f"Löfte {number}", due=number, promised_to="Kim")
    page = shown(sara, theirs)
    assert (len(page.promised.shown), page.promised.more) == (MOST_PROMISED, 2)


def test_only_what_is_booked_ahead_and_not_cancelled(act):
    sara = act("sara")
    theirs = case(sara)

    def at(hours, what):
        starts = NOW + dt.timedelta(hours=hours)
        return book(
            actor=sara, what=what, case_id=theirs, starts_at=starts, ends_at=starts + dt.timedelta(hours=1)
        )

    at(-5, "Har varit")
    at(50, "Sedan")
    at(5, "Först")
    cancel(actor=sara, booking_id=at(9, "Inställt"), why="", at=NOW)
    assert [one.what for one in shown(sara, theirs).booked.shown] == ["Först", "Sedan"]


def test_why_is_what_was_said_at_the_hand_over_and_what_the_case_was_opened_for(act, cast):
    sara = act("sara")
    visit = begin(sara, register_kim(sara))
    plan(sara, visit)
    theirs = Visit.objects.get(id=visit).case_id
    page = shown(sara, theirs)
    assert page.concern.text.startswith("Det sägs att Kim umgås med äldre")
    assert page.important == ""
    give(sara, sara, cast["samir"][0], [theirs])
    page = shown(act("samir"), theirs)
    assert page.important == IMPORTANT
    assert page.entries == ()


def test_where_nobody_has_said_why_it_tells_how_it_began(act):
    sara = act("sara")
    theirs = case(sara)
    assert shown(sara, theirs).concern is None
    for number in range(5):
        entry(sara, theirs, f"Nummer {number}", at=NOW + dt.timedelta(minutes=number))
    page = shown(sara, theirs)
    assert page.concern.text == "Nummer 0"
    assert [one.text for one in page.entries] == ["Nummer 4", "Nummer 3", "Nummer 2"]


def called(act, enter_as, age):
    """Whom one is to ring about Kim of that age, whose own page a letter of the case has gone to."""
    sara = act("sara")
    family = register_family(sara, age=age)
    theirs = cases.open_case(
        actor=sara, person_id=family.kim, method_key="sig", method_version="1", at=NOW, locked_why=""
    )
    own = room(sara, family)
    facts = {Fact.CONCERNS_SOMEBODY_ELSE: False}
    asked = letters.examine_for(
        actor=sara, room=own, person_id=family.kim, categories=ALWAYS, on=TODAY, facts=facts
    )
    letters.send_to(
        actor=sara,
        room=own,
        examination=asked,
        kind=LETTER,
        payload=Letter("Vi ses.", sara.name, ""),
        at=NOW,
        why="Eget brev.",
        cooperation_id=theirs.cooperation_id,
    )
    page = words(enter_as("sara").get(f"/arenden/{theirs.id}/kort/"))
    return page.partition("<h2>Ring</h2>")[2].partition("</section>")[0]


def test_a_family_s_own_page_is_nobody_to_ring(act, enter_as):
    ring = called(act, enter_as, age=16)
    assert "Mona Åberg" in ring
    assert "gemensam vårdnad" in ring
    assert "egen sida" not in ring


def test_nobody_is_told_to_ring_the_parents_of_one_who_has_turned_18(act, enter_as):
    assert "Mona Åberg" in called(act, enter_as, age=17)
    assert called(act, enter_as, age=18) == "<ul> </ul>"


def test_the_young_persons_own_words_from_the_visit(act):
    visit = held(act)
    page = shown(act("sara"), Visit.objects.get(id=visit).case_id)
    assert [one.text for one in page.words.shown] == ["Jag hänger där ibland för att mina vänner gör det."]
    assert "Polisen, lokalpolisområde Åkerö" in [one.name for one in page.units.shown]
    assert {one.telephone for one in page.units.shown} == {"114 14"}


def test_what_must_not_be_said_to_whom(act):
    sara = act("sara")
    kim = register_kim(sara, protected="marking")
    facts = GuardianFacts(name="Bo Åberg", custody="joint", not_informed_because="Hot mot mamma")
    add_guardian(actor=sara, youth_id=kim, facts=facts, at=NOW)
    theirs = cases.open_case(
        actor=sara, person_id=kim, method_key="sig", method_version="1", at=NOW, locked_why=LOCK
    ).id
    (police,) = assessing.recipients(actor=sara, parties=[Party.POLICE])
    examined = assessing.examine(
        actor=sara,
        recipient=police,
        about=assessing.About.born_on(kim, KIM_BORN),
        categories=[Category.IDENTITY],
        purpose=Purpose.PREVENT_CRIME,
        on=TODAY,
    )
    assessing.refrain(actor=sara, examination=examined, why="Ingen konkret risk.", at=NOW)
    withhold(actor=sara, person_id=kim, ground=Ground.WHEREABOUTS, reasons="Pappa söker.", at=NOW)
    told = [(str(one.what), str(one.to), str(one.why)) for one in shown(sara, theirs).cautions.shown]
    assert ("Har inte fått veta", "Bo Åberg", "Hot mot mamma") in told
    assert ("Vi lät bli att berätta", "Polisen, lokalpolisområde Åkerö", "Ingen konkret risk.") in told
    assert any(
        what.endswith(" till vårdnadshavare") and (to, why) == ("alla", "26 kap. 2 § OSL")
        for what, to, why in told
    )
    assert any(what == "Ärendet är låst: bara de namngivna" and why == LOCK for what, _to, why in told)
    assert any(what == "Var den unge finns: inte till någon" for what, _to, _why in told)


def test_a_protected_person_has_no_telephone_on_the_page(act, enter_as):
    sara = act("sara")
    kim = register_kim(sara, protected="marking")
    theirs = cases.open_case(actor=sara, person_id=kim, method_key="sig", method_version="1", at=NOW).id
    page = words(enter_as("sara").get(f"/arenden/{theirs}/kort/"))
    assert "Kim Åberg" in page
    assert "070-000 00 01" not in page
    assert "är skyddad" in page


def test_a_locked_case_is_read_in_short_by_its_named_workers_only(act, enter_as):
    sara = act("sara")
    locked = case(sara, locked=True)
    entry(sara, locked, "Bara för de namngivna.")
    assert "Bara för de namngivna." in words(enter_as("sara").get(f"/arenden/{locked}/kort/"))
    answer = enter_as("samir").get(f"/arenden/{locked}/kort/", follow=True)
    assert "Bara för de namngivna." not in words(answer)
    assert "Ärendet är låst" in words(answer)
    assert enter_as("liv").get(f"/arenden/{locked}/kort/").status_code == 404


def test_it_is_within_fifteen_statements_with_a_case_full_of_things(act, enter_as):
    visit = held(act)
    sara = act("sara")
    theirs = Visit.objects.get(id=visit).case_id
    path = f"/arenden/{theirs}/kort/"
    first = statements(enter_as("sara"), path)
    sara = act("sara")
    for number in range(3):
        commitment(sara, theirs, f"Åtagande {number}", day(number))
        task(sara, theirs, f"Mer {number}")
        entry(sara, theirs, f"Anteckning {number}")
    assert statements(enter_as("sara"), path) == first <= MOST
