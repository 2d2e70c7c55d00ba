"""Finding a meeting that the worker may work with: in the own unit, and not in a case locked to others."""

from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.foundation.cases import queries as cases
from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.doors import Locked

from .models import Meeting
from .refusals import MeetingRefused


def open_case(actor: Actor, case_id: UUID) -> CaseCard:
    """The case that a meeting is, or is to be, about. Raises Meeting.DoesNotExist, Locked."""
    card = cases.case_card(actor=actor, case_id=case_id)
    if card is None or card.person_id is None:
        raise Meeting.DoesNotExist
    if not card.openable:
        raise Locked(case_id)
    return card


def held_meeting(actor: Actor, meeting_id: UUID, *, cancelled: bool = False) -> Meeting:
    """The meeting, held for this transaction.

    Raises Meeting.DoesNotExist for another unit's, Locked, and MeetingRefused for one that is approved or cancelled.
    """
    meeting = Meeting.objects.select_for_update().get(unit_id=actor.unit_id, id=meeting_id)
    open_case(actor, meeting.case_id)
    if meeting.approved_at and not cancelled:
        raise MeetingRefused(_("Protokollet är godkänt, så mötet kan inte ändras längre."))
    if meeting.cancelled_at:
        raise MeetingRefused(_("Mötet är inställt. Kalla till ett nytt i stället."))
    return meeting
