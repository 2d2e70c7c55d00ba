"""Norrvik's own social insatsgrupp, beside Åkerö's: other ages, five places, and the same method underneath."""

from samsyn.capabilities.groups.actions import mapping, places, starting
from samsyn.capabilities.groups.actions.mapping import Attempt
from samsyn.capabilities.groups.actions.starting import Nomination
from samsyn.capabilities.groups.models import Channel
from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.models import Custody
from samsyn.law import Party

from .days import moment
from .places import NORRVIK_SETTINGS
from .selecting import chosen
from .stage import Stage

WHY = """\
Jonna har slutat på träningen och syns med ett gäng i hamnen som är äldre än hon. Pappa har hittat ett knogjärn i \
hennes väska. Hon säger själv att hon vill därifrån men inte vet hur."""
MET = """\
Jonna och pappa var här. Hon vill vara med om hon slipper prata i grupp. Pappa vill. Vi går igenom samtycket på \
torsdag, så hinner de läsa."""


def tell(stage: Stage) -> None:
    """Jonna, 16, has one of the five places, and has been met once."""
    with stage.scene("liv", moment(stage.days.working(8), 10, 15)) as (liv, at):
        facts = PersonFacts(
            given_name="Jonna", family_name="Rask", birth_date=stage.days.born(16, months=4), sex="girl"
        )
        jonna = register_person(actor=liv, facts=facts, at=at).id
        father = GuardianFacts(
            name="Tommy Rask", telephone="070-000 09 01", custody=Custody.SOLE, lives_with=True
        )
        add_guardian(actor=liv, youth_id=jonna, facts=father, at=at)
        told = Nomination(
            nominated_on=at.date(),
            nominated_by=Party.GUARDIAN,
            nominated_by_who="",
            why=WHY,
            known_to="Jonna och hennes pappa",
            ground="Familjen bad själva om det.",
            track="recruitment",
        )
        group = starting.nominate(
            actor=liv, person_id=jonna, method_key="sig", municipality=NORRVIK_SETTINGS, told=told, at=at
        )
        chosen(liv, group, "Alla villkor är uppfyllda, och Jonna vill själv.", at)
        places.give_place(actor=liv, group_id=group, why="", at=at)
    with stage.scene("liv", moment(stage.days.working(5), 15, 30)) as (liv, at):
        met = Attempt(Channel.MEETING, liv.name, True, MET, at)
        mapping.note_attempt(actor=liv, group_id=group, attempt=met, at=at)
