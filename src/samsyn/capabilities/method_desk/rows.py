"""What the pages of methods show."""

import datetime as dt
from dataclasses import dataclass

from samsyn.methods.changes import Change
from samsyn.methods.faults import Fault
from samsyn.methods.model import Method


@dataclass(frozen=True)
class Place:
    """A municipality: its code, its name in addresses and in files, and its name."""

    code: str
    slug: str
    name: str


@dataclass(frozen=True)
class Coming:
    """A version that is published and not yet in force."""

    version: int
    valid_from: dt.date


@dataclass(frozen=True)
class Row:
    """A method in the list. `own` is False for one that the municipality has neither set nor published."""

    method: Method
    own: bool
    coming: Coming | None
    may_change: bool
    draft: bool


@dataclass(frozen=True)
class Section:
    """A municipality's methods: in force there, and those that only come with the program."""

    place: Place
    rows: tuple[Row, ...]
    others: tuple[Row, ...]
    drafts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Published:
    """A version that the municipality has published itself."""

    version: int
    valid_from: dt.date
    decided: str
    by: str
    at: dt.datetime
    withdrawn_at: dt.datetime | None
    withdrawn_by: str


@dataclass(frozen=True)
class Draft:
    """A method that is being changed, with what is wrong and what is different from the version before."""

    place: Place
    key: str
    origin_key: str
    lead: str
    text: str
    revision: int
    method: Method
    faults: tuple[Fault, ...]
    before: Method | None
    changes: tuple[Change, ...]
    by: str
    at: dt.datetime
