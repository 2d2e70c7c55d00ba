"""The journal entry of a visit, made from its record."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from samsyn.foundation.units.swedish import in_swedish
from samsyn.methods.model import Method

from . import journal
from .models import Capacity, EntryAnswer, Visit

if TYPE_CHECKING:
    from .actions.recording import RecordFacts


@in_swedish()
def record_text(visit: Visit, method: Method, facts: "RecordFacts") -> str:
    """What the time line shows: plain paragraphs, and nothing of drug screening.

    A visit that was broken off since the talk turned to suspicion says only that (the method's stop rule).
    """
    parts = [
        (_("Tid"), journal.span(facts.came_at, facts.left_at)),
        (_("Plats"), _words(method, "address_kinds").get(facts.place_kind, "")),
        (_("Närvarande"), journal.lines(_who(capacity, name) for capacity, name in facts.present)),
        (_("Får vi komma in?"), journal.lines(_consent(facts))),
        (
            _("Information som lämnades"),
            journal.labels(facts.information, _words(method, "information_given")),
        ),
        (_("Den unges egna ord"), facts.youth_voice),
        (_("Vårdnadshavarnas egna ord"), facts.guardian_voice),
        (_("Avbrutet"), _stopped(visit, method)),
        (_("Stöd"), journal.lines(_support(method, facts))),
        (_("Överenskommet"), journal.lines(_promises(facts))),
        (_("Utfall"), _outcome(method, facts)),
    ]
    return journal.paragraphs(parts)


def _words(method: Method, part: str) -> dict[str, str]:
    return {one.key: one.label for one in getattr(method.visit, part)} if method.visit else {}


def _who(capacity: Capacity, name: str) -> str:
    label = str(Capacity(capacity).label)
    return f"{name} ({label.lower()})" if name else label


def _consent(facts: "RecordFacts") -> list[str]:
    said = {EntryAnswer.YES: _("ja, muntligt"), EntryAnswer.NO: _("nej"), EntryAnswer.AWAY: _("inte hemma")}
    return [
        f"{one.name}: {said[EntryAnswer(one.answer)]}" + (_(", togs tillbaka") if one.withdrawn else "")
        for one in facts.residents
    ]


def _stopped(visit: Visit, method: Method) -> str:
    if not visit.stopped_at or method.visit is None:
        return ""
    words = {one.key: one.label for one in method.visit.stop_rule.reasons}
    return _("Besöket avbröts. %(why)s.") % {"why": words.get(visit.stop_reason, "")}


def _support(method: Method, facts: "RecordFacts") -> list[str]:
    words = {one.key: one.label for one in method.support}
    said = {True: _("tackade ja"), False: _("tackade nej"), None: _("vill tänka på det")}
    return [f"{words.get(key, key)}: {said[accepted]}" for key, accepted in facts.support.items()]


def _promises(facts: "RecordFacts") -> list[str]:
    return [
        f"{one.what} ({_who(one.by, one.by_name)}, {_('senast')} {one.due_on.isoformat()})"
        for one in facts.promises
    ]


def _outcome(method: Method, facts: "RecordFacts") -> str:
    words = {one.key: one.label for one in method.outcomes}
    return "\n".join(filter(None, (words.get(facts.outcome, ""), facts.outcome_why)))
