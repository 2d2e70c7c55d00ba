"""The order of the steps: every step can be reached in each of its tracks, and every track can be closed."""

from collections.abc import Iterator, Mapping

from samsyn.methods.checks.finding import Finding, Rule, unknown
from samsyn.methods.model import Method, Track
from samsyn.methods.steps import Step
from samsyn.methods.vocabulary import NEUTRAL_KINDS, StepKind

NEEDED_FOR_A_PLAN = {
    StepKind.SELECTION: "Där prövas villkoren och hindren.",
    StepKind.CONSENT: "Utan fråga om samtycke får gruppen inte arbeta tillsammans.",
}

BEFORE = (
    (StepKind.SELECTION, StepKind.FIRST_CONTACT, "Villkoren och hindren prövas först."),
    (StepKind.SELECTION, StepKind.CONSENT, "Villkoren och hindren prövas först."),
    (StepKind.SELECTION, StepKind.MAPPING, "Villkoren och hindren prövas först."),
    (StepKind.CONSENT, StepKind.ENROLMENT, "Ingen skrivs in som inte har sagt ja."),
    (StepKind.CONSENT, StepKind.PLAN, "Planen delas bara med dem som samtycket omfattar."),
    (StepKind.ENROLMENT, StepKind.PLAN, "Planen skrivs när den unge är inskriven."),
    (StepKind.PLAN, StepKind.REVIEW, "Avstämningen görs mot planen."),
)
"""What stands fast in work with a plan, whatever order a municipality gives the other steps (domain 4.3)."""


def required_steps_exist(method: Method) -> Iterator[Finding]:
    known = [step.key for step in method.steps]
    for step in method.steps:
        yield from unknown(f"steps.{step.key}.requires", step.requires, known, "ett steg")


def required_steps_stand_before(method: Method) -> Iterator[Finding]:
    """The order of the steps is the order of the work, so that what a step requires stands above it."""
    place = {step.key: number for number, step in enumerate(method.steps)}
    names = {step.key: step.name for step in method.steps}
    before = _before(method)
    for step in method.steps:
        for key in step.requires:
            if key in place and place[key] > place[step.key] and step.key not in before[key]:
                message = f"”{step.name}” kräver ”{names[key]}”, som står efter. Flytta upp det, eller ta bort kravet."
                yield Finding(f"steps.{step.key}.requires.{key}", message)


def work_with_a_plan_has_its_steps(method: Method) -> Iterator[Finding]:
    """Domain 4.3: the obstacles are looked at in the selection, and nothing is shared before somebody was asked."""
    kinds = {step.kind for step in method.steps if not step.optional}
    if not any(step.kind is StepKind.PLAN for step in method.steps):
        return
    for kind, why in NEEDED_FOR_A_PLAN.items():
        if kind not in kinds:
            message = f"metoden har en plan men saknar ett steg av slaget {kind.label}. {why} Lägg till det."
            yield Finding("steps", message)


def the_plan_comes_after_what_it_rests_on(method: Method) -> Iterator[Finding]:
    """The order of the steps is the order of the work, and some of it stands fast."""
    if not any(step.kind is StepKind.PLAN for step in method.steps):
        return
    first = {step.kind: (place, step) for place, step in reversed(list(enumerate(method.steps)))}
    for one, other, why in BEFORE:
        if one in first and other in first and first[one][0] > first[other][0]:
            early, late = first[one][1], first[other][1]
            message = f"”{early.name}” ska stå före ”{late.name}”. {why} Flytta upp det."
            yield Finding(f"steps.{early.key}", message)


