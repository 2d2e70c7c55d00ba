"""Each rule finds what it says and leaves alone what lies beside it."""

import pytest

from samsyn.capabilities.log_review import actions
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.people.actions import add_guardian
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import ProtectedIdentity
from samsyn.foundation.people.queries import search_persons

from .rooms import NOW, TODAY, case, found, opens, person, review

pytestmark = pytest.mark.django_db


def test_a_namesake_and_a_namesakes_child_are_found_and_others_not(act):
    sara = act("sara")
    edvin = person(sara, "Edvin", "Lindqvist")
    elsa = person(sara, "Elsa", "Ek")
    add_guardian(actor=sara, youth_id=elsa, facts=GuardianFacts(name="Bo Ek Lindqvist"), at=NOW)
    for one in (edvin, elsa, person(sara, "Alva", "Lindkvist"), person(sara, "Sara", "Strand")):
        opens(sara, one)
    opens(act("samir"), edvin)
    review(act("siv"))
    assert found("own_family_name") == sorted(
        [("own_family_name", "Sara", edvin), ("own_family_name", "Sara", elsa)]
    )


def test_a_name_that_was_once_ones_own_is_found_when_it_is_told(act):
    sara = act("sara")
    actions.tell_facts(
        actor=sara, worker_id=sara.worker_id, address="", postcode="", other_names="Åström", at=NOW
    )
    opens(sara, astrom := person(sara, "Nils", "Åström"))
    review(act("siv"))
    assert found("own_family_name") == [("own_family_name", "Sara", astrom)]


@pytest.mark.parametrize(
    ("address", "is_found"),
    [
        ("Ekvägen 3 (hos mamma), varannan vecka Sjövägen 18", True),
        ("Sjövägen 18, varannan vecka EKVÄGEN 9 B", True),
        ("Ekvägen 3, 582 21 Åkerö", True),
        ("Ekvägen 3, 999 99 Norrvik", False),
        ("Storekvägen 3", False),
        ("", False),
    ],
)
def test_a_neighbour_is_somebody_of_the_same_street(act, address, is_found):
    sara = act("sara")
    actions.tell_facts(
        actor=sara,
        worker_id=sara.worker_id,
        address="Ekvägen 11",
        postcode="582 21",
        other_names="",
        at=NOW,
    )
    kim = person(sara, "Kim", "Åberg", address)
    opens(sara, kim)
    opens(act("samir"), kim)
    review(act("siv"))
    assert found("neighbour") == ([("neighbour", "Sara", kim)] if is_found else [])


def test_a_colleagues_child_is_found_whoever_opens_it(act):
    sara = act("sara")
    child = person(sara, "Moa", "Berg")
    add_guardian(actor=sara, youth_id=child, facts=GuardianFacts(name="Samir Haddad"), at=NOW)
    other = person(sara, "Liam", "Berg")
    add_guardian(actor=sara, youth_id=other, facts=GuardianFacts(name="Samira Haddad"), at=NOW)
    opens(sara, child)
    opens(sara, other)
    review(act("siv"))
    assert found("colleague") == [("colleague", "Sara", child)]


def test_a_colleague_who_lives_elsewhere_is_another_of_the_same_name(act):
    sara, samir = act("sara"), None
    samir = act("samir")
    actions.tell_facts(
        actor=samir, worker_id=samir.worker_id, address="Sjövägen 1", postcode="", other_names="", at=NOW
    )
    sara = act("sara")
    child = person(sara, "Moa", "Berg")
    add_guardian(
        actor=sara,
        youth_id=child,
        facts=GuardianFacts(name="Samir Haddad", address="Plommonstigen 7"),
        at=NOW,
    )
    opens(sara, child)
    review(act("siv"))
    assert found("colleague") == []


def test_a_protected_person_is_found_for_each_who_opened(act):
    siv = act("siv")
    robin = person(siv, "Robin", "Ek", protected_identity=ProtectedIdentity.MARKING)
    opens(siv, robin)
    opens(act("sara"), robin)
    opens(act("sara"), person(act("sara"), "Kim", "Åberg"))
    review(act("siv"))
    assert found("protected_person") == [
        ("protected_person", "Sara", robin),
        ("protected_person", "Siv", robin),
    ]


