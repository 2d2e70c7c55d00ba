"""Is the method for Kim? Age is a fact; the rest only a human answers."""

from datetime import date

import pytest

from samsyn.methods import loader
from samsyn.methods.model import Method
from samsyn.methods.target_group import Verdict, examine
from samsyn.methods.vocabulary import Role

ON = date(2026, 11, 22)
KIM = date(2010, 5, 4)  # 16
FITS = {
    "linked_to_risk": True,
    "family_known": True,
    "fits_other_support": True,
    "acute_danger": False,
    "violence_or_honour": False,
    "concrete_offence": False,
    "protected_identity": False,
}


@pytest.fixture(scope="module")
def akero() -> Method:
    return loader.method("linkopingsmodellen", "akero", on=ON)


@pytest.fixture(scope="module")
def norrvik() -> Method:
    return loader.method("linkopingsmodellen", "norrvik", on=ON)


def test_kim_of_sixteen_fits_when_every_question_is_answered_so(akero: Method) -> None:
    examination = examine(akero, KIM, ON, FITS)
    assert (examination.verdict, examination.age) == (Verdict.FITS, 16)
    assert (examination.obstacles, examination.questions, examination.overrides) == ((), (), ())


@pytest.mark.parametrize("missing", FITS)
def test_an_unanswered_question_is_asked_and_never_taken_for_an_answer(akero: Method, missing: str) -> None:
    unanswered = {**FITS, missing: None}
    absent = {key: answer for key, answer in FITS.items() if key != missing}
    for answers in (unanswered, absent):
        examination = examine(akero, KIM, ON, answers)
        assert examination.verdict is Verdict.NEEDS_HUMAN
        assert [question.key for question in examination.questions] == [missing]
        assert examination.questions[0].text.endswith("?")


@pytest.mark.parametrize("key", ["linked_to_risk", "acute_danger", "violence_or_honour", "concrete_offence"])
def test_what_nobody_may_override_leaves_kim_outside_and_says_what_to_do_instead(
    akero: Method, key: str
) -> None:
    examination = examine(akero, KIM, ON, {**FITS, key: not FITS[key]})
    assert examination.verdict is Verdict.OUTSIDE
    (obstacle,) = examination.obstacles
    assert (obstacle.key, obstacle.can_be_overridden) == (key, False)
    assert len(obstacle.instead) > 20
    assert examination.overrides == ()


@pytest.mark.parametrize(
    ("key", "role"),
    [
        ("family_known", Role.HANDLER),
        ("fits_other_support", Role.HANDLER),
        ("protected_identity", Role.MANAGER),
    ],
)
def test_what_may_be_overridden_says_by_whom(akero: Method, key: str, role: Role) -> None:
    examination = examine(akero, KIM, ON, {**FITS, key: not FITS[key]})
    assert examination.verdict is Verdict.NEEDS_HUMAN
    assert [(one.key, one.override_by) for one in examination.overrides] == [(key, role)]


def test_a_concrete_offence_leads_to_the_track_that_is_only_a_mark(akero: Method) -> None:
    (obstacle,) = examine(akero, KIM, ON, {**FITS, "concrete_offence": True}).obstacles
    assert obstacle.leads_to_track == "referred_to_police_process"
    assert {track.key: track.neutral_mark_only for track in akero.tracks}[obstacle.leads_to_track]


@pytest.mark.parametrize(
    ("born", "age", "verdict"),
    [
        (date(2011, 11, 23), 14, Verdict.NEEDS_HUMAN),  # fifteen tomorrow
        (date(2011, 11, 22), 15, Verdict.FITS),  # fifteen today
        (date(2007, 11, 23), 18, Verdict.FITS),  # nineteen tomorrow
        (date(2007, 11, 22), 19, Verdict.NEEDS_HUMAN),  # nineteen today
        (date(2005, 11, 23), 20, Verdict.NEEDS_HUMAN),  # twenty-one tomorrow
        (date(2005, 11, 22), 21, Verdict.OUTSIDE),  # twenty-one today
    ],
)
def test_the_age_on_the_day_decides_to_the_day(akero: Method, born: date, age: int, verdict: Verdict) -> None:
    examination = examine(akero, born, ON, FITS)
    assert (examination.age, examination.verdict) == (age, verdict)


def test_eighteen_fits_in_akero_and_needs_the_managers_reason_in_norrvik(
    akero: Method, norrvik: Method
) -> None:
    born = date(2008, 11, 22)
    assert examine(akero, born, ON, FITS).verdict is Verdict.FITS
    examination = examine(norrvik, born, ON, FITS)
    (obstacle,) = examination.overrides
    assert (obstacle.key, obstacle.override_by) == ("age", Role.MANAGER)
    assert obstacle.text == "Den unge är 18 år. Metoden är till för den som är 15 till 17 år."


def test_twenty_one_is_a_hard_stop_that_nobody_overrides(akero: Method) -> None:
    examination = examine(akero, date(2005, 1, 1), ON, FITS)
    (obstacle,) = examination.obstacles
    assert not obstacle.can_be_overridden
    assert "10 kap. 18 a § OSL" in obstacle.instead


def test_an_unknown_birth_date_is_asked_for(akero: Method) -> None:
    examination = examine(akero, None, ON, FITS)
    assert (examination.verdict, examination.age) == (Verdict.NEEDS_HUMAN, None)
    assert [question.key for question in examination.questions] == ["age"]


def test_several_obstacles_are_all_told_and_one_hard_one_decides(akero: Method) -> None:
    answers = {**FITS, "family_known": False, "acute_danger": True}
    examination = examine(akero, date(2012, 1, 1), ON, answers)
    assert [one.key for one in examination.obstacles] == ["age", "family_known", "acute_danger"]
    assert (examination.verdict, examination.overrides) == (Verdict.OUTSIDE, ())


def test_a_birth_date_in_the_future_is_refused_in_words(akero: Method) -> None:
    with pytest.raises(
        ValueError, match=r"Födelsedatumet 2026-11-23 ligger efter 2026-11-22. Rätta datumet."
    ):
        examine(akero, date(2026, 11, 23), ON, FITS)


def test_an_answer_to_another_question_is_refused_with_the_nearest(akero: Method) -> None:
    with pytest.raises(ValueError, match=r"frågar inte efter ”acute_dangr”. Menade du ”acute_danger”"):
        examine(akero, KIM, ON, {**FITS, "acute_dangr": True})
