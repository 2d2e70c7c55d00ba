"""Messages: the only way across (design, idea 2). A sent letter, the recipient's own copy, and what let it cross."""

from django.db import models

from samsyn.foundation.units.rooms import RoomKey, RoomRow


class MessageKind(models.Model):
    """A kind of message as the delivery function knows it; written from the registry when the database migrates."""

    id = models.CharField(max_length=80, primary_key=True)  # "visit_proposal/1"
    key = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField()
    categories = models.JSONField(default=list)
    purpose = models.CharField(max_length=40, blank=True)
    needs_assessment = models.BooleanField(default=True)


class Assessment(RoomRow):
    """A recorded secrecy assessment (sekretessprövning): one recipient, one person, one purpose, one day."""

    person = RoomKey("people.Person", null=True)
    recipient = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)
    on_day = models.DateField()
    valid_until = models.DateTimeField()
    made_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    refrained = models.BooleanField(default=False)
    why = models.TextField(blank=True)


class AssessmentItem(RoomRow):
    """What the assessment answered for one kind of information, and the judgements it stands on."""

    assessment = RoomKey(Assessment)
    category = models.CharField(max_length=40)
    outcome = models.CharField(max_length=30)
    grounds = models.JSONField(default=list)
    citations = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    asks = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    record = models.JSONField(default=list)
    points = models.JSONField(
        default=list, db_default=[]
    )  # the unsettled points met, where a lawyer has to decide
    settlements = models.JSONField(default=list, db_default=[])  # the lawyer's decisions it stands on
    consents = models.JSONField(default=list, db_default=[])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "assessment", "category"], name="one_answer_a_category")
        ]


class SentMessage(RoomRow):
    """The sender's copy. Nothing in it is ever changed; what came of it is in `Receipt`."""

    kind = models.ForeignKey(MessageKind, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = RoomKey("people.Person", null=True)
    recipient = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    recipient_name = models.CharField(max_length=200)
    assessment = RoomKey(Assessment, null=True)
    cooperation_id = models.UUIDField(null=True)
    in_reply_to = models.UUIDField(null=True)
    categories = models.JSONField(default=list)
    purpose = models.CharField(max_length=40, blank=True)
    payload = models.JSONField(default=dict)
    written_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-sent_at"], name="sent_newest"),
            models.Index(fields=["unit", "cooperation_id"], name="sent_cooperation"),
        ]


class ReceiptKind(models.TextChoices):
    DELIVERED = "delivered"
    READ = "read"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Receipt(RoomRow):
    """What happened to a sent message; written only by the delivery functions."""

    message = RoomKey(SentMessage)
    what = models.CharField(max_length=20, choices=ReceiptKind.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "message", "what"], name="one_receipt_of_a_kind")
        ]


class ReceivedMessage(RoomRow):
    """The recipient's own copy, with the same id as the sent one. Only the link to a person of the room may change."""

    kind = models.ForeignKey(MessageKind, on_delete=models.PROTECT, related_name="+", db_index=False)
    sender = models.ForeignKey(
        "units.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sender_name = models.CharField(max_length=200)
    sender_party = models.CharField(max_length=40)
    signature = models.CharField(max_length=300, blank=True)
    cooperation_id = models.UUIDField(null=True)
    in_reply_to = models.UUIDField(null=True)
    categories = models.JSONField(default=list)
    purpose = models.CharField(max_length=40, blank=True)
    grounds = models.JSONField(default=list)
    payload = models.JSONField(default=dict)
    received_at = models.DateTimeField()
    person = RoomKey("people.Person", null=True)
    read_at = models.DateTimeField(null=True)
    read_by = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-received_at"], name="received_newest"),
            models.Index(fields=["unit", "cooperation_id"], name="received_cooperation"),
            models.Index(
                fields=["unit", "in_reply_to"],
                name="received_reply",
                condition=models.Q(in_reply_to__isnull=False),
            ),
            models.Index(
                fields=["unit", "-received_at"],
                name="received_unread",
                condition=models.Q(read_at__isnull=True, withdrawn_at__isnull=True),
            ),
        ]


class ClosedUse(RoomRow):
    """What was received under a consent that has been withdrawn: closed until somebody here has judged it.

    Written only by `samsyn.withdraw_consent`, in the transaction of the withdrawal.
    """

    message = RoomKey(ReceivedMessage)
    consent_id = models.UUIDField()
    closed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "message"], name="use_closed_once")]


class FurtherUse(RoomRow):
    """A worker's judgement of what may be done with what was received: use it on another ground, or leave it.

    The latest one counts.
    """

    closed = RoomKey(ClosedUse)
    used = models.BooleanField()
    ground = models.CharField(max_length=300, blank=True)
    reasons = models.TextField()
    judged_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    judged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used=False) | ~models.Q(ground=""), name="further_use_has_its_ground"
            ),
            models.CheckConstraint(condition=~models.Q(reasons=""), name="further_use_has_its_reasons"),
        ]
