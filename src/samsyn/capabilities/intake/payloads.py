"""What the reception's messages carry, as typed payloads (domain 15.3, 15.4)."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samsyn.law import Category

from .words import ChildRole, EventType, FileKind, ReporterNo, ReportOutcome, Source, Told, YesNoUnknown


@dataclass(frozen=True)
class ReportedChild:
    """The child as the reporter knows it (domain 15.1); whatever is not known is empty or None."""

    given_name: str = ""
    family_name: str = ""
    identity_number: str = ""
    birth_date: dt.date | None = None
    age_from: int | None = None
    age_to: int | None = None
    sex: str = ""
    protected_identity: str = "none"
    interpreter_language: str = ""
    home_municipality: str = ""
    school: str = ""
    address: str = ""
    telephone: str = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class ReportedGuardian:
    name: str
    telephone: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that came with a report: `size` in bytes, `sha256` of what it holds, in hexadecimal."""

    number: int
    name: str
    kind: FileKind
    size: int
    sha256: str


@dataclass(frozen=True)
class PoliceAddition:
    """What makes the police's reports alike (domain 15.3, the police add-on)."""

    event_number: str
    event_at: dt.datetime
    event_place: str
    child_role: ChildRole
    event_type: EventType
    companions: int | None = None
    influence_signs: str = ""
    handed_to: str = ""
    mediation_asked: bool | None = None


@dataclass(frozen=True)
class ConcernReport:
    """A concern report (orosanmälan, SoL 19:1) about one child (domain 15.3)."""

    child: ReportedChild
    reporter_name: str
    reporter_role: str
    reporter_authority: str
    reporter_contact: str
    concern: str
    source: Source
    violence: bool
    honour: bool
    sexual: bool
    acute_need: YesNoUnknown
    child_informed: Told
    guardians_informed: Told
    feedback_requested: bool
    meeting_possible: bool
    observed_on: dt.date | None = None
    place: str = ""
    childs_words: str = ""
    duration: str = ""
    recurrence: str = ""
    protective: str = ""
    acute_why: str = ""
    other_children: str = ""
    others_who_know: str = ""
    prior_actions: str = ""
    not_informed_why: str = ""
    guardians: tuple[ReportedGuardian, ...] = ()
    police: PoliceAddition | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def guardian_contact_waits(self) -> bool:
        """Violence, honour or sexual abuse: no contact with the guardians first, an inquiry directly (6.1)."""
        return self.violence or self.honour or self.sexual

    @property
    def further_categories(self) -> tuple[Category, ...]:
        """What it tells beside who the child is and the concern itself."""
        child, police = self.child, self.police
        told = {
            Category.CONTACT_DETAILS: child.address
            or child.telephone
            or any(g.telephone for g in self.guardians),
            Category.FAMILY: self.guardians or self.other_children,
            Category.SCHOOL_SITUATION: child.school,
            Category.CRIME_RISK: police,
            Category.SUSPECTED_OFFENCE: police and police.child_role is ChildRole.SUSPECTED,
            Category.HEALTH: police and police.influence_signs,
        }
        return tuple(category for category, known in told.items() if known)


@dataclass(frozen=True)
class ReportReceipt:
    """That the report has come and who has it (domain 6.4 step 2). Nothing about a person."""

    report_id: UUID
    received_at: dt.datetime
    taken_up_at: dt.datetime
    telephone: str = ""


@dataclass(frozen=True)
class MeetingInvitation:
    """A time for the report meeting (SoL 19:5) to the one who reported. Which report, when and where; nobody named."""

    report_id: UUID
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    telephone: str = ""


@dataclass(frozen=True)
class MeetingAnswer:
    """The one who reported says whether it comes to the report meeting. No free text, so nothing about anybody."""

    report_id: UUID
    comes: bool
    contact: str
    because: ReporterNo | None = None


@dataclass(frozen=True)
class MeetingOff:
    """A report meeting that the one who reported has read about will not be. The reason is not told."""

    report_id: UUID
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    telephone: str = ""


@dataclass(frozen=True)
class FeedbackRequest:
    """The one who reported asks what became of it (SoL 19:6). Nothing about a person."""

    report_id: UUID


@dataclass(frozen=True)
class Feedback:
    """Only what SoL 19:6 names: opened, not opened or already running, and the day of the decision."""

    report_id: UUID
    outcome: ReportOutcome
    decided_on: dt.date


@dataclass(frozen=True)
class ForwardedConcern:
    """What somebody told, passed on to another unit in the words of the reception. Never who told it."""

    about: str
    what: str
    where: str = ""
    observed: str = ""


@dataclass(frozen=True)
class PlaceObservation:
    """An observation about a place, with nothing about a person."""

    place: str
    what: str
    observed: str = ""
