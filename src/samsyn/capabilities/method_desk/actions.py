"""Verbs: copy a method, save a change, publish, withdraw, throw away. The database's functions have the last word."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samsyn.foundation.audit.log import record
from samsyn.foundation.units.acting import Actor
from samsyn.methods import loader
from samsyn.methods.faults import Fault
from samsyn.methods.model import Method
from samsyn.methods.writing import data_of, dated, whole, written

from . import queries
from .checking import examined
from .rows import Draft, Place

LONGEST_KEY = 60


class MethodRefused(Exception):
    """Nothing was changed; the message says why and what to do, in Swedish."""


class MethodFaulty(MethodRefused):
    """The method does not hold; `faults` has what is wrong, each with its line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(_("Metoden har fel. Rätta dem först."))


@transaction.atomic
def copy(*, actor: Actor, place: Place, method: Method, own_name: str = "") -> str:
    """Begin to change a method: the municipality's own or a shipped one; with a name of its own, as a new one.

    Returns the key of the draft. Raises MethodRefused.
    """
    key = key_from(own_name) if own_name else method.key
    if own_name and any(one.key == key for one in loader.library(place.slug).methods):
        raise MethodRefused(_("Det finns redan en metod som heter så. Välj ett annat namn."))
    data = whole(method) | {"key": key, "name": own_name or method.title}
    number = queries.next_version(place, key)
    text = written(dated(data, number, method.valid_from))
    _save(actor, place, key, method.key, method.lead.kind.value, text, revision=0)
    return key


@transaction.atomic
def save(*, actor: Actor, draft: Draft, data: dict[str, Any]) -> int:
    """Keep a changed content; the new revision. Raises MethodRefused when somebody else was first."""
    return _save(
        actor, draft.place, draft.key, draft.origin_key, draft.lead, written(data), revision=draft.revision
    )


@transaction.atomic
def paste(*, actor: Actor, draft: Draft, text: str) -> int:
    """Keep a whole file that somebody has written; MethodFaulty when it cannot be read, and nothing is changed."""
    method, faults = examined(
        text, origin_key=draft.origin_key, lead=draft.lead, municipality=draft.place.code
    )
    if method is None:
        raise MethodFaulty(faults)
    data = whole(method) | {"key": draft.key}
    kept = data_of(draft.text)
    return save(actor=actor, draft=draft, data=dated(data, kept["version"], kept["valid_from"]))


@transaction.atomic
def publish(*, actor: Actor, draft: Draft, valid_from: dt.date, decided: str) -> int:
    """Publish the draft from a day; its version number. Raises MethodFaulty and MethodRefused."""
    number = queries.next_version(draft.place, draft.key)
    text = written(dated(data_of(draft.text), number, valid_from))
    faults = examined(text, origin_key=draft.origin_key, lead=draft.lead, municipality=draft.place.code)[1]
    if faults:
        raise MethodFaulty(faults)
    before = queries.newest(draft.place, draft.key, draft.key)
    if before and before.municipality and before.valid_from >= valid_from:
        raise MethodRefused(
            _(
                "En version gäller redan från den dagen eller en senare. Välj en senare dag, eller återkalla den."
            )
        )
    version_id = uuid4()
    _ask(
        "publish_method(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        version_id,
        draft.place.code,
        draft.key,
        number,
        draft.origin_key,
        draft.lead,
        text,
        valid_from,
        decided,
    )
    _note(actor, "publish", draft.place, draft.key, version_id, version=number, from_on=valid_from)
    return number


@transaction.atomic
def withdraw(*, actor: Actor, place: Place, method: Method) -> None:
    """Take back a version that is not yet in force. Raises MethodRefused."""
    lead = method.lead.kind.value
    _ask("withdraw_method(%s, %s, %s, %s)", place.code, method.key, method.version, lead)
    _note(actor, "withdraw", place, method.key, None, version=method.version)


@transaction.atomic
def discard(*, actor: Actor, draft: Draft) -> None:
    """Throw the changes away; what is published stays. Raises MethodRefused."""
    _ask("drop_method_draft(%s, %s, %s)", draft.place.code, draft.key, draft.lead)
    _note(actor, "discard", draft.place, draft.key, None)


def key_from(name: str) -> str:
    """A method's or an item's key from the name that people know it by."""
    key = re.sub(r"[^a-z0-9]+", "_", slugify(name)).strip("_")[:LONGEST_KEY]
    return key if key[:1].isalpha() else f"m_{key}"[:LONGEST_KEY]


def _save(actor: Actor, place: Place, key: str, origin: str, lead: str, text: str, revision: int) -> int:
    revision = _ask(
        "save_method_draft(%s, %s, %s, %s, %s, %s)", place.code, key, origin, lead, text, revision
    )
    _note(actor, "change", place, key, None, revision=revision)
    return revision


def _ask(call: str, *values: Any) -> Any:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT samsyn.{call}", values)
            return cursor.fetchone()[0]
    except DatabaseError as error:
        said = getattr(error.__cause__, "diag", None)
        raise MethodRefused(said.message_primary if said else str(error)) from error


def _note(actor: Actor, verb: str, place: Place, key: str, object_id: UUID | None, **facts: Any) -> None:
    record(
        actor=actor,
        verb=verb,
        object_kind="method",
        object_id=object_id,
        method=key,
        municipality=place.code,
        **facts,
    )
