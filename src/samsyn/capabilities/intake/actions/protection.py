"""The immediate protection assessment (SoL 20:1): the same day, by a qualified worker, signed and then frozen."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.intake import journal
from samsyn.capabilities.intake.models import ProtectionAssessment
from samsyn.capabilities.intake.refusals import AlreadyDecided
from samsyn.capabilities.intake.words import Earlier
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.units.acting import Actor

from .signing import check_child_concern, check_moment, check_qualified, matter_to_change, sign, signature


@transaction.atomic
def assess_protection(
    *,
    actor: Actor,
    matter_id: UUID,
    need: bool,
    reasons: str,
    earlier_known: Earlier,
    assessed_at: dt.datetime,
    at: dt.datetime,
) -> ProtectionAssessment:
    """Sign the assessment. Raises AlreadyDecided with the colleague's answer, IntakeRefused."""
    check_qualified(actor)
    matter = matter_to_change(actor, matter_id)
    check_child_concern(matter)
    made = ProtectionAssessment.objects.filter(unit_id=actor.unit_id, matter=matter).first()
    if made:
        raise AlreadyDecided(
            _("%(who)s gjorde skyddsbedömningen %(day)s: behov av omedelbart skydd, %(need)s. Skäl: %(why)s")
            % {
                "who": made.signature,
                "day": local_day(made.assessed_at).isoformat(),
                "need": _("ja") if made.need else _("nej"),
                "why": made.reasons,
            }
        )
    check_moment(matter, assessed_at, at)
    row = ProtectionAssessment(
        matter=matter,
        need=need,
        reasons=reasons,
        earlier_known=earlier_known,
        assessed_at=assessed_at,
        **signature(actor, at),
    )
    sign(actor=actor, matter=matter, row=row, verb="assess_protection", at=at)
    journal.stop_clock(actor=actor, matter=matter, rule=journal.PROTECTION, at=at)
    return row
