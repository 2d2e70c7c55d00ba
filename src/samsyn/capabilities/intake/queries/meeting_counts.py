"""How often a report meeting is offered, wanted, held and not: the own unit's counts, for its manager (M13)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.intake.kinds import CONCERN_REPORT
from samsyn.capabilities.intake.models import Matter, MeetingOffer
from samsyn.capabilities.intake.words import Decliner, Offer, Sorting, UnsuitableBecause
from samsyn.foundation.cases.models import Entry
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

ZONE = ZoneInfo("Europe/Stockholm")
HELD = "report_meeting"  # the entry that a held report meeting leaves in the case's journal
ALL: str | Promise = _("Alla som anmält")


@dataclass
class CountLine:
    """The reports of one kind of reporter in a year, and what became of the meeting."""

    label: str | Promise
    reports: int = 0
    offered: int = 0
    accepted: int = 0
    held: int = 0
    declined: int = 0
    unsuitable: int = 0
    nothing: int = 0

    @property
    def share(self) -> int:
        """The share of the reports on which a meeting was offered, in whole per cent."""
        return round(100 * self.offered / self.reports) if self.reports else 0


@dataclass
class MeetingCounts:
    """A year of report meetings: all together, by reporter, and the reasons for which they were not held."""

    year: int
    all: CountLine
    by_party: tuple[CountLine, ...]
    declined: tuple[tuple[str | Promise, int], ...] = field(default=())
    unsuitable: tuple[tuple[str | Promise, int], ...] = field(default=())


def meeting_counts(*, actor: Actor, year: int) -> MeetingCounts:
    """The concern reports of authorities that came in a year and concerned a child. One statement.

    Counts of the own unit, about nobody: exact. An offer that was answered counts as offered.
    """
    rows = list(_rows(actor, year))
    declined = Counter(Decliner(row.declined_by) for row in rows if row.answer == Offer.DECLINED)
    unsuitable = Counter(UnsuitableBecause(row.unsuitable) for row in rows if row.answer == Offer.UNSUITABLE)
    return MeetingCounts(
        year=year,
        all=_count(ALL, rows),
        by_party=tuple(
            _count(Party(party).label, [row for row in rows if row.party == party])
            for party in sorted({row.party for row in rows})
        ),
        declined=tuple((one.label, declined[one]) for one in Decliner if declined[one]),
        unsuitable=tuple((one.label, unsuitable[one]) for one in UnsuitableBecause if unsuitable[one]),
    )


@dataclass(frozen=True)
class _Row:
    party: str
    answer: str | None
    declined_by: str
    unsuitable: str
    held: bool


def _rows(actor: Actor, year: int) -> Iterable[_Row]:
    last = MeetingOffer.objects.filter(unit_id=actor.unit_id, matter_id=OuterRef("id")).order_by("-signed_at")
    held = Entry.objects.filter(unit_id=actor.unit_id, case_id=OuterRef("case_id"), kind=HELD)
    begins, ends = (dt.datetime(one, 1, 1, tzinfo=ZONE) for one in (year, year + 1))
    matters = Matter.objects.filter(
        unit_id=actor.unit_id,
        kind_key=CONCERN_REPORT.key,
        sender_id__isnull=False,
        sorting=Sorting.CHILD_CONCERN,
        received_at__gte=begins,
        received_at__lt=ends,
    ).annotate(
        answer=Subquery(last.values("answer")[:1]),
        declined_by=Subquery(last.values("declined_by")[:1]),
        unsuitable=Subquery(last.values("unsuitable_because")[:1]),
        held=Exists(held),
    )
    told = matters.values_list("sender_party", "answer", "declined_by", "unsuitable", "held")
    return (_Row(*one) for one in told)


def _count(label: str | Promise, rows: Iterable[_Row]) -> CountLine:
    line = CountLine(label)
    for row in rows:
        line.reports += 1
        line.offered += row.answer in (Offer.OFFERED, Offer.ACCEPTED, Offer.DECLINED)
        line.accepted += row.answer == Offer.ACCEPTED
        line.held += row.held
        line.declined += row.answer == Offer.DECLINED
        line.unsuitable += row.answer == Offer.UNSUITABLE
        line.nothing += row.answer is None
    return line
