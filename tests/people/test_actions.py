"""Registering and correcting persons, their guardians and others around them."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from samsyn.foundation.audit.models import AuditLink
from samsyn.foundation.people.actions import (
    add_guardian,
    add_relation,
    correct_guardian,
    correct_person,
    end_guardian,
    end_relation,
    register_person,
)
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts, Whereabouts
from samsyn.foundation.people.identity_numbers import parse
from samsyn.foundation.people.models import Guardian, MatchKey, Person, Relation
from samsyn.foundation.people.refusals import ChangedMeanwhile, NumberTaken, PersonRefused
from tests.people.conftest import KIM, NOW, TODAY

pytestmark = pytest.mark.django_db

MONA = GuardianFacts(name="  Mona   Öberg ", telephone="070-000 00 01", custody="joint", lives_with=True)


def logged() -> list[AuditLink]:
    """The unit's log in order, sealed first: the inbox itself can only be added to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.seal_audit()")
    return list(AuditLink.objects.order_by("sequence"))


def correct(actor, person, facts, reason="Stavningen rättad."):
    return correct_person(
        actor=actor,
        person_id=person.id,
        seen_version=person.version,
        facts=facts,
        reason=reason,
        at=NOW,
    )


def test_a_registered_person_is_kept_as_written_with_what_the_number_tells(act, known):
    sara = act("sara")
    kim = Person.objects.get(id=known(sara).id)
    assert (kim.given_name, kim.family_name) == ("Kim Alexander", "Öberg")
    assert (kim.identity_number, kim.identity_kind) == ("201005119803", "personal")
    assert (kim.birth_date, kim.birth_year) == (dt.date(2010, 5, 11), 2010)
    assert (kim.folded_given, kim.folded_family, kim.sort_key) == (
        "kim alexander",
        "oberg",
        "}berg\tkim alexander",
    )
    assert (kim.unit_id, kim.registered_at, kim.version) == (sara.unit_id, NOW, 1)
    assert (kim.age_from, kim.age_to, kim.age_told_on) == (None, None, None)


def test_a_person_of_whom_next_to_nothing_is_known_can_be_registered(act, known):
    kim = known(act("sara"), given_name="Kim", ages=(15, 17))
    assert (kim.identity_kind, kim.identity_number, kim.birth_date) == ("none", None, None)
    assert (kim.age_from, kim.age_to, kim.age_told_on) == (15, 17, TODAY)


def test_registering_is_logged_with_the_person_and_nothing_of_what_was_written(act, known):
    kim = known(act("sara"))
    (row,) = logged()
    assert (row.verb, row.object_kind, row.object_id, row.person_id) == (
        "registered",
        "person",
        kim.id,
        kim.id,
    )
    assert "Öberg" not in str(row.details)


def test_a_number_is_had_by_one_person_of_the_unit_and_the_second_is_told_whom(act, known):
    sara = act("sara")
    kim = known(sara)
    with pytest.raises(NumberTaken) as refused:
        register_person(actor=sara, facts=replace(KIM, given_name="Kim"), at=NOW)
    assert refused.value.person_id == kim.id
    assert refused.value.message.startswith("Numret finns redan hos en annan person hos er.")
    assert Person.objects.count() == 1
    assert [row.verb for row in logged()] == ["registered"]


def test_the_same_number_in_another_unit_is_no_hindrance_and_tells_nothing(act, known):
    known(act("sara"))
    assert known(act("per")).identity_number == "201005119803"


def test_many_without_a_number_are_many_persons(act, known):
    sara = act("sara")
    assert known(sara, given_name="Kim").id != known(sara, given_name="Kim").id


@pytest.mark.parametrize("name", ["karin", "ada"])
def test_one_whose_role_does_not_work_with_cases_registers_nobody(act, known, name):
    with pytest.raises(PermissionError, match="roll"):
        known(act(name))


def test_a_correction_changes_what_is_found_and_is_logged_by_field_and_reason(act, known):
    sara = act("sara")
    kim = known(sara)
    before = set(MatchKey.objects.values_list("key", flat=True))
    corrected = correct(sara, kim, replace(KIM, family_name="Ömberg"))
    assert (corrected.family_name, corrected.folded_family, corrected.version) == ("Ömberg", "omberg", 2)
    after = set(MatchKey.objects.values_list("key", flat=True))
    assert before - after
    assert after - before
    row = logged()[-1]
    assert (row.verb, row.reason) == ("corrected", "Stavningen rättad.")
    assert row.details == {"fields": ["family_name", "folded_family", "sort_key"]}


