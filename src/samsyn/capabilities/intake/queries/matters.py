"""One matter whole: what was signed, what is left to do, and who it may be about."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samsyn.capabilities.intake import journal
from samsyn.capabilities.intake.models import (
    AssessmentExtension,
    CaseSystemReference,
    Forwarding,
    InformedPerson,
    Matter,
    MeetingOffer,
    PreliminaryContact,
    PreliminaryDecision,
    ProtectionAssessment,
    ReporterAnswer,
    ReportMeeting,
    SortingDecision,
)
from samsyn.capabilities.intake.payloads import ConcernReport, ReportedChild
from samsyn.capabilities.intake.rows import rows_of
from samsyn.capabilities.intake.words import Decision, Offer, Sorting
from samsyn.foundation.audit.log import note_read
from samsyn.foundation.cases import clocks
from samsyn.foundation.people.identity_numbers import IdentityNumberError, parse
from samsyn.foundation.people.likeness import Sought
from samsyn.foundation.people.models import Person
from samsyn.foundation.people.names import clean
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.people.queries import (
    Found,
    Likely,
    PersonLine,
    likely_persons,
    line_of,
    search_persons,
)
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.queries import StepAnswers, by_step, newest_values
from samsyn.foundation.units.acting import Actor

from .answers import ReporterSays, reporter_says
from .inbox import Clock, feedback_clock, preliminary_clock, protection_clock

NAME_WORDS = 4


@dataclass(frozen=True)
class MatterCard:
    """The matter itself."""

    id: UUID
    message_id: UUID
    kind_key: str
    received_at: dt.datetime
    sender_id: UUID | None
    sender_name: str
    sender_party: str
    opened_at: dt.datetime
    responsible_name: str
    person_id: UUID | None
    case_id: UUID | None
    sorting: str
    closed_at: dt.datetime | None

    @property
    def concerns_child(self) -> bool:
        return self.sorting == Sorting.CHILD_CONCERN

    @property
    def sorting_words(self) -> str:
        return str(Sorting(self.sorting).label) if self.sorting else ""


@dataclass(frozen=True)
class MatterPage:
    """Everything signed in a matter, oldest first, and the clocks."""

    matter: MatterCard
    person: PersonLine | None
    sortings: tuple[SortingDecision, ...]
    protection: ProtectionAssessment | None
    contacts: tuple[PreliminaryContact, ...]
    meetings: tuple[MeetingOffer, ...]
    booked: tuple[ReportMeeting, ...]
    informed: tuple[InformedPerson, ...]
    extension: AssessmentExtension | None
    decision: PreliminaryDecision | None
    reference: CaseSystemReference | None
    answers: tuple[ReporterAnswer, ...]
    forwardings: tuple[Forwarding, ...]
    due_on: dt.date
    reporter_says: ReporterSays | None
    answered_own: tuple[StepAnswer, ...] = ()

    @property
    def offers(self) -> tuple[tuple[MeetingOffer, tuple[StepAnswers, ...]], ...]:
        """Each offer, or answer to one, with what the method asked of its own then."""
        return tuple((row, by_step(self._own(row))) for row in self.meetings)

    @property
    def known(self) -> dict[tuple[str, str], str]:
        """What was answered last to what the method asks of its own, by step and field."""
        return newest_values(self._own(self.meeting)) if self.meeting else {}

    def _own(self, row: MeetingOffer) -> list[StepAnswer]:
        return [one for one in self.answered_own if one.about == row.id]

    @property
    def sorted_last(self) -> SortingDecision | None:
        return self.sortings[-1] if self.sortings else None

    @property
    def meeting(self) -> MeetingOffer | None:
        return self.meetings[-1] if self.meetings else None

    @property
    def waiting(self) -> ReporterAnswer | None:
        """The reporter's question that is not answered."""
        return next((row for row in self.answers if row.answered_at is None), None)

    @property
    def answered(self) -> ReporterAnswer | None:
        return next((row for row in self.answers if row.answered_at), None)

    @property
    def meeting_waits(self) -> bool:
        return self.meeting is not None and self.meeting.answer == Offer.OFFERED

    @property
    def meeting_accepted(self) -> bool:
        return self.meeting is not None and self.meeting.answer == Offer.ACCEPTED

    @property
    def booked_meeting(self) -> ReportMeeting | None:
        return self.booked[-1] if self.booked else None

    @property
    def meeting_called_off(self) -> ReportMeeting | None:
        """The meeting that was booked and is off, when its reporter was invited and may have to be told."""
        booked = self.booked_meeting
        return booked if booked and booked.invitation_id and not self.meeting_accepted else None

    @property
    def protection_clock(self) -> Clock:
        return protection_clock(self.matter.received_at)

    @property
    def preliminary_clock(self) -> Clock:
        return preliminary_clock(self.matter.received_at, self.extension.until if self.extension else None)

    @property
    def feedback_clock(self) -> Clock | None:
        if self.decision is None or self.waiting is None:
            return None
        decided, asked = self.decision.decided_at, self.waiting.asked_at
        late = asked and asked > decided
        at_once = late or self.decision.decision == Decision.RUNNING
        due = (
            clocks.local_day(asked if late and asked else decided)
            if at_once
            else clocks.due(journal.FEEDBACK, decided)
        )
        return feedback_clock(decided, due)


