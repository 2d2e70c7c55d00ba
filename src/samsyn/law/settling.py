"""What a municipality's lawyer may settle: the unsettled points that say so, and nothing else."""

from collections.abc import Mapping

from samsyn.law.book import Book
from samsyn.law.provision import Settlement

NOTHING_SETTLED: Mapping[str, Settlement] = {}


def check_settled(book: Book, settled: Mapping[str, Settlement]) -> None:
    """Raise `ValueError` for a settlement of a point that is unknown or not to be settled locally."""
    settleable = {point.id for point in book.points if point.settleable}
    for point, decision in settled.items():
        if point not in settleable or decision.point != point:
            raise ValueError(
                f"{point}: punkten går inte att avgöra för en kommun. Det går för {sorted(settleable)}."
            )
