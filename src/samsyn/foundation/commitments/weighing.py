"""What a page that asks how it goes needs of the law: whether the words may go, and what has to be judged first."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.acting import Actor

from . import telling
from .actions import Said


@dataclass(frozen=True)
class Weighed:
    """The law's answer and the questions to the worker; empty where no words go to another unit."""

    matrix: Matrix | None = None
    judging: JudgementForm | None = None

    @property
    def ready(self) -> bool:
        """Whether nothing is left to judge: no words, nothing asked, or everything answered with its reason."""
        if self.matrix is None or self.judging is None or not self.judging.asked:
            return True
        return self.judging.is_bound and self.judging.is_valid() and not self.matrix.asks

    @property
    def why(self) -> str:
        """The reason that the worker gave, once it is ready."""
        if self.judging is None or not self.judging.is_bound:
            return ""
        return str(self.judging.cleaned_data.get("why", ""))


def weighed(
    *,
    actor: Actor,
    commitment_id: UUID,
    said: Said | None,
    posted: Mapping[str, Any],
    on: dt.date,
    whom: About | None = None,
) -> Weighed:
    """Ask the law where `said` is words that go to another unit; None is what may not be asked about yet.

    `whom` as in `telling.weigh`.
    """
    if said is None or not telling.tells_of_the_young(said):
        return Weighed()
    typed = posted if any(name.startswith("fact_") for name in posted) else None
    try:
        return Weighed(
            *telling.weigh(actor=actor, commitment_id=commitment_id, typed=typed, on=on, whom=whom)
        )
    except telling.NotTold:  # saying it says why
        return Weighed()
