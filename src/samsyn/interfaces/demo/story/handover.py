"""Sara goes down in hours: Alva's case is handed over to Samir, who has not acknowledged it yet."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.handover.actions import HandOverFacts, acknowledge, hand_over
from samsyn.capabilities.handover.models import Why
from samsyn.foundation.cases.deputies import name_deputy
from samsyn.foundation.cases.models import Case
from samsyn.foundation.units.models import Membership

from .days import DAY, moment
from .stage import Stage

COLLEAGUE = "Samir Haddad"
IMPORTANT = (
    "Alva kommer till samtalen om de ligger på Ungdomens hus. Ring mamma på förmiddagen, hon jobbar kväll. "
    "Löftet om ridskolan är inte hållet än: det är det första Alva kommer att fråga om. "
    "Samtycket till att prata med polisen och skolan är återkallat. Säg det inte på telefon till någon av dem."
)


@dataclass(frozen=True)
class Words:
    """Why a case is handed over, what matters most in it, and what the receiver says to that."""

    why: Why
    why_more: str
    important: str
    note: str


def tell(stage: Stage) -> None:
    """A hand-over with a day ahead, and a deputy."""
    with stage.scene("sara", moment(stage.days.working(1), 15, 40)) as (sara, at):
        case = Case.objects.get(unit_id=sara.unit_id, person__given_name="Alva", closed_at__isnull=True)
        samir = Membership.objects.get(unit_id=sara.unit_id, worker_name=COLLEAGUE).worker_id
        facts = HandOverFacts(
            giver_id=sara.worker_id,
            giver_name=sara.name,
            receiver_id=samir,
            from_on=stage.days.coming(5),
            why=Why.SHARED,
            why_more="Sara går ner i tid.",
            everything=False,
            important={case.id: IMPORTANT},
            tasks={},
        )
        hand_over(actor=sara, facts=facts, at=at)
        course = stage.days.coming(8)
        name_deputy(
            actor=sara,
            worker_id=sara.worker_id,
            deputy_id=samir,
            from_on=course,
            to_on=course + 3 * DAY,
            at=at + dt.timedelta(minutes=4),
        )


def hand(stage: Stage, case: UUID, giver: str, receiver: str, at: dt.datetime, words: Words) -> None:
    """Hand one case over from now on; the receiver (a user name, as the giver) acknowledges it within the hour."""
    receiver_id, _unit = stage.place(receiver)
    with stage.scene(giver, at) as (actor, _at):
        facts = HandOverFacts(
            giver_id=actor.worker_id,
            giver_name=actor.name,
            receiver_id=receiver_id,
            from_on=at.date(),
            why=words.why,
            why_more=words.why_more,
            everything=False,
            important={case: words.important},
            tasks={},
        )
        handed = hand_over(actor=actor, facts=facts, at=at)
    with stage.scene(receiver, at + dt.timedelta(minutes=50)) as (actor, read_at):
        acknowledge(actor=actor, handover_id=handed, note=words.note, at=read_at)
