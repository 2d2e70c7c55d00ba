"""The other side: answering an invitation, with an own case in the same cooperation."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups.kinds import GROUP_ANSWER, GROUP_INVITATION, GroupAnswer, GroupInvitation
from samsyn.capabilities.groups.models import Decline, GroupCase, Side
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.consents.models import Consent
from samsyn.foundation.messages import reading, sending
from samsyn.foundation.messages.models import SentMessage
from samsyn.foundation.people import actions as people
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.models import Person
from samsyn.foundation.people.person_page import person_page
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of


@dataclass(frozen=True)
class Reply:
    """Yes about one of the unit's persons, `None` for somebody new to the unit; or no, with a reason."""

    accepts: bool
    person_id: UUID | None = None
    decline: Decline | None = None


@transaction.atomic
def answer_invitation(*, actor: Actor, message_id: UUID, reply: Reply, at: dt.datetime) -> UUID | None:
    """Answer, and open the unit's own case after a yes. Returns the own group's id.

    Raises GroupRefused when it is answered already, taken back or closed, NotDelivered.
    """
    message = reading.open_message(actor=actor, message_id=message_id)
    if message is None or message.kind != GROUP_INVITATION or message.other_id is None:
        raise GroupCase.DoesNotExist
    if message.payload is None:
        raise GroupRefused(_("Inbjudan gäller inte längre. Ingenting har skickats."))
    if answered(actor=actor, message_id=message_id):
        raise GroupRefused(_("En kollega har redan svarat. Ladda om sidan."))
    group = _join(actor, message, reply, at) if reply.accepts else None
    if not reply.accepts and reply.decline is None:
        raise GroupRefused(_("Välj varför ni inte kan vara med."))
    sending.send(
        actor=actor,
        kind=GROUP_ANSWER,
        payload=GroupAnswer(
            reply.accepts, actor.title, telephone_of(actor), None if reply.accepts else reply.decline
        ),
        recipient_id=message.other_id,
        at=at,
        person_id=group.person_id if group else None,
        cooperation_id=message.cooperation_id,
        in_reply_to=message_id,
    )
    record(
        actor=actor,
        verb="answer",
        object_kind="group",
        object_id=group.id if group else message_id,
        person_id=group.person_id if group else None,
        accepts=reply.accepts,
    )
    return group.id if group else None


def answered(*, actor: Actor, message_id: UUID) -> bool:
    """Whether the unit has answered an invitation."""
    rows = SentMessage.objects.filter(unit_id=actor.unit_id, in_reply_to=message_id, kind_id=GROUP_ANSWER.id)
    return rows.exists()


def _join(actor: Actor, message: reading.OpenedMessage, reply: Reply, at: dt.datetime) -> GroupCase:
    told: GroupInvitation = message.payload
    person_id = reply.person_id or _register(actor, told, at)
    person = person_page(actor=actor, person_id=person_id, on=local_day(at))
    case = cases.open_case(
        actor=actor,
        person_id=person_id,
        method_key=told.method_key,
        method_version=str(told.method_version),
        method_municipality=told.method_municipality,
        cooperation_id=message.cooperation_id,
        locked_why=gettext_noop("Skyddade personuppgifter") if person.line.protected else "",
        at=at,
    )
    reading.link_person(actor=actor, message_id=message.id, person_id=person_id)
    _link_copies(actor, told, person_id)
    return GroupCase.objects.create(
        unit_id=actor.unit_id,
        case_id=case.id,
        person_id=person_id,
        side=Side.MEMBER,
        nominated_on=local_day(message.at),
        nominated_by=message.other_party.value if message.other_party else "",
        why=told.why,
        lead_unit_id=message.other_id,
        lead_unit_name=message.other_name,
        invitation_id=message.id,
        began_at=at,
        began_by=actor.signature,
    )


def _register(actor: Actor, told: GroupInvitation, at: dt.datetime) -> UUID:
    """Somebody new to the unit, with what the invitation told and no more."""
    facts = PersonFacts(
        given_name=told.given_name,
        family_name=told.family_name,
        birth_date=told.birth_date,
        ages=(told.ages[0], told.ages[-1]) if told.ages and not told.birth_date else None,
    )
    found: UUID = people.register_person(actor=actor, facts=facts, at=at).id
    return found


def _link_copies(actor: Actor, told: GroupInvitation, person_id: UUID) -> None:
    """The copies of the consents that the invitation rests on are about the person that was chosen.

    Only those that came from another unit, that nobody has linked, and whose birth date agrees.
    """
    born = Person.objects.values_list("birth_date", flat=True).get(unit_id=actor.unit_id, id=person_id)
    if born is None:
        return
    copies = Consent.objects.filter(
        unit_id=actor.unit_id, id__in=told.consents, person__isnull=True, born=born
    ).exclude(origin_id=actor.unit_id)
    for consent_id in copies.values_list("id", flat=True):
        Consent.objects.filter(unit_id=actor.unit_id, id=consent_id).update(person_id=person_id)
        record(actor=actor, verb="link", object_kind="consent", object_id=consent_id, person_id=person_id)
