"""May this be shared? The one function that answers."""

from collections.abc import Mapping

from samsyn.law import concluding
from samsyn.law.answer import Answer
from samsyn.law.book import Book, the_book
from samsyn.law.provision import GENERAL, Provision, Settlement
from samsyn.law.question import Question
from samsyn.law.vocabulary import Kind
from samsyn.law.weighing import Facts, Verdict, Weighed, known, strength, weigh

NOTHING_SETTLED: Mapping[str, Settlement] = {}


def assess(question: Question, book: Book | None = None, settled: Mapping[str, Settlement] = NOTHING_SETTLED) -> Answer:
    """Answer a question by every provision that its parties, category, purpose and day concern.

    `settled` holds, by point, what a municipality's lawyer has settled; it never opens what a block closes.
    """
    book = book or the_book()
    facts, on = known(question), question.on
    route = book.route(question.sender, question.recipient, question.category, question.purpose)
    weighed = [
        weigh(entry, question, facts, book.clauses, settled)
        for entry in route.grounds
        if entry.provision.in_force(on) and (entry.provision.kind is not Kind.CONSENT or question.consents)
    ]
    blocks = [block for block in route.blocks if block.in_force(on)]
    closing = [block for block in blocks if all(facts.get(fact) for fact in block.requires)]
    if closing:
        return concluding.blocked(question, book.clauses, weighed, closing)
    open_blocks = [block for block in blocks if _is_open(block, question, facts)]
    holding = [w for w in weighed if w.verdict is Verdict.HOLDS]
    free = [w for w in holding if all(_clears(w, block, question) for block in open_blocks)]
    if free:
        return concluding.held(question, book.clauses, weighed, free)
    asking = holding or _specific([w for w in weighed if w.verdict is Verdict.ASKS])
    if asking:
        return concluding.asked(question, book.clauses, facts, weighed, asking, open_blocks)
    return concluding.closed(question, book.clauses, weighed)


def _is_open(block: Provision, question: Question, facts: Facts) -> bool:
    """Whether a block is still to be judged, and its question belongs to this sender."""
    return question.sender in block.asked_of and any(fact not in facts for fact in block.requires)


def _clears(weighed: Weighed, block: Provision, question: Question) -> bool:
    """Whether a ground breaks the secrecy of the block too, as a duty in law does (OSL 10:28)."""
    return strength(weighed, question) in block.cleared_by or weighed.provision.id in block.cleared_by


def _specific(asking: list[Weighed]) -> list[Weighed]:
    """The general rules are asked about only when nothing more specific is."""
    return [w for w in asking if w.provision.order < GENERAL] or asking
