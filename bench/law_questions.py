"""Seeded questions that keep twelve provisions busy, and those twelve as a body of rules of their own."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from samsyn.law import Category, Fact, Party, Purpose, Question, Subject
from samsyn.law.book import Book, bind, the_book
from samsyn.law.provision import Provision

Word = TypeVar("Word")
TWELVE = (
    "SOL-19-1",
    "SOL-20-6",
    "LUB-4",
    "LUB-6",
    "LUB-7-own",
    "LUL-5",
    "LUL-6",
    "OSL-10-18a",
    "OSL-10-15a-prevent",
    "OSL-10-24",
    "OSL-25-13a",
    "OSL-18-1",
)
FIRST, LAST = date(2025, 11, 1), date(2026, 11, 22)
NEAR = 0.85  # how often a question is put where one of the twelve may hold


@dataclass(frozen=True)
class Twelve:
    """The twelve wordings in force in 2026 and a book of just them."""

    provisions: tuple[Provision, ...]
    book: Book


def twelve() -> Twelve:
    """The subset that the peers are given too."""
    whole = the_book()
    chosen = tuple(p for p in whole.provisions if p.id in TWELVE and p.in_force(LAST))
    return Twelve(chosen, bind(chosen, [], whole.clauses))


def seeded_questions(count: int, seed: int) -> list[Question]:
    """So many questions, the same for the same seed."""
    dice = random.Random(seed)
    provisions = twelve().provisions
    return [_question(dice, dice.choice(provisions)) for _ in range(count)]


def _question(dice: random.Random, near: Provision) -> Question:
    on = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days + 1))
    facts = {fact: dice.random() < 0.5 for fact in _facts() if dice.random() < 0.2}
    for fact in near.requires:
        if dice.random() < NEAR:
            facts[fact] = True
    for fact in near.forbids:
        if dice.random() < NEAR:
            facts[fact] = False
    return Question(
        on=on,
        sender=_one(dice, near.senders, Party),
        recipient=_one(dice, near.recipients, Party),
        subject=Subject(on - timedelta(days=dice.randrange(10 * 365, 25 * 365)), protected_identity=False),
        category=_one(dice, near.categories, Category),
        purpose=_one(dice, near.purposes or near.stated_purposes, Purpose),
        requested_by_recipient=dice.random() < 0.5,
        facts=facts,
    )


def _one(dice: random.Random, near: Iterable[str], every: Iterable[Word]) -> Word:
    """A word that fits, or now and then any."""
    words = list(every)
    fitting = [word for word in words if word in near]
    return dice.choice(fitting if fitting and dice.random() < NEAR else words)


def _facts() -> list[Fact]:
    return sorted({fact for p in twelve().provisions for fact in (*p.requires, *p.forbids, *p.unless)})
