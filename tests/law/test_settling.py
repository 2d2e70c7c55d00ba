"""A municipality's lawyer settles what the texts leave open, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from samsyn.law import Category, Fact, Outcome, Party, Purpose, Question, Subject, assess
from samsyn.law.book import the_book
from samsyn.law.previewing import changed_by
from samsyn.law.provision import Settlement

BICYCLE = Question(
    on=date(2026, 2, 1),
    sender=Party.SOCIAL_SERVICES,
    recipient=Party.POLICE,
    subject=Subject(date(2009, 9, 1), protected_identity=False),
    category=Category.SUSPECTED_OFFENCE,
    purpose=Purpose.INVESTIGATE_CRIME,
    facts={
        Fact.OFFENCE_MIN_MONTHS: 0,
        Fact.OFFENCE_IS_ATTEMPT: False,
        Fact.NEEDED_FOR_PURPOSE: True,
        Fact.SECRECY_INTEREST_OUTWEIGHS: False,
    },
)
YES = Settlement("15a-mot-23", True, date(2026, 1, 20), "Lena Lag", "Propositionen talar för det.")
NO = replace(YES, opens=False, reason="Vi väntar på vägledning.")


def test_without_a_settlement_a_lawyer_is_asked_and_the_answer_names_the_point() -> None:
    answer = assess(BICYCLE)
    assert answer.outcome is Outcome.ESCALATE
    assert answer.points == ("15a-mot-23",)
    assert any("En jurist behöver avgöra" in reason for reason in answer.reasons)


def test_a_settlement_that_opens_is_shown_with_who_when_and_why() -> None:
    answer = assess(BICYCLE, settled={YES.point: YES})
    assert answer.outcome is Outcome.PERMITTED
    assert answer.grounds == ("OSL-10-15a-investigate",)
    said = "Kommunens jurist Lena Lag har avgjort frågan den 2026-01-20: Propositionen talar för det."
    assert answer.settled == (said,)
    assert any(reason.endswith(said) for reason in answer.reasons)


def test_a_settlement_that_closes_refuses_with_its_reason() -> None:
    answer = assess(BICYCLE, settled={NO.point: NO})
    assert answer.outcome is Outcome.REFUSED
    assert any("Vi väntar på vägledning." in reason for reason in answer.reasons)


def test_a_settlement_holds_from_its_day() -> None:
    before = replace(BICYCLE, on=date(2026, 1, 19))
    assert assess(before, settled={YES.point: YES}).outcome is Outcome.ESCALATE
    assert assess(replace(before, on=date(2026, 1, 20)), settled={YES.point: YES}).is_open


def test_a_settlement_leaves_what_has_to_be_judged() -> None:
    unjudged = replace(BICYCLE, facts={Fact.OFFENCE_MIN_MONTHS: 0, Fact.OFFENCE_IS_ATTEMPT: False})
    answer = assess(unjudged, settled={YES.point: YES})
    assert {ask.fact for ask in answer.asks} == {Fact.NEEDED_FOR_PURPOSE, Fact.SECRECY_INTEREST_OUTWEIGHS}


def test_no_settlement_opens_what_a_block_closes() -> None:
    harmful = replace(BICYCLE, facts={**BICYCLE.facts, Fact.HARM_TO_INVESTIGATION: True})
    answer = assess(harmful, settled={YES.point: YES})
    assert answer.outcome is Outcome.REFUSED
    assert answer.blocked_by == ("OSL-18-1",)


@pytest.mark.parametrize("point", ["skyddade-uppgifter", "finns-inte"])
def test_a_point_that_is_not_the_lawyers_to_settle_is_refused(point: str) -> None:
    with pytest.raises(ValueError, match=f"{point}: punkten går inte att avgöra"):
        assess(BICYCLE, settled={point: replace(YES, point=point)})


def test_a_settlement_filed_under_another_point_is_refused() -> None:
    with pytest.raises(ValueError, match="15a-mot-23-misstanke"):
        assess(BICYCLE, settled={"15a-mot-23-misstanke": YES})


def test_a_preview_shows_the_questions_that_would_be_answered_otherwise() -> None:
    changed = changed_by(the_book(), {}, {YES.point: YES}, date(2026, 11, 22))
    assert changed
    assert {one.before.outcome for one in changed} <= {Outcome.ESCALATE, Outcome.NEEDS_JUDGEMENT}
    opened = [one for one in changed if one.after.is_open]
    assert {one.after.grounds for one in opened} == {("OSL-10-15a-investigate",)}
    assert all(one.scenario.asked["sender"] == "social_services" for one in changed)


def test_a_preview_before_its_first_day_changes_nothing() -> None:
    assert changed_by(the_book(), {}, {YES.point: YES}, date(2026, 1, 19)) == ()


def test_what_the_lawyer_may_settle_says_what_speaks_on_both_sides() -> None:
    for point in the_book().points:
        assert bool(point.speaks_for and point.speaks_against) is point.settleable
        assert not point.settleable or point.beside
