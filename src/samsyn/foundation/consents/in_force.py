"""The consents that open something on a day, as the law's engine takes them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from samsyn.foundation.audit.log import note_read
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.together import together
from samsyn.law import Category, Party, Purpose
from samsyn.law import consent as law
from samsyn.law.question import Consent as LawConsent
from samsyn.law.vocabulary import Giver

from .models import Consent, ConsentAnswer, ConsentParty
from .states import State


@dataclass(frozen=True)
class InForce:
    """A consent in force. `law` is what the engine asks for; the rest narrows it to purposes and named units."""

    id: UUID
    law: LawConsent
    purposes: frozenset[Purpose]
    named: Mapping[Party, frozenset[UUID]]

    def opens(self, *, sender: tuple[Party, UUID], recipient: tuple[Party, UUID], purpose: Purpose) -> bool:
        """Whether the purpose is in its scope, and both units are where only named ones are meant."""
        return purpose in self.purposes and all(
            unit in self.named.get(party, frozenset({unit})) for party, unit in (sender, recipient)
        )

    def covers(self, sender: Party, recipient: Party, category: Category, on: dt.date) -> bool:
        """Whether it names both parties and the category on the day (OSL 12:2)."""
        return law.covers(self.law, sender, recipient, category, on)


def states(*, actor: Actor, person_id: UUID, on: dt.date) -> dict[UUID, State]:
    """What each of a person's consents is on a day. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT consent, state FROM samsyn.consent_states(%s, %s)", [person_id, on])
        return {consent: State(state) for consent, state in cursor.fetchall()}


def in_force(
    *, actor: Actor, person_id: UUID | None, on: dt.date, known: Mapping[UUID, State] | None = None
) -> tuple[InForce, ...]:
    """The person's consents that hold on a day in the actor's unit. One statement; another where there are any.

    `known` is what `states` has answered for the same person and day, where it has been asked already.

    Where two say differently about how many have custody, only those that ask the most are given: a
    contradiction never opens more.
    """
    if person_id is None:
        return ()
    if known is None:
        known = states(actor=actor, person_id=person_id, on=on)
    found = [one for one, state in known.items() if state is State.IN_FORCE]
    if not found:
        return ()
    mine = {"unit_id": actor.unit_id}
    consents, parties, answers = together(
        Consent.objects.filter(**mine, id__in=found).order_by("asked_at", "id"),
        ConsentParty.objects.filter(**mine, consent_id__in=found),
        ConsentAnswer.objects.filter(**mine, consent_id__in=found),
    )
    most = max(row.custody for row in consents)
    for row in consents:
        note_read(actor=actor, object_kind="consent", object_id=row.id, person_id=person_id)
    return tuple(
        _in_force(
            row,
            [one for one in parties if one.consent_id == row.id],
            [one for one in answers if one.consent_id == row.id],
        )
        for row in consents
        if row.custody == most
    )


def _in_force(row: Consent, parties: list[ConsentParty], answers: Iterable[ConsentAnswer]) -> InForce:
    named: dict[Party, set[UUID]] = {}
    for one in parties:
        if one.named_id:
            named.setdefault(Party(one.party), set()).add(one.named_id)
    anybody = {Party(one.party) for one in parties if one.named_id is None}
    return InForce(
        id=row.id,
        law=LawConsent(
            given_by=frozenset(Giver(one.role) for one in answers),
            guardians_with_custody=row.custody,
            senders=frozenset(Party(one.party) for one in parties if one.gives),
            recipients=frozenset(Party(one.party) for one in parties if one.receives),
            categories=frozenset(Category(one) for one in row.categories),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            youth_judged_mature=row.youth_mature,
        ),
        purposes=frozenset(Purpose(one) for one in row.purposes),
        named={party: frozenset(units) for party, units in named.items() if party not in anybody},
    )
