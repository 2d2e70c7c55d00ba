"""Weigh one provision against one question: whether it holds, and if not, what stands in the way."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from samsyn.law import consent
from samsyn.law.book import Entry
from samsyn.law.provision import Clause, Point, Settlement, Threshold
from samsyn.law.question import FactValue, Question
from samsyn.law.vocabulary import Fact, Kind

Facts = Mapping[Fact, FactValue]
Clauses = Mapping[Fact, Clause]
MIN_MONTHS, ATTEMPT = Fact.OFFENCE_MIN_MONTHS, Fact.OFFENCE_IS_ATTEMPT
CHILD = 18  # föräldrabalken 9:1: an offence by somebody who is under 18 today was done before 18


class Verdict(Enum):
    """How one provision came out."""

    HOLDS = auto()
    ASKS = auto()
    UNSETTLED = auto()
    FAILS = auto()
    NOT_STATED = auto()


class Matter(NamedTuple):
    """A question with what follows from it: the age on the day and all that is known."""

    question: Question
    age: int
    facts: Facts
    clauses: Clauses
    settled: Mapping[str, Settlement]


class Weighed(NamedTuple):
    """A provision with its verdict: what is missing, what stands in the way, which points were met."""

    entry: Entry
    verdict: Verdict
    missing: tuple[Fact, ...] = ()
    obstacles: tuple[str, ...] = ()
    point: Point | None = None
    settled: tuple[Settlement, ...] = ()


def known(facts: Facts, age: int) -> Facts:
    """The facts stated and those that follow from them and from the age."""
    child = age < CHILD and Fact.OFFENCE_BEFORE_18 not in facts
    prison = bool(facts.get(MIN_MONTHS)) and Fact.OFFENCE_HAS_PRISON not in facts
    if not child and not prison:
        return facts
    all_known = dict(facts)
    if child:
        all_known[Fact.OFFENCE_BEFORE_18] = True
    if prison:
        all_known[Fact.OFFENCE_HAS_PRISON] = True
    return all_known


def reaches(threshold: Threshold, facts: Facts) -> bool | None:
    """Whether the offence is grave enough; None if that is not known."""
    months = facts.get(MIN_MONTHS)
    if months is None:
        return None
    if months >= threshold.attempt_min_months or months < threshold.min_months:
        return months >= threshold.attempt_min_months
    attempt = facts.get(ATTEMPT)
    return None if attempt is None else not attempt


def weigh(entry: Entry, matter: Matter) -> Weighed:
    """Weigh a provision whose date, parties, category and purpose fit."""
    p, facts = entry.provision, matter.facts
    if entry.stated_only and entry.stated_by.isdisjoint(facts):
        return Weighed(entry, Verdict.NOT_STATED)
    obstacles = _obstacles(entry, matter)
    if obstacles:
        return Weighed(entry, Verdict.FAILS, (), tuple(dict.fromkeys(obstacles)))
    missing = [fact for fact in p.requires if fact not in facts]
    missing += [fact for fact in p.forbids if fact not in facts]
    if p.offence is not None and reaches(p.offence, facts) is None:
        missing += _about_offence(facts)
    if entry.points:
        return _at_points(entry, matter, missing)
    return Weighed(entry, Verdict.ASKS, tuple(missing)) if missing else Weighed(entry, Verdict.HOLDS)


def strength(weighed: Weighed, question: Question) -> Kind:
    """The kind a provision has here: some are a duty only when asked, and else a permission."""
    p = weighed.entry.provision
    return p.unrequested_kind if p.unrequested_kind and not question.requested_by_recipient else p.kind


def _obstacles(entry: Entry, matter: Matter) -> list[str]:
    """What in the question itself, and then in the facts, keeps the provision from holding."""
    p, question = entry.provision, matter.question
    found: list[str] = []
    if p.from_age is not None and matter.age < p.from_age:
        found.append(f"den unge har inte fyllt {p.from_age} år")
    if p.under_age is not None and matter.age >= p.under_age and not _any_true(p.any_age_if, matter.facts):
        found.append(f"den unge har fyllt {p.under_age} år")
    if p.requested not in (None, question.requested_by_recipient) and p.unrequested_kind is None:
        found.append("mottagaren har inte begärt uppgiften" if p.requested else "uppgiften är begärd")
    if p.kind is Kind.CONSENT and not found and (lacking := consent.obstacle(question)):
        found.append(lacking)
    found += _in_facts(entry, matter)
    return found


def _in_facts(entry: Entry, matter: Matter) -> list[str]:
    p, facts, clauses = entry.provision, matter.facts, matter.clauses
    found = [clauses[fact].when_false for fact in p.requires if facts.get(fact) is False]
    found += [clauses[fact].when_true for fact in p.forbids if facts.get(fact)]
    if p.unless:
        found += [clauses[fact].when_true for fact in p.unless if facts.get(fact)]
    if entry.stated_only and not _any_true(p.stated_by, facts):
        found += [clauses[fact].when_false for fact in p.stated_by if fact in facts]
    if p.offence is not None and reaches(p.offence, facts) is False:
        found.append("brottet når inte upp till straffgränsen")
    return found


def _any_true(wanted: tuple[Fact, ...], facts: Facts) -> bool:
    return any(facts.get(fact) for fact in wanted)


def _about_offence(facts: Facts) -> list[Fact]:
    return [fact for fact in (MIN_MONTHS, ATTEMPT) if fact not in facts]


def _at_points(entry: Entry, matter: Matter, missing: list[Fact]) -> Weighed:
    """The same for a provision that an unsettled point may touch."""
    used: list[Settlement] = []
    for point in entry.points:
        touched = _touched(point, matter)
        if touched is False:
            continue
        decision = matter.settled.get(point.id)
        if decision is not None and decision.first_day <= matter.question.on:
            if not decision.opens:
                return Weighed(
                    entry, Verdict.FAILS, (), (f"{point.why} {said(decision)}",), None, (decision,)
                )
            used.append(decision)
        elif touched:
            return Weighed(entry, Verdict.UNSETTLED, (), (), point)
        else:
            missing += [fact for fact in _about_offence(matter.facts) if fact not in missing]
    return Weighed(entry, Verdict.ASKS if missing else Verdict.HOLDS, tuple(missing), settled=tuple(used))


def _touched(point: Point, matter: Matter) -> bool | None:
    """Whether the point concerns this person and offence; None if the offence is not known."""
    question = matter.question
    if not point.in_force(question.on) or (point.protected and not question.subject.protected_identity):
        return False
    if point.from_age is not None and matter.age < point.from_age:
        return False
    if point.below is None:
        return True
    enough = reaches(point.below, matter.facts)
    return None if enough is None else not enough


def said(decision: Settlement) -> str:
    """Who settled a point, when and why."""
    return f"Kommunens jurist {decision.by} har avgjort frågan den {decision.first_day}: {decision.reason}"
