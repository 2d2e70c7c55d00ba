"""The closed lists of a method file; those of parties, categories and purposes are the law floor's."""

from samsyn.law.vocabulary import Labelled, Party

PRIVATE_PARTIES = frozenset({Party.GUARDIAN, Party.YOUTH, Party.PRIVATE_PERSON})
"""Those who stand for themselves and not for an authority or an association."""


class LegalForm(Labelled):
    """How the method stands to a decision by the social services board (domain 4.1)."""

    COLLABORATION_ONLY = "collaboration_only", "bara samverkan, inget beslut om insats"
    SERVICE_WITHOUT_ASSESSMENT = "service_without_assessment", "insats utan behovsprövning"
    ASSESSED_SERVICE = "assessed_service", "behovsprövad insats, med beslut"


class StepKind(Labelled):
    """What a step is. Each kind has tables and pages of its own; a file chooses among them."""

    TIP = "tip", "tips"
    CONSULTATION = "consultation", "rådgöra utan namn"
    ASSESSMENT = "assessment", "bedömning"
    SELECTION = "selection", "urval"
    OFFER = "offer", "erbjudande"
    FIRST_CONTACT = "first_contact", "första kontakten"
    CONSENT = "consent", "samtycke"
    MAPPING = "mapping", "kartläggning"
    ENROLMENT = "enrolment", "inskrivning"
    PROPOSAL = "proposal", "förslag"
    VISIT = "visit", "hembesök"
    TALK = "talk", "samtal"
    NOTICE = "notice", "underrättelse"
    PLAN = "plan", "plan"
    PLACEMENT = "placement", "insats"
    DECISION = "decision", "beslut"
    FOLLOW_UP = "follow_up", "uppföljning"
    REVIEW = "review", "avstämning"
    MEETING = "meeting", "möte"
    GROUP_MEETING = "group_meeting", "gruppens möte"
    REPORT_MEETING = "report_meeting", "anmälningsmöte"
    CLOSING = "closing", "avslut"
    AFTER_CHECK = "after_check", "efterkontroll"


NEUTRAL_KINDS = frozenset({StepKind.TIP, StepKind.ASSESSMENT, StepKind.NOTICE, StepKind.CLOSING})
"""What a track that is only a neutral mark may contain (domain 3.1, track B)."""


class Attendance(Labelled):
    """Whether a party always takes part or is called in by need (domain 4.2)."""

    ALWAYS = "always", "alltid med"
    WHEN_NEEDED = "when_needed", "kallas vid behov"


class Manner(Labelled):
    """How the parties of a step do it."""

    ONE_OF_THEM = "one_of_them", "en av dem"
    EACH_ALONE = "each_alone", "var och en för sig"
    TOGETHER = "together", "tillsammans"


class Unit(Labelled):
    """What a time limit counts."""

    CALENDAR_DAYS = "calendar_days", "dagar"
    WORKING_DAYS = "working_days", "arbetsdagar"
    MONTHS = "months", "månader"


class Basis(Labelled):
    """Where a time limit comes from; only `law` may be shown as a rule of law (domain, mark D)."""

    LAW = "law", "Lag"
    OUR_DEFAULT = "our_default", "Vårt förslag, ingen lagregel (D)"
    ROUTINE = "routine", "Kommunens rutin"


class Override(Labelled):
    """Whether a human may go on although a condition is not met."""

    NEVER = "never", "nej, aldrig"
    WITH_REASON = "with_reason", "ja, med skrivet skäl"


class Role(Labelled):
    """Who in the unit may override, as the units floor names its roles."""

    HANDLER = "handler", "handläggaren"
    COORDINATOR = "coordinator", "samordnaren"
    MANAGER = "manager", "enhetschefen"


class FieldKind(Labelled):
    """The shape of an extra field that a method adds to a step."""

    TEXT = "text", "text"
    YES_NO = "yes_no", "ja eller nej"
    DATE = "date", "dag"
    NUMBER = "number", "tal"
    CHOICE = "choice", "val ur en lista"


class AgendaPart(Labelled):
    """What is written under a line of an agenda: something of its own, or what every meeting asks (domain 15.10)."""

    ITEM = "item", "en punkt"
    WORKS = "works", "det som fungerar"
    WORRIES = "worries", "det som oroar"
    REPORTER = "reporter", "anmälarens egna ord"


class MeasureKind(Labelled):
    """How a measure is counted (domain 3.4)."""

    COUNT = "count", "antal"
    SHARE = "share", "andel"
    MEDIAN_DAYS = "median_days", "dagar, medianen"
    ANSWERS = "answers", "svar i ord"


class ScreeningState(Labelled):
    """Where a drug screening stands (domain 3.5)."""

    OFFERED = "offered", "erbjuden"
    DECLINED = "declined", "avböjd"
    TAKEN = "taken", "prov taget"
    PRELIMINARY_NEGATIVE = "preliminary_negative", "preliminärt negativt"
    PRELIMINARY_POSITIVE = "preliminary_positive", "preliminärt positivt"
    SENT_TO_LAB = "sent_to_lab", "skickat till laboratorium"
    VERIFIED_NEGATIVE = "verified_negative", "bekräftat negativt"
    VERIFIED_POSITIVE = "verified_positive", "bekräftat positivt"
    INVALID = "invalid", "gick inte att bedöma"
