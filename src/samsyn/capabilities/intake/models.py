"""The reception's rows: a matter for each message, and the assessments and decisions made in it (domain 15.4).

What is signed is never changed: the tables of assessments, contacts and decisions only grow.
"""

from django.db import models
from django.db.models import Q

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from . import words

LONG = 300


class Signed(RoomRow):
    """A row that somebody signed: who and when."""

    by = models.UUIDField()
    signature = models.CharField(max_length=LONG)
    signed_at = models.DateTimeField()

    class Meta:
        abstract = True


class Matter(RoomRow):
    """A received tip or concern report that somebody has taken up. `received_at` is the legal start."""

    message_id = models.UUIDField()
    kind_key = models.SlugField(max_length=60)
    received_at = models.DateTimeField()
    sender_id = models.UUIDField(null=True)
    sender_name = models.CharField(max_length=200)
    sender_party = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField()
    responsible_id = models.UUIDField()
    responsible_name = models.CharField(max_length=120)
    person = RoomKey("people.Person", null=True)
    case = RoomKey("cases.Case", null=True)
    sorting = models.CharField(max_length=20, choices=words.Sorting.choices, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "message_id"], name="one_matter_a_message"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(sorting=""), name="matter_sorted_before_closed"
            ),
        ]
        indexes = [
            models.Index(
                fields=["unit", "-received_at"], name="matter_open", condition=Q(closed_at__isnull=True)
            )
        ]


class HandledMessage(Signed):
    """A message of another kind that somebody has read and dealt with."""

    message_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "message_id"], name="handled_once")]


class SortingDecision(Signed):
    """What the message was judged to be. A later one replaces it; two at once cannot replace the same."""

    matter = RoomKey(Matter)
    sorting = models.CharField(max_length=20, choices=words.Sorting.choices)
    why = models.TextField()
    replaces = RoomKey("self", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "matter", "replaces"], name="sorted_once_at_a_time", nulls_distinct=False
            ),
            models.CheckConstraint(condition=~Q(why=""), name="sorting_has_reason"),
        ]


class ProtectionAssessment(Signed):
    """Immediate protection assessment (omedelbar skyddsbedömning, SoL 20:1): one a matter."""

    matter = RoomKey(Matter)
    need = models.BooleanField()
    reasons = models.TextField()
    earlier_known = models.CharField(max_length=10, choices=words.Earlier.choices)
    assessed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "matter"], name="one_protection_assessment"),
            models.CheckConstraint(condition=~Q(reasons=""), name="protection_has_reasons"),
        ]


class PreliminaryContact(Signed):
    """A contact during the preliminary assessment; outside the allowed circle only with a reason (domain 6.1)."""

    matter = RoomKey(Matter)
    with_whom = models.CharField(max_length=20, choices=words.ContactWith.choices)
    who = models.CharField(max_length=LONG, blank=True)
    way = models.CharField(max_length=20, choices=words.Way.choices)
    happened_at = models.DateTimeField()
    what = models.TextField()
    outside_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(with_whom=words.ContactWith.OTHER) | ~Q(outside_why=""),
                name="contact_outside_has_reason",
            ),
        ]


class MeetingOffer(Signed):
    """A step of the offer of a report meeting (anmälningsmöte, SoL 19:5); the newest row holds."""

    matter = RoomKey(Matter)
    answer = models.CharField(max_length=20, choices=words.Offer.choices)
    declined_by = models.CharField(max_length=20, choices=words.Decliner.choices, blank=True)
    unsuitable_because = models.CharField(max_length=20, choices=words.UnsuitableBecause.choices, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer=words.Offer.DECLINED) | ~Q(declined_by=""),
                name="meeting_declined_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(answer=words.Offer.UNSUITABLE) | (~Q(unsuitable_because="") & ~Q(why="")),
                name="meeting_unsuitable_because",
            ),
        ]


class ReportMeeting(Signed):
    """A report meeting that is booked: when, where and with whom. The newest row holds; the former is called off."""

    matter = RoomKey(Matter)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    with_child = models.BooleanField()
    with_guardians = models.BooleanField()
    with_reporter = models.BooleanField()
    booking_id = models.UUIDField()
    invitation_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="meeting_ends_after"),
            models.CheckConstraint(
                condition=Q(with_reporter=True) | Q(invitation_id__isnull=True),
                name="only_who_is_asked_is_invited",
            ),
        ]


