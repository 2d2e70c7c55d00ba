"""May this be shared? The one function that answers."""

from collections.abc import Mapping

from samsyn.law import concluding
from samsyn.law.answer import Answer
from samsyn.law.book import Book, the_book
from samsyn.law.provision import GENERAL, Provision, Settlement
from samsyn.law.question import Question
from samsyn.law.settling import NOTHING_SETTLED, check_settled
from samsyn.law.vocabulary import Kind
from samsyn.law.weighing import Matter, Verdict, Weighed, known, strength, weigh


def assess(
    question: Question, book: Book | None = None, settled: Mapping[str, Settlement] = NOTHING_SETTLED
) -> Answer:
    """Answer a question by every provision that its parties, category, purpose and day concern.

    `settled` holds, by point, what a municipality's lawyer has settled; it never opens what a block closes.
    Raises `ValueError` for a settlement of a point that does not exist or is not the lawyer's to settle.
    """
    book = book or the_book()
    if settled:
        check_settled(book, settled)
    on, age = question.on, question.age
    matter = Matter(question, age, known(question.facts, age), book.clauses, settled)
    route = book.route(question.sender, question.recipient, question.category, question.purpose)
    weighed = [
        weigh(entry, matter)
        for entry in route.grounds
        if entry.provision.in_force(on) and (question.consents or entry.provision.kind is not Kind.CONSENT)
    ]
    blocks = [block for block in route.blocks if block.in_force(on)]
    closing = [block for block in blocks if all(matter.facts.get(fact) for fact in block.requires)]
    if closing:
        return concluding.blocked(matter, weighed, closing)
    to_judge = [block for block in blocks if _is_to_judge(block, matter)]
    holding = [w for w in weighed if w.verdict is Verdict.HOLDS]
    free = [w for w in holding if all(_clears(w, block, question) for block in to_judge)]
    if free:
        return concluding.held(matter, weighed, free)
    asking = holding or _specific([w for w in weighed if w.verdict is Verdict.ASKS])
    if asking:
        left = [block for block in to_judge if not all(_clears(w, block, question) for w in asking)]
        return concluding.asked(matter, weighed, asking, left)
    return concluding.closed(matter, weighed)


def _is_to_judge(block: Provision, matter: Matter) -> bool:
    """Whether a block is still to be judged, and its question belongs to this sender."""
    return matter.question.sender in block.asked_of and any(
        fact not in matter.facts for fact in block.requires
    )


def _clears(weighed: Weighed, block: Provision, question: Question) -> bool:
    """Whether a ground breaks the secrecy of the block too, as a duty in law does (OSL 10:28)."""
    return strength(weighed, question) in block.cleared_by or weighed.entry.provision.id in block.cleared_by


def _specific(asking: list[Weighed]) -> list[Weighed]:
    """The general rules are asked about only when nothing more specific is."""
    return [w for w in asking if w.entry.provision.order < GENERAL] or asking
