"""The young person's own numbers for a goal over time: the figures, and where a small drawn line goes.

They say how near a goal feels to the one whose goal it is, and nothing about the person: they are never added up,
never compared with anybody's, and no other page asks for them.
"""

from dataclasses import dataclass

from samsyn.capabilities.groups.family_kinds import Rated

LOWEST, HIGHEST = 0, 10
WIDTH, HEIGHT, EDGE = 240, 64, 8  # of the drawing, in its own units


@dataclass(frozen=True, slots=True)
class Dot:
    """A number in the drawing: from the left, from the top, and what it says."""

    x: int
    y: int
    rated: Rated


@dataclass(frozen=True, slots=True)
class Run:
    """A goal's numbers, oldest first."""

    numbers: tuple[Rated, ...]

    @property
    def now(self) -> Rated | None:
        """The newest number."""
        return self.numbers[-1] if self.numbers else None

    @property
    def drawn(self) -> bool:
        """Whether there is a line to draw: one number is no line."""
        return len(self.numbers) > 1

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Where each number stands, in even steps: the days are told in words beside it."""
        step = (WIDTH - 2 * EDGE) / max(len(self.numbers) - 1, 1)
        return tuple(
            Dot(round(EDGE + number * step), self._height(one.value), one)
            for number, one in enumerate(self.numbers)
        )

    @property
    def line(self) -> str:
        """The line through the dots, as SVG writes it."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)

    @staticmethod
    def _height(value: int) -> int:
        share = (value - LOWEST) / (HIGHEST - LOWEST)
        return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE))
