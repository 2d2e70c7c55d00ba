"""Questions about the unit's log reviews. Names of persons are read into the log of the reviewer, like any others."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now, TruncDate

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases.models import Case, CaseWorker
from samsyn.foundation.people.models import Person, ProtectedIdentity
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Membership
from samsyn.foundation.units.roles import ROLES

from .models import Judgement, OpeningAnswer, Review, Row
from .rows import (
    Counts,
    JudgementLine,
    Opening,
    Overview,
    ReviewLine,
    RowLine,
    RuleCounts,
    RulePage,
)
from .words import Outcome, Rule

LISTED = 36
PAGE = 50
REVIEWERS = {role.code for role in ROLES.values() if role.reviews_logs or role.manages}
_COUNTED = """
    count(w.id), count(w.id) FILTER (WHERE j.outcome IS NULL), count(*) FILTER (WHERE j.outcome = 'in_order'),
    count(*) FILTER (WHERE j.outcome = 'needs_talk'), count(*) FILTER (WHERE j.outcome = 'not_in_order')"""
_JUDGED = """
    LEFT JOIN LATERAL (
        SELECT outcome FROM log_review_judgement j WHERE j.unit_id = w.unit_id AND j.row_id = w.id
        ORDER BY j.judged_at DESC, j.id DESC LIMIT 1) j ON true"""
_LINE_FACTS = (
    "id",
    "from_on",
    "until_on",
    "made_at",
    "due_on",
    "asked_signature",
    "accesses",
    "workers",
    "signed_at",
    "signature",
)
_LINES = f"""
    SELECT {", ".join(f"r.{name}" for name in _LINE_FACTS)}, {_COUNTED}
    FROM log_review_review r
    LEFT JOIN log_review_row w ON w.unit_id = r.unit_id AND w.review_id = r.id {_JUDGED}
    WHERE r.unit_id = %s AND (%s OR r.signed_at IS NULL) AND (%s::uuid IS NULL OR r.id = %s)
    GROUP BY r.unit_id, r.id ORDER BY r.signed_at IS NOT NULL, r.from_on DESC, r.made_at DESC LIMIT {LISTED}"""
_RULES = f"""
    SELECT w.rule, count(*) FILTER (WHERE w.worker_id = %s AND j.outcome IS NULL), {_COUNTED}
    FROM log_review_row w {_JUDGED} WHERE w.unit_id = %s AND w.review_id = %s GROUP BY w.rule"""


def reviews(*, actor: Actor) -> tuple[ReviewLine, ...]:
    """The unit's newest reviews in counts, unsigned first. One statement."""
    return _lines(actor, signed_too=True)


def waiting_reviews(*, actor: Actor) -> tuple[ReviewLine, ...]:
    """Those that nobody has signed; for the desk. One statement."""
    return _lines(actor, signed_too=False)


def overview(*, actor: Actor, review_id: UUID) -> Overview | None:
    """One review in counts, nobody named. Four or five statements."""
    review = Review.objects.filter(unit_id=actor.unit_id, id=review_id).first()
    if review is None:
        return None
    return Overview(
        line=_lines(actor, signed_too=True, review_id=review_id)[0],
        asked_why=review.asked_why,
        seed=review.seed,
        sampled_percent=review.sampled_percent,
        accesses_each=review.accesses_each,
        sampled_workers=review.sampled_workers,
        most_a_day=review.most_a_day,
        work_starts=review.work_starts,
        work_ends=review.work_ends,
        works_weekends=review.works_weekends,
        usual=review.usual,
        words=review.words,
        hash=bytes(review.hash or b"").hex(),
        holds=review.hash is None or bytes(review.hash) == _hash_now(review_id),
        rules=_rules(actor, review),
        other_reviewers=other_reviewers(actor=actor),
    )


def rule_page(*, actor: Actor, review_id: UUID, rule: Rule, first: int = 0) -> RulePage | None:
    """The rows of one rule from the `first` on. Six statements and the log: each name shown is read."""
    lines = _lines(actor, signed_too=True, review_id=review_id)
    if not lines:
        return None
    judged = Exists(Judgement.objects.filter(unit_id=OuterRef("unit_id"), row_id=OuterRef("id")))
    found = Row.objects.select_related("review").filter(unit_id=actor.unit_id, review_id=review_id, rule=rule)
    found = found.annotate(judged=judged).order_by("judged", "worker_name", "first_at", "id")
    rows = list(found[first : first + PAGE + 1])
    usual = rows[0].review.usual if rows else None
    following = first + PAGE if len(rows) > PAGE else None
    return RulePage(lines[0], rule, usual, _row_lines(actor, review_id, rows[:PAGE]), following)


