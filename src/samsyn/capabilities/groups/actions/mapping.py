"""First contact, mapping in words, and enrolment."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups import cover, the_method
from samsyn.capabilities.groups.access import held_group
from samsyn.capabilities.groups.models import (
    Channel,
    ContactAttempt,
    Enrolment,
    GroupCase,
    Instrument,
    LifeArea,
    MappingNote,
)
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.step_answers.actions import keep_changed
from samsyn.foundation.step_answers.given import NOTHING, Given, with_answers
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish
from samsyn.methods.vocabulary import LegalForm, StepKind

from .journal import answered_with, asked_of, method_of, write_journal
from .starting import CONTACT, put_task

PLAN = "group_plan"


@dataclass(frozen=True)
class Attempt:
    """One try to reach the young person."""

    channel: Channel
    who: str
    reached: bool
    came_of_it: str
    tried_at: dt.datetime


@dataclass(frozen=True)
class Noted:
    """What was said of one area of life, by whom and when."""

    area: LifeArea
    works_well: str
    worries: str
    wishes: str
    source: str
    said_on: dt.date


@dataclass(frozen=True)
class Used:
    """That an instrument was used, the day and where it is kept; never what it came to."""

    name: str
    used_on: dt.date
    kept_where: str


@dataclass(frozen=True)
class Enrolled:
    """The decision of enrolment."""

    legal_form: LegalForm
    decided_on: dt.date
    decided_by: str
    delegation_point: str = ""


@transaction.atomic
def note_attempt(
    *, actor: Actor, group_id: UUID, attempt: Attempt, extra: Given = NOTHING, at: dt.datetime
) -> None:
    """Keep a try. Reaching somebody finishes the task; however many tries fail, nothing is closed by itself."""
    group = _with_place(actor, group_id)
    if attempt.tried_at > at:
        raise GroupRefused(_("Tiden har inte varit ännu. Skriv när försöket gjordes."))
    ContactAttempt.objects.create(
        unit_id=actor.unit_id,
        group=group,
        channel=attempt.channel,
        who=attempt.who,
        reached=attempt.reached,
        came_of_it=clean_text(attempt.came_of_it),
        tried_at=attempt.tried_at,
        written_by=actor.signature,
    )
    if attempt.reached:
        cases.finish_tasks_about(actor=actor, about=group.id, rule=CONTACT, at=at)
    text = _attempt_text(attempt)
    asked = asked_of(group, StepKind.FIRST_CONTACT)
    write_journal(actor, group, CONTACT, text, at, happened_at=attempt.tried_at, extra=extra, steps=asked)
    _record(actor, group, "contact")


@transaction.atomic
def note_area(*, actor: Actor, group_id: UUID, noted: Noted, extra: Given = NOTHING, at: dt.datetime) -> None:
    """Keep what was said of an area of life. Raises GroupRefused when nothing was.

    The extra fields of the mapping are the same for every area: they are kept where one of them has changed.
    """
    group = _with_place(actor, group_id)
    if not any(text.strip() for text in (noted.works_well, noted.worries, noted.wishes)):
        raise GroupRefused(_("Skriv något i minst en av rutorna."))
    MappingNote.objects.create(
        unit_id=actor.unit_id,
        group=group,
        area=noted.area,
        works_well=clean_text(noted.works_well),
        worries=clean_text(noted.worries),
        wishes=clean_text(noted.wishes),
        source=noted.source,
        said_on=noted.said_on,
        written_at=at,
        written_by=actor.signature,
    )
    asked = asked_of(group, StepKind.MAPPING)
    changed = keep_changed(actor=actor, given=extra, steps=asked, given_with=answered_with(group), at=at)
    write_journal(actor, group, "group_mapping", with_answers(_area_text(noted), changed), at)
    _record(actor, group, "map")


@transaction.atomic
def note_instrument(*, actor: Actor, group_id: UUID, used: Used, at: dt.datetime) -> None:
    """Keep that an instrument was used and where it lies."""
    group = _with_place(actor, group_id)
    Instrument.objects.create(
        unit_id=actor.unit_id,
        group=group,
        name=used.name,
        used_on=used.used_on,
        kept_where=used.kept_where,
        written_by=actor.signature,
        written_at=at,
    )
    _record(actor, group, "note_instrument")


@transaction.atomic
def enrol(
    *, actor: Actor, group_id: UUID, enrolled: Enrolled, extra: Given = NOTHING, at: dt.datetime
) -> None:
    """Enrol, and promise a plan. Raises GroupRefused without a consent in force or when it is done already."""
    group = _with_place(actor, group_id)
    if group.enrolled_on:
        raise GroupRefused(_("Den unge är redan inskriven. Ladda om sidan."))
    if the_method.step_of(method_of(group), StepKind.ENROLMENT) is None:
        raise GroupRefused(_("Metoden har ingen inskrivning. Börja skriva planen."))
    on = local_day(at)
    if cover.consent_state(actor=actor, person_id=group.person_id, on=on) is not State.IN_FORCE:
        raise GroupRefused(_("Inskrivningen kräver ett samtycke som gäller. Fråga om samtycke först."))
    if enrolled.decided_on > on:
        raise GroupRefused(_("Beslutsdagen har inte varit ännu."))
    Enrolment.objects.create(
        unit_id=actor.unit_id,
        group=group,
        legal_form=enrolled.legal_form.value,
        decided_on=enrolled.decided_on,
        decided_by=enrolled.decided_by,
        delegation_point=enrolled.delegation_point,
        written_at=at,
        written_by=actor.signature,
    )
    group.enrolled_on = enrolled.decided_on
    group.save(update_fields=["enrolled_on"])
    _promise_plan(actor, group, at)
    asked = asked_of(group, StepKind.ENROLMENT)
    write_journal(actor, group, "group_enrolment", _enrolment_text(enrolled), at, extra=extra, steps=asked)
    _record(actor, group, "enrol")


def _with_place(actor: Actor, group_id: UUID) -> GroupCase:
    group = held_group(actor, group_id)
    if not group.place_at:
        raise GroupRefused(_("Den unge har ingen plats ännu. Gör urvalet och ge en plats först."))
    return group


def _promise_plan(actor: Actor, group: GroupCase, at: dt.datetime) -> None:
    method = method_of(group)
    step = the_method.step_of(method, StepKind.PLAN)
    put_task(
        actor,
        group,
        gettext_noop("Skriv planen tillsammans med den unge"),
        the_method.due_after(step, local_day(at), 30),
        at,
        PLAN,
        method.title,
    )


def _record(actor: Actor, group: GroupCase, verb: str) -> None:
    record(actor=actor, verb=verb, object_kind="group", object_id=group.id, person_id=group.person_id)


@in_swedish()
def _attempt_text(attempt: Attempt) -> str:
    reached = _("fick kontakt") if attempt.reached else _("fick inte kontakt")
    how = str(Channel(attempt.channel).label).lower()
    first = _("%(who)s, %(how)s: %(reached)s.") % {"who": attempt.who, "how": how, "reached": reached}
    return f"{first}\n\n{attempt.came_of_it}"


@in_swedish()
def _area_text(noted: Noted) -> str:
    parts = [
        f"{LifeArea(noted.area).label} ({noted.source}, {noted.said_on.isoformat()})",
        *(
            f"{heading}: {text.strip()}"
            for heading, text in (
                (_("Fungerar bra"), noted.works_well),
                (_("Oroar"), noted.worries),
                (_("Önskar"), noted.wishes),
            )
            if text.strip()
        ),
    ]
    return "\n\n".join(parts)


@in_swedish()
def _enrolment_text(enrolled: Enrolled) -> str:
    told = _("Den unge är inskriven: %(form)s. Beslutat av %(who)s den %(day)s.") % {
        "form": enrolled.legal_form.label,
        "who": enrolled.decided_by,
        "day": enrolled.decided_on.isoformat(),
    }
    point = _("Delegationspunkt %(point)s.") % {"point": enrolled.delegation_point}
    return f"{told} {point}" if enrolled.delegation_point else told
