from collections.abc import Callable
from uuid import UUID

import pytest

from tests.calendars.conftest import for_a_while

__all__ = ["for_a_while"]


@pytest.fixture
def leaves(
    cast: dict[str, tuple[UUID, UUID]], for_a_while: Callable[[str, str], None]
) -> Callable[[str, int], None]:
    """Let somebody's place in the unit end, so many days from today."""

    def leave(name: str, days: int) -> None:
        place = "worker_id = '{}' AND unit_id = '{}'".format(*cast[name])
        for_a_while(
            f"UPDATE units_membership SET to_on = current_date + {days} WHERE {place}",
            f"UPDATE units_membership SET to_on = NULL WHERE {place}",
        )

    return leave
