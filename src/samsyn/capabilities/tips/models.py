"""What a unit keeps of a tip beside the message: the thread behind the receipt code, answers, pictures.

Nothing here, or anywhere, tells from where a tip was sent: no address, no device, no cookie (domain 6.2).
"""

from django.db import models

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .payload import Channel


class TipThread(RoomRow):
    """A received tip that its reporter can come back to. Only the SHA-256 of the receipt code is kept."""

    message = RoomKey("letters.ReceivedMessage")
    code_hash = models.BinaryField(null=True)
    opened_at = models.DateTimeField()
    weed_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "message"], name="one_thread_a_tip")]
        indexes = [models.Index(fields=["code_hash"], name="tip_thread_code")]


class ReporterContact(RoomRow):
    """Who left a tip, when they chose to say so.

    Read by reception and manager only, and each reading is logged.
    """

    thread = RoomKey(TipThread)
    name = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200)
    given_at = models.DateTimeField()


class TipAnswer(RoomRow):
    """What the unit answered the one who left the tip. Never what becomes of the young person."""

    thread = RoomKey(TipThread)
    text = models.TextField()
    written_by = models.UUIDField()
    signature = models.CharField(max_length=300)
    answered_at = models.DateTimeField()


class TipAddition(RoomRow):
    """What the reporter came back and added; the text is a message of its own and so seen to come in."""

    thread = RoomKey(TipThread)
    message = RoomKey("letters.ReceivedMessage")
    added_at = models.DateTimeField()


class TipPicture(RoomRow):
    """A picture that came with a tip: redrawn as JPEG, so that no place, device or time follows with it."""

    thread = RoomKey(TipThread)
    number = models.PositiveSmallIntegerField()
    content = models.BinaryField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "thread", "number"], name="one_picture_a_number")
        ]


class PassedOnTip(RoomRow):
    """That the unit wrote down a tip: how it came and to whom it went, nothing of what it says."""

    recipient = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    passed_on_by = models.UUIDField()
    passed_on_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "passed_on_by", "-passed_on_at"], name="passed_on_newest")]
