"""Who acts in a scene, and when. Everything goes through the capabilities' own actions, under the real policies."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from samsyn.capabilities.tips import actions as tips
from samsyn.capabilities.tips import codes, queries
from samsyn.capabilities.tips.payload import Tip
from samsyn.capabilities.tips.tokens import FormToken
from samsyn.foundation.family import entering
from samsyn.foundation.family.entering import Member
from samsyn.foundation.units import acting
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party

from .days import Days
from .lent_clock import tell_time

NO_CONTACT = tips.Contact()


@dataclass
class Stage:
    """The story's own moment, and its cast: worker and unit by user name."""

    days: Days
    cast: dict[str, tuple[UUID, UUID]] = field(default_factory=dict)

    @contextmanager
    def scene(self, who: str, at: dt.datetime) -> Iterator[tuple[Actor, dt.datetime]]:
        """Let somebody of the cast act at a moment that has been: `with stage.scene("sara", at) as (sara, at)`."""
        self._set(at)
        with acting.acting_as(*self.place(who)) as actor:
            yield actor, at

    def place(self, who: str) -> tuple[UUID, UUID]:
        """The worker of a user name and the unit."""
        if who not in self.cast:
            self.cast[who] = place_of(who)
        return self.cast[who]

    @contextmanager
    def family_scene(self, token: str, at: dt.datetime) -> Iterator[tuple[Member, dt.datetime]]:
        """Let somebody of a family act in their own room, under a token."""
        self._set(at)
        with transaction.atomic():
            member = entering.enter(token)
            if member is None:
                raise LookupError(token)
            yield member, at
            entering.end()
            entering.leave()

    def public_tip(self, *, to: Party, tip: Tip, at: dt.datetime, form: UUID | None = None) -> str:
        """Somebody leaves a tip on the web page; returns the receipt code."""
        self._set(at)
        return self._leave(to, tip, form or uuid4(), at)

    def called_tip(self, *, who: str, to: Party, tip: Tip, at: dt.datetime) -> str:
        """A worker writes down what somebody tells on the telephone."""
        with self.scene(who, at):
            return self._leave(to, tip, uuid4(), at)

    def addition(self, *, code: str, text: str, at: dt.datetime) -> None:
        """The one who left a tip comes back with the code and adds to it."""
        self._set(at)
        if not tips.add_to_tip(code=code, text=text, token=FormToken(uuid4(), at)):
            raise LookupError(text)

    def _set(self, at: dt.datetime) -> None:
        if at >= self.days.now:
            text = f"The story tells what has been: {timezone.localtime(at)} has not."
            raise ValueError(text)
        tell_time(at)

    @staticmethod
    def _leave(to: Party, tip: Tip, form: UUID, at: dt.datetime) -> str:
        unit = next(
            one for one in queries.receivers() if (one.municipality, one.party) == (tip.municipality, to)
        )
        code = codes.receipt_code(form)
        token = FormToken(form, at)
        tips.receive_tip(
            unit_id=unit.unit_id, tip=tip, token=token, code=code, contact=NO_CONTACT, pictures=[]
        )
        return code


def place_of(who: str) -> tuple[UUID, UUID]:
    """The worker behind a user name, and the one unit where that worker has a place."""
    account = get_user_model().objects.get(username=who)
    worker = acting.worker_of(account.pk)
    if worker is None:
        raise LookupError(who)
    with transaction.atomic():
        entered = acting.enter(acting.open_token(worker))
        acting.leave()
    if entered is None or len(entered.places) != 1:
        raise LookupError(who)
    return worker, entered.places[0].unit_id
