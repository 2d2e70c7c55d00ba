"""Nominating one of the unit's persons, and selecting against the method's written criteria."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.capabilities.groups import the_method
from samsyn.capabilities.groups.access import held_group
from samsyn.capabilities.groups.models import CriterionAnswer, GroupCase, Met, Selection, Side
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages import about
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.step_answers.given import NOTHING, Given
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish
from samsyn.law import Party
from samsyn.methods.checks.target import AGE
from samsyn.methods.model import Method
from samsyn.methods.target_group import Examination, Verdict, examine
from samsyn.methods.vocabulary import Role, StepKind

from .journal import asked_of, method_of, write_journal

PROTECTED = "protected_identity"
WORST_LAST = (Verdict.FITS, Verdict.NEEDS_HUMAN, Verdict.OUTSIDE)
SELECT, CONTACT = "group_selection", "group_contact"


@dataclass(frozen=True)
class Nomination:
    """Who nominates, why, who knows of it, and on which ground the name was told."""

    nominated_on: dt.date
    nominated_by: Party
    nominated_by_who: str
    why: str
    known_to: str
    ground: str
    track: str = ""
    consultation_id: UUID | None = None


@dataclass(frozen=True)
class Answered:
    """One criterion as it was answered, with the words for it."""

    met: Met
    words: str = ""


@dataclass(frozen=True)
class Decided:
    """The decision of the selection, and the reason for each obstacle that was passed."""

    chosen: bool
    why: str
    alternative: str
    reasons: Mapping[str, str]


@transaction.atomic
def nominate(
    *,
    actor: Actor,
    person_id: UUID,
    method_key: str,
    municipality: str,
    told: Nomination,
    extra: Given = NOTHING,
    at: dt.datetime,
) -> UUID:
    """Nominate a person: a case under the method's version, and a task to select. Returns the group's id.

    Raises GroupRefused when a group is under way already or the method lacks the track, Person.DoesNotExist for
    somebody the unit does not have.
    """
    on = local_day(at)
    person = about.of(actor, person_id, on)
    method = the_method.in_force(method_key, municipality, on)
    if GroupCase.objects.filter(
        unit_id=actor.unit_id, person_id=person_id, closed_at__isnull=True, side=Side.LEAD
    ).exists():
        raise GroupRefused(_("Det pågår redan ett arbete i grupp kring den unge hos er. Fortsätt i det."))
    if told.nominated_on > on:
        raise GroupRefused(_("Dagen har inte varit ännu. Skriv dagen då någon föreslog det."))
    if told.track and told.track not in {one.key for one in method.tracks}:
        message = _("%(method)s har inte det spåret. Välj ett annat, eller inget särskilt.")
        raise GroupRefused(message % {"method": method.title})
    case = cases.open_case(
        actor=actor,
        person_id=person_id,
        method_key=method.key,
        method_version=str(method.version),
        method_municipality=method.municipality or "",
        locked_why=gettext_noop("Skyddade personuppgifter") if person.line.protected else "",
        at=at,
    )
    group = _kept(actor, case.id, person_id, told, at)
    asked = the_method.asked_steps(method, StepKind.NOTICE)
    _promise_selection(actor, group, method, at)
    write_journal(actor, group, "group_nomination", _nomination_text(told), at, extra=extra, steps=asked)
    record(actor=actor, verb="nominate", object_kind="group", object_id=group.id, person_id=person_id)
    return group.id


def _kept(actor: Actor, case_id: UUID, person_id: UUID, told: Nomination, at: dt.datetime) -> GroupCase:
    return GroupCase.objects.create(
        unit_id=actor.unit_id,
        case_id=case_id,
        person_id=person_id,
        side=Side.LEAD,
        track=told.track,
        nominated_on=told.nominated_on,
        nominated_by=told.nominated_by.value,
        nominated_by_who=told.nominated_by_who,
        why=clean_text(told.why),
        known_to=clean_text(told.known_to),
        ground=clean_text(told.ground),
        consultation_id=told.consultation_id,
        began_at=at,
        began_by=actor.signature,
    )


def _promise_selection(actor: Actor, group: GroupCase, method: Method, at: dt.datetime) -> None:
    step = the_method.step_of(method, StepKind.SELECTION)
    put_task(
        actor,
        group,
        gettext_noop("Gör urvalet mot de skrivna villkoren"),
        the_method.due_after(step, local_day(at), 14),
        at,
        SELECT,
        method.title,
    )


def put_task(
    actor: Actor, group: GroupCase, what: str, due_on: dt.date, at: dt.datetime, rule: str, basis: str = ""
) -> None:
    """Put something of the group's on the actor's desk; it leads to the group's page."""
    cases.add_task(
        actor=actor,
        what=what,
        due_on=due_on,
        starts_at=at,
        case_id=group.case_id,
        person_id=group.person_id,
        rule=rule,
        basis=basis,
        owner_id=actor.worker_id,
        owner_name=actor.name,
        about_kind="group",
        about=group.id,
    )


