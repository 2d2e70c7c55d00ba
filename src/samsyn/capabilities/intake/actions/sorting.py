"""Judging what a message is (domain 6.2). A human decides, with a reason."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.intake import journal
from samsyn.capabilities.intake.models import Matter, PreliminaryDecision, SortingDecision
from samsyn.capabilities.intake.refusals import AlreadyDecided, IntakeRefused
from samsyn.capabilities.intake.words import Sorting
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import swedish

from .signing import matter_to_change, sign, signature


@transaction.atomic
def sort(
    *, actor: Actor, matter_id: UUID, sorting: Sorting, why: str, seen: UUID | None, at: dt.datetime
) -> SortingDecision:
    """Sort a matter; `seen` is the sorting the worker saw, None for none. Raises AlreadyDecided, IntakeRefused."""
    matter = matter_to_change(actor, matter_id)
    last = SortingDecision.objects.filter(unit_id=actor.unit_id, matter=matter).order_by("-signed_at").first()
    if (last.id if last else None) != seen and last:
        raise AlreadyDecided(
            _("%(who)s har redan sorterat meddelandet som %(what)s den %(day)s, med skälet: %(why)s")
            % {
                "who": last.signature,
                "what": last.get_sorting_display(),
                "day": local_day(last.signed_at).isoformat(),
                "why": last.why,
            }
        )
    if PreliminaryDecision.objects.filter(unit_id=actor.unit_id, matter=matter).exists():
        raise IntakeRefused(
            _("Förhandsbedömningen är avslutad med ett beslut, så sorteringen kan inte ändras.")
        )
    row = SortingDecision(matter=matter, sorting=sorting, why=why, replaces=last, **signature(actor, at))
    before = matter.sorting
    if sorting != Sorting.CHILD_CONCERN:
        journal.leave_case(actor=actor, matter=matter, outcome=journal.SORTED_OTHERWISE, why=why, at=at)
    _apply(actor, matter, sorting, at)
    sign(actor=actor, matter=matter, row=row, verb="sort", at=at)
    if sorting == Sorting.CHILD_CONCERN and before != sorting:
        journal.open_case(actor=actor, matter=matter, at=at)
        journal.start_clocks(actor=actor, matter=matter)
    return row


def _apply(actor: Actor, matter: Matter, sorting: Sorting, at: dt.datetime) -> None:
    """Only a concern for a child stays open; with any other sorting the clocks stop."""
    matter.sorting = sorting
    matter.closed_at = None if sorting == Sorting.CHILD_CONCERN else at
    matter.save(update_fields=["sorting", "closed_at", "case_id"])
    if sorting != Sorting.CHILD_CONCERN:
        journal.stop_clock(actor=actor, matter=matter, at=at, result=swedish(sorting.label))
