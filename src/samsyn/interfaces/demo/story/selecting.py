"""Elton, who waits for one of two guardians, and Isa, who waits for a place."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.groups.actions import inviting, joining, mapping, places, starting
from samsyn.capabilities.groups.actions.joining import Reply
from samsyn.capabilities.groups.actions.mapping import Attempt
from samsyn.capabilities.groups.actions.starting import Answered, Decided, Nomination
from samsyn.capabilities.groups.models import Channel, Met
from samsyn.capabilities.groups.queries.group import group_page
from samsyn.foundation.messages import assessing
from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.models import Custody
from samsyn.foundation.step_answers.given import Answer, Given, asked_fields
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Party
from samsyn.law.vocabulary import Giver
from samsyn.methods.vocabulary import StepKind

from . import nova_texts as said
from .consents import ask_for, sign
from .days import moment, working_after
from .places import METHOD_SETTINGS
from .stage import Stage

CRITERIA = {
    "in_or_near_crime": Met.YES,
    "needs_several": Met.YES,
    "may_want": Met.YES,
    "acute_danger": Met.NO,
    "violence_or_honour": Met.NO,
    "protected_identity": Met.NO,
}

NOBODY: Mapping[str, UUID] = MappingProxyType({})


def tell(stage: Stage) -> None:
    """One who waits for a guardian's answer, and one in the queue."""
    _elton(stage)
    _isa(stage)


def chosen(actor: Actor, group: UUID, why: str, at: dt.datetime, meanwhile: str = "") -> None:
    """A yes to each of the criteria."""
    answers = {key: Answered(met) for key, met in CRITERIA.items()}
    starting.select(
        actor=actor,
        group_id=group,
        answers=answers,
        decided=Decided(chosen=True, why=why, alternative=meanwhile, reasons={}),
        at=at,
    )


def gather(
    stage: Stage,
    group: UUID,
    given: UUID,
    helpers: Sequence[tuple[str, Party, str, str]],
    day: dt.date,
    known: Mapping[str, UUID] = NOBODY,
) -> None:
    """Each gets the copy of the consent and the invitation on a day, and says yes the working day after.

    `known` is whom a helper's own unit knows as the young person already.
    """
    invitations = []
    with stage.scene("sara", moment(day, 8, 30)) as (sara, at):
        for who, party, function, why in helpers:
            (unit,) = assessing.recipients(actor=sara, parties=[party])
            reaching.send_copy(actor=sara, consent_id=given, recipient=unit, at=at)
            message = inviting.invite(
                actor=sara, group_id=group, unit_id=unit.unit_id, function=function, why=why, at=at
            )
            invitations.append((who, message))
    for who, message in invitations:
        with stage.scene(who, moment(working_after(day, 1), 10, 15)) as (actor, at):
            reply = Reply(accepts=True, person_id=known.get(who))
            joining.answer_invitation(actor=actor, message_id=message, reply=reply, at=at)


def _nominated(
    actor: Actor, facts: PersonFacts, guardians: tuple[str, ...], party: Party, why: str, at: dt.datetime
) -> tuple[UUID, UUID]:
    person = register_person(actor=actor, facts=facts, at=at).id
    custody = Custody.JOINT if len(guardians) > 1 else Custody.SOLE
    for name in guardians:
        add_guardian(actor=actor, youth_id=person, facts=GuardianFacts(name=name, custody=custody), at=at)
    told = Nomination(
        nominated_on=at.date(),
        nominated_by=party,
        nominated_by_who="",
        why=why,
        known_to="Den unge och familjen",
        ground="Familjen bad själva om det.",
        track="recruitment",
    )
    group = starting.nominate(
        actor=actor, person_id=person, method_key="sig", municipality=METHOD_SETTINGS, told=told, at=at
    )
    return person, group


def _elton(stage: Stage) -> None:
    days = stage.days
    with stage.scene("sara", moment(days.working(9), 9, 30)) as (sara, at):
        facts = PersonFacts(
            given_name="Elton", family_name="Sjögren", birth_date=days.born(15, months=6), sex="boy"
        )
        guardians = ("Sanna Sjögren", "Micke Hallberg")
        elton, group = _nominated(sara, facts, guardians, Party.POLICE, said.ELTON_WHY, at)
        chosen(sara, group, "Villkoren är uppfyllda, och Elton vill.", at)
        places.give_place(actor=sara, group_id=group, why="", at=at)
    with stage.scene("sara", moment(days.working(7), 14, 0)) as (sara, at):
        met = Attempt(Channel.MEETING, sara.name, True, said.ELTON_MET, at)
        asks = group_page(actor=sara, group_id=group, on=at.date()).asks(StepKind.FIRST_CONTACT)
        trusts = Given(tuple(Answer(*one, said.ELTON_TRUSTS) for one in asked_fields(asks)))
        mapping.note_attempt(actor=sara, group_id=group, attempt=met, extra=trusts, at=at)
        asked = ask_for(
            sara,
            elton,
            at,
            with_whom=(Party.SCHOOL_MUNICIPAL, Party.POLICE),
            categories=(Category.CONCERN, Category.SUPPORT_AND_PLAN, Category.MEETING),
            why="Att Elton ska slippa vara rädd och kunna gå till skolan.",
        )
    sign(stage, asked, (Giver.YOUTH, Giver.GUARDIAN_1), moment(days.working(6), 9, 20))


def _isa(stage: Stage) -> None:
    days = stage.days
    with stage.scene("sara", moment(days.working(4), 10, 40)) as (sara, at):
        facts = PersonFacts(
            given_name="Isa", family_name="Wallin", birth_date=days.born(14, months=3), sex="girl"
        )
        _isa_id, group = _nominated(sara, facts, ("Petronella Wallin",), Party.GUARDIAN, said.ISA_WHY, at)
        chosen(sara, group, "Villkoren är uppfyllda.", at, said.ISA_MEANWHILE)
