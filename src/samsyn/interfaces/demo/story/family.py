"""Alva and her mother have pages of their own: letters both ways, and who knows what, shown to Alva alone."""

import datetime as dt
from uuid import UUID

from samsyn.capabilities.family_contact import actions, from_family, queries
from samsyn.capabilities.family_contact.kinds import ALWAYS
from samsyn.foundation.family import actions as rooms
from samsyn.foundation.family import entering
from samsyn.foundation.family.letters import examine_for
from samsyn.foundation.family.rooms import Room, rooms_of
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.people.queries import search_persons
from samsyn.foundation.units.acting import Actor, acting_as
from samsyn.law import Fact

from .days import moment
from .stage import Stage

ALVA = "Alva Strand"
TO_ALVA = """\
Hej Alva! Vi ses på tisdag klockan 15.30 hos oss, samma rum som sist. Du får ta med någon om du vill. Det vi sa: jag \
pratar med Ungdomens hus om onsdagskvällarna, du funderar på om du vill prova stallet igen. Inget måste vara bestämt."""
TO_HELENA = """\
Hej Helena! Alva och jag ses på tisdag klockan 15.30. Det vi kom överens om hemma hos er gäller: du är hemma på \
onsdagar och fredagar, och ringer mig om det blir en orolig kväll. Hör av dig om något är oklart."""
FROM_ALVA = "Ok tisdag funkar. Kan vi ta det på biblioteket istället? Och säg inget till mamma om stallet än."
SHOWN_TO_ALVA = "Du frågade vem som vet vad. Här är det vi har berättat för andra."
ANSWERS = {
    Fact.CONCERNS_SOMEBODY_ELSE: False,
    Fact.GUARDIAN_MAY_DECIDE: True,
    Fact.CONSIDERABLE_HARM_TO_CHILD: False,
}


def tell(stage: Stage) -> None:
    """The day before yesterday Sara opens the pages and writes; yesterday evening Alva answers."""
    days = stage.days
    with stage.scene("sara", moment(days.working(2), 15, 5)) as (sara, at):
        alva = person_of(sara, ALVA, at.date())
        guardian = person_page(actor=sara, person_id=alva, on=at.date()).guardians_with_custody[0].guardian_id
        rooms.open_room(actor=sara, person_id=alva)
        rooms.open_room(actor=sara, person_id=alva, guardian_id=guardian)
        own, mothers = rooms_of(actor=sara, person_id=alva, on=at.date())
        _write(sara, alva, own, TO_ALVA, at)
        _write(sara, alva, mothers, TO_HELENA, at)
    with stage.scene("sara", moment(days.working(1), 9, 40)) as (sara, at):
        why = "Alva har frågat, och inget av det rör någon annan."
        show_who_knows(sara, alva, SHOWN_TO_ALVA, why, at)
    token = token_of(stage.place("sara"), ALVA, "", moment(days.working(1), 9, 50))
    with stage.family_scene(token, moment(days.working(1), 17, 12)) as (member, at):
        from_family.write(member=member, text=FROM_ALVA, at=at)


def token_of(sara: tuple[UUID, UUID], name: str, guardian: str, at: dt.datetime) -> str:
    """Come into somebody's room as one does with a code that Sara hands over."""
    on = at.date()
    with acting_as(*sara) as actor:
        person_id = person_of(actor, name, on)
        born = person_page(actor=actor, person_id=person_id, on=on).line.birth_date
        found = rooms_of(actor=actor, person_id=person_id, on=on)
        room = next(one for one in found if (one.name == guardian if guardian else not one.is_guardians))
        code = rooms.make_code(actor=actor, family_room_id=room.id, at=at)
    if born is None:
        raise LookupError(name)
    return entering.enter_with_code(code=code, born=born)[1]


def person_of(actor: Actor, name: str, on: dt.date) -> UUID:
    """The person of that name in the actor's unit."""
    return search_persons(actor=actor, text=name, on=on).persons[0].person_id


def _write(sara: Actor, alva: UUID, room: Room, text: str, at: dt.datetime) -> None:
    examination = examine_for(
        actor=sara, room=room, person_id=alva, categories=ALWAYS, on=at.date(), facts=_answers(room)
    )
    actions.write_letter(actor=sara, room=room, examination=examination, text=text, at=at, why="Eget stöd.")


def show_who_knows(sara: Actor, person_id: UUID, text: str, why: str, at: dt.datetime) -> None:
    """Sara shows a young person on the own page all that others were told."""
    own = next(one for one in rooms_of(actor=sara, person_id=person_id, on=at.date()) if not one.is_guardians)
    told = queries.told_to_others(actor=sara, person_id=person_id)
    examination = examine_for(
        actor=sara, room=own, person_id=person_id, categories=ALWAYS, on=at.date(), facts=_answers(own)
    )
    actions.show_who_knows(
        actor=sara,
        room=own,
        examination=examination,
        chosen={one.message_id for one in told},
        text=text,
        at=at,
        why=why,
    )


def _answers(room: Room) -> dict[Fact, bool | int]:
    asked = (
        (Fact.GUARDIAN_MAY_DECIDE, Fact.CONSIDERABLE_HARM_TO_CHILD)
        if room.is_guardians
        else (Fact.CONCERNS_SOMEBODY_ELSE,)
    )
    return {fact: ANSWERS[fact] for fact in asked}
