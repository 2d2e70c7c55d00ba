"""What is written in the case as something happens: plain Swedish paragraphs, signed."""

import datetime as dt

from samsyn.capabilities.groups.models import GroupCase
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.units.acting import Actor


def write_journal(
    actor: Actor,
    group: GroupCase,
    kind: str,
    text: str,
    at: dt.datetime,
    *,
    happened_at: dt.datetime | None = None,
    after_closing: bool = False,
) -> None:
    """One signed entry of the group's case."""
    cases.write_entry(
        actor=actor,
        case_id=group.case_id,
        person_id=group.person_id,
        kind=kind,
        text=text,
        happened_at=happened_at or at,
        at=at,
        after_closing=after_closing,
    )
