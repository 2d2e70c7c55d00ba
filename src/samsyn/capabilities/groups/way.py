"""What comes next: the method's own steps, in its order, and which are done. Computed from facts, never typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from samsyn.methods.model import Method
from samsyn.methods.steps import Step
from samsyn.methods.vocabulary import StepKind

OFFERED = (
    StepKind.FIRST_CONTACT,
    StepKind.CONSENT,
    StepKind.MAPPING,
    StepKind.ENROLMENT,
    StepKind.GROUP_MEETING,
    StepKind.PLAN,
)
"""What the group's page leads on to between the place and the plan."""


@dataclass(frozen=True)
class WayStep:
    """A step of the method. `done` is None for what the group's own facts cannot tell, as a meeting.

    `ready` is whether all that the method requires before it is done, as far as one can tell.
    """

    step: Step
    done: bool | None
    ready: bool

    @property
    def kind(self) -> str:
        return self.step.kind.value


RESTS_ON = {
    StepKind.ENROLMENT: (StepKind.CONSENT,),
    StepKind.PLAN: (StepKind.CONSENT, StepKind.ENROLMENT),
}
"""What the work itself requires, whatever the method says."""


def way(method: Method, track: str, done: Mapping[StepKind, bool]) -> tuple[WayStep, ...]:
    """The steps of the group's track in the method's order. `done` has the kinds of step that facts tell of."""
    steps = {step.key: step for step in method.steps if not track or track in step.tracks}
    there = {step.kind for step in steps.values()}
    return tuple(
        WayStep(
            step,
            done.get(step.kind),
            _ready(step, steps, done, frozenset())
            and all(done.get(kind) for kind in RESTS_ON.get(step.kind, ()) if kind in there),
        )
        for step in steps.values()
    )


def _ready(
    step: Step, steps: Mapping[str, Step], done: Mapping[StepKind, bool], seen: frozenset[str]
) -> bool:
    """Whether nothing the step requires is known to be undone, also behind steps that facts do not tell of."""
    required = [steps[key] for key in step.requires if key in steps and key not in seen]
    return all(
        _ready(one, steps, done, seen | {step.key}) if done.get(one.kind) is None else done[one.kind]
        for one in required
    )


def next_step(steps: tuple[WayStep, ...]) -> WayStep | None:
    """The first that is known not to be done and has to be: what the page puts first."""
    waiting = (one for one in steps if one.step.kind in OFFERED and one.done is False)
    return next((one for one in waiting if one.ready and not one.step.optional), None)


def also(steps: tuple[WayStep, ...]) -> tuple[WayStep, ...]:
    """What else can be done now, each kind once: not done, not next, and nothing it requires is missing."""
    first = next_step(steps)
    seen = {first.step.kind} if first else set()
    found = []
    for one in steps:
        if one.step.kind in OFFERED and one.step.kind not in seen and one.done is not True and one.ready:
            seen.add(one.step.kind)
            found.append(one)
    return tuple(found)
