"""Put an answer together from what was weighed, with a plain Swedish reason for each provision."""

from collections.abc import Iterable, Sequence

from samsyn.law import instead
from samsyn.law.answer import Answer, Ask
from samsyn.law.provision import Provision
from samsyn.law.question import Question
from samsyn.law.vocabulary import Fact, Kind, Outcome
from samsyn.law.weighing import Clauses, Facts, Verdict, Weighed, said, strength

OPENS = {Kind.DUTY: Outcome.DUTY, Kind.DUTY_ON_REQUEST: Outcome.DUTY_ON_REQUEST}
STRENGTH = (Kind.DUTY, Kind.DUTY_ON_REQUEST, Kind.CONSENT, Kind.PERMISSION)


def held(question: Question, clauses: Clauses, weighed: Sequence[Weighed], free: list[Weighed]) -> Answer:
    """At least one ground holds and nothing closes it."""
    if len(free) > 1:
        free = sorted(free, key=lambda w: STRENGTH.index(strength(w, question)) if w.provision.unrequested_kind else 0)
    return Answer(
        outcome=OPENS.get(strength(free[0], question), Outcome.PERMITTED),
        grounds=tuple(w.provision.id for w in free),
        record=_once(line for w in free for line in w.provision.record),
        reasons=_reasons(weighed, clauses),
        settled=_settled(weighed),
    )


def blocked(question: Question, clauses: Clauses, weighed: Sequence[Weighed], closing: Sequence[Provision]) -> Answer:
    """A block closes whatever else holds."""
    return Answer(
        outcome=Outcome.REFUSED,
        blocked_by=tuple(block.id for block in closing),
        record=_once(line for block in closing for line in block.record),
        reasons=(*(f"{block.head} Det hindrar här, vad som än gäller i övrigt." for block in closing),)
        + _reasons(weighed, clauses),
        instead=instead.suggestions(question, blocked=True),
    )


def asked(
    question: Question,
    clauses: Clauses,
    facts: Facts,
    weighed: Sequence[Weighed],
    asking: Sequence[Weighed],
    blocks: Sequence[Provision],
) -> Answer:
    """Something would open if a human answers so."""
    missing = [fact for w in asking for fact in w.missing]
    missing += [fact for block in blocks for fact in block.requires if fact not in facts]
    return Answer(
        outcome=Outcome.NEEDS_JUDGEMENT,
        asks=tuple(_ask(fact, clauses) for fact in dict.fromkeys(missing)),
        record=_once(line for w in asking for line in w.provision.record),
        reasons=_reasons(weighed, clauses) + tuple(_open_block(block, clauses) for block in blocks),
        nearest=asking[0].provision.id,
        settled=_settled(weighed),
    )


def closed(question: Question, clauses: Clauses, weighed: Sequence[Weighed]) -> Answer:
    """Nothing holds and nothing can be asked: a lawyer decides what the texts leave open, or it is refused."""
    points = _once(w.point.id for w in weighed if w.point is not None)
    failed = sorted((w for w in weighed if w.verdict is Verdict.FAILS), key=lambda w: len(w.obstacles))
    unsettled = [w.provision.id for w in weighed if w.verdict is Verdict.UNSETTLED]
    nearest = unsettled or [w.provision.id for w in failed]
    return Answer(
        outcome=Outcome.ESCALATE if points else Outcome.REFUSED,
        record=("Vem som frågade, vad frågan gällde och vad svaret blev.",),
        reasons=_reasons(weighed, clauses) or (instead.NO_GROUND,),
        nearest=nearest[0] if nearest else None,
        instead=instead.suggestions(question, blocked=False),
        points=points,
        settled=_settled(weighed),
    )


def _ask(fact: Fact, clauses: Clauses) -> Ask:
    return Ask(fact, clauses[fact].question, clauses[fact].judgement)


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))


def _settled(weighed: Sequence[Weighed]) -> tuple[str, ...]:
    return _once(said(decision) for w in weighed for decision in w.settled)


def _reasons(weighed: Sequence[Weighed], clauses: Clauses) -> tuple[str, ...]:
    return tuple(_reason(w, clauses) for w in weighed)


def _reason(w: Weighed, clauses: Clauses) -> str:
    """One sentence or two about how a provision came out."""
    p = w.provision
    if w.verdict is Verdict.HOLDS:
        return f"{p.head} Det gäller här." + "".join(f" {said(decision)}" for decision in w.settled)
    if w.verdict is Verdict.ASKS:
        return f"{p.head} Återstår att bedöma: {' '.join(clauses[fact].question for fact in w.missing)}"
    if w.verdict is Verdict.FAILS:
        return f"{p.head} Det gäller inte här: {', och '.join(w.obstacles)}."
    if w.point is not None:
        return f"{p.head} En jurist behöver avgöra: {w.point.why}"
    stated = " eller ".join(clauses[fact].when_true for fact in p.stated_by)
    return f"{p.citation} har inte åberopats. Den prövas bara om någon har angett att {stated}."


def _open_block(block: Provision, clauses: Clauses) -> str:
    return f"{block.head} Återstår att bedöma: {' '.join(clauses[fact].question for fact in block.requires)}"
