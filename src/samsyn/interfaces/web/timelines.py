"""Rows of a person's page: the time line and "Vem vet vad", as the templates need them."""

from dataclasses import dataclass

from samsyn.foundation.messages.knowing import Told
from samsyn.law import Category, Party

MOST_COLUMNS = 4


@dataclass(frozen=True)
class Cell:
    """What one unit was told, or told us, of one category."""

    told: tuple[Told, ...]


@dataclass(frozen=True)
class KnowledgeRow:
    """One unit's row in the matrix."""

    name: str
    party: Party | None
    received: bool
    cells: tuple[Cell, ...]
    categories: tuple[Category, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[Category, Cell], ...]:
        """Each category with its cell, for a table that may be read without its heads."""
        return tuple(zip(self.categories, self.cells, strict=True))


@dataclass(frozen=True)
class Knowledge:
    """Categories by units (domain 13: who knows what)."""

    categories: tuple[Category, ...]
    rows: tuple[KnowledgeRow, ...]

    @property
    def wide(self) -> bool:
        """More columns than a page holds: then each unit's are read downwards, and nothing is scrolled sideways."""
        return len(self.categories) > MOST_COLUMNS


def knowledge(told: tuple[Told, ...]) -> Knowledge:
    """The matrix, with just the categories and units that something has crossed between."""
    used = {Category(one.category) for one in told}
    categories = tuple(category for category in Category if category in used)
    units = dict.fromkeys((one.received, one.other_name, one.other_party) for one in told)
    rows = tuple(
        KnowledgeRow(
            name,
            party,
            received,
            tuple(
                Cell(
                    tuple(
                        one
                        for one in told
                        if (one.received, one.other_name) == (received, name)
                        and one.category == category.value
                    )
                )
                for category in categories
            ),
            categories,
        )
        for received, name, party in sorted(units, key=lambda unit: (unit[0], unit[1]))
    )
    return Knowledge(categories, rows)
