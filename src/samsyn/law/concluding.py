"""Put an answer together from what was weighed, with a plain Swedish reason for each provision."""

from collections.abc import Iterable, Sequence

from samsyn.law import instead
from samsyn.law.answer import Answer, Ask
from samsyn.law.provision import Provision
from samsyn.law.vocabulary import Fact, Kind, Outcome
from samsyn.law.weighing import Clauses, Matter, Verdict, Weighed, said, strength

OPENS = {Kind.DUTY: Outcome.DUTY, Kind.DUTY_ON_REQUEST: Outcome.DUTY_ON_REQUEST}
STRENGTH = {Kind.DUTY: 0, Kind.DUTY_ON_REQUEST: 1}
ASKED_AND_ANSWERED = ("Vem som frågade, vad frågan gällde och vad svaret blev.",)


def held(matter: Matter, weighed: Sequence[Weighed], free: list[Weighed]) -> Answer:
    """At least one ground holds and nothing closes it."""
    kinds = [strength(w, matter.question) for w in free]
    if len(free) > 1:
        order = sorted(range(len(free)), key=lambda i: STRENGTH.get(kinds[i], 2))
        free, kinds = [free[i] for i in order], [kinds[i] for i in order]
    return Answer(
        outcome=OPENS.get(kinds[0], Outcome.PERMITTED),
        grounds=tuple([w.entry.provision.id for w in free]),
        record=_once(line for w in free for line in w.entry.provision.record),
        reasons=_reasons(weighed, matter.clauses),
        settled=_settled(weighed),
    )


def blocked(matter: Matter, weighed: Sequence[Weighed], closing: Sequence[Provision]) -> Answer:
    """A block closes whatever else holds."""
    closed_by = [f"{block.head} Det hindrar här, vad som än gäller i övrigt." for block in closing]
    return Answer(
        outcome=Outcome.REFUSED,
        blocked_by=tuple(block.id for block in closing),
        record=_once(line for block in closing for line in block.record),
        reasons=(*closed_by, *_reasons(weighed, matter.clauses)),
        instead=instead.suggestions(matter.question, blocked=True),
    )


def asked(
    matter: Matter, weighed: Sequence[Weighed], asking: Sequence[Weighed], blocks: Sequence[Provision]
) -> Answer:
    """Something would open if a human answers so."""
    missing = [fact for w in asking for fact in w.missing]
    missing += [fact for block in blocks for fact in block.requires]
    to_judge = [f"{block.head} {_left(block.requires, matter.clauses)}" for block in blocks]
    return Answer(
        outcome=Outcome.NEEDS_JUDGEMENT,
        asks=tuple(_ask(fact, matter.clauses) for fact in dict.fromkeys(missing)),
        record=_once(line for w in asking for line in w.entry.provision.record),
        reasons=(*_reasons(weighed, matter.clauses), *to_judge),
        nearest=asking[0].entry.provision.id,
        settled=_settled(weighed),
    )


def closed(matter: Matter, weighed: Sequence[Weighed]) -> Answer:
    """Nothing holds and nothing can be asked: a lawyer decides an open point, or it is refused."""
    points = _once(w.point.id for w in weighed if w.point is not None)
    failed = [w for w in weighed if w.verdict is (Verdict.UNSETTLED if points else Verdict.FAILS)]
    nearest = min(failed, key=lambda w: len(w.obstacles), default=None)
    return Answer(
        outcome=Outcome.ESCALATE if points else Outcome.REFUSED,
        record=ASKED_AND_ANSWERED,
        reasons=_reasons(weighed, matter.clauses) or (instead.NO_GROUND,),
        nearest=nearest.entry.provision.id if nearest else None,
        instead=instead.suggestions(matter.question, blocked=False),
        points=points,
        settled=_settled(weighed),
    )


def _ask(fact: Fact, clauses: Clauses) -> Ask:
    return Ask(fact, clauses[fact].question, clauses[fact].judgement)


def _once(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))


def _settled(weighed: Sequence[Weighed]) -> tuple[str, ...]:
    return _once([said(decision) for w in weighed if w.settled for decision in w.settled])


def _reasons(weighed: Sequence[Weighed], clauses: Clauses) -> tuple[str, ...]:
    return tuple([_reason(w, clauses) for w in weighed])


def _reason(w: Weighed, clauses: Clauses) -> str:
    """One sentence or two about how a provision came out."""
    if w.verdict is Verdict.NOT_STATED:
        return w.entry.not_stated
    head = w.entry.head
    if w.verdict is Verdict.FAILS:
        return f"{head} Det gäller inte här: {', och '.join(w.obstacles)}."
    if w.verdict is Verdict.ASKS:
        return f"{head} {_left(w.missing, clauses)}"
    if w.point is not None:
        return f"{head} En jurist behöver avgöra: {w.point.why}"
    return f"{head} Det gäller här." + "".join([f" {said(decision)}" for decision in w.settled])


def _left(missing: Sequence[Fact], clauses: Clauses) -> str:
    return f"Återstår att bedöma: {' '.join([clauses[fact].question for fact in missing])}"
