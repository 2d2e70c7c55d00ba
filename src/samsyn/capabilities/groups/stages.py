"""Where the work around a young person stands: computed from facts, never typed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import GroupCase, Side


class Stage(models.TextChoices):
    NOMINATED = "nominated", _("Urvalet är inte gjort")
    NOT_SELECTED = "not_selected", _("Annat stöd i stället")
    QUEUE = "queue", _("I kö")
    BEFORE_ENROLMENT = "before_enrolment", _("Kontakt, samtycke och kartläggning")
    WORKING = "working", _("Gruppen arbetar")
    TAKES_PART = "takes_part", _("Ni är med")
    CLOSED = "closed", _("Avslutat")


def stage(row: GroupCase) -> Stage:
    """The stage that the moments of the row tell."""
    if row.closed_at:
        return Stage.NOT_SELECTED if row.selected is False else Stage.CLOSED
    if row.side == Side.MEMBER:
        return Stage.TAKES_PART
    if row.enrolled_on:
        return Stage.WORKING
    if row.place_at:
        return Stage.BEFORE_ENROLMENT
    return Stage.QUEUE if row.selected else Stage.NOMINATED
