"""All that is written about one person, and what a protected identity hides."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.foundation.audit.models import AuditLink
from samsyn.foundation.people.actions import add_guardian, add_relation, end_guardian
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts, Whereabouts
from samsyn.foundation.people.models import Custody, Person, ProtectedIdentity, RelationKind
from samsyn.foundation.people.person_page import PersonPage, person_page, whereabouts
from samsyn.foundation.people.refusals import PersonRefused
from tests.people.conftest import KIM, NOW, TODAY

pytestmark = pytest.mark.django_db

PROTECTED = replace(KIM, protected_identity=ProtectedIdentity.MARKING)
MONA = GuardianFacts(name="Mona Öberg", telephone="070-000 00 01", address="Påhittsgatan 3", custody="joint")


def page_of(actor, person: Person, on: dt.date = TODAY) -> PersonPage:
    return person_page(actor=actor, person_id=person.id, on=on)


def last_read() -> AuditLink:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.seal_audit()")
    return AuditLink.objects.order_by("sequence").last()


def test_kims_page_says_what_is_known(act, known):
    sara = act("sara")
    page = page_of(sara, known(sara))
    assert (page.line.name, page.written_number, page.age) == ("Kim Alexander Öberg", "20100511-9803", 16)
    assert (page.given_name, page.family_name, page.sex) == ("Kim Alexander", "Öberg", "boy")
    assert page.whereabouts == Whereabouts("Påhittsgatan 3", "070-000 00 00", "Lindskolan", "0999")
    assert (page.hidden, page.version, page.interpreter_language) == (False, 1, "so")
    assert (page.birth_date_differs, page.ages_told, page.guardians, page.relations) == (False, None, (), ())


def test_the_age_is_that_of_the_day_asked_for(act, known):
    sara = act("sara")
    kim = known(sara)
    assert page_of(sara, kim, dt.date(2028, 5, 10)).age == 17
    assert page_of(sara, kim, dt.date(2028, 5, 11)).age == 18


def test_a_guessed_age_is_told_as_a_guess_of_its_day(act, known):
    sara = act("sara")
    page = page_of(sara, known(sara, given_name="Kim", ages=(15, 17)))
    assert (page.age, page.ages_told, page.age_told_on, page.sex) == (None, (15, 17), TODAY, None)
    assert page.written_number == ""


def test_a_birth_date_other_than_the_numbers_is_marked(act, known):
    sara = act("sara")
    page = page_of(sara, known(sara, replace(KIM, birth_date=dt.date(2010, 5, 12))))
    assert page.birth_date_differs is True
    assert page.line.birth_date == dt.date(2010, 5, 12)


def test_guardians_and_others_are_those_of_the_day(act, known):
    sara = act("sara")
    kim, jens = known(sara), known(sara, given_name="Jens", family_name="Ek")
    add_guardian(actor=sara, youth_id=kim.id, facts=MONA, at=NOW)
    later = NOW + dt.timedelta(minutes=1)
    second = add_guardian(
        actor=sara, youth_id=kim.id, facts=GuardianFacts(person_id=jens.id, custody="none"), at=later
    )
    add_relation(actor=sara, person_id=kim.id, kind="coach", name="Faruk", note="Fotboll", at=NOW)
    end_guardian(actor=sara, guardian_id=second.id, on=dt.date(2026, 12, 1))
    page = page_of(sara, kim, dt.date(2026, 11, 30))
    assert [(one.name, one.custody, one.person_id) for one in page.guardians] == [
        ("Mona Öberg", Custody.JOINT, None),
        ("Jens Ek", Custody.NONE, jens.id),
    ]
    assert [one.name for one in page.guardians_with_custody] == ["Mona Öberg"]
    assert [(one.name, one.kind, one.note) for one in page.relations] == [
        ("Faruk", RelationKind.COACH, "Fotboll")
    ]
    assert [one.name for one in page_of(sara, kim, dt.date(2026, 12, 1)).guardians] == ["Mona Öberg"]


def test_nobody_has_custody_of_one_who_has_turned_18(act, known):
    """Kim was born on 11 May 2010. Mona stays known, and is asked for nothing from the birthday on (FB 6:2)."""
    sara = act("sara")
    kim = known(sara)
    add_guardian(actor=sara, youth_id=kim.id, facts=MONA, at=NOW)
    before, after = page_of(sara, kim, dt.date(2028, 5, 10)), page_of(sara, kim, dt.date(2028, 5, 11))
    assert (before.of_age, after.of_age) == (False, True)
    assert [one.name for one in before.guardians_with_custody] == ["Mona Öberg"]
    assert after.guardians_with_custody == ()
    assert [one.name for one in after.guardians] == ["Mona Öberg"]


def test_a_sibling_the_unit_knows_is_named_as_written_there(act, known):
    sara = act("sara")
    kim, elsa = known(sara), known(sara, given_name="Elsa", family_name="Öberg")
    add_relation(actor=sara, person_id=kim.id, kind="sibling", other_id=elsa.id, at=NOW)
    (sibling,) = page_of(sara, kim).relations
    assert (sibling.name, sibling.person_id) == ("Elsa Öberg", elsa.id)


def test_protected_identity_hides_where_kim_is_and_where_the_guardians_are(act, known):
    sara = act("sara")
    kim = known(sara, PROTECTED)
    add_guardian(actor=sara, youth_id=kim.id, facts=MONA, at=NOW)
    page = page_of(sara, kim)
    assert page.hidden is True
    assert page.whereabouts == page.guardians[0].whereabouts == Whereabouts()
    assert "Påhittsgatan" not in str(page)


def test_without_protection_there_is_something_to_hide(act, known):
    sara = act("sara")
    kim = known(sara)
    add_guardian(actor=sara, youth_id=kim.id, facts=MONA, at=NOW)
    assert page_of(sara, kim).guardians[0].whereabouts == Whereabouts("Påhittsgatan 3", "070-000 00 01")


def test_a_protected_guardian_is_hidden_on_an_unprotected_youths_page(act, known):
    sara = act("sara")
    kim = known(sara)
    jens = known(sara, given_name="Jens", protected_identity=ProtectedIdentity.PROTECTED_REGISTRATION)
    facts = GuardianFacts(person_id=jens.id, address="Hemliga gatan 1")
    add_guardian(actor=sara, youth_id=kim.id, facts=facts, at=NOW)
    assert "Hemliga" not in str(page_of(sara, kim))


def test_whereabouts_are_answered_to_one_who_gives_a_reason_and_the_log_keeps_it(act, known):
    sara = act("sara")
    kim = known(sara, PROTECTED)
    found = whereabouts(actor=sara, person_id=kim.id, reason="Kim ska hämtas till sjukhus.")
    assert found.address == "Påhittsgatan 3"
    row = last_read()
    assert (row.verb, row.object_kind, row.person_id) == ("read", "whereabouts", kim.id)
    assert row.reason == "Kim ska hämtas till sjukhus."


def test_whereabouts_without_a_reason_are_not_answered(act, known):
    sara = act("sara")
    kim = known(sara, PROTECTED)
    with pytest.raises(PersonRefused, match="varför"):
        whereabouts(actor=sara, person_id=kim.id, reason="  ")


def test_reading_a_page_is_logged(act, known):
    sara = act("sara")
    kim = known(sara)
    page_of(sara, kim)
    row = last_read()
    assert (row.verb, row.object_kind, row.person_id) == ("read", "person", kim.id)


@pytest.mark.parametrize("name", ["liv", "rut", "per"])
def test_another_unit_gets_the_same_answer_as_for_nobody(act, known, name):
    kim = known(act("sara"), PROTECTED)
    other = act(name)
    for person_id in (kim.id, uuid.uuid4()):
        with pytest.raises(Person.DoesNotExist):
            person_page(actor=other, person_id=person_id, on=TODAY)
        with pytest.raises(Person.DoesNotExist):
            whereabouts(actor=other, person_id=person_id, reason="Vill veta.")


@pytest.mark.parametrize("how_many", [1, 3])
def test_one_or_three_guardians_take_the_same_number_of_statements(act, known, how_many):
    sara = act("sara")
    kim = known(sara)
    for number in range(how_many):
        jens = known(sara, given_name=f"Jens {number}")
        add_guardian(actor=sara, youth_id=kim.id, facts=GuardianFacts(person_id=jens.id), at=NOW)
        add_relation(actor=sara, person_id=kim.id, kind="friend", other_id=jens.id, at=NOW)
    with CaptureQueriesContext(connection) as statements:
        page = page_of(sara, kim)
    assert (len(page.guardians), len(page.relations)) == (how_many, how_many)
    assert len(statements) == 3


def test_facts_of_a_person_with_no_number_and_no_date_have_no_year():
    assert PersonFacts(given_name="Kim").birth_year is None
    assert PersonFacts(ages=(15, 17)).sought(TODAY).years == (2008, 2009, 2010, 2011)
