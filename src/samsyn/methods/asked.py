"""Which steps have a page that asks the fields a method adds to them; what no page asks is not published.

The pages and the check both look here, so that a field that holds is a field that somebody is asked.
"""

from samsyn.methods.model import Method
from samsyn.methods.steps import Step
from samsyn.methods.vocabulary import StepKind

AROUND_A_PLAN = frozenset(
    {
        StepKind.CONSULTATION,
        StepKind.NOTICE,
        StepKind.SELECTION,
        StepKind.FIRST_CONTACT,
        StepKind.MAPPING,
        StepKind.ENROLMENT,
        StepKind.GROUP_MEETING,
        StepKind.PLAN,
        StepKind.REVIEW,
        StepKind.CLOSING,
        StepKind.AFTER_CHECK,
    }
)
AROUND_A_VISIT = frozenset({StepKind.MEETING, StepKind.FOLLOW_UP, StepKind.CLOSING})
AROUND_A_REPORT = frozenset({StepKind.OFFER, StepKind.REPORT_MEETING})
REPORT_METHOD = "report_meeting"
"""The key of the method that the report meetings of a municipality go by; one of another key is nobody's."""


def asked_kinds(method: Method) -> frozenset[StepKind]:
    """The kinds of step whose pages ask extra fields: those of work with a plan, a home visit or a report meeting."""
    kinds = {step.kind for step in method.steps}
    if StepKind.PLAN in kinds:
        return AROUND_A_PLAN
    if method.key == REPORT_METHOD:
        return AROUND_A_REPORT
    return AROUND_A_VISIT if StepKind.VISIT in kinds else frozenset()


def is_asked(method: Method, step: Step) -> bool:
    """Whether a page asks the step's extra fields.

    Of several notices only the first, the nomination, has one. The minutes of a group's meeting do not know the track,
    so a meeting that belongs to some of them is not asked.
    """
    if step.kind not in asked_kinds(method):
        return False
    if step.kind is StepKind.NOTICE:
        return step.key == next(one for one in method.steps if one.kind is StepKind.NOTICE).key
    if step.kind is StepKind.GROUP_MEETING:
        return {one.key for one in method.tracks} <= set(step.tracks)
    return True


def meeting_steps(method: Method, *, first: bool) -> tuple[Step, ...]:
    """The steps whose extra fields a group's meeting asks: those of its `first` meeting, or of the ones after it.

    A method with one such step asks the same at every meeting.
    """
    steps = tuple(step for step in method.steps if step.kind is StepKind.GROUP_MEETING)
    chosen = steps[:1] if first or len(steps) == 1 else steps[1:]
    return tuple(step for step in chosen if is_asked(method, step))


def steps_asked(method: Method, kind: StepKind, track: str = "") -> tuple[Step, ...]:
    """The steps of a kind whose extra fields its page asks, in the method's order; in one track where one is chosen."""
    return tuple(
        step
        for step in method.steps
        if step.kind is kind and is_asked(method, step) and (not track or track in step.tracks)
    )