def test_a_locked_case_opened_with_a_reason_is_found_with_the_reason_and_only_once(act):
    siv = act("siv")
    robin = person(siv, "Robin", "Ek")
    locked = case(siv, robin, locked_why="Skyddade personuppgifter")
    samir = act("samir")
    cases.open_with_reason(
        actor=samir, case_id=locked, why="Robin står i receptionen och Siv är sjuk.", at=NOW
    )
    opens(samir, robin)
    review(act("siv"))
    assert found() == [("against_need_to_know", "Samir", robin)]


def test_another_teams_case_is_found_and_the_own_teams_is_not(act):
    kim = person(act("sara"), "Kim", "Åberg")
    case(act("sara"), kim)
    opens(act("sara"), kim)
    opens(act("samir"), kim)
    opens(act("siv"), kim)
    review(act("siv"))
    assert found() == [("other_team", "Samir", kim)]


def test_who_has_written_about_a_person_has_to_do_with_it(act):
    kim = person(act("sara"), "Kim", "Åberg")
    mine = case(act("sara"), kim)
    samir = act("samir")
    opens(samir, kim)
    cases.write_entry(
        actor=samir, case_id=mine, person_id=kim, kind="note", text="Ringde.", happened_at=NOW, at=NOW
    )
    review(act("siv"))
    assert found() == []


def test_a_person_without_a_case_is_found_and_the_guardian_of_ones_own_is_not(act):
    sara = act("sara")
    kim, mona, moa = (person(sara, one, "Åberg") for one in ("Kim", "Mona", "Moa"))
    case(sara, kim)
    add_guardian(actor=sara, youth_id=kim, facts=GuardianFacts(person_id=mona), at=NOW)
    samir = act("samir")
    opens(samir, moa)
    opens(samir, mona)
    opens(act("sara"), mona)
    review(act("siv"))
    assert found() == [("no_case", "Samir", moa), ("other_team", "Samir", mona)]


def test_a_search_that_opened_nobody_is_found(act):
    sara = act("sara")
    kim = person(sara, "Kim", "Åberg")
    samir = act("samir")
    search_persons(actor=samir, text="Åberg", on=TODAY)
    sara = act("sara")
    search_persons(actor=sara, text="Åberg", on=TODAY)
    opens(sara, kim)
    review(act("siv"))
    assert found() == [("search_only", "Samir", None)]


def test_a_search_that_found_nobody_is_found_too_unless_somebody_was_registered(act):
    for name in ("samir", "sara"):
        search_persons(actor=act(name), text="Ingen Alls", on=TODAY)
    person(act("sara"), "Ingen", "Alls")
    review(act("siv"))
    assert found() == [("search_only", "Samir", None)]


def test_many_in_a_day_is_far_above_the_units_own_and_above_the_limit(act):
    sara = act("sara")
    many = [person(sara, f"Ung {number}", "Åberg") for number in range(9)]
    for one in many[:7]:
        opens(sara, one)
    for name in ("samir", "siv"):
        opens(act(name), many[0])
    lower = actions.PolicyFacts(most_a_day=6, work_starts=0, work_ends=24, works_weekends=True)
    review(act("siv"), lower)
    assert found("many_lookups") == [("many_lookups", "Sara", None)]


def test_as_many_as_everybody_else_is_not_many(act):
    sara = act("sara")
    many = [person(sara, f"Ung {number}", "Åberg") for number in range(9)]
    for name in ("sara", "samir", "siv"):
        for one in many[:7]:
            opens(act(name), one)
    lower = actions.PolicyFacts(most_a_day=6, work_starts=0, work_ends=24, works_weekends=True)
    review(act("siv"), lower)
    assert found("many_lookups") == []


def test_an_other_units_look_ups_are_never_in_it(act):
    liv = act("liv")
    opens(liv, person(liv, "Tuva", "Lindqvist"))
    review(act("siv"))
    assert found() == []
    assert found("sample") == []
