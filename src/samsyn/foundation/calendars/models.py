"""Bookings: what a unit has agreed to do at a time, in series and in feeds. No names stand in what is booked."""

from django.db import models
from django.db.models.functions import Now

from samsyn.foundation.units.rooms import RoomKey, RoomRow

from .vocabulary import BookingKind, Every, FeedScope, Holidays


class Series(RoomRow):
    """Bookings that belong together. The dates themselves are the bookings'; the rule says how they came about."""

    every = models.CharField(max_length=12, choices=Every)
    holidays = models.CharField(max_length=8, choices=Holidays)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()


class Booking(RoomRow):
    """One booked time in one unit's calendar; the other unit has its own row.

    The database itself raises `sequence` and sets `changed_at` when the time, the place or the state changes.
    """

    case = RoomKey("cases.Case", null=True)
    series = RoomKey(Series, null=True)
    kind = models.CharField(max_length=12, choices=BookingKind, default=BookingKind.OTHER)
    what = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    place_is_public = models.BooleanField(default=False)  # an office; never where a family lives
    with_whom = models.CharField(max_length=200, blank=True)
    worker_id = models.UUIDField(null=True)
    worker_name = models.CharField(max_length=120, blank=True)
    about_kind = models.SlugField(max_length=40, blank=True)
    about = models.UUIDField(null=True)
    came_of = models.UUIDField(
        null=True
    )  # the message that led to it, and so the ground; None where it is not known
    cancelled_at = models.DateTimeField(null=True)
    cancelled_why = models.TextField(blank=True)
    cancelled_by = models.UUIDField(null=True)
    cancelled_by_name = models.CharField(max_length=120, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="booking_has_length"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=BookingKind.VISIT, place_is_public=True),
                name="a_visit_is_at_no_public_place",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "starts_at"], name="booking_starts"),
            models.Index(fields=["unit", "about"], name="booking_about"),
        ]


class Feed(RoomRow):
    """A secret address from which a worker's calendar program fetches bookings. Only the secret's hash is kept."""

    worker_id = models.UUIDField()
    worker_name = models.CharField(max_length=120)
    scope = models.CharField(max_length=8, choices=FeedScope)
    secret_hash = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    last_fetched_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "worker_id", "scope"],
                condition=models.Q(revoked_at__isnull=True),
                name="one_open_feed_a_worker_and_scope",
            )
        ]
        indexes = [models.Index(fields=["secret_hash"], name="feed_of_secret")]


class FeedPolicy(RoomRow):
    """What a unit lets its feeds show beyond the kind of booking."""

    shows_case_number = models.BooleanField(default=False)
    set_at = models.DateTimeField()
    set_by_name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit"], name="one_feed_policy_a_unit")]
