"""Saying who a matter is about. Nothing is linked without a human, and a wrong link is corrected openly."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.intake import journal
from samsyn.capabilities.intake.kinds import TIP_ADDITION
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.messages import reading, threads
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.models import Person
from samsyn.foundation.units.acting import Actor

from .signing import matter_to_change


@transaction.atomic
def link(*, actor: Actor, matter_id: UUID, person_id: UUID, at: dt.datetime) -> Matter:
    """Say that the matter is about one of the unit's persons. Several matters may be about the same.

    When it was said to be about somebody else, the case is closed with a correction and another is opened.
    """
    matter = matter_to_change(actor, matter_id)
    if not Person.objects.filter(unit_id=actor.unit_id, id=person_id).exists():
        raise IntakeRefused(_("Personen finns inte hos er. Välj en i listan eller registrera en ny."))
    if matter.person_id == person_id:
        return matter
    _leave_wrong_case(actor, matter, at)
    matter.person_id = person_id
    matter.save(update_fields=["person_id", "case_id"])
    _link_messages(actor, matter)
    record(actor=actor, verb="link", object_kind="matter", object_id=matter.id, person_id=person_id)
    journal.open_case(actor=actor, matter=matter, at=at)
    return matter


@transaction.atomic
def register_and_link(*, actor: Actor, matter_id: UUID, facts: PersonFacts, at: dt.datetime) -> Matter:
    """Register a person new to the unit and link the matter. Raises NumberTaken of people."""
    person = register_person(actor=actor, facts=facts, at=at)
    return link(actor=actor, matter_id=matter_id, person_id=person.id, at=at)


@transaction.atomic
def unlink(*, actor: Actor, matter_id: UUID, at: dt.datetime) -> Matter:
    """Nobody knows yet who it is about."""
    matter = matter_to_change(actor, matter_id)
    if matter.person_id is None:
        return matter
    wrong = matter.person_id
    _leave_wrong_case(actor, matter, at)
    matter.person_id = None
    matter.save(update_fields=["person_id", "case_id"])
    _link_messages(actor, matter)
    record(actor=actor, verb="unlink", object_kind="matter", object_id=matter.id, person_id=wrong)
    return matter


def _link_messages(actor: Actor, matter: Matter) -> None:
    """The message, and what the one who left a tip has added to it."""
    reading.link_person(actor=actor, message_id=matter.message_id, person_id=matter.person_id)
    threads.link_replies(
        actor=actor, in_reply_to=matter.message_id, person_id=matter.person_id, kinds=(TIP_ADDITION,)
    )


def _leave_wrong_case(actor: Actor, matter: Matter, at: dt.datetime) -> None:
    if matter.case_id is None:
        return
    text = gettext_noop("Anteckningarna i det här ärendet gällde en annan person och hör inte hit.")
    journal.write(actor=actor, matter=matter, kind="wrong_person", text=text, happened_at=at, at=at)
    journal.leave_case(actor=actor, matter=matter, outcome="wrong_person", why=text, at=at)
