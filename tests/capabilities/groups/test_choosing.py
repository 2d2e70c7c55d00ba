"""From a question without a name to a place: consultation, nomination, selection in words, the queue."""

import pytest

from samsyn.capabilities.groups.actions import consulting, places, starting
from samsyn.capabilities.groups.actions.consulting import Asked
from samsyn.capabilities.groups.actions.starting import Decided
from samsyn.capabilities.groups.models import Consultation, Met
from samsyn.capabilities.groups.queries import lists
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.capabilities.groups.stages import Stage
from samsyn.foundation.cases.models import Case, Task
from samsyn.law import Party

from .kim import AT, TODAY, day, nominate, page, select

pytestmark = pytest.mark.django_db


# unnamed consultation


def test_a_consultation_that_names_somebody_is_refused_and_a_lone_word_needs_a_reason(act, family):
    sara = act("sara")
    family(sara)
    named = Asked(Party.POLICE, "Det gäller Kim Åberg.", "Vänta.", TODAY)
    with pytest.raises(GroupRefused, match="Kim Åberg"):
        consulting.write(actor=sara, asked=named, kept_why="", at=AT)
    number = Asked(Party.POLICE, "Född 20100511-9803.", "Vänta.", TODAY)
    with pytest.raises(GroupRefused, match="20100511-9803"):
        consulting.write(actor=sara, asked=number, kept_why="", at=AT)
    word = Asked(Party.POLICE, "En ungdom vid Kim Larsens väg.", "Vänta.", TODAY)
    with pytest.raises(GroupRefused, match="Kim"):
        consulting.write(actor=sara, asked=word, kept_why="", at=AT)
    made = consulting.write(actor=sara, asked=word, kept_why="Det är en gata.", at=AT)
    assert Consultation.objects.get(id=made).question == word.question


# nomination and selection


def test_a_yes_waits_in_the_queue_and_a_place_is_given_by_a_human(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara))
    assert page(sara, group).stage is Stage.NOMINATED
    assert Task.objects.get(about=group).rule == starting.SELECT
    select(sara, group)
    assert page(sara, group).stage is Stage.QUEUE
    assert page(sara, group).next is None  # no step of the work comes before the place
    places.give_place(actor=sara, group_id=group, why="", at=AT)
    assert page(sara, group).stage is Stage.BEFORE_ENROLMENT
    assert Task.objects.get(about=group, done_at=None).rule == starting.CONTACT


def test_a_no_says_what_is_offered_instead_and_ends_only_this(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara))
    no = Decided(chosen=False, why="Kim vill inte.", alternative="", reasons={})
    with pytest.raises(GroupRefused, match="erbjuds i stället"):
        select(sara, group, decided=no)
    select(
        sara, group, decided=Decided(False, "Kim vill inte.", "Samtal hos Råd och stöd.", {}), may_want=Met.NO
    )
    shown = page(sara, group)
    assert shown.stage is Stage.NOT_SELECTED
    assert shown.selection.alternative == "Samtal hos Råd och stöd."
    assert Case.objects.get(id=shown.group.case_id).closed_at


def test_an_obstacle_needs_its_reason_and_one_that_nobody_may_pass_stops(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara))
    with pytest.raises(GroupRefused, match="Gör en omedelbar|omedelbar skyddsbedömning"):
        select(sara, group, acute_danger=Met.YES)
    with pytest.raises(GroupRefused, match="Skriv varför"):
        select(sara, group, needs_several=Met.NO)
    why = Decided(True, "Kim vill.", "", {"needs_several": "Skolan är på väg in."})
    select(sara, group, decided=why, needs_several=Met.NO)
    answer = next(one for one in page(sara, group).answers if one.key == "needs_several")
    assert (answer.in_the_way, answer.reason) == (True, "Skolan är på väg in.")


def test_an_age_outside_the_method_is_the_managers_to_decide(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara, 12, ("Mona",)))
    why = Decided(True, "Kim vill.", "", {"age": "Fyller 13 i vår."})
    with pytest.raises(GroupRefused, match="enhetschefen"):
        select(sara, group, decided=why)
    siv = act("siv")
    select(siv, group, decided=why)
    assert page(siv, group).stage is Stage.QUEUE


def test_one_group_at_a_time_around_a_young_person(act, family):
    sara = act("sara")
    kim = family(sara)
    nominate(sara, kim)
    with pytest.raises(GroupRefused, match="pågår redan"):
        nominate(sara, kim)


def test_a_track_that_the_method_does_not_have_is_refused(act, family):
    sara = act("sara")
    told = starting.Nomination(TODAY, Party.POLICE, "", "Oro.", "", "", track="recruitment")
    with pytest.raises(GroupRefused, match="SSPF.* har inte det spåret"):
        starting.nominate(
            actor=sara, person_id=family(sara, 14), method_key="sspf", municipality="akero", told=told, at=AT
        )


def test_sspf_has_no_enrolment_or_tracks_of_its_own_and_works_all_the_same(act, family):
    sara = act("sara")
    group = nominate(sara, family(sara, 14, ("Mona",)), method="sspf")
    assert page(sara, group).method.key == "sspf"


# capacity and queue


def test_who_passes_the_queue_needs_a_reason(act, family):
    sara = act("sara")
    first = nominate(sara, family(sara), on=day(-10))
    second = nominate(sara, family(sara), on=day(-2))
    for group in (first, second):
        select(sara, group)
    assert [one.id for one in lists.lists(actor=sara).queue] == [first, second]
    with pytest.raises(GroupRefused, match="1 har väntat längre"):
        places.give_place(actor=sara, group_id=second, why="", at=AT)
    places.give_place(actor=sara, group_id=second, why="Kim har redan en mentor på plats.", at=AT)
    assert page(sara, second).place.passed == 1


def test_norrvik_takes_five_at_a_time(act, family):
    liv = act("liv")
    told = starting.Nomination(TODAY, Party.POLICE, "", "Oro.", "", "")
    sig = {"method_key": "sig", "municipality": "norrvik", "told": told, "at": AT}
    groups = [starting.nominate(actor=liv, person_id=family(liv), **sig) for _ in range(6)]
    for group in groups:
        select(liv, group)
    for group in groups[:5]:
        places.give_place(actor=liv, group_id=group, why="", at=AT)
    with pytest.raises(GroupRefused, match="Alla 5 platser"):
        places.give_place(actor=liv, group_id=groups[5], why="", at=AT)
    (capacity,) = lists.lists(actor=liv).places
    assert (capacity.taken, capacity.most) == (5, 5)
