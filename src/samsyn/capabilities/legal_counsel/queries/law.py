"""The law in plain words: by direction, by words, on a day."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from samsyn.law import changes
from samsyn.law.body import KIND_WORDS, SURE, is_wide
from samsyn.law.book import the_book
from samsyn.law.conditions import conditions
from samsyn.law.deadlines import catalogue
from samsyn.law.provision import Provision
from samsyn.law.vocabulary import Kind, Party

LINES = (  # a provision, an unsettled point, a time limit: what it is, and what it says
    re.compile(r"- ([^`]+?) \(`[^`]+`\)(?:: (.+))?"),
    re.compile(r"- ([^`:]+): `[^`]+`: (.+)"),
    re.compile(r"- ([^`:]+: .+? \(.+?\)): (.+)"),
)
TONES = {Kind.BLOCK: "danger", Kind.DUTY: "success", Kind.DUTY_ON_REQUEST: "success"}


@dataclass(frozen=True)
class Entry:
    """One provision as it is read. `last_day` is the last day on which it holds."""

    id: str
    citation: str
    does: str
    tone: str
    wording: str
    conditions: tuple[str, ...]
    first_day: dt.date
    last_day: dt.date | None
    source: str
    sure: str
    record: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Direction:
    """The provisions from one party to another; `to` None for those that join so many that they stand once."""

    sender: Party | None
    recipient: Party | None
    entries: tuple[Entry, ...]


def directions(
    *, sender: Party | None, recipient: Party | None, words: str, on: dt.date
) -> tuple[Direction, ...]:
    """What holds on a day between the parties named, and has every word. No statement."""
    sought = [word.casefold() for word in words.split()]
    fits = [p for p in the_book().in_force(on) if _has(p, sought)]
    crossing = [
        p
        for p in fits
        if p.recipients
        and (sender is None or sender in p.senders)
        and (recipient is None or recipient in p.recipients)
    ]
    wide = [p for p in crossing if is_wide(p)] if sender is None or recipient is None else []
    found = [Direction(None, None, _entries(wide))] if wide else []
    narrow = [p for p in crossing if p not in wide]
    senders = [sender] if sender else _named(party for p in narrow for party in p.senders)
    for one in senders:
        for other in [recipient] if recipient else _named(party for p in narrow for party in p.recipients):
            between = [p for p in narrow if one in p.senders and other in p.recipients]
            if between:
                found.append(Direction(one, other, _entries(between)))
    return tuple(found)


def not_crossing(*, words: str, on: dt.date) -> tuple[Entry, ...]:
    """What the law says of other things than crossing: time limits, secrecy, keeping, ways of working. No statement."""
    sought = [word.casefold() for word in words.split()]
    return _entries(p for p in the_book().in_force(on) if not p.recipients and _has(p, sought))


@dataclass(frozen=True)
class Limit:
    """A time limit. `law` False: our own proposal, no rule of law."""

    name: str
    wording: str
    starts: str
    basis: str
    law: bool


def limits(*, words: str, on: dt.date) -> tuple[Limit, ...]:
    """The time limits that hold on a day and have every word. No statement."""
    sought = [word.casefold() for word in words.split()]
    return tuple(
        Limit(one.name, one.wording, one.starts, one.basis, one.law)
        for one in catalogue()
        if one.in_force(on)
        and all(word in f"{one.name} {one.wording} {one.starts} {one.basis}".casefold() for word in sought)
    )


def entry(p: Provision) -> Entry:
    """A provision as the page shows it."""
    return Entry(
        p.id,
        p.citation,
        KIND_WORDS.get(p.kind, p.kind.label),
        TONES.get(p.kind, "neutral"),
        p.wording[0].upper() + p.wording[1:],
        tuple(line.removeprefix("- ") for line in conditions(p, the_book().clauses)),
        p.first_day,
        p.last_day,
        p.source,
        SURE[p.confidence],
        p.record,
        p.note,
    )


@dataclass(frozen=True)
class Change:
    """One thing that changes, with the lines of what stood before and what stands after."""

    what: str
    lines: tuple[str, ...]


def changed_between(first: dt.date, second: dt.date) -> tuple[Change, ...]:
    """What changes in the law between two days. No statement."""
    lines = changes.difference(the_book(), first, second).splitlines()
    found: list[Change] = []
    for line in lines:
        if line.startswith("- "):
            found.append(_change(line))
        elif line.startswith("  - ") and found:
            found[-1] = Change(found[-1].what, (*found[-1].lines, line.removeprefix("  - ")))
    return tuple(found)


def _change(line: str) -> Change:
    """A line of `samsyn law diff` without the ids that only a programmer needs."""
    for form in LINES:
        if fits := form.fullmatch(line):
            what, said = fits.groups()
            return Change(what, (said[0].upper() + said[1:],) if said else ())
    return Change(line.removeprefix("- "), ())


def _entries(provisions: Iterable[Provision]) -> tuple[Entry, ...]:
    return tuple(entry(p) for p in provisions)


def _has(p: Provision, sought: list[str]) -> bool:
    said = " ".join(
        (p.id, p.citation, p.wording, p.note, *(sought and conditions(p, the_book().clauses)))
    ).casefold()
    return all(word in said for word in sought)


def _named(parties: Iterable[Party]) -> list[Party]:
    """Each once, in the order of the list of parties."""
    order = list(Party)
    return [party for party, _ in groupby(sorted(parties, key=order.index))]