def nothing_goes_in_a_circle(method: Method) -> Iterator[Finding]:
    before, names = _before(method), {step.key: step.name for step in method.steps}
    for step in method.steps:
        if step.key not in before[step.key]:
            continue
        back = next(key for key in step.requires if key == step.key or step.key in before.get(key, ()))
        message = (
            f"ingen kan nå ”{step.name}”: det kräver sig självt. Ta bort det ur requires."
            if back == step.key
            else f"ingen kan nå ”{step.name}”: det kräver ”{names[back]}”, som i sin tur kräver ”{step.name}”. "
            "Ta bort ett av kraven ur requires."
        )
        yield Finding(f"steps.{step.key}.requires", message)


def required_steps_can_be_reached(method: Method) -> Iterator[Finding]:
    steps = {step.key: step for step in method.steps}
    names = {track.key: track.name for track in method.tracks}
    for step in method.steps:
        for key in step.requires:
            if key not in steps:
                continue
            address, other = f"steps.{step.key}.requires.{key}", steps[key].name
            missing = [track for track in step.tracks if track not in steps[key].tracks]
            if missing:
                where = ", ".join(f"”{names.get(track, track)}”" for track in missing)
                spoken = "spåren" if len(missing) > 1 else "spåret"
                message = (
                    f"ingen kan nå steget i {spoken} {where}: ”{other}”, som det kräver, finns inte där. "
                    f"Ta med ”{other}” i {spoken}, eller kräv ett annat steg i requires."
                )
                yield Finding(address, message)
            if steps[key].optional and not step.optional:
                message = f"”{other}” är frivilligt, så steget nås kanske inte. Kräv ett annat steg."
                yield Finding(address, message)


def clocks_start(method: Method) -> Iterator[Finding]:
    steps = {step.key: step for step in method.steps}
    before = _before(method)
    for step in method.steps:
        if step.time_limit is None:
            continue
        after, address = step.time_limit.after, f"steps.{step.key}.time_limit.after"
        for finding in unknown(address, [after], steps, "ett steg"):
            yield Finding(address, finding.message)
        if step.key in before.get(after, ()):
            message = (
                f"”{steps[after].name}” kommer efter det här steget. Räkna tiden från ett tidigare steg."
            )
            yield Finding(address, message)


def tracks_hold(method: Method) -> Iterator[Finding]:
    known = [track.key for track in method.tracks]
    for step in method.steps:
        yield from unknown(f"steps.{step.key}.tracks", step.tracks, known, "ett spår")
        if not step.tracks:
            yield Finding(f"steps.{step.key}.tracks", "steget finns inte i något spår. Skriv minst ett.")
    for track in method.tracks:
        inside = [step for step in method.steps if track.key in step.tracks]
        if not any(step.kind is StepKind.CLOSING and not step.optional for step in inside):
            message = (
                "spåret går inte att avsluta. Ta med det i ett steg av slaget closing som inte är frivilligt."
            )
            yield Finding(f"tracks.{track.key}", message)
        if track.neutral_mark_only:
            yield from _content(inside, track)


def _content(inside: list[Step], track: Track) -> Iterator[Finding]:
    for step in inside:
        if step.kind not in NEUTRAL_KINDS:
            message = (
                f"spåret ”{track.name}” är bara en markering och kan inte ha ett steg av slaget {step.kind.label}. "
                "Ta bort steget ur spåret."
            )
            yield Finding(f"steps.{step.key}.tracks.{track.key}", message)


def _before(method: Method) -> Mapping[str, set[str]]:
    """For each step, all that has to have been done before it."""
    direct = {step.key: set(step.requires) for step in method.steps}
    return {key: _reach(key, direct) for key in direct}


def _reach(key: str, direct: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = set(direct[key])
    while waiting:
        step = waiting.pop()
        found.add(step)
        waiting |= direct.get(step, set()) - found
    return found


RULES: tuple[Rule, ...] = (
    required_steps_exist,
    required_steps_stand_before,
    work_with_a_plan_has_its_steps,
    the_plan_comes_after_what_it_rests_on,
    nothing_goes_in_a_circle,
    required_steps_can_be_reached,
    clocks_start,
    tracks_hold,
)
