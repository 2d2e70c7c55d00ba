"""A case in sixty seconds: who, why, what is promised, what is due, what is booked, whom to call, what not to say.

Put together from what stands elsewhere; nothing is written here. Everything is on one page of A4, so each part is cut
to what fits, and says how much more there is.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.calendars.models import Booking
from samsyn.foundation.calendars.rows import BookingLine
from samsyn.foundation.calendars.rows import line as booking_line
from samsyn.foundation.cases.cautions import Caution, cautions
from samsyn.foundation.cases.in_short import Concern, in_short
from samsyn.foundation.cases.kinds_of_entry import title
from samsyn.foundation.cases.models import Case, Entry, Task
from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.commitments.queries import CommitmentLine, of_case
from samsyn.foundation.family.rooms import Withheld, withheld_for
from samsyn.foundation.messages.models import Assessment, ReceivedMessage, SentMessage
from samsyn.foundation.people.models import ProtectedIdentity
from samsyn.foundation.people.person_page import PersonPage, person_page
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.foundation.units.together import Under
from samsyn.law import Category, Party

from .effect import ABOUT
from .models import HandedCase

MOST_PROMISED, MOST_DUE, MOST_BOOKED, MOST_WORDS, MOST_UNITS = 5, 4, 4, 2, 4
MOST_CAUTIONS = 6
ENTRIES = 3
FAMILY = (Party.YOUTH.value, Party.GUARDIAN.value)  # an own page is nobody to ring


@dataclass(frozen=True)
class Few:
    """The first few of something, and how many more there are."""

    shown: tuple[Any, ...]
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.shown)


@dataclass(frozen=True)
class ShortEntry:
    """One entry of the case: when, what kind, the text and who wrote it."""

    at: dt.datetime
    title: str | Promise
    text: str
    by: str


@dataclass(frozen=True)
class UnitToCall:
    """Another unit that something has crossed to or from in this case, and how to reach it."""

    name: str
    party: Party
    telephone: str


@dataclass(frozen=True)
class ToDo:
    """Something promised or due: what, who, by when, how it goes, to whom."""

    what: str
    who: str
    due_on: dt.date
    status: str | Promise = ""
    to: str = ""


@dataclass(frozen=True)
class ShortPage:
    """A case as the next one reads it."""

    case: CaseCard
    person: PersonPage | None
    important: str
    important_at: dt.datetime | None
    concern: Concern | None
    promised: Few
    due: Few
    booked: Few
    words: Few
    cautions: Few
    units: Few
    entries: tuple[ShortEntry, ...]


def _wanted(unit_id: UUID, case_id: UUID) -> tuple[Any, ...]:
    case = Case.objects.filter(unit_id=unit_id, id=case_id)
    entries = Entry.objects.filter(unit_id=unit_id, case_id=case_id)
    here = {"unit_id": unit_id, "cooperation_id__in": case.values("cooperation_id")}
    told = SentMessage.objects.filter(**here).values("recipient_id")
    tellers = ReceivedMessage.objects.filter(**here).values("sender_id")
    refrained = Assessment.objects.filter(
        unit_id=unit_id, person_id__in=case.values("person_id"), refrained=True
    )
    return (
        entries.exclude(kind=ABOUT).order_by("-happened_at", "-written_at")[:ENTRIES],
        entries.order_by("happened_at", "written_at")[:1],
        Task.objects.filter(unit_id=unit_id, case_id=case_id, done_at__isnull=True).order_by(
            "due_on", "starts_at"
        ),
        Booking.objects.filter(unit_id=unit_id, case_id=case_id, cancelled_at__isnull=True).order_by(
            "-starts_at"
        )[:20],
        HandedCase.objects.filter(unit_id=unit_id, case_id=case_id).order_by("-at")[:1],
        Unit.objects.filter(Q(id__in=told) | Q(id__in=tellers)).exclude(party__in=FAMILY).order_by("name"),
        refrained.order_by("-made_at"),
        Unit.objects.filter(id__in=refrained.values("recipient_id")),
    )


_of_case = Under(_wanted)


def short_page(*, actor: Actor, card: CaseCard, at: dt.datetime, on: dt.date) -> ShortPage:
    """The case in sixty seconds, for one to whom it is open. Six statements and those of the capabilities."""
    newest, first, tasks, bookings, handed, units, *refrained = _of_case(actor.unit_id, card.id)
    person = person_page(actor=actor, person_id=card.person_id, on=on) if card.person_id else None
    committed = of_case(actor=actor, case_id=card.id, on=on)
    note_read(actor=actor, object_kind="case", object_id=card.id, person_id=card.person_id)
    told = in_short(actor=actor, case_id=card.id)
    entries = [_entry(one) for one in newest]
    important = handed[0].important if handed else ""
    return ShortPage(
        case=card,
        person=person,
        important=important,
        important_at=handed[0].at if handed else None,
        concern=_concern(told.concerns, card, [_entry(one) for one in first], entries),
        promised=_promised(committed, tasks),
        due=_few([_todo(one) for one in tasks if not _is_promise(one)], MOST_DUE),
        booked=_few(_coming(bookings, at), MOST_BOOKED),
        words=_few(told.words, MOST_WORDS),
        cautions=_few(_cautions(actor, card, person, refrained, on), MOST_CAUTIONS),
        units=_few([UnitToCall(one.name, Party(one.party), one.telephone) for one in units], MOST_UNITS),
        entries=tuple(entries),
    )


def _few(found: Sequence[Any], most: int) -> Few:
    return Few(tuple(found[:most]), max(0, len(found) - most))


def _entry(row: Entry) -> ShortEntry:
    return ShortEntry(
        row.happened_at, title(row.kind), " ".join(row.text.split()), row.signature.split(",")[0]
    )


def _concern(
    said: tuple[Concern, ...], card: CaseCard, first: list[ShortEntry], newest: list[ShortEntry]
) -> Concern | None:
    """Why it was opened; where nobody has said, how it began, unless that stands among the newest."""
    began = [Concern(one.text, one.at, one.title) for one in first if one not in newest]
    found = next(iter((*said, *began)), None)
    return replace(found, at=found.at or card.opened_at) if found else None


def _is_promise(task: Task) -> bool:
    return bool(task.promised_to) or task.rule in {"promise", "commitment"}


def _todo(row: Task) -> ToDo:
    return ToDo(row.what, row.owner_name, row.due_on, to=row.promised_to)


def _promised(committed: tuple[CommitmentLine, ...], tasks: list[Task]) -> Few:
    """What somebody has promised, late first: commitments of every party, and the own unit's other promises.

    The task that a commitment puts on a desk is the same promise, and stands once.
    """
    found = [
        ToDo(one.what, f"{one.who}, {one.whose}", one.due_on, one.status.label)
        for one in committed
        if one.open
    ]
    found += [_todo(one) for one in tasks if _is_promise(one) and one.rule != "commitment"]
    return _few(sorted(found, key=lambda one: one.due_on), MOST_PROMISED)


def _coming(rows: list[Booking], at: dt.datetime) -> list[BookingLine]:
    return [booking_line(row) for row in reversed(rows) if row.ends_at > at]


def _cautions(
    actor: Actor, card: CaseCard, person: PersonPage | None, refrained: list[Any], on: dt.date
) -> tuple[Caution, ...]:
    """What not to say to whom: protected identity, the lock, guardians not told, what was refrained from."""
    assessments, units = refrained
    found: list[Caution] = []
    if person and person.protected_identity is not ProtectedIdentity.NONE:
        found.append(Caution(_("Var den unge finns: inte till någon"), "", person.protected_identity.label))
    if card.locked:
        found.append(Caution(_("Ärendet är låst: bara de namngivna"), "", card.locked_why))
    if person:
        found += [
            Caution(_("Har inte fått veta"), one.name, one.not_informed_because)
            for one in person.guardians
            if one.not_informed_because
        ]
    names = {unit.id: unit.name for unit in units}
    found += [Caution(_("Vi lät bli att berätta"), names[one.recipient_id], one.why) for one in assessments]
    if card.person_id:
        standing = withheld_for(actor=actor, person_id=card.person_id)
        found += [_withheld(one) for one in standing]
        found += cautions(actor=actor, person_id=card.person_id, on=on)
    return tuple(dict.fromkeys(found))


def _withheld(one: Withheld) -> Caution:
    """What a worker has decided is not for a guardian, and by what law."""
    kinds = ", ".join(str(kind.label) for kind in one.categories)
    everything = len(one.categories) == len(Category)
    return Caution(
        _("Ingenting till vårdnadshavare")
        if everything
        else _("Inget om %(what)s till vårdnadshavare") % {"what": kinds},
        one.guardian_name or _("alla"),
        one.ground.label,
    )
