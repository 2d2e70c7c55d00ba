"""The log review of the month so far: what the rules found in what everybody did in the other tales, and a little more.

The log always tells when its rows were really written, so the review is of the month in which the demo is loaded.
"""

from uuid import UUID

from samsyn.capabilities.log_review.actions import ask_for_review
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases import queries
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.models import Person
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.units.acting import Actor

from .days import DAY, moment
from .stage import Stage

SAMIR_WHY = (
    "Robin kom till receptionen och ville prata. Siv var på kommunledningens dag och gick inte att nå."
)
NOTE = """\
Edvin ringde själv och undrade vad man får säga till en kurator utan att mamma får veta det. Förklarade \
sekretessen. Han ville inte boka någon tid, men hör av sig igen om det inte blir bättre i klassen."""
WHY = "Ny enhet i systemet: vi tittar på den första månaden redan nu."


def tell(stage: Stage) -> None:
    """Samir opens Robin's locked case, Sara opens a namesake, and Siv asks for a review."""
    with stage.scene("samir", moment(stage.days.working(1), 13, 20)) as (samir, at):
        robin = Person.objects.get(unit_id=samir.unit_id, given_name="Robin")
        (locked,) = queries.cases_of_person(actor=samir, person_id=robin.id)
        cases.open_with_reason(actor=samir, case_id=locked.id, why=SAMIR_WHY, at=at)
        queries.case_card(actor=samir, case_id=locked.id)
    edvin = _edvin(stage)
    with stage.scene("sara", moment(stage.days.working(1), 16, 5)) as (sara, _at):
        _open(sara, edvin, stage)
    with stage.scene("siv", stage.days.lately(20)) as (siv, _at):
        first = stage.days.today.replace(day=1)
        ask_for_review(
            actor=siv, from_on=first, until_on=stage.days.today + DAY, why=WHY, on=stage.days.today
        )


def _edvin(stage: Stage) -> UUID:
    with stage.scene("samir", moment(stage.days.working(1), 14, 10)) as (samir, at):
        facts = PersonFacts(
            given_name="Edvin", family_name="Lindqvist", birth_date=stage.days.born(15, months=5)
        )
        edvin = register_person(actor=samir, facts=facts, at=at).id
        case = cases.open_case(
            actor=samir, person_id=edvin, method_key="forhandsbedomning", method_version="1", at=at
        )
        cases.write_entry(
            actor=samir, case_id=case.id, person_id=edvin, kind="contact", text=NOTE, happened_at=at, at=at
        )
        cases.close_case(actor=samir, case_id=case.id, outcome="advice", why="Ett samtal om råd.", at=at)
    return edvin


def _open(actor: Actor, person_id: UUID, stage: Stage) -> None:
    """What the person's page reads."""
    person_page(actor=actor, person_id=person_id, on=stage.days.today)
    queries.timeline(actor=actor, person_id=person_id)
