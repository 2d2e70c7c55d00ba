import datetime as dt
from collections.abc import Callable
from uuid import UUID

import pytest

from samsyn.foundation.settlements.actions import settle
from samsyn.foundation.settlements.decision import Decision

POINT = "15a-mot-23"
TODAY = dt.datetime.now(dt.UTC).date()
REASONS = "Propositionen talar för att 15 a § ska läsas efter sina ord."


@pytest.fixture
def settled(act) -> Callable[..., UUID]:
    """Jorunn settles a point: `settled()`, `settled(decision=Decision.CLOSES, replaces=first)`."""

    def make(**changes):
        told = {
            "municipality": "9901",
            "point": POINT,
            "decision": Decision.OPENS,
            "from_on": TODAY,
            "to_on": None,
            "reasons": REASONS,
            "replaces": None,
        } | changes
        return settle(actor=act("jorunn"), **told)

    return make
