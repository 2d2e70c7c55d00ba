"""What happens in the unit before its log is reviewed: persons, cases and who opens them."""

import datetime as dt
from uuid import UUID

from django.db import connection

from samsyn.capabilities.log_review import actions, queries
from samsyn.capabilities.log_review.actions import PolicyFacts
from samsyn.capabilities.log_review.models import Row
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases import queries as case_queries
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts, Whereabouts
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.units.acting import Actor

NOW = dt.datetime.now(dt.UTC)
TODAY = NOW.astimezone().date()
NEVER_CLOSED = PolicyFacts(work_starts=0, work_ends=24, works_weekends=True)


def person(actor: Actor, given: str, family: str, address: str = "", **facts: object) -> UUID:
    told = PersonFacts(
        given_name=given, family_name=family, whereabouts=Whereabouts(address=address), **facts
    )
    return register_person(actor=actor, facts=told, at=NOW).id


def case(actor: Actor, person_id: UUID, locked_why: str = "") -> UUID:
    return cases.open_case(
        actor=actor,
        person_id=person_id,
        method_key="linkopingsmodellen",
        method_version="2025-1",
        at=NOW,
        locked_why=locked_why,
    ).id


def opens(actor: Actor, person_id: UUID) -> None:
    """As the person's page does."""
    person_page(actor=actor, person_id=person_id, on=TODAY)
    case_queries.timeline(actor=actor, person_id=person_id)


def seal() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.seal_audit()")


def logged(
    place: tuple[UUID, UUID],
    name: str,
    person_id: UUID | None,
    at: dt.datetime,
    kind: str = "timeline",
    verb: str = "read",
) -> None:
    """A sealed row of another day: only the owner can write one, and this is called as the owner."""
    worker, unit = place
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_auditlink (chain_id, sequence, at, unit_id, worker_id, worker_name, verb, object_kind, "
            "person_id, reason, details, previous, hash) SELECT %s, coalesce(max(sequence), 0) + 1, %s, %s, %s, %s, "
            "%s, %s, %s, '', '{}', '', '' FROM audit_auditlink WHERE chain_id = %s",
            [unit, at, unit, worker, name, verb, kind, person_id, unit],
        )


def review(actor: Actor, facts: PolicyFacts = NEVER_CLOSED) -> UUID:
    """A review of today, under a policy that never closes: what hour it is decides nothing."""
    actions.set_policy(actor=actor, facts=facts, at=NOW)
    return actions.ask_for_review(
        actor=actor,
        from_on=TODAY,
        until_on=TODAY + dt.timedelta(days=1),
        why="Provar granskningen.",
        on=TODAY,
    )


def found(rule: str = "") -> list[tuple[str, str, UUID | None]]:
    """(rule, worker's first name, person) of everything found but the lot; or of one rule."""
    rows = Row.objects.exclude(rule="sample") if not rule else Row.objects.filter(rule=rule)
    return sorted(
        (row.rule, row.worker_name.split()[0], row.person_id) for row in rows.order_by("rule", "worker_name")
    )


def judge_all(actor: Actor, review_id: UUID, outcome: str = "in_order", words: str = "") -> int:
    rows = Row.objects.filter(review_id=review_id, judgement__isnull=True).exclude(worker_id=actor.worker_id)
    return actions.judge(
        actor=actor,
        review_id=review_id,
        row_ids=[row.id for row in rows],
        outcome=actions.Outcome(outcome),
        words=words,
        reported_to="Verksamhetschefen" if outcome == "not_in_order" else "",
        at=dt.datetime.now(dt.UTC),
    )


def page(actor: Actor, review_id: UUID, show: str = ""):
    return queries.review_page(actor=actor, review_id=review_id, show=show)
