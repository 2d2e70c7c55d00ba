"""Reading what somebody had begun to write, after the cases changed hands: with a reason, and never without the log."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samsyn.foundation.units.acting import Actor

from .refusals import HandOverRefused

SHORTEST_TEXT = 16  # what is shorter and without a space is an answer in a form, not something written


@dataclass(frozen=True)
class DraftContent:
    """A draft as it was typed: the texts, and how many answers of other kinds there are beside them."""

    form: str
    saved_at: dt.datetime
    texts: tuple[str, ...]
    answers: int


@transaction.atomic
def read_draft(*, actor: Actor, handover_id: UUID, draft_id: UUID, why: str) -> DraftContent | None:
    """The content of a draft that came with a hand-over to the actor; None when there is none such.

    The database writes the reason in the log itself. Raises HandOverRefused without a reason.
    """
    if not why.strip():
        raise HandOverRefused(_("Skriv varför du behöver läsa utkastet. Det du skriver sparas i loggen."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn.draft_left(%s, %s, %s)", [handover_id, draft_id, why.strip()])
        found = cursor.fetchone()[0]
    if found is None:
        return None
    told = json.loads(found) if isinstance(found, str) else found
    texts = list(_values(told["data"].values()))
    written = [text for text in texts if len(text) >= SHORTEST_TEXT or " " in text]
    saved_at = dt.datetime.fromisoformat(told["saved_at"])
    return DraftContent(told["form"], saved_at, tuple(written), len(texts) - len(written))


def _values(data: Iterable[object]) -> Iterable[str]:
    for value in data:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.strip():
                yield one.strip()
