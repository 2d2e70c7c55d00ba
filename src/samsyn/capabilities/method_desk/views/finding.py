"""What the views have in common: the municipality and the method of an address, and a 404 where there is none."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from samsyn.capabilities.method_desk import parts, queries
from samsyn.capabilities.method_desk.in_words import in_words, names_in
from samsyn.capabilities.method_desk.rows import Draft, Place
from samsyn.foundation.units.doors import ActorRequest
from samsyn.methods.faults import Fault
from samsyn.methods.wording import LABELS, label
from samsyn.methods.writing import Plain

MISTAKES = 422
CONFLICT = 409


@dataclass(frozen=True)
class ShownFault:
    """A fault with the page where it is mended."""

    where: str
    line: int
    key: str
    message: str
    page: str


def place_or_404(request: ActorRequest, slug: str) -> Place:
    """One of the unit's municipalities."""
    try:
        return queries.place_of(request.actor, slug)
    except queries.NotThere as error:
        raise Http404 from error


def draft_or_404(request: ActorRequest, place: str, key: str) -> Draft:
    """What is being changed, for one who may change it."""
    try:
        return queries.draft(actor=request.actor, place=place_or_404(request, place), key=key)
    except queries.NotThere as error:
        raise Http404 from error


def shown(faults: tuple[Fault, ...], data: Plain) -> list[ShownFault]:
    """The faults in the words of the pages."""
    names = names_in(data) if faults else {}
    return [_shown(fault, data, names) for fault in faults]


def _shown(fault: Fault, data: Plain, names: Mapping[str, str]) -> ShownFault:
    page = parts.page_of(data, fault.key)
    inside = fault.key.removeprefix(page)
    known = [name for name in inside.split(".") if name in LABELS]
    where = [*_way(data, page), *(label(name) for name in known[-1:])] or [_("Filen")]
    return ShownFault(": ".join(where), fault.line, fault.key, in_words(fault.message, names), page)


def _way(data: Plain, page: str) -> list[str]:
    """What the page is called, after the pages that it stands within."""
    way: list[str] = []
    while page:
        way.insert(0, parts.called(parts.part_at(data, page)))
        page = parts.page_of(data, page.rpartition(".")[0])
    return way