def examine_person(
    *, person: PersonPage, method: Method, answers: Mapping[str, Met], on: dt.date
) -> Examination:
    """What the method says of the target group; nothing is stored. An unknown counts as not answered."""
    known = {Met.YES: True, Met.NO: False, Met.UNKNOWN: None}
    told = {key: known[met] for key, met in answers.items()}
    if person.line.protected:
        told[PROTECTED] = True
    births: list[dt.date | None] = [None]
    if person.line.birth_date:
        births = [person.line.birth_date]
    elif person.ages_told:
        births = [dt.date(on.year - age, 1, 1) for age in person.ages_told]
    results = [examine(method, born, on, told) for born in births]
    return max(results, key=lambda one: WORST_LAST.index(one.verdict))


@transaction.atomic
def select(
    *,
    actor: Actor,
    group_id: UUID,
    answers: Mapping[str, Answered],
    decided: Decided,
    extra: Given = NOTHING,
    at: dt.datetime,
) -> None:
    """Decide after the criteria. A yes goes into the queue, to be given a place; a no ends this question and no other.

    Raises GroupRefused: an obstacle that nobody may pass, a reason that is missing, a decision that is the manager's.
    """
    group = held_group(actor, group_id)
    if group.selected is not None:
        raise GroupRefused(_("Urvalet är redan gjort. Ladda om sidan."))
    method = method_of(group)
    person = about.of(actor, group.person_id, local_day(at))
    met = {key: one.met for key, one in answers.items()}
    examined = examine_person(person=person, method=method, answers=met, on=local_day(at))
    if decided.chosen:
        _refuse(actor, examined, decided)
    elif not decided.alternative.strip():
        raise GroupRefused(_("Skriv vad som erbjuds i stället."))
    _keep_answers(actor, group, method, answers, examined, decided)
    Selection.objects.create(
        unit_id=actor.unit_id,
        group=group,
        chosen=decided.chosen,
        why=clean_text(decided.why),
        alternative=clean_text(decided.alternative),
        decided_at=at,
        decided_by=actor.signature,
    )
    group.selected, group.selected_at = decided.chosen, at
    group.save(update_fields=["selected", "selected_at"])
    cases.finish_tasks_about(actor=actor, about=group.id, rule=SELECT, at=at)
    asked = asked_of(group, StepKind.SELECTION)
    write_journal(actor, group, "group_selection", _selection_text(decided), at, extra=extra, steps=asked)
    record(
        actor=actor,
        verb="select",
        object_kind="group",
        object_id=group.id,
        person_id=group.person_id,
        chosen=decided.chosen,
    )
    if not decided.chosen:
        _end_unselected(actor, group, decided, at)


def _refuse(actor: Actor, examined: Examination, decided: Decided) -> None:
    if examined.verdict is Verdict.OUTSIDE:
        stops = [one for one in examined.obstacles if not one.can_be_overridden]
        raise GroupRefused(" ".join(f"{one.text} {one.instead}" for one in stops))
    for one in examined.overrides:
        if not decided.reasons.get(one.key, "").strip():
            raise GroupRefused(_("Skriv varför ni går vidare trots detta: %(text)s") % {"text": one.text})
        if one.override_by is Role.MANAGER and not actor.may("manages"):
            raise GroupRefused(
                _(
                    "Det här bestämmer enhetschefen: %(text)s Det du skrivit ligger kvar. "
                    "Be enhetschefen öppna urvalet och besluta."
                )
                % {"text": one.text}
            )


def _keep_answers(
    actor: Actor,
    group: GroupCase,
    method: Method,
    answers: Mapping[str, Answered],
    examined: Examination,
    decided: Decided,
) -> None:
    in_the_way = {one.key for one in examined.obstacles}
    asked = (*method.target_group.criteria, *method.target_group.exclusions)
    rows = [
        CriterionAnswer(
            key=one.key, question=one.question, met=answers[one.key].met, words=answers[one.key].words
        )
        for one in asked
        if one.key in answers
    ]
    rows.append(CriterionAnswer(key=AGE, question=gettext_noop("Hur gammal är den unge?"), age=examined.age))
    for row in rows:
        row.unit_id, row.group = actor.unit_id, group
        row.words = clean_text(row.words)
        row.in_the_way = row.key in in_the_way
        row.reason = clean_text(decided.reasons.get(row.key, "")) if row.in_the_way else ""
    CriterionAnswer.objects.bulk_create(rows)


def _end_unselected(actor: Actor, group: GroupCase, decided: Decided, at: dt.datetime) -> None:
    group.closed_at = at
    group.save(update_fields=["closed_at"])
    cases.close_case(actor=actor, case_id=group.case_id, outcome="not_selected", why=decided.why, at=at)


@in_swedish()
def _nomination_text(told: Nomination) -> str:
    who = told.nominated_by_who or told.nominated_by.label
    parts = [_("Föreslaget av %(who)s.") % {"who": who}, told.why]
    if told.known_to.strip():
        parts.append(_("Känner till det: %(who)s") % {"who": told.known_to})
    if told.ground.strip():
        parts.append(_("Grund för att nämna namnet: %(ground)s") % {"ground": told.ground})
    return "\n\n".join(parts)


@in_swedish()
def _selection_text(decided: Decided) -> str:
    said = (
        _("Den unge är vald och väntar på plats.") if decided.chosen else _("Annat stöd erbjuds i stället.")
    )
    return "\n\n".join(part for part in (said, decided.why, decided.alternative) if part.strip())
