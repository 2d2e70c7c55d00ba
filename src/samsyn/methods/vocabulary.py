"""The closed lists of a method file; those of parties, categories and purposes are the law floor's."""

from enum import StrEnum

from samsyn.law.vocabulary import Party

PRIVATE_PARTIES = frozenset({Party.GUARDIAN, Party.YOUTH, Party.PRIVATE_PERSON})
"""Those who stand for themselves and not for an authority or an association."""


class LegalForm(StrEnum):
    """How the method stands to a decision by the social services board (domain 4.1)."""

    COLLABORATION_ONLY = "collaboration_only"
    SERVICE_WITHOUT_ASSESSMENT = "service_without_assessment"
    ASSESSED_SERVICE = "assessed_service"


class StepKind(StrEnum):
    """What a step is. Each kind has tables and pages of its own; a file chooses among them."""

    TIP = "tip"
    ASSESSMENT = "assessment"
    OFFER = "offer"
    PROPOSAL = "proposal"
    VISIT = "visit"
    TALK = "talk"
    NOTICE = "notice"
    PLAN = "plan"
    PLACEMENT = "placement"
    DECISION = "decision"
    FOLLOW_UP = "follow_up"
    MEETING = "meeting"
    CLOSING = "closing"


NEUTRAL_KINDS = frozenset({StepKind.TIP, StepKind.ASSESSMENT, StepKind.NOTICE, StepKind.CLOSING})
"""What a track that is only a neutral mark may contain (domain 3.1, track B)."""


class Attendance(StrEnum):
    """Whether a party always takes part or is called in by need (domain 4.2)."""

    ALWAYS = "always"
    WHEN_NEEDED = "when_needed"


class Manner(StrEnum):
    """How the parties of a step do it."""

    ONE_OF_THEM = "one_of_them"
    EACH_ALONE = "each_alone"
    TOGETHER = "together"


class Unit(StrEnum):
    """What a time limit counts."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class Basis(StrEnum):
    """Where a time limit comes from; only `law` may be shown as a rule of law (domain, mark D)."""

    LAW = "law"
    OUR_DEFAULT = "our_default"
    ROUTINE = "routine"

    @property
    def label(self) -> str:
        """The words a worker reads beside the time limit."""
        return {
            Basis.LAW: "Lag",
            Basis.OUR_DEFAULT: "Vårt förslag, ingen lagregel (D)",
            Basis.ROUTINE: "Kommunens rutin",
        }[self]


class Override(StrEnum):
    """Whether a human may go on although a condition is not met."""

    NEVER = "never"
    WITH_REASON = "with_reason"


class Role(StrEnum):
    """Who in the unit may override, as the units floor names its roles."""

    HANDLER = "handler"
    COORDINATOR = "coordinator"
    MANAGER = "manager"

    @property
    def label(self) -> str:
        """The role in Swedish."""
        return {
            Role.HANDLER: "handläggaren",
            Role.COORDINATOR: "samordnaren",
            Role.MANAGER: "enhetschefen",
        }[self]


class FieldKind(StrEnum):
    """The shape of an extra field that a method adds to a step."""

    TEXT = "text"
    YES_NO = "yes_no"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"


class MeasureKind(StrEnum):
    """How a measure is counted (domain 3.4)."""

    COUNT = "count"
    SHARE = "share"
    MEDIAN_DAYS = "median_days"
    ANSWERS = "answers"


class ScreeningState(StrEnum):
    """Where a drug screening stands (domain 3.5)."""

    OFFERED = "offered"
    DECLINED = "declined"
    TAKEN = "taken"
    PRELIMINARY_NEGATIVE = "preliminary_negative"
    PRELIMINARY_POSITIVE = "preliminary_positive"
    SENT_TO_LAB = "sent_to_lab"
    VERIFIED_NEGATIVE = "verified_negative"
    VERIFIED_POSITIVE = "verified_positive"
    INVALID = "invalid"
