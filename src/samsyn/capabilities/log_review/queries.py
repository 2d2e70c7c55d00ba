"""Questions about the unit's log reviews. Names of persons are read into the log of the reviewer, like any others."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases.models import Case, CaseWorker
from samsyn.foundation.people.models import Person, ProtectedIdentity
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Membership
from samsyn.foundation.units.roles import ROLES

from .models import Judgement, OpeningAnswer, Review, Row
from .rows import JudgementLine, Numbers, Opening, ReviewLine, ReviewPage, RowLine, RuleCount, RuleRows
from .words import Outcome, Rule

LISTED = 36
PAGE = 50
REVIEWERS = [role.code for role in ROLES.values() if role.reviews_logs or role.manages]


def reviews(*, actor: Actor, limit: int = LISTED) -> tuple[ReviewLine, ...]:
    """The unit's newest reviews, unsigned first. One statement."""
    rows = _counted(Review.objects.filter(unit_id=actor.unit_id))
    return tuple(_line(row) for row in rows.order_by("signed_at", "-from_on", "-made_at")[:limit])


def waiting_reviews(*, actor: Actor) -> tuple[ReviewLine, ...]:
    """Those that nobody has signed, the one due first first; for the desk. One statement."""
    rows = _counted(Review.objects.filter(unit_id=actor.unit_id, signed_at__isnull=True))
    return tuple(_line(row) for row in rows.order_by("due_on")[:LISTED])


def review_page(*, actor: Actor, review_id: UUID, show: str = "", first: int = 0) -> ReviewPage | None:
    """One review: with `show` empty what nobody has judged, "judged" what somebody has, else one rule's rows.

    Seven statements and the log; every person whose name is shown is logged as read in this review.
    """
    review = _counted(Review.objects.filter(unit_id=actor.unit_id, id=review_id)).first()
    if review is None:
        return None
    rows = list(_chosen(actor, review_id, show)[first : first + PAGE + 1])
    shown = _row_lines(actor, review_id, rows[:PAGE])
    own = Row.objects.filter(unit_id=actor.unit_id, review_id=review_id, worker_id=actor.worker_id)
    return ReviewPage(
        line=_line(review),
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
        groups=_grouped(shown),
        more=len(rows) > PAGE,
        own_waiting=own.filter(judgement__isnull=True).count(),
        other_reviewers=other_reviewers(actor=actor),
    )


def other_reviewers(*, actor: Actor) -> tuple[str, ...]:
    """The names of those in the unit, besides the actor, who may review. One statement."""
    found = Membership.objects.filter(unit_id=actor.unit_id).exclude(worker_id=actor.worker_id)
    rows = found.order_by("worker_name").values_list("worker_name", "roles", "to_on")
    return tuple(name for name, roles, to_on in rows if to_on is None and set(roles) & set(REVIEWERS))


def numbers(*, actor: Actor, review_id: UUID) -> Numbers | None:
    """One review in counts, nobody named. Two statements."""
    review = _counted(Review.objects.filter(unit_id=actor.unit_id, id=review_id)).first()
    if review is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [actor.unit_id, review_id])
        found = {row[0]: row[1:] for row in cursor.fetchall()}
    days = (review.signed_at - review.made_at).days if review.signed_at else None
    rules = tuple(RuleCount(rule, *found[rule.value]) for rule in Rule if rule.value in found)
    return Numbers(_line(review), review.sampled_workers, rules, days)


_COUNTS = """
SELECT w.rule, count(*), count(*) FILTER (WHERE j.outcome = 'in_order'),
       count(*) FILTER (WHERE j.outcome = 'needs_talk'), count(*) FILTER (WHERE j.outcome = 'not_in_order')
FROM log_review_row w LEFT JOIN LATERAL (
    SELECT outcome FROM log_review_judgement j WHERE j.unit_id = w.unit_id AND j.row_id = w.id
    ORDER BY j.judged_at DESC, j.id LIMIT 1) j ON true
WHERE w.unit_id = %s AND w.review_id = %s GROUP BY w.rule
"""


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


def _counted(rows: QuerySet[Review]) -> QuerySet[Review]:
    judged = Exists(Judgement.objects.filter(unit_id=OuterRef("unit_id"), row_id=OuterRef("row__id")))
    return rows.annotate(
        rows_found=Count("row", distinct=True), rows_waiting=Count("row", filter=~judged, distinct=True)
    )


def _line(row: Review) -> ReviewLine:
    return ReviewLine(
        id=row.id,
        from_on=row.from_on,
        until_on=row.until_on,
        made_at=row.made_at,
        due_on=row.due_on,
        asked_signature=row.asked_signature,
        asked_why=row.asked_why,
        accesses=row.accesses,
        workers=row.workers,
        rows=row.rows_found,  # type: ignore[attr-defined]
        waiting=row.rows_waiting,  # type: ignore[attr-defined]
        signed_at=row.signed_at,
        signature=row.signature,
    )


def _chosen(actor: Actor, review_id: UUID, show: str) -> QuerySet[Row]:
    rows = Row.objects.filter(unit_id=actor.unit_id, review_id=review_id)
    order = [*Rule.values]
    if show in order:
        rows = rows.filter(rule=show)
    elif show == "judged":
        rows = rows.filter(Q(judgement__isnull=False)).distinct()
    else:
        rows = rows.filter(judgement__isnull=True)
    return rows.order_by("rule", "worker_name", "first_at", "id")


def _row_lines(actor: Actor, review_id: UUID, rows: list[Row]) -> tuple[RowLine, ...]:
    persons = Person.objects.filter(unit_id=actor.unit_id).only(
        "given_name", "family_name", "protected_identity"
    )
    known = persons.in_bulk({row.person_id for row in rows if row.person_id})
    cases = Case.objects.filter(unit_id=actor.unit_id, id__in=[row.object_id for row in rows])
    numbers_of = dict(cases.values_list("id", "number"))
    said = _newest(Judgement.objects.filter(unit_id=actor.unit_id, row_id__in=[row.id for row in rows]))
    for person_id in known:
        note_read(actor=actor, object_kind="log_review", object_id=review_id, person_id=person_id)
    return tuple(
        _row_line(
            actor,
            row,
            known.get(row.person_id or row.id),
            numbers_of.get(row.object_id or row.id, ""),
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
        worker_id=row.worker_id,
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


def _grouped(rows: Iterable[RowLine]) -> tuple[RuleRows, ...]:
    rows = tuple(rows)
    groups = (RuleRows(rule, tuple(row for row in rows if row.rule == rule)) for rule in Rule)
    return tuple(group for group in groups if group.rows)


def _hash_now(review_id: UUID) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.log_review_hash(%s)", [review_id])
        return bytes(cursor.fetchone()[0] or b"")
