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
        StepKind.PLAN,
        StepKind.REVIEW,
        StepKind.CLOSING,
        StepKind.AFTER_CHECK,
    }
)
AROUND_A_VISIT = frozenset({StepKind.FOLLOW_UP, StepKind.CLOSING})


def asked_kinds(method: Method) -> frozenset[StepKind]:
    """The kinds of step whose pages ask extra fields: those of work with a plan, or of a home visit."""
    kinds = {step.kind for step in method.steps}
    if StepKind.PLAN in kinds:
        return AROUND_A_PLAN
    return AROUND_A_VISIT if StepKind.VISIT in kinds else frozenset()


def is_asked(method: Method, step: Step) -> bool:
    """Whether a page asks the step's extra fields. Of several notices only the first, the nomination, has one."""
    if step.kind is StepKind.NOTICE:
        first = next(one for one in method.steps if one.kind is StepKind.NOTICE)
        return StepKind.NOTICE in asked_kinds(method) and step.key == first.key
    return step.kind in asked_kinds(method)


def steps_asked(method: Method, kind: StepKind, track: str = "") -> tuple[Step, ...]:
    """The steps of a kind whose extra fields its page asks, in the method's order; in one track where one is chosen."""
    return tuple(
        step
        for step in method.steps
        if step.kind is kind and is_asked(method, step) and (not track or track in step.tracks)
    )