def matter_card(*, actor: Actor, matter_id: UUID) -> MatterCard | None:
    """The matter, or None when the unit has no such. One statement."""
    row = Matter.objects.filter(unit_id=actor.unit_id, id=matter_id).first()
    return _card(row) if row else None


def matter_of_message(*, actor: Actor, message_id: UUID) -> MatterCard | None:
    """The matter that a message was taken up in. One statement."""
    row = Matter.objects.filter(unit_id=actor.unit_id, message_id=message_id).first()
    return _card(row) if row else None


def matter_page(*, actor: Actor, matter: MatterCard) -> MatterPage:
    """What has been done in the matter. One statement, one for the person, one for an invited reporter's answer."""
    rows = rows_of(actor.unit_id, matter.id)
    extension, booked = _one(rows["AssessmentExtension"]), rows["ReportMeeting"]
    return MatterPage(
        matter=matter,
        person=_person(actor, matter),
        sortings=tuple(rows["SortingDecision"]),
        protection=_one(rows["ProtectionAssessment"]),
        contacts=tuple(rows["PreliminaryContact"]),
        meetings=tuple(rows["MeetingOffer"]),
        booked=tuple(booked),
        informed=tuple(rows["InformedPerson"]),
        extension=extension,
        decision=_one(rows["PreliminaryDecision"]),
        reference=_one(rows["CaseSystemReference"]),
        answers=tuple(rows["ReporterAnswer"]),
        forwardings=tuple(rows["Forwarding"]),
        due_on=extension.until if extension else clocks.due(journal.PRELIMINARY, matter.received_at),
        reporter_says=reporter_says(
            actor=actor,
            invitation_id=booked[-1].invitation_id if booked else None,
            reporter_id=matter.sender_id,
            person_id=matter.person_id,
        ),
        answered_own=tuple(rows["StepAnswer"]),
    )


def matters_of_person(*, actor: Actor, person_id: UUID, besides: UUID) -> tuple[MatterCard, ...]:
    """Other reports about the same person: earlier matters are seen at the protection assessment (6.4 step 3)."""
    rows = Matter.objects.filter(unit_id=actor.unit_id, person_id=person_id).exclude(id=besides)
    return tuple(_card(row) for row in rows.order_by("-received_at")[:20])


def who_it_may_be(*, actor: Actor, payload: Any, on: dt.date) -> list[Likely]:
    """The unit's own persons whom a message may be about, with reasons in words; a human decides."""
    sought = sought_in(payload, on)
    return likely_persons(actor=actor, sought=sought) if sought else []


def search(*, actor: Actor, text: str, on: dt.date) -> Found:
    """The unit's persons by name or number (SoLPuF 15 §)."""
    return search_persons(actor=actor, text=text, on=on)


def sought_in(payload: Any, on: dt.date) -> Sought | None:
    """What a message says of who it is about: a report's child, or the words of a tip that begin as names do."""
    if isinstance(payload, ConcernReport):
        return _child(payload.child, on)
    words = [word.strip(".,;:()\"'") for word in clean(getattr(payload, "subject_hint", "") or "").split()]
    names = [word for word in words if word[:1].isupper()][:NAME_WORDS]
    return Sought(given_name=names[0], family_name=" ".join(names[1:])) if names else None


def person_of(*, actor: Actor, person_id: UUID, on: dt.date) -> PersonPage:
    """One of the unit's persons in full."""
    return person_page(actor=actor, person_id=person_id, on=on)


def _child(child: ReportedChild, on: dt.date) -> Sought:
    try:
        number = parse(child.identity_number, on=on).value if child.identity_number else ""
    except IdentityNumberError:
        number = ""
    return Sought(
        given_name=child.given_name,
        family_name=child.family_name,
        identity_number=number,
        birth_date=child.birth_date,
        born_from=on.year - child.age_to - 1 if child.age_to is not None else None,
        born_to=on.year - child.age_from if child.age_from is not None else None,
    )


def _person(actor: Actor, matter: MatterCard) -> PersonLine | None:
    if matter.person_id is None:
        return None
    person = Person.objects.get(unit_id=actor.unit_id, id=matter.person_id)
    note_read(actor=actor, object_kind="person", object_id=person.id, person_id=person.id)
    return line_of(person)


def _one(rows: list[Any]) -> Any:
    return rows[-1] if rows else None


def _card(row: Matter) -> MatterCard:
    return MatterCard(**{name: getattr(row, name) for name in MatterCard.__dataclass_fields__})
