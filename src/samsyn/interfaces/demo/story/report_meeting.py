"""A report meeting in the story: booked with the family and the reporter, held with minutes, and what it led to."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from samsyn.capabilities.intake.actions import attending, preliminary, protection, receiving
from samsyn.capabilities.intake.actions import meetings as offers
from samsyn.capabilities.intake.kinds import MEETING_ANSWER
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.words import Decision, Earlier, Heard, Informed, Offer, Way
from samsyn.capabilities.meetings.actions import approving, calling, minuting
from samsyn.capabilities.meetings.actions.calling import MeetingFacts
from samsyn.capabilities.meetings.actions.minuting import AttendanceFacts, MinutesFacts, PartFacts
from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType, Mode
from samsyn.foundation.calendars.queries import booking
from samsyn.foundation.messages import threads
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category

from .reports import answer_reporter, contact
from .stage import Stage

WAITED = dt.timedelta(hours=2, minutes=30)  # from the call to the reporter's yes
LASTED = dt.timedelta(minutes=55)


@dataclass(frozen=True)
class Spoken:
    """What was said at a report meeting, under the headings of its agenda, and what the reporter will be told."""

    reporter: str
    works: str
    worries: str
    now: str
    youth: str
    own_words: str
    feedback: str

    def parts(self) -> list[PartFacts]:
        """The minutes' parts, in the agenda's order."""
        said = (
            (Kind.REPORTER, "Den som anmälde berättar", Category.CONCERN, self.reporter),
            (Kind.WORKS, "Det som fungerar", Category.SUPPORT_AND_PLAN, self.works),
            (Kind.WORRIES, "Det som oroar", Category.CONCERN, self.worries),
            (Kind.ITEM, "Vad händer nu, och när", Category.SUPPORT_AND_PLAN, self.now),
            (Kind.YOUTH, f"Den unges egna ord ({self.youth})", Category.SUPPORT_AND_PLAN, self.own_words),
        )
        return [PartFacts(*one) for one in said]


def need_no_protection(stage: Stage, matter: Matter, at: dt.datetime, reasons: str) -> None:
    """Sara assesses that nobody has to be protected at once."""
    with stage.scene("sara", at) as (sara, _at):
        protection.assess_protection(
            actor=sara,
            matter_id=matter.id,
            need=False,
            reasons=reasons,
            earlier_known=Earlier.NO,
            assessed_at=at,
            at=at,
        )


def book(
    stage: Stage,
    matter: Matter,
    at: dt.datetime,
    *,
    guardian: str,
    told: str,
    reporter: str,
    starts_at: dt.datetime,
    place: str,
) -> UUID:
    """Guardian and young person say yes on the telephone, and the reporter (a user name) to the invitation."""
    with stage.scene("sara", at) as (sara, _at):
        contact(sara, matter, "guardian", guardian, "telephone", at, told)
        _informed(sara, matter, at)
        offers.note_meeting(actor=sara, matter_id=matter.id, answer=Offer.ACCEPTED, at=at)
        booked = offers.book_meeting(
            actor=sara,
            matter_id=matter.id,
            starts_at=starts_at,
            minutes=60,
            place=place,
            with_child=True,
            with_guardians=True,
            with_reporter=True,
            at=at,
        )
    _comes(stage, reporter, booked.invitation_id, at + WAITED)
    return booked.booking_id


def _informed(sara: Actor, matter: Matter, at: dt.datetime) -> None:
    for whom in (Informed.GUARDIAN_1, Informed.CHILD):
        preliminary.note_informed(
            actor=sara, matter_id=matter.id, whom=whom, informed_at=at, way=Way.TELEPHONE, at=at
        )


def _comes(stage: Stage, reporter: str, invitation: UUID | None, at: dt.datetime) -> None:
    """The reporter says yes, and Sara puts the answer to the report."""
    if invitation is None:
        raise LookupError(stage)
    with stage.scene(reporter, at) as (guest, _at):
        attending.answer(actor=guest, message_id=invitation, comes=True, because=None, at=at)
    with stage.scene("sara", at + dt.timedelta(minutes=85)) as (sara, seen_at):
        kinds = [MEETING_ANSWER.key]
        (came,) = threads.ids_in_reply_to(actor=sara, in_reply_to=invitation, kinds=kinds)
        receiving.handle(actor=sara, message_id=came, at=seen_at)


def hold(
    stage: Stage,
    booking_id: UUID,
    began: dt.datetime,
    spoken: Spoken,
    came: Sequence[tuple[str, str]],
    *,
    place: str,
    interpreter: str = "",
) -> None:
    """Written down by Samir as they talk, approved by Sara. `came` are names, and where each comes from."""
    ended = began + LASTED
    with stage.scene("sara", began - dt.timedelta(minutes=40)) as (sara, at):
        booked = booking(actor=sara, booking_id=booking_id)
        if booked is None:
            raise LookupError(booking_id)
        facts = MeetingFacts(MeetingType.REPORT, place, Mode.ON_SITE, sara.name, "Samir Haddad", interpreter)
        meeting = calling.call_from_booking(actor=sara, booked=booked, facts=facts, at=at)
    with stage.scene("samir", ended) as (samir, at):
        present = [AttendanceFacts("Sara Lindqvist", samir.unit_name)]
        told = MinutesFacts(
            began_at=began,
            ended_at=ended,
            parts=spoken.parts(),
            present=[*present, *(AttendanceFacts(*one) for one in came)],
            feedback_agreed=spoken.feedback,
        )
        minutes = minuting.write_minutes(actor=samir, meeting_id=meeting, facts=told, at=at)
    with stage.scene("sara", ended + dt.timedelta(minutes=30)) as (sara, at):
        approving.approve(actor=sara, meeting_id=meeting, minutes_id=minutes, at=at)


def decide_not_to_inquire(
    stage: Stage, matter: Matter, at: dt.datetime, *, reasons: str, number: str
) -> None:
    """No inquiry, since help is wanted without one; the file's number, and the reporter's answer."""
    with stage.scene("sara", at) as (sara, _at):
        preliminary.decide(
            actor=sara,
            matter_id=matter.id,
            decision=Decision.NOT_OPEN,
            reasons=reasons,
            delegation_point="4.1.2",
            child_heard=Heard.YES,
            decided_at=at,
            at=at,
        )
        preliminary.refer(actor=sara, matter_id=matter.id, system="Verksamhetssystemet", number=number, at=at)
        answer_reporter(actor=sara, matter=matter, at=at)
