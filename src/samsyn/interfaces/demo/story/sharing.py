"""What units tell and ask each other about Milo: Sara tells the police, and his headmistress asks Sara."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from samsyn.capabilities.sharing import queries
from samsyn.capabilities.sharing.actions.linking import link
from samsyn.capabilities.sharing.actions.sending import send_to_all
from samsyn.capabilities.sharing.parcels import Asking, Parcel, Telling, Who
from samsyn.capabilities.sharing.whom import known_person
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.models import Person
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Fact, Purpose

from .days import moment
from .places import AKERO_INTAKE
from .stage import Stage

POLICE = "Polisen, lokalpolisområde Åkerö"
TOLD = {
    Category.CRIME_RISK: (
        "Milo har sagt till sin pappa att de äldre väntar på honom vid busshållplatsen efter träningen på torsdagar. "
        "Han är rädd att gå där ensam."
    ),
    Category.SUPPORT_AND_PLAN: (
        "Pappa hämtar honom på torsdagar den här månaden. Ring oss om ni ser honom där ändå, så ringer vi hem."
    ),
}
WHY_TOLD = "De äldre söker upp Milo på en bestämd plats och tid. Polisen kan vara där. Familjen vill det."
QUESTION = (
    "Milo har varit borta fyra torsdagar. Jag vill inte göra fel om ni redan har något på gång. "
    "Är det något i skolan som vi bör tänka på?"
)
WHY_ASKED = "Frånvaron följer ett mönster och Milo har börjat umgås med äldre som inte går i skolan."


def tell(stage: Stage) -> None:
    """One message that has come and is read, one question that waits for an answer."""
    with stage.scene("sara", moment(stage.days.working(1), 15, 20)) as (sara, at):
        milo = _milo(sara)
        telling = Telling(_who(sara, milo, at), Purpose.PREVENT_CRIME, TOLD)
        facts = {Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False}
        (message,) = _send(sara, milo, telling, POLICE, facts, WHY_TOLD, at)
    with stage.scene("per", moment(stage.days.working(1), 15, 50)) as (per, _at):
        link(actor=per, message_id=message, person_id=_milo(per))
    with stage.scene("rut", stage.days.lately(35)) as (rut, at):
        known = PersonFacts(
            given_name="Milo", family_name="Nieminen", birth_date=stage.days.born(15, months=5), sex="boy"
        )
        milo = register_person(actor=rut, facts=known, at=at).id
        wanted = (Category.SUPPORT_AND_PLAN, Category.MEETING)
        asking = Asking(_who(rut, milo, at), Purpose.PREVENT_CRIME, wanted, QUESTION)
        facts = {Fact.NEEDED_FOR_PURPOSE: True, Fact.SECRECY_INTEREST_OUTWEIGHS: False}
        _send(rut, milo, asking, AKERO_INTAKE, facts, WHY_ASKED, at)


def _milo(actor: Actor) -> UUID:
    found: UUID = Person.objects.values_list("id", flat=True).get(
        unit_id=actor.unit_id, given_name="Milo", family_name="Nieminen"
    )
    return found


def _who(actor: Actor, person_id: UUID, at: dt.datetime) -> Who:
    person = known_person(actor=actor, person_id=person_id, on=local_day(at))
    if person is None:
        raise LookupError(person_id)
    return queries.who_is(actor=actor, person=person)


def _send(
    actor: Actor,
    person_id: UUID,
    parcel: Parcel,
    to: str,
    facts: Mapping[Fact, bool | int],
    why: str,
    at: dt.datetime,
) -> tuple[UUID, ...]:
    """Weigh it, judge, and send to the unit of this name."""
    person = known_person(actor=actor, person_id=person_id, on=local_day(at))
    recipient = next(one for one in queries.units(actor=actor) if one.name == to)
    if person is None:
        raise LookupError(person_id)
    ask_law = queries.to_ask(
        actor=actor, person=person, parcel=parcel, recipients=(recipient,), on=local_day(at)
    )
    return send_to_all(actor=actor, person_id=person_id, parcel=parcel, matrix=ask_law(facts), why=why, at=at)
