"""The closed lists of the calendar."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BookingKind(models.TextChoices):
    """All that a feed tells of a booking: its summary, and nothing else, leaves the unit's own pages."""

    VISIT = "visit", _("Hembesök")
    MEETING = "meeting", _("Möte")
    TALK = "talk", _("Samtal")
    OTHER = "other", _("Bokad tid")


class Every(models.TextChoices):
    """How often the bookings of a series come."""

    WEEK = "week", _("Varje vecka")
    FORTNIGHT = "fortnight", _("Varannan vecka")
    MONTH = "month", _("Varje månad, samma veckodag")


class Holidays(models.TextChoices):
    """What a series does on a day when offices are closed."""

    SKIP = "skip", _("Hoppa över")
    MARK = "mark", _("Boka ändå, och märk dagen")


class FeedScope(models.TextChoices):
    """Whose bookings a feed holds."""

    OWN = "own", _("Min kalender")
    UNIT = "unit", _("Enhetens kalender")
