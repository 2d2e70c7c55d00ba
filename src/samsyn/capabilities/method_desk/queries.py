"""Questions about methods: what a municipality works by, what it has published, what is being changed."""

import datetime as dt

from django.utils.text import slugify

from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Municipality
from samsyn.methods import loader
from samsyn.methods.changes import changes
from samsyn.methods.faults import UnknownMethodError
from samsyn.methods.model import Method
from samsyn.methods.writing import completed, data_of

from .checking import examined
from .models import MethodDraft, MethodVersion
from .rows import Coming, Draft, Place, Published, Row, Section


class NotThere(LookupError):
    """The municipality, the method or the draft is not there for this worker."""


def places(actor: Actor) -> tuple[Place, ...]:
    """The municipalities that the unit works with, by name. One statement."""
    rows = Municipality.objects.filter(code__in=actor.municipalities).order_by("name")
    return tuple(Place(code, slugify(name), name) for code, name in rows.values_list("code", "name"))


def place_of(actor: Actor, slug: str) -> Place:
    """One of the unit's municipalities by its name in addresses. Raises NotThere."""
    for place in places(actor):
        if place.slug == slug:
            return place
    raise NotThere(slug)


def may_change(actor: Actor, lead: str) -> bool:
    """Whether the worker keeps the methods of a unit that leads this one; the database looks again."""
    return actor.may("keeps_methods") and actor.party.value == lead


def sections(*, actor: Actor, on: dt.date) -> tuple[Section, ...]:
    """What every municipality of the unit works by on a day. Two statements, and one a municipality."""
    drafts: dict[str, list[MethodDraft]] = {}
    for draft in MethodDraft.objects.all():
        drafts.setdefault(draft.municipality_id, []).append(draft)
    return tuple(_section(actor, place, drafts.get(place.code, []), on) for place in places(actor))


def _section(actor: Actor, place: Place, drafts: list[MethodDraft], on: dt.date) -> Section:
    library = loader.library(place.slug)
    keys = {draft.key for draft in drafts}
    coming: dict[str, Coming] = {}
    for one in library.methods:
        if one.municipality == place.slug and one.valid_from > on:
            coming.setdefault(one.key, Coming(one.version, one.valid_from))

    def row(method: Method, *, own: bool) -> Row:
        allowed = may_change(actor, method.lead.kind.value)
        return Row(method, own, coming.get(method.key), allowed, allowed and method.key in keys)

    there = library.valid(place.slug, on=on)
    have = {method.key for method in there}
    others = [method for method in library.valid(on=on) if method.key not in have]
    alone = [draft for draft in drafts if draft.key not in have | {method.key for method in others}]
    return Section(
        place,
        tuple(row(method, own=True) for method in there),
        tuple(row(method, own=False) for method in others),
        tuple((draft.key, _named(draft.text)) for draft in alone if may_change(actor, draft.lead_party)),
    )


def _named(text: str) -> str:

    return str(data_of(text)["name"])


def in_force(place: Place, key: str, on: dt.date) -> Method:
    """What the municipality works by, or the method as it is written. Raises NotThere."""
    for municipality in (place.slug, None):
        try:
            return loader.method(key, municipality, on=on)
        except UnknownMethodError:
            continue
    raise NotThere(key)


def version(place: Place, key: str, number: int) -> Method:
    """One version of the municipality's. Raises NotThere."""
    try:
        return loader.method_version(key, place.slug, number)
    except UnknownMethodError as error:
        raise NotThere(key) from error


def published(place: Place, key: str) -> tuple[Published, ...]:
    """Every version that the municipality has published, newest first. One statement."""
    rows = MethodVersion.objects.filter(municipality_id=place.code, key=key).order_by("-version")
    return tuple(
        Published(
            row.version,
            row.valid_from,
            row.decided,
            row.published_by_name,
            row.published_at,
            row.withdrawn_at,
            row.withdrawn_by_name,
        )
        for row in rows
    )


def draft(*, actor: Actor, place: Place, key: str) -> Draft:
    """What is being changed, examined and compared. Raises NotThere, also for one who may not change it."""
    row = MethodDraft.objects.filter(municipality_id=place.code, key=key).first()
    if row is None or not may_change(actor, row.lead_party):
        raise NotThere(key)
    text = completed(row.text)
    method, faults = examined(text, origin_key=row.origin_key, lead=row.lead_party, municipality=place.code)
    if method is None:
        raise NotThere(key)
    before = newest(place, key, row.origin_key)
    return Draft(
        place,
        key,
        row.origin_key,
        row.lead_party,
        text,
        row.revision,
        method,
        faults,
        before,
        changes(before, method) if before else (),
        row.edited_by_name,
        row.edited_at,
    )


def newest(place: Place, key: str, origin_key: str) -> Method | None:
    """The version before: the municipality's newest, else what it was copied from."""
    library = loader.library(place.slug)
    for municipality, name in ((place.slug, key), (None, key), (place.slug, origin_key), (None, origin_key)):
        versions = [one for one in library.methods if (one.key, one.municipality) == (name, municipality)]
        if versions:
            return versions[-1]
    return None


def next_version(place: Place, key: str) -> int:
    """The number after every one that there is or has been. Two statements."""
    numbers = MethodVersion.objects.filter(municipality_id=place.code, key=key).values_list(
        "version", flat=True
    )
    there = [one.version for one in loader.library(place.slug).methods if _is(one, place, key)]
    return max([*numbers, *there], default=0) + 1


def _is(method: Method, place: Place, key: str) -> bool:
    return (method.key, method.municipality) == (key, place.slug)