def test_a_correction_that_changes_nothing_leaves_no_trace(act, known):
    sara = act("sara")
    kim = known(sara)
    assert correct(sara, kim, KIM).version == 1
    assert [row.verb for row in logged()] == ["registered"]


def test_two_who_correct_at_once_are_told_and_the_first_stands(act, known):
    sara = act("sara")
    kim = known(sara)
    correct(sara, kim, replace(KIM, given_name="Kim"))
    with pytest.raises(ChangedMeanwhile) as refused:
        correct(sara, kim, replace(KIM, given_name="Tim"))
    assert "ändrats av någon annan" in refused.value.message
    assert Person.objects.get().given_name == "Kim"


def test_a_correction_to_a_number_that_another_has_is_refused_and_changes_nothing(act, known):
    sara = act("sara")
    known(sara)
    other = known(sara, given_name="Elsa")
    with pytest.raises(NumberTaken):
        correct(sara, other, replace(KIM, given_name="Elsa"))
    assert Person.objects.get(id=other.id).identity_number is None


def test_a_guessed_age_keeps_the_day_it_was_guessed(act, known):
    sara = act("sara")
    kim = known(sara, given_name="Kim", ages=(15, 17))
    later = NOW + dt.timedelta(days=400)
    facts = PersonFacts(given_name="Kim", family_name="Ek", ages=(15, 17))
    again = correct_person(
        actor=sara, person_id=kim.id, seen_version=1, facts=facts, reason="Efternamnet känt.", at=later
    )
    assert again.age_told_on == TODAY
    changed = correct_person(
        actor=sara, person_id=kim.id, seen_version=2, facts=replace(facts, ages=(16, 17)), reason="", at=later
    )
    assert changed.age_told_on == later.date()


def test_one_who_does_not_see_the_whereabouts_does_not_empty_them(act, known):
    sara = act("sara")
    kim = known(sara)
    correct(sara, kim, replace(KIM, given_name="Kim", whereabouts=None))
    assert Person.objects.get().address == "Påhittsgatan 3"
    kim.refresh_from_db()
    correct(sara, kim, replace(KIM, given_name="Kim", whereabouts=Whereabouts()))
    assert Person.objects.get().address == ""


def test_a_worker_elsewhere_cannot_correct_somebody_elses_person(act, known):
    kim = known(act("sara"))
    liv = act("liv")
    with pytest.raises(Person.DoesNotExist):
        correct(liv, kim, replace(KIM, given_name="Tim"))


@pytest.mark.parametrize(
    ("constraint", "column", "value"),
    [
        ("person_number_with_its_kind", "identity_number", None),
        ("person_number_with_its_kind", "identity_kind", "none"),
        ("person_age_in_order", "age_from", 17),
        ("person_municipality_of_four_digits", "home_municipality", "12"),
    ],
)
def test_the_database_holds_a_person_together(act, known, constraint, column, value):
    kim = known(act("sara"))
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Person.objects.filter(id=kim.id).update(**{column: value})


def test_a_registration_that_the_database_refuses_for_another_reason_is_not_called_a_taken_number(act):
    with pytest.raises(IntegrityError, match="person_municipality"):
        register_person(
            actor=act("sara"), facts=replace(KIM, whereabouts=Whereabouts("", "", "", "12")), at=NOW
        )


def test_a_guardian_is_a_name_with_what_is_known(act, known):
    sara = act("sara")
    kim = known(sara)
    mona = add_guardian(actor=sara, youth_id=kim.id, facts=MONA, at=NOW)
    mona.refresh_from_db()
    assert (mona.name, mona.custody, mona.lives_with, mona.reachable) == ("Mona Öberg", "joint", True, None)
    row = logged()[-1]
    assert (row.verb, row.object_kind, row.object_id, row.person_id) == ("added", "guardian", mona.id, kim.id)


def test_a_guardian_may_be_a_person_of_the_unit_but_only_once_at_a_time(act, known):
    sara = act("sara")
    kim, jens = known(sara), known(sara, given_name="Jens")
    facts = GuardianFacts(person_id=jens.id, custody="joint")
    first = add_guardian(actor=sara, youth_id=kim.id, facts=facts, at=NOW)
    with pytest.raises(PersonRefused, match="redan som vårdnadshavare"):
        add_guardian(actor=sara, youth_id=kim.id, facts=facts, at=NOW)
    end_guardian(actor=sara, guardian_id=first.id, on=TODAY)
    assert add_guardian(actor=sara, youth_id=kim.id, facts=facts, at=NOW).id != first.id
    assert [row.verb for row in logged()][-3:] == ["added", "ended", "added"]


