"""Asking a unit to take part, and ending its part."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.groups import cover
from samsyn.capabilities.groups.access import held_group
from samsyn.capabilities.groups.kinds import GROUP_ENDED, GROUP_INVITATION, GroupEnded, GroupInvitation
from samsyn.capabilities.groups.models import GroupCase, Member
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import about, assessing, sending
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of

from .journal import method_of


def examine(
    *, actor: Actor, group: GroupCase, unit: assessing.Recipient, on: dt.date
) -> assessing.Examination:
    """Whether the invitation may go to a unit: it rests on the consent, and no judgement replaces it here."""
    return assessing.examine(
        actor=actor,
        about=about.about(about.of(actor, group.person_id, on)),
        recipient=unit,
        categories=GROUP_INVITATION.categories,
        purpose=GROUP_INVITATION.purpose,  # type: ignore[arg-type]
        on=on,
    )


@transaction.atomic
def invite(*, actor: Actor, group_id: UUID, unit_id: UUID, function: str, why: str, at: dt.datetime) -> UUID:
    """Ask a unit to take part, in one of its functions. Returns the message's id.

    Raises GroupRefused for a unit that the consents do not cover, or that is asked already; NotDelivered.
    """
    group = held_group(actor, group_id)
    if not group.place_at:
        raise GroupRefused(_("Den unge har ingen plats ännu. Gör urvalet och ge en plats först."))
    on, method = local_day(at), method_of(group)
    unit = assessing.recipient(unit_id)
    if Member.objects.filter(
        unit_id=actor.unit_id, group=group, member_unit_id=unit_id, ended_at=None
    ).exists():
        raise GroupRefused(_("%(unit)s är redan tillfrågad.") % {"unit": unit.name})
    (found,) = cover.covered(actor=actor, person_id=group.person_id, method=method, on=on, units=[unit])
    examination = examine(actor=actor, group=group, unit=unit, on=on)
    if not found.whole or not examination.open:
        raise GroupRefused(
            _("%(unit)s omfattas inte av samtycket och får ingenting. Det saknas: %(what)s.")
            % {"unit": unit.name, "what": found.missing_words or _("samtycke")}
        )
    told = _invitation(actor, group, found, function, why, on)
    message_id = sending.send(
        actor=actor,
        kind=GROUP_INVITATION,
        payload=told,
        recipient_id=unit_id,
        at=at,
        person_id=group.person_id,
        cooperation_id=group.case.cooperation_id,
        assessment_id=assessing.record_assessment(actor=actor, examination=examination, at=at),
    )
    _keep(actor, group, unit, function, message_id, at)
    return message_id


def _invitation(
    actor: Actor, group: GroupCase, found: cover.Covered, function: str, why: str, on: dt.date
) -> GroupInvitation:
    person, method = about.of(actor, group.person_id, on), method_of(group)
    return GroupInvitation(
        method_key=method.key,
        method_version=method.version,
        method_municipality=method.municipality or "",
        method_title=method.title,
        given_name=person.given_name,
        family_name=person.family_name,
        birth_date=person.line.birth_date,
        ages=() if person.line.birth_date else person.ages_told or (),
        function=function,
        why=clean_text(why),
        consents=found.consents,
        contact_function=actor.title,
        contact_telephone=telephone_of(actor),
    )


def _keep(
    actor: Actor,
    group: GroupCase,
    unit: assessing.Recipient,
    function: str,
    message_id: UUID,
    at: dt.datetime,
) -> None:
    Member.objects.create(
        unit_id=actor.unit_id,
        group=group,
        member_unit_id=unit.unit_id,
        member_unit_name=unit.name,
        party=unit.party.value,
        function=function,
        invitation_id=message_id,
        from_at=at,
    )
    record(
        actor=actor,
        verb="invite",
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        to=unit.name,
    )


@transaction.atomic
def end_membership(*, actor: Actor, member_id: UUID, why: str, at: dt.datetime) -> UUID:
    """End a unit's part; it is told so, and gets nothing more. Returns the group's id."""
    member = Member.objects.get(unit_id=actor.unit_id, id=member_id)
    group = held_group(actor, member.group_id)
    member = Member.objects.select_for_update().get(unit_id=actor.unit_id, id=member_id)
    if member.ended_at:
        raise GroupRefused(
            _("%(unit)s är inte längre med. Ladda om sidan.") % {"unit": member.member_unit_name}
        )
    if not why.strip():
        raise GroupRefused(_("Skriv varför verksamheten inte är med längre."))
    member.ended_at, member.ended_why = at, clean_text(why)
    member.save(update_fields=["ended_at", "ended_why"])
    tell_ended(actor, group, member, at)
    record(
        actor=actor,
        verb="end_membership",
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        unit=member.member_unit_name,
    )
    return group.id


def tell_ended(actor: Actor, group: GroupCase, member: Member, at: dt.datetime) -> None:
    """Tell a unit that its part has ended; it names nobody and answers the invitation it has."""
    sending.send(
        actor=actor,
        kind=GROUP_ENDED,
        payload=GroupEnded(ended=True),
        recipient_id=member.member_unit_id,
        at=at,
        person_id=group.person_id,
        cooperation_id=group.case.cooperation_id,
        in_reply_to=None,
    )