def other_reviewers(*, actor: Actor) -> tuple[str, ...]:
    """The names of those in the unit, besides the actor, who may review. One statement."""
    found = Membership.objects.filter(unit_id=actor.unit_id).exclude(to_on__lte=TruncDate(Now()))
    rows = found.exclude(worker_id=actor.worker_id).order_by("worker_name")
    return tuple(row.worker_name for row in rows if REVIEWERS & set(row.roles))


def opening(*, actor: Actor, opening_id: UUID) -> Opening | None:
    """An opening against need-to-know and its answer, or None. Two statements and the log."""
    found = CaseWorker.objects.select_related("case").filter(
        unit_id=actor.unit_id, id=opening_id, named=False
    )
    row = found.first()
    if row is None:
        return None
    answer = OpeningAnswer.objects.filter(unit_id=actor.unit_id, opening_id=opening_id).first()
    note_read(actor=actor, object_kind="log_review", object_id=opening_id, person_id=row.case.person_id)
    return Opening(
        id=row.id,
        case_id=row.case_id,
        case_number=row.case.number,
        locked_why=row.case.locked_why,
        worker_name=row.worker_name,
        own=row.worker_id == actor.worker_id,
        at=row.from_at,
        why=row.why,
        answered=_answer_line(answer) if answer else None,
    )


def _lines(actor: Actor, *, signed_too: bool, review_id: UUID | None = None) -> tuple[ReviewLine, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [actor.unit_id, signed_too, review_id, review_id])
        return tuple(_line(row) for row in cursor.fetchall())


def _line(row: tuple[Any, ...]) -> ReviewLine:
    facts = dict(zip(_LINE_FACTS, row, strict=False))
    return ReviewLine(**facts, counts=Counts(*row[len(_LINE_FACTS) :]))


def _rules(actor: Actor, review: Review) -> tuple[RuleCounts, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_RULES, [actor.worker_id, actor.unit_id, review.id])
        found = {
            row[0]: RuleCounts(Rule(row[0]), Counts(*row[2:]), row[1], review.found.get(row[0], 0))
            for row in cursor.fetchall()
        }
    return tuple(found[rule.value] for rule in Rule if rule.value in found)


def _row_lines(actor: Actor, review_id: UUID, rows: Sequence[Row]) -> tuple[RowLine, ...]:
    persons = Person.objects.filter(unit_id=actor.unit_id).only(
        "given_name", "family_name", "protected_identity"
    )
    known = persons.in_bulk({row.person_id for row in rows if row.person_id})
    cases = Case.objects.filter(unit_id=actor.unit_id, id__in=[row.object_id for row in rows])
    numbers = dict(cases.values_list("id", "number"))
    said = _newest(Judgement.objects.filter(unit_id=actor.unit_id, row_id__in=[row.id for row in rows]))
    for person_id in known:
        note_read(actor=actor, object_kind="log_review", object_id=review_id, person_id=person_id)
    return tuple(
        _row_line(
            actor,
            row,
            known.get(row.person_id or row.id),
            numbers.get(row.object_id or row.id, ""),
            said.get(row.id),
        )
        for row in rows
    )


def _newest(rows: Iterable[Judgement]) -> dict[UUID, Judgement]:
    return {row.row_id: row for row in sorted(rows, key=lambda row: (row.judged_at, row.id))}


def _row_line(actor: Actor, row: Row, person: Person | None, number: str, said: Judgement | None) -> RowLine:
    return RowLine(
        id=row.id,
        rule=Rule(row.rule),
        worker_name=row.worker_name,
        own=row.worker_id == actor.worker_id,
        person_name=f"{person.given_name} {person.family_name}".strip() if person else "",
        protected=person is not None and person.protected_identity != ProtectedIdentity.NONE,
        object_kind=row.object_kind,
        case_number=number,
        first_at=row.first_at,
        last_at=row.last_at,
        times=row.times,
        reason=row.reason,
        judgement=_judgement_line(said) if said else None,
    )


def _judgement_line(said: Judgement) -> JudgementLine:
    return JudgementLine(Outcome(said.outcome), said.words, said.reported_to, said.judged_at, said.signature)


def _answer_line(said: OpeningAnswer) -> JudgementLine:
    return JudgementLine(Outcome(said.outcome), said.words, "", said.answered_at, said.signature)


def _hash_now(review_id: UUID) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.log_review_hash(%s)", [review_id])
        return bytes(cursor.fetchone()[0] or b"")