def test_nobody_is_their_own_guardian_and_a_guardian_is_somebody(act, known):
    sara = act("sara")
    kim = known(sara)
    with pytest.raises(PersonRefused, match="sin egen"):
        add_guardian(actor=sara, youth_id=kim.id, facts=GuardianFacts(person_id=kim.id), at=NOW)
    with pytest.raises(PersonRefused, match="namn"):
        add_guardian(actor=sara, youth_id=kim.id, facts=GuardianFacts(name="  "), at=NOW)
    assert not Guardian.objects.exists()


def test_a_guardian_is_informed_and_that_is_logged(act, known):
    sara = act("sara")
    mona = add_guardian(actor=sara, youth_id=known(sara).id, facts=MONA, at=NOW)
    correct_guardian(actor=sara, guardian_id=mona.id, facts=replace(MONA, informed_on=TODAY))
    mona.refresh_from_db()
    assert mona.informed_on == TODAY
    assert logged()[-1].details == {"fields": ["informed_on"]}
    correct_guardian(actor=sara, guardian_id=mona.id, facts=replace(MONA, informed_on=TODAY))
    assert len(logged()) == 3


def test_a_guardian_of_another_units_youth_cannot_be_written(act, known):
    sara = act("sara")
    kim = known(sara)
    mona = add_guardian(actor=sara, youth_id=kim.id, facts=MONA, at=NOW)
    liv = act("liv")
    with pytest.raises(Person.DoesNotExist):
        add_guardian(actor=liv, youth_id=kim.id, facts=MONA, at=NOW)
    with pytest.raises(Guardian.DoesNotExist):
        end_guardian(actor=liv, guardian_id=mona.id, on=TODAY)


def test_a_guardian_cannot_point_at_another_units_person(act, known):
    jens = known(act("per"), given_name="Jens")
    sara = act("sara")
    kim = known(sara)

    def point_across() -> None:
        with transaction.atomic():
            add_guardian(actor=sara, youth_id=kim.id, facts=GuardianFacts(person_id=jens.id), at=NOW)
            connection.check_constraints()

    with pytest.raises(IntegrityError, match="same_room"):
        point_across()


def test_a_guardian_is_informed_or_there_is_a_reason_why_not_never_both(act, known):
    sara = act("sara")
    both = replace(MONA, informed_on=TODAY, not_informed_because="Väntar på tolk.")
    with pytest.raises(IntegrityError, match="guardian_informed_or_why_not"), transaction.atomic():
        add_guardian(actor=sara, youth_id=known(sara).id, facts=both, at=NOW)


def test_others_around_the_young_person_come_and_go(act, known):
    sara = act("sara")
    kim = known(sara)
    sister = known(sara, given_name="Elsa")
    coach = add_relation(actor=sara, person_id=kim.id, kind="coach", name="Faruk", at=NOW)
    add_relation(actor=sara, person_id=kim.id, kind="sibling", other_id=sister.id, at=NOW)
    end_relation(actor=sara, relation_id=coach.id, on=TODAY)
    assert Relation.objects.get(id=coach.id).ended_on == TODAY
    assert [(row.verb, row.object_kind) for row in logged()][-3:] == [
        ("added", "relation"),
        ("added", "relation"),
        ("ended", "relation"),
    ]


def test_nobody_is_related_to_themself_or_to_nobody(act, known):
    sara = act("sara")
    kim = known(sara)
    with pytest.raises(PersonRefused, match="sig själv"):
        add_relation(actor=sara, person_id=kim.id, kind="friend", other_id=kim.id, at=NOW)
    with pytest.raises(PersonRefused, match="namn"):
        add_relation(actor=sara, person_id=kim.id, kind="friend", at=NOW)


def test_a_person_is_never_removed_by_the_web(act, known):
    known(act("sara"))
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as sql,
    ):
        sql.execute("DELETE FROM people_person")


def test_nothing_is_written_when_the_correction_fails_half_way(act, known):
    sara = act("sara")
    kim = known(sara)
    number = parse("20110613-9809", on=TODAY)
    with pytest.raises(Person.DoesNotExist):
        correct_person(
            actor=sara,
            person_id=uuid.uuid4(),
            seen_version=1,
            facts=replace(KIM, identity=number),
            reason="",
            at=NOW,
        )
    assert Person.objects.get().identity_number == kim.identity_number
