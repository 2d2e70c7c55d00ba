"""What has to hold within a method beyond the shape of each value."""

from collections.abc import Iterator

from samsyn.methods.checks import order, parties, sections, steps, target
from samsyn.methods.checks.finding import Finding, Rule
from samsyn.methods.model import Method

RULES: tuple[Rule, ...] = (*parties.RULES, *target.RULES, *steps.RULES, *order.RULES, *sections.RULES)


def findings(method: Method) -> Iterator[Finding]:
    """Everything that does not hold, each with its address in the file."""
    for rule in RULES:
        yield from rule(method)