class InformedPerson(Signed):
    """That the child or a guardian was told of the report, or why not yet (domain 6.4 step 6)."""

    matter = RoomKey(Matter)
    whom = models.CharField(max_length=20, choices=words.Informed.choices)
    way = models.CharField(max_length=20, choices=words.Way.choices, blank=True)
    informed_at = models.DateTimeField(null=True)
    not_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(informed_at__isnull=False, not_why="")
                | (Q(informed_at__isnull=True) & ~Q(not_why="")),
                name="informed_or_why_not",
            ),
        ]


class AssessmentExtension(Signed):
    """More than 14 days, on exceptional reasons only (SoL 20:2); workload is none."""

    matter = RoomKey(Matter)
    ground = models.CharField(max_length=20, choices=words.Extension.choices)
    why = models.TextField()
    until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "matter"], name="one_extension"),
            models.CheckConstraint(
                condition=~Q(ground=words.Extension.WORKLOAD) & ~Q(why=""),
                name="extension_on_exceptional_reasons",
            ),
        ]


class PreliminaryDecision(Signed):
    """The end of a preliminary assessment (förhandsbedömning, SoL 20:2): one a matter."""

    matter = RoomKey(Matter)
    decision = models.CharField(max_length=10, choices=words.Decision.choices)
    reasons = models.TextField()
    decided_at = models.DateTimeField()
    due_on = models.DateField()
    delegation_point = models.CharField(max_length=60)
    child_heard = models.CharField(max_length=5, choices=words.Heard.choices)
    child_not_heard_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "matter"], name="one_preliminary_decision"),
            models.CheckConstraint(
                condition=~Q(child_heard=words.Heard.NO) | ~Q(child_not_heard_why=""),
                name="child_heard_or_why_not",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons"),
        ]


class CaseSystemReference(Signed):
    """Where the statutory file is kept: the municipality's case system and the number there (domain 15.4)."""

    matter = RoomKey(Matter)
    system = models.CharField(max_length=60)
    number = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "matter"], name="one_case_system_reference")]


class ReporterAnswer(RoomRow):
    """What the reporter asked and was answered (SoL 19:6). `asked_in` is the message; None: in the report itself."""

    matter = RoomKey(Matter)
    asked_at = models.DateTimeField(null=True)
    asked_in = models.UUIDField(null=True)
    outcome = models.CharField(max_length=12, choices=words.ReportOutcome.choices, blank=True)
    message_id = models.UUIDField(null=True)
    refrained_why = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    signature = models.CharField(max_length=LONG, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "matter", "asked_in"], name="one_feedback_a_question", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, message_id__isnull=True, refrained_why="", outcome="")
                | (Q(answered_at__isnull=False, message_id__isnull=False, refrained_why="") & ~Q(outcome=""))
                | (Q(answered_at__isnull=False, message_id__isnull=True, outcome="") & ~Q(refrained_why="")),
                name="answered_or_refrained",
            ),
        ]


class Forwarding(Signed):
    """That what was told was passed on to another unit: the message and to whom."""

    matter = RoomKey(Matter)
    message_id = models.UUIDField()
    recipient_name = models.CharField(max_length=200)
    what = models.CharField(max_length=20, choices=words.Sorting.choices)


class ReportAttachment(RoomRow):
    """A file of a concern report: of a draft that its writer keeps, or of a message that was sent or received.

    The recipient's copy is written by `samsyn.deliver_attachments` alone, and only what the message lists.
    """

    draft_id = models.UUIDField(null=True)
    message_id = models.UUIDField(null=True)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=words.FileKind.choices)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(draft_id__isnull=True, message_id__isnull=False)
                | Q(draft_id__isnull=False, message_id__isnull=True),
                name="file_of_a_draft_or_a_message",
            ),
            models.UniqueConstraint(fields=["unit", "message_id", "number"], name="one_file_a_number"),
        ]
        indexes = [models.Index(fields=["unit", "draft_id"], name="files_of_a_draft")]


class FiledReport(RoomRow):
    """The reporter's own mark of a concern report it sent, for its list and its later questions."""

    message_id = models.UUIDField()
    recipient_id = models.UUIDField()
    recipient_name = models.CharField(max_length=200)
    person = RoomKey("people.Person", null=True)
    filed_at = models.DateTimeField()
    filed_by = models.UUIDField()
    signature = models.CharField(max_length=LONG)
    feedback_requested_at = models.DateTimeField(null=True)
    request_id = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "message_id"], name="one_mark_a_report")]
        indexes = [models.Index(fields=["unit", "-filed_at"], name="filed_newest")]
