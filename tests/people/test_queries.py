"""Finding persons again: who a report may be about, and by name or number; never outside one's own unit."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.foundation.audit.models import AuditLink
from samsyn.foundation.people.actions import correct_person
from samsyn.foundation.people.candidates import candidates, close_look
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.identity_numbers import IdentityKind, parse
from samsyn.foundation.people.likeness import Nearness, Sought
from samsyn.foundation.people.queries import Likely, likely_persons, search_persons
from tests.people.conftest import KIM, NOW, TODAY

pytestmark = pytest.mark.django_db

BORN = dt.date(2010, 5, 11)


def likely(actor, *names: str, **facts: object) -> list[Likely]:
    return likely_persons(actor=actor, sought=Sought(*names, **facts))


def found(actor, text: str) -> list[str]:
    return [line.name for line in search_persons(actor=actor, text=text, on=TODAY).persons]


def reads_of(actor) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.seal_audit()")
    return list(AuditLink.objects.filter(verb="read").values_list("person_id", flat=True))


@pytest.mark.parametrize(
    "sought",
    [
        Sought("", "", "201005119803"),
        Sought("Kim", "Öberg", "", BORN),
        Sought("Kim", "Oberg", "", BORN),
        Sought("Kimm", "Oeberg", "", BORN),
        Sought("Öberg", "Kim", "", BORN),
        Sought("Kim", "Öberg", "", dt.date(2010, 11, 5)),
        Sought("Kim", "Öberg", "", dt.date(2010, 5, 17)),
        Sought("Kim", "Öberg", "", dt.date(2016, 5, 11)),
        Sought("Kim", "Öberg"),
        Sought("Alexander", "Öberg"),
        Sought("Kim", "Öbreg", born_from=2009, born_to=2011),
        Sought("Kmi", "Öberg", born_from=2009, born_to=2011),
        Sought("Kmi", "Öberg"),
        Sought("", "Öberg", born_from=2009, born_to=2011),
        Sought("Kim", "", born_from=2009, born_to=2011),
        PersonFacts(given_name="Kim", family_name="Öberg", ages=(16, 16)).sought(TODAY),
        KIM.sought(TODAY),
    ],
)
def test_kim_is_found_however_the_report_is_written(act, known, sought):
    sara = act("sara")
    kim = known(sara)
    known(sara, given_name="Elsa", family_name="Lindqvist", birth_date=dt.date(2010, 6, 30))
    assert [one.person.person_id for one in likely_persons(actor=sara, sought=sought)] == [kim.id]


def test_what_is_shown_has_reasons_in_words_a_masked_number_and_no_figure(act, known):
    sara = act("sara")
    known(sara)
    (one,) = likely(sara, "Kim", "Öberg", birth_date=BORN)
    assert one.nearness is Nearness.VERY_ALIKE
    assert [str(reason) for reason in one.reasons] == ["samma födelsedatum", "namnet liknar"]
    assert (one.person.name, one.person.masked_number) == ("Kim Alexander Öberg", "20100511-****")
    assert one.person.birth_date == BORN
    assert not hasattr(one, "closeness")


def test_nothing_is_merged_and_nobody_is_added_by_looking(act, known):
    sara = act("sara")
    known(sara)
    likely(sara, "Kim", "Öberg", birth_date=BORN)
    assert len(candidates(sara.unit_id, close_look(Sought("Kim", "Öberg", "", BORN)))) == 1


@pytest.mark.parametrize("name", ["liv", "rut", "faruk", "per"])
def test_another_unit_does_not_learn_that_kim_exists(act, known, name):
    sara = act("sara")
    known(sara)
    assert found(sara, "20100511-9803") == found(sara, "Kim") == ["Kim Alexander Öberg"]
    other = act(name)
    assert likely(other, "Kim", "Öberg", identity_number="201005119803", birth_date=BORN) == []
    assert found(other, "20100511-9803") == found(other, "Kim") == []


def test_a_forged_unit_finds_nobody(act, known):
    sara = act("sara")
    known(sara)
    act("liv")
    assert likely(sara, "Kim", "Öberg", birth_date=BORN) == []
    assert found(sara, "Kim") == []


def test_nobody_alike_is_an_empty_list(act, known):
    sara = act("sara")
    known(sara)
    assert likely(sara, "Siri", "Falk", birth_date=dt.date(2012, 2, 2)) == []
    assert likely(sara) == []


def test_the_nearest_stands_first_and_no_more_than_asked_for(act, known):
    sara = act("sara")
    for year in range(2005, 2013):
        known(sara, given_name="Kim", family_name="Öberg", birth_date=dt.date(year, 5, 11))
    found_years = [one.person.birth_date.year for one in likely(sara, "Kim", "Öberg", birth_date=BORN)]
    assert len(found_years) == 5
    assert found_years[0] == 2010


def test_a_corrected_name_is_found_under_the_new_and_no_longer_under_the_old(act, known):
    sara = act("sara")
    kim = known(sara, given_name="Kim", family_name="Öberg")
    correct_person(
        actor=sara,
        person_id=kim.id,
        seen_version=1,
        facts=PersonFacts(given_name="Kim", family_name="Falk"),
        reason="Har bytt namn.",
        at=NOW,
    )
    assert likely(sara, "Kim", "Öberg") == []
    assert [one.person.name for one in likely(sara, "Kim", "Falk")] == ["Kim Falk"]


@pytest.mark.parametrize(
    "text",
    [
        "20100511-9803",
        "100511-9803",
        "201005119803",
        "Öberg",
        "öb",
        "oberg",
        "Kim",
        "kim alex",
        "Kim Öberg",
        "Öberg Kim",
        "öberg, kim",
        "Kim Alexander Öberg",
    ],
)
def test_a_person_is_found_by_number_or_by_the_start_of_a_name_in_either_order(act, known, text):
    sara = act("sara")
    known(sara)
    known(sara, given_name="Elsa", family_name="Lindqvist")
    assert found(sara, text) == ["Kim Alexander Öberg"]


@pytest.mark.parametrize(
    "text", ["", " ", "K", "Lindskolan", "Påhittsgatan", "070-000 00 00", "somaliska", "20100511", "%", "__"]
)
def test_nothing_but_name_and_number_is_searched(act, known, text):
    sara = act("sara")
    known(sara)
    assert found(sara, text) == []


def test_a_reserve_number_is_found_as_it_is_written(act, known):
    sara = act("sara")
    reserve = parse("22170110AB12", on=TODAY, kind=IdentityKind.RESERVE)
    known(sara, given_name="Kim", identity=reserve)
    assert found(sara, "22170110 ab12") == ["Kim"]


def test_what_is_found_stands_in_swedish_order_and_says_when_there_is_more(act, known):
    sara = act("sara")
    for family in ("Öberg", "Zorn", "Åberg", "Ärlig", "Ek"):
        known(sara, given_name="Kim", family_name=family)
    assert found(sara, "Kim") == ["Kim Ek", "Kim Zorn", "Kim Åberg", "Kim Ärlig", "Kim Öberg"]
    assert search_persons(actor=sara, text="Kim", on=TODAY).more is False
    for number in range(16):
        known(sara, given_name="Kim", family_name=f"Falk {number}")
    answer = search_persons(actor=sara, text="Kim", on=TODAY)
    assert (len(answer.persons), answer.more) == (20, True)


def test_whoever_is_shown_is_logged_as_read_and_nobody_else(act, known):
    sara = act("sara")
    kim = known(sara)
    known(sara, given_name="Elsa", family_name="Lindqvist")
    likely(sara, "Kim", "Öberg", birth_date=BORN)
    found(sara, "Kim")
    found(sara, "Ingen Alls")
    assert reads_of(sara) == [kim.id, kim.id]


def test_a_search_that_finds_nobody_is_logged_with_what_was_sought(act, known):
    sara = act("sara")
    for text in ("  Olof Palme ", "200101011234", "x" * 200, "?"):
        assert found(sara, text) == []
    assert reads_of(sara) == []
    rows = AuditLink.objects.filter(verb="search").order_by("sequence")
    assert [(row.person_id, row.reason) for row in rows] == [
        (None, "Olof Palme"),
        (None, "200101011234"),
        (None, "x" * 80),
    ]


def test_protected_identity_is_marked_in_a_list(act, known):
    sara = act("sara")
    known(sara, given_name="Kim", protected_identity="marking")
    (line,) = search_persons(actor=sara, text="Kim", on=TODAY).persons
    assert line.protected is True


@pytest.mark.parametrize("how_many", [1, 3])
def test_one_or_three_persons_take_the_same_number_of_statements(act, known, how_many):
    sara = act("sara")
    for number in range(how_many):
        known(sara, given_name="Kim", family_name="Öberg", birth_date=dt.date(2010, 5, 11 + number))
    with CaptureQueriesContext(
        connection,
    ) as looked:
        likely(sara, "Kim", "Öberg", birth_date=BORN)
    with CaptureQueriesContext(connection) as searched:
        found(sara, "Kim")
    reads = [entry for entry in looked.captured_queries if "audit_auditinbox" in entry["sql"]]
    assert (len(looked) - len(reads), len(searched) - how_many) == (2, 1)
