"""How a commitment goes, as the unit that took it on tells the unit it came from."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Purpose

from .models import Hindrance, Step


@dataclass(frozen=True)
class ProgressTold:
    """How it goes with a commitment, in codes about the unit's own work; it tells nothing about the young person."""

    commitment: UUID
    step: Step
    hindrance: Hindrance | None
    new_due_on: dt.date | None
    contact_function: str


@dataclass(frozen=True)
class ProgressNote:
    """How it goes with a commitment, in words."""

    commitment: UUID
    step: Step
    hindrance: Hindrance | None
    new_due_on: dt.date | None
    note: str
    contact_function: str


PROGRESS = Kind(
    key="progress",
    version=1,
    name=_("Hur det går med ett åtagande"),
    payload=ProgressTold,
    template="commitments/messages/progress.html",
    needs_assessment=False,
)
PROGRESS_NOTE = Kind(
    key="progress_note",
    version=1,
    name=_("Hur det går med ett åtagande"),
    payload=ProgressNote,
    template="commitments/messages/progress.html",
    categories=(Category.SUPPORT_AND_PLAN,),
    purpose=Purpose.SUPPORT,
)


def register_all() -> None:
    """Make them known, once the apps are ready."""
    for kind in (PROGRESS, PROGRESS_NOTE):
        register(kind)
