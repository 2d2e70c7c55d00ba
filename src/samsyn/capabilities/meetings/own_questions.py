"""What the method asks of its own about a meeting: asked with the minutes, kept with each version of them.

The answers are the own unit's: they stand on its page and in its journal, and in nothing that is sent or printed.
"""

import datetime as dt

from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.step_answers.actions import With
from samsyn.foundation.units.acting import Actor
from samsyn.methods.asked import meeting_steps, steps_asked
from samsyn.methods.steps import Step
from samsyn.methods.vocabulary import StepKind

from .agendas import STEP_OF, method_of
from .models import Meeting, Minutes
from .vocabulary import MeetingType

GROUPS = tuple(kind for kind, step in STEP_OF.items() if step is StepKind.GROUP_MEETING)


def asked(*, actor: Actor, case: CaseCard, kind: MeetingType, starts_at: dt.datetime) -> tuple[Step, ...]:
    """The steps whose extra fields the minutes of a meeting ask. One statement at most."""
    method = method_of(actor, kind, case)
    if method is None:
        return ()
    if kind is MeetingType.REPORT:
        return steps_asked(method, StepKind.REPORT_MEETING)
    if not any(step.extra_fields for step in method.steps if step.kind is StepKind.GROUP_MEETING):
        return ()
    earlier = Meeting.objects.filter(
        unit_id=actor.unit_id, case_id=case.id, type__in=GROUPS, cancelled_at=None, starts_at__lt=starts_at
    )
    return meeting_steps(method, first=not earlier.exists())


def answered_with(meeting: Meeting, minutes: Minutes) -> With:
    """What the answers are given with: one version of the minutes."""
    return With("meeting_minutes", minutes.id, meeting.case_id, meeting.person_id)
