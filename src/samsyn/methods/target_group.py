"""Is a method for this young person? The age is a fact; the rest are questions that only a human answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samsyn.law.question import age_on
from samsyn.methods.checks.target import AGE
from samsyn.methods.faults import meant
from samsyn.methods.model import Method
from samsyn.methods.target import Condition, TargetGroup
from samsyn.methods.vocabulary import Role


class Verdict(StrEnum):
    """What the examination came to. It is never a decision: a human makes that."""

    FITS = "fits"
    NEEDS_HUMAN = "needs_human"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way, what to do instead, and who may go on all the same with a written reason."""

    key: str
    text: str
    instead: str
    override_by: Role | None
    leads_to_track: str | None

    @property
    def can_be_overridden(self) -> bool:
        """False where nobody may go on, whatever the reason."""
        return self.override_by is not None


@dataclass(frozen=True)
class Question:
    """What is not answered yet."""

    key: str
    text: str


@dataclass(frozen=True)
class Examination:
    """The answer with its reasons. `age` is in whole years, None when the birth date is not known."""

    verdict: Verdict
    age: int | None
    obstacles: tuple[Obstacle, ...]
    questions: tuple[Question, ...]

    @property
    def overrides(self) -> tuple[Obstacle, ...]:
        """The obstacles a human has to give a reason for; empty where one can never be overridden."""
        return () if self.verdict is Verdict.OUTSIDE else self.obstacles


def examine(method: Method, born: date | None, on: date, answers: Mapping[str, bool | None]) -> Examination:
    """Examine the target group on a day.

    `answers` is by the keys of the method's criteria and exclusions; absent or None is not answered. Raises
    ValueError, in Swedish, for a birth date after the day and for an answer to a question that is not asked.
    Source: domain 3.2.
    """
    group = method.target_group
    _refuse_unknown(group, answers)
    age = None if born is None else _age(born, on)
    obstacles = _age_obstacles(group, age)
    questions = [Question(AGE, "Hur gammal är den unge?")] if age is None else []
    for condition, in_the_way in _conditions(group):
        answer = answers.get(condition.key)
        if answer is None:
            questions.append(Question(condition.key, condition.question))
        elif answer is in_the_way:
            obstacles.append(_obstacle(condition))
    return Examination(_verdict(obstacles, questions), age, tuple(obstacles), tuple(questions))


def _age(born: date, on: date) -> int:
    if born > on:
        raise ValueError(f"Födelsedatumet {born} ligger efter {on}. Rätta datumet.")
    return age_on(born, on)


def _conditions(group: TargetGroup) -> list[tuple[Condition, bool]]:
    """Each condition with the answer that stands in the way."""
    return [*((one, False) for one in group.criteria), *((one, True) for one in group.exclusions)]


def _refuse_unknown(group: TargetGroup, answers: Mapping[str, bool | None]) -> None:
    known = [condition.key for condition, _ in _conditions(group)]
    for key in answers:
        if key not in known:
            raise ValueError(f"Metoden frågar inte efter ”{key}”. {meant(key, known)}")


def _age_obstacles(group: TargetGroup, age: int | None) -> list[Obstacle]:
    if age is None or group.ages.youngest <= age <= group.ages.oldest:
        return []
    if age >= group.hard_stop:
        text = f"Den unge är {age} år. Metoden är aldrig till för den som fyllt {group.hard_stop}."
        return [Obstacle(AGE, text, group.hard_stop_reason, None, None)]
    within = f"{group.ages.youngest} till {group.ages.oldest} år"
    text = f"Den unge är {age} år. Metoden är till för den som är {within}."
    return [Obstacle(AGE, text, group.outside_ages, group.age_override_by, None)]


def _obstacle(condition: Condition) -> Obstacle:
    return Obstacle(
        condition.key, condition.question, condition.instead, condition.override_by, condition.leads_to_track
    )


def _verdict(obstacles: list[Obstacle], questions: list[Question]) -> Verdict:
    if any(not obstacle.can_be_overridden for obstacle in obstacles):
        return Verdict.OUTSIDE
    return Verdict.NEEDS_HUMAN if obstacles or questions else Verdict.FITS
