"""Asking the law about a parcel for each of its recipients, and what each would get."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import Examination, Recipient
from samsyn.foundation.messages.matrix import Matrix
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Fact, Purpose

from .parcels import Parcel, Payload


@dataclass(frozen=True)
class Preview:
    """Exactly what one recipient gets; `payload` is None where it gets nothing."""

    recipient: Recipient
    payload: Payload | None
    left_out: tuple[Category, ...]


def ask(
    *,
    actor: Actor,
    about: assessing.About,
    parcel: Parcel,
    recipients: Collection[Recipient],
    facts: Mapping[Fact, bool | int],
    on: dt.date,
) -> Matrix:
    """The law's answer for every recipient, in order; each is asked only about what is meant for it.

    What is read from the database is read once. At most four statements.
    """
    meant = {one.unit_id: parcel.categories_for(one) for one in recipients}
    found = assessing.examine_for_all(
        actor=actor,
        about=about,
        recipients=recipients,
        categories=[category for categories in meant.values() for category in categories],
        purpose=parcel.kind.purpose or Purpose.SUPPORT,
        on=on,
        facts=facts,
    )
    return Matrix(tuple(_meant(one, meant[one.recipient.unit_id]) for one in found))


def _meant(examination: Examination, categories: Collection[Category]) -> Examination:
    """The same with nothing about what is not meant for the recipient, so that nothing of it is recorded as open."""
    return replace(
        examination, items=tuple(item for item in examination.items if item.category in categories)
    )


def matrices(matrix: Matrix) -> tuple[Matrix, ...]:
    """The same, in one table for those who are asked about the same kinds of information."""
    groups: dict[tuple[Category, ...], list[Examination]] = {}
    for one in matrix.examinations:
        groups.setdefault(tuple(item.category for item in one.items), []).append(one)
    return tuple(Matrix(tuple(group)) for group in groups.values())


def previews(*, parcel: Parcel, matrix: Matrix) -> tuple[Preview, ...]:
    """What each recipient gets, and what is left out for it."""
    return tuple(_preview(parcel, one) for one in matrix.examinations)


def _preview(parcel: Parcel, examination: Examination) -> Preview:
    opened = [item.category for item in examination.items if item.open]
    shut = tuple(item.category for item in examination.items if not item.open)
    return Preview(examination.recipient, parcel.payload(examination.recipient, opened), shut)
