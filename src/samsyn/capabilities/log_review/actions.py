"""Verbs of a log review: make, judge, sign; the unit's policy; what a worker has told; the answer to an opening."""

import datetime as dt
from collections.abc import Collection
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.actions import finish_tasks_about
from samsyn.foundation.cases.models import CaseWorker
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.people.names import fold
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import swedish

from .models import Judgement, OpeningAnswer, Policy, Review, Row, WorkerFacts
from .refusals import ReviewRefused
from .words import Outcome

LONGEST_PERIOD = dt.timedelta(days=92)


@dataclass(frozen=True)
class PolicyFacts:
    """How a unit reviews its log; the defaults hold where nobody has decided. Hours are whole, 0 to 24, half-open."""

    sampled_percent: int = 10
    accesses_each: int = 5
    most_a_day: int = 20
    work_starts: int = 6
    work_ends: int = 20
    works_weekends: bool = False
    days_to_sign: int = 30


def make_due_reviews(*, on: dt.date) -> int:
    """Make the review of the month before `on` in each unit that has none. Returns how many; acts for nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.make_log_reviews(%s)", [on])
        return int(cursor.fetchone()[0])


@transaction.atomic
def ask_for_review(*, actor: Actor, from_on: dt.date, until_on: dt.date, why: str, on: dt.date) -> UUID:
    """Review a period of the reviewer's choice, from a day to before another, at most 92 days; up to this moment."""
    if until_on <= from_on or until_on - from_on > LONGEST_PERIOD or from_on > on:
        raise ReviewRefused(_("Välj en period som har börjat och är högst 92 dagar."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.seal_audit()")  # what happened up to now belongs to it
        cursor.execute(
            "SELECT samsyn.ask_for_log_review(%s, %s, %s, %s)",
            [from_on, until_on, clean_text(why), actor.signature],
        )
        review: UUID = cursor.fetchone()[0]
    record(
        actor=actor,
        verb="make",
        object_kind="log_review",
        object_id=review,
        reason=why,
        start=from_on,
        end=until_on,
    )
    return review


@transaction.atomic
def judge(
    *,
    actor: Actor,
    review_id: UUID,
    row_ids: Collection[UUID],
    outcome: Outcome,
    words: str,
    at: dt.datetime,
    reported_to: str = "",
) -> int:
    """Say what rows are; a later judgement replaces an earlier. Refused for a signed review and for own look-ups."""
    if Review.objects.filter(unit_id=actor.unit_id, id=review_id, signed_at__isnull=False).exists():
        raise ReviewRefused(_("Granskningen är redan underskriven och kan inte ändras."))
    rows = list(Row.objects.filter(unit_id=actor.unit_id, review_id=review_id, id__in=row_ids))
    if not rows:
        raise ReviewRefused(_("Markera minst en rad att bedöma."))
    if any(row.worker_id == actor.worker_id for row in rows):
        raise ReviewRefused(_("Ingen bedömer sina egna uppslag. Avmarkera dem; en annan granskare gör det."))
    Judgement.objects.bulk_create(
        Judgement(
            unit_id=actor.unit_id,
            row=row,
            outcome=outcome,
            words=clean_text(words),
            reported_to=clean_text(reported_to),
            judged_at=at,
            judged_by=actor.worker_id,
            signature=actor.signature,
        )
        for row in rows
    )
    record(
        actor=actor,
        verb="judge",
        object_kind="log_review",
        object_id=review_id,
        rows=len(rows),
        outcome=outcome.value,
    )
    return len(rows)


@transaction.atomic
def sign_review(*, actor: Actor, review_id: UUID, words: str, at: dt.datetime) -> None:
    """Sign the whole review: from here it is frozen, and the hash over what was judged stands in the log too."""
    review = Review.objects.select_for_update().get(unit_id=actor.unit_id, id=review_id)
    if review.signed_at:
        raise ReviewRefused(_("Granskningen är redan underskriven av %(who)s.") % {"who": review.signature})
    left = Row.objects.filter(unit_id=actor.unit_id, review_id=review_id, judgement__isnull=True)
    if waiting := left.count():
        raise ReviewRefused(_("%(number)s rader är inte bedömda än. Bedöm dem först.") % {"number": waiting})
    review.signed_at, review.signed_by, review.signature = at, actor.worker_id, actor.signature
    review.words, review.hash = clean_text(words), b""  # the database makes the hash itself
    review.save(update_fields=["signed_at", "signed_by", "signature", "words", "hash"])
    review.refresh_from_db(fields=["hash"])
    digest = bytes(review.hash).hex()
    record(actor=actor, verb="sign", object_kind="log_review", object_id=review_id, hash=digest)


@transaction.atomic
def set_policy(*, actor: Actor, facts: PolicyFacts, at: dt.datetime) -> None:
    """Decide how the unit reviews its log from the next review on; what stood before is kept."""
    row = Policy.objects.create(
        unit_id=actor.unit_id, **asdict(facts), set_at=at, set_by=actor.worker_id, signature=actor.signature
    )
    record(actor=actor, verb="set", object_kind="log_policy", object_id=row.id, **asdict(facts))


@transaction.atomic
def tell_facts(
    *, actor: Actor, worker_id: UUID, address: str, postcode: str, other_names: str, at: dt.datetime
) -> None:
    """Write down what a worker tells of home and names; all empty takes it away. The own, or as reviewer."""
    kept = WorkerFacts.objects.filter(unit_id=actor.unit_id, worker_id=worker_id)
    told = {
        "address": clean_text(address).strip(),
        "street": street_of(address),
        "postcode": "".join(sign for sign in postcode if sign.isdigit()),
        "other_names": fold(other_names),
        "told_at": at,
        "signature": actor.signature,
    }
    if any((told["address"], told["postcode"], told["other_names"])):
        WorkerFacts.objects.update_or_create(unit_id=actor.unit_id, worker_id=worker_id, defaults=told)
    else:
        kept.delete()
    record(actor=actor, verb="tell", object_kind="worker_facts", object_id=worker_id)


def street_of(address: str) -> str:
    """The folded name of the street without its number: "Ekvägen 3 B" is "ekvagen"."""
    words = fold(address).split()
    number = next((place for place, word in enumerate(words) if word[0].isdigit()), len(words))
    return " ".join(words[:number])


@transaction.atomic
def answer_opening(*, actor: Actor, opening_id: UUID, outcome: Outcome, words: str, at: dt.datetime) -> None:
    """Answer an opening against need-to-know; it leaves every manager's desk."""
    opening = CaseWorker.objects.get(unit_id=actor.unit_id, id=opening_id, named=False)
    if opening.worker_id == actor.worker_id:
        raise ReviewRefused(_("Det var du som öppnade. En annan chef eller granskare svarar."))
    said = {
        "outcome": outcome,
        "words": clean_text(words),
        "answered_at": at,
        "answered_by": actor.worker_id,
        "signature": actor.signature,
    }
    kept = OpeningAnswer.objects.get_or_create(unit_id=actor.unit_id, opening_id=opening_id, defaults=said)
    if not kept[1]:
        raise ReviewRefused(_("Någon har redan svarat. Läs svaret här."))
    finish_tasks_about(actor=actor, about=opening_id, at=at, result=swedish(outcome.label))
    record(actor=actor, verb="judge", object_kind="opening", object_id=opening_id, outcome=outcome.value)
