"""The report meeting (anmälningsmöte, SoL 19:5): offered by default, declined by somebody, or unsuitable and why."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.intake.models import MeetingOffer
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Decliner, Offer, UnsuitableBecause
from samsyn.foundation.units.acting import Actor

from .signing import check_child_concern, matter_to_change, sign, signature


@transaction.atomic
def note_meeting(
    *,
    actor: Actor,
    matter_id: UUID,
    answer: Offer,
    at: dt.datetime,
    declined_by: Decliner | str = "",
    unsuitable_because: UnsuitableBecause | str = "",
    why: str = "",
) -> MeetingOffer:
    """Write down the offer or what came of it. Raises IntakeRefused when who or why is missing."""
    matter = matter_to_change(actor, matter_id)
    check_child_concern(matter)
    if answer == Offer.DECLINED and not declined_by:
        raise IntakeRefused(_("Välj vem som tackade nej till mötet."))
    if answer == Offer.UNSUITABLE and not (unsuitable_because and why):
        raise IntakeRefused(_("Välj varför ett möte är olämpligt och beskriv skälet kort."))
    row = MeetingOffer(
        matter=matter,
        answer=answer,
        declined_by=declined_by if answer == Offer.DECLINED else "",
        unsuitable_because=unsuitable_because if answer == Offer.UNSUITABLE else "",
        why=why,
        **signature(actor, at),
    )
    sign(actor=actor, matter=matter, row=row, verb="note_meeting", at=at)
    return row
