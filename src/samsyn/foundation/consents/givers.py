"""Whose yes is needed: computed from the age on the day and the custody as it is written (domain 14.2, OSL 12:3)."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from samsyn.foundation.people.models import Custody, Guardian, Person
from samsyn.foundation.people.queries import line_of
from samsyn.foundation.units.acting import Actor
from samsyn.law import consent as law
from samsyn.law.question import BOTH_GUARDIANS, age_on
from samsyn.law.vocabulary import Giver

from .models import Consent
from .refusals import ConsentRefused

GUARDIANS = (Giver.GUARDIAN_1, Giver.GUARDIAN_2)
WITH_CUSTODY = (Custody.JOINT, Custody.SOLE)
HEARD_FROM = 12  # legal 9.2: always hear the child from 12; a maturity is judged and written from then


@dataclass(frozen=True, slots=True)
class NeededGiver:
    """One whose yes is needed, and the guardian's row when it is a guardian."""

    role: Giver
    name: str
    guardian_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Needed:
    """Everybody whose yes is needed, and what that was computed from."""

    givers: tuple[NeededGiver, ...]
    born: dt.date
    age: int
    custody: int
    custody_ids: tuple[str, ...]
    may_judge_maturity: bool


def answers_alone(consent: Consent, on: dt.date) -> bool:
    """Whether nobody but the young person answers the consent, or takes it back, on a day: from the 18th birthday."""
    born = (consent.person.birth_date if consent.person else None) or consent.born
    return age_on(born, on) >= law.ALONE_FROM


def needed_givers(*, person: Person, on: dt.date, mature: bool | None = None) -> Needed:
    """Whose yes is needed on a day. Two statements.

    Under 15 the guardians with custody, 15 to 17 the youth and them, from 18 the youth alone. A youth under 15
    who is judged mature answers too. Raises ConsentRefused where the papers do not tell whom to ask.
    """
    if person.birth_date is None:
        raise ConsentRefused(
            _(
                "Födelsedatum saknas, så det går inte att veta vem som ska samtycka. Skriv det hos den unge först."
            )
        )
    age = age_on(person.birth_date, on)
    guardians = _guardians(person, on) if age < law.ALONE_FROM else []
    if age < law.ALONE_FROM:
        _check_custody(guardians)
    holding = [one for one in guardians if one.custody in WITH_CUSTODY]
    givers = [
        NeededGiver(role, line_of(one.person).name if one.person else one.name, one.id)
        for role, one in zip(GUARDIANS, holding, strict=False)
    ]
    if law.youth_signs(age, mature=bool(mature)):
        givers.insert(0, NeededGiver(Giver.YOUTH, line_of(person).name or _("den unge")))
    return Needed(
        givers=tuple(givers),
        born=person.birth_date,
        age=age,
        custody=len(holding),
        custody_ids=tuple(sorted(str(one.id) for one in holding)),
        may_judge_maturity=HEARD_FROM <= age < law.OWN_FROM,
    )


def _guardians(person: Person, on: dt.date) -> list[Guardian]:
    rows = Guardian.objects.filter(unit_id=person.unit_id, youth=person).select_related("person")
    return list(rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on)).order_by("registered_at", "id"))


def _check_custody(guardians: list[Guardian]) -> None:
    """Refuse what contradicts itself: the law does not let us guess who has custody (FB 6:2, 6:13)."""
    kinds = [one.custody for one in guardians]
    joint, sole = kinds.count(Custody.JOINT), kinds.count(Custody.SOLE)
    wrong = ""
    if Custody.UNKNOWN in kinds:
        wrong = _("Det är inte känt om alla har vårdnaden.")
    elif joint + sole == 0:
        wrong = _("Ingen vårdnadshavare är skriven, och den unge är under 18 år.")
    elif sole and joint + sole > 1:
        wrong = _("En vårdnadshavare står med ensam vårdnad, men fler står med vårdnad.")
    elif not sole and joint != BOTH_GUARDIANS:
        wrong = _("Vårdnaden är gemensam, men %(number)d står med den.") % {"number": joint}
    if wrong:
        raise ConsentRefused(
            _("%(wrong)s Ta reda på vem som har vårdnaden och skriv det hos den unge innan ni frågar.")
            % {"wrong": wrong}
        )


def needed_of(*, actor: Actor, person_id: UUID, on: dt.date, mature: bool | None = None) -> Needed:
    """The same for a person of the actor's unit; Person.DoesNotExist for any other."""
    person = Person.objects.get(unit_id=actor.unit_id, id=person_id)
    return needed_givers(person=person, on=on, mature=mature)
