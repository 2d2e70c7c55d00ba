"""Weigh one provision against one question: does it hold, and if not, what stands in the way?"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from samsyn.law import consent
from samsyn.law.book import Entry
from samsyn.law.provision import Clause, Point, Provision, Settlement, Threshold
from samsyn.law.question import FactValue, Question
from samsyn.law.vocabulary import Fact, Kind

Facts = Mapping[Fact, FactValue]
Clauses = Mapping[Fact, Clause]
MIN_MONTHS, ATTEMPT = Fact.OFFENCE_MIN_MONTHS, Fact.OFFENCE_IS_ATTEMPT
CHILD = 18  # föräldrabalken 9 kap. 1 §: an offence by somebody who is under 18 today was done before 18


class Verdict(Enum):
    """How one provision came out."""

    HOLDS = auto()
    ASKS = auto()
    UNSETTLED = auto()
    FAILS = auto()
    NOT_STATED = auto()


class Weighed(NamedTuple):
    """A provision with its verdict: what is missing, what stood in the way, which points were met or used."""

    provision: Provision
    verdict: Verdict
    missing: tuple[Fact, ...] = ()
    obstacles: tuple[str, ...] = ()
    point: Point | None = None
    settled: tuple[Settlement, ...] = ()


def known(question: Question) -> Facts:
    """The facts stated and those that follow from them."""
    facts = question.facts
    follows: dict[Fact, FactValue] = {}
    if Fact.OFFENCE_BEFORE_18 not in facts and question.age < CHILD:
        follows[Fact.OFFENCE_BEFORE_18] = True
    if facts.get(MIN_MONTHS) and Fact.OFFENCE_HAS_PRISON not in facts:
        follows[Fact.OFFENCE_HAS_PRISON] = True
    return {**facts, **follows} if follows else facts


def reaches(threshold: Threshold, facts: Facts) -> bool | None:
    """Whether the offence is grave enough; None if that is not known."""
    months = facts.get(MIN_MONTHS)
    if months is None:
        return None
    if months >= threshold.attempt_min_months or months < threshold.min_months:
        return months >= threshold.attempt_min_months
    attempt = facts.get(ATTEMPT)
    return None if attempt is None else not attempt


def weigh(entry: Entry, question: Question, facts: Facts, clauses: Clauses, settled: Mapping[str, Settlement]) -> Weighed:
    """Weigh a provision whose date, parties, category and purpose fit."""
    p = entry.provision
    if entry.stated_only and not any(fact in facts for fact in p.stated_by):
        return Weighed(p, Verdict.NOT_STATED)
    obstacles = _obstacles(entry, question, facts, clauses)
    if obstacles:
        return Weighed(p, Verdict.FAILS, obstacles=obstacles)
    missing = _missing(p, facts)
    if entry.points:
        return _at_points(entry, question, facts, missing, settled)
    return Weighed(p, Verdict.ASKS if missing else Verdict.HOLDS, missing)


def strength(weighed: Weighed, question: Question) -> Kind:
    """The kind a provision has here: some are a duty only when asked, and else a permission."""
    p = weighed.provision
    return p.unrequested_kind if p.unrequested_kind and not question.requested_by_recipient else p.kind


def _obstacles(entry: Entry, question: Question, facts: Facts, clauses: Clauses) -> tuple[str, ...]:
    p = entry.provision
    found: list[str] = []
    if p.from_age is not None or p.under_age is not None:
        found.extend(_age(p, question, facts))
    if p.requested is not None and p.requested is not question.requested_by_recipient and p.unrequested_kind is None:
        found.append("mottagaren har inte begärt uppgiften" if p.requested else "uppgiften lämnas på begäran")
    if entry.stated_only and not any(facts.get(fact) for fact in p.stated_by):
        found.extend(clauses[fact].when_false for fact in p.stated_by if fact in facts)
    found.extend(clauses[fact].when_false for fact in p.requires if facts.get(fact) is False)
    found.extend(clauses[fact].when_true for fact in (*p.forbids, *p.unless) if facts.get(fact))
    if p.offence is not None and reaches(p.offence, facts) is False:
        found.append("brottet når inte upp till straffgränsen")
    if p.kind is Kind.CONSENT and (lacking := consent.obstacle(question)):
        found.append(lacking)
    return tuple(dict.fromkeys(found))


def _age(p: Provision, question: Question, facts: Facts) -> list[str]:
    age = question.age
    if p.from_age is not None and age < p.from_age:
        return [f"den unge har inte fyllt {p.from_age} år"]
    if p.under_age is not None and age >= p.under_age and not any(facts.get(fact) for fact in p.any_age_if):
        return [f"den unge har fyllt {p.under_age} år"]
    return []


def _missing(p: Provision, facts: Facts) -> tuple[Fact, ...]:
    missing = [fact for fact in (*p.requires, *p.forbids) if fact not in facts]
    if p.offence is not None and reaches(p.offence, facts) is None:
        missing.extend(_about_offence(facts))
    return tuple(missing)


def _about_offence(facts: Facts) -> list[Fact]:
    return [fact for fact in (MIN_MONTHS, ATTEMPT) if fact not in facts]


def _at_points(
    entry: Entry, question: Question, facts: Facts, missing: tuple[Fact, ...], settled: Mapping[str, Settlement]
) -> Weighed:
    """The same for a provision that an unsettled point may touch."""
    p, asked, used = entry.provision, list(missing), []
    for point in entry.points:
        touched = _touched(point, question, facts)
        if touched is False:
            continue
        decision = settled.get(point.id)
        if decision is not None and decision.first_day <= question.on:
            if not decision.opens:
                return Weighed(p, Verdict.FAILS, obstacles=(f"{point.why} {said(decision)}",), settled=(decision,))
            used.append(decision)
        elif touched:
            return Weighed(p, Verdict.UNSETTLED, point=point)
        else:
            asked.extend(fact for fact in _about_offence(facts) if fact not in asked)
    return Weighed(p, Verdict.ASKS if asked else Verdict.HOLDS, tuple(asked), settled=tuple(used))


def _touched(point: Point, question: Question, facts: Facts) -> bool | None:
    if not point.in_force(question.on) or (point.protected and not question.subject.protected_identity):
        return False
    if point.from_age is not None and question.age < point.from_age:
        return False
    if point.below is None:
        return True
    enough = reaches(point.below, facts)
    return None if enough is None else not enough


def said(decision: Settlement) -> str:
    """Who settled a point, when and why."""
    return f"Kommunens jurist {decision.by} har avgjort frågan den {decision.first_day}: {decision.reason}"
