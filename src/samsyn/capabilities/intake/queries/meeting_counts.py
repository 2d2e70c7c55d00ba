"""How often a report meeting is offered, wanted, held and not: the own unit's counts, for its manager (M13)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Subquery, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.intake.kinds import CONCERN_REPORT
from samsyn.capabilities.intake.models import Matter, MeetingOffer
from samsyn.capabilities.intake.words import Decliner, Offer, Sorting, UnsuitableBecause
from samsyn.foundation.cases.models import Entry
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

ZONE = ZoneInfo("Europe/Stockholm")
FEWEST = 10
HELD = "report_meeting"  # the entry that a held report meeting leaves in the case's journal
ALL: str | Promise = _("Alla som anmält")


@dataclass(frozen=True)
class Share:
    """So many of so many, and what that is in per cent.

    Under `FEWEST` there is no percentage: each one would move it by more than ten points, and three of four is not
    "75 %" of anything that repeats itself. The number is told all the same, it is the unit's own and about nobody.
    """

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """In whole per cent; None where the whole is too small to be a share of."""
        return round(100 * self.part / self.whole) if self.whole >= FEWEST else None


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
    def offered_share(self) -> Share:
        """Of the reports, those on which a meeting was offered (the method's measure)."""
        return Share(self.offered, self.reports)

    @property
    def held_share(self) -> Share:
        """Of the meetings that were offered, those that were held."""
        return Share(self.held, self.offered)

    @property
    def declined_share(self) -> Share:
        """Of the meetings that were offered, those that somebody declined."""
        return Share(self.declined, self.offered)

    @property
    def unsuitable_share(self) -> Share:
        """Of the reports, those on which a meeting was not suitable."""
        return Share(self.unsuitable, self.reports)


@dataclass
class MeetingCounts:
    """A year of report meetings: all together, by reporter, and the reasons for which they were not held."""

    year: int
    all: CountLine
    by_party: tuple[CountLine, ...]
    declined: tuple[tuple[str | Promise, Share], ...] = field(default=())
    unsuitable: tuple[tuple[str | Promise, Share], ...] = field(default=())


def meeting_counts(*, actor: Actor, year: int) -> MeetingCounts:
    """The concern reports of authorities that came in a year and concerned a child. One statement.

    Counts of the own unit, about nobody: exact. An offer that was answered counts as offered.
    """
    rows = list(_rows(actor, year))
    declined = Counter[TextChoices](Decliner(row.declined_by) for row in rows if row.answer == Offer.DECLINED)
    unsuitable = Counter[TextChoices](
        UnsuitableBecause(row.unsuitable) for row in rows if row.answer == Offer.UNSUITABLE
    )
    return MeetingCounts(
        year=year,
        all=_count(ALL, rows),
        by_party=tuple(
            _count(Party(party).label, [row for row in rows if row.party == party])
            for party in sorted({row.party for row in rows})
        ),
        declined=_reasons(Decliner, declined),
        unsuitable=_reasons(UnsuitableBecause, unsuitable),
    )


def _reasons(
    every: type[TextChoices], found: Counter[TextChoices]
) -> tuple[tuple[str | Promise, Share], ...]:
    """Each reason that was given, as a share of all that have one."""
    return tuple((one.label, Share(found[one], found.total())) for one in every if found[one])


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
