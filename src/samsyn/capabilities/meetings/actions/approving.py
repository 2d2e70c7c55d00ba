"""Approving minutes: signed and frozen, written in the journal, and what was decided becomes commitments."""

import datetime as dt
import hashlib
import json
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.meetings.access import held_meeting
from samsyn.capabilities.meetings.journal import journal_text
from samsyn.capabilities.meetings.models import (
    Approval,
    Attendance,
    Decision,
    Meeting,
    Minutes,
    MinutesPart,
)
from samsyn.capabilities.meetings.refusals import MeetingRefused
from samsyn.capabilities.meetings.vocabulary import MeetingType
from samsyn.capabilities.meetings.withdrawn import withdrawn_since
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.commitments.actions import CommitmentFacts, commit
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.queries import rows_about
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit
from samsyn.law import Party

from .minuting import OWN


class Content(NamedTuple):
    """All that stands in a version of the minutes, in the order in which it is hashed."""

    parts: list[MinutesPart]
    present: list[Attendance]
    decisions: list[Decision]
    answers: list[StepAnswer]


Row = Minutes | MinutesPart | Attendance | Decision | StepAnswer


@transaction.atomic
def approve(*, actor: Actor, meeting_id: UUID, minutes_id: UUID, at: dt.datetime) -> UUID:
    """Approve the newest version: signed and frozen, written in the journal, and what was decided becomes commitments.

    Raises MeetingRefused when a newer version has been written or a consent was withdrawn since, and CaseClosed.
    """
    meeting = held_meeting(actor, meeting_id)
    row = Minutes.objects.filter(unit_id=actor.unit_id, meeting=meeting).order_by("-number").first()
    if row is None or row.id != minutes_id:
        raise MeetingRefused(
            _("Protokollet har skrivits om sedan du läste det. Läs det igen innan du godkänner.")
        )
    withdrawn = withdrawn_since(actor=actor, person_id=meeting.person_id, since=meeting.called_at)
    if any(one.at > row.written_at for one in withdrawn):
        raise MeetingRefused(
            _(
                "Ett samtycke har återkallats sedan protokollet skrevs. Öppna protokollet och ta ställning till det."
            )
        )
    content = content_of(row)
    approval = Approval.objects.create(
        unit_id=actor.unit_id,
        meeting=meeting,
        minutes=row,
        content_sha256=content_hash(row, content),
        approved_at=at,
        approved_by=actor.worker_id,
        signature=actor.signature,
    )
    meeting.approved_at = at
    meeting.save(update_fields=["approved_at"])
    _to_journal(actor, meeting, row, content, at)
    for decision in content.decisions:
        _commit(actor, meeting, row, decision)
    cases.finish_tasks_about(actor=actor, about=meeting.id, at=at)
    record(
        actor=actor,
        verb="approve",
        object_kind="meeting_minutes",
        object_id=row.id,
        person_id=meeting.person_id,
    )
    return approval.id


def content_of(row: Minutes) -> Content:
    """All that stands in a version of the minutes, and what was answered with it."""
    mine = {"unit_id": row.unit_id, "minutes": row}
    return Content(
        list(MinutesPart.objects.filter(**mine).order_by("number")),
        list(Attendance.objects.filter(**mine).order_by("number")),
        list(Decision.objects.filter(**mine).order_by("number")),
        list(rows_about(row.unit_id, row.id)),
    )


def content_hash(row: Minutes, content: Content) -> str:
    """The SHA-256 of all that stands in a version, in one fixed order."""
    rows: tuple[Row, ...] = (row, *(one for part in content for one in part))
    told = [_plain(one) for one in rows]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _plain(row: Row) -> dict[str, str]:
    return {field.attname: _said(getattr(row, field.attname)) for field in row._meta.concrete_fields}  # noqa: SLF001


def _said(value: object) -> str:
    return value.astimezone(dt.UTC).isoformat() if isinstance(value, dt.datetime) else str(value)


def _to_journal(actor: Actor, meeting: Meeting, row: Minutes, content: Content, at: dt.datetime) -> None:
    cases.write_entry(
        actor=actor,
        case_id=meeting.case_id,
        person_id=meeting.person_id,
        kind="report_meeting" if meeting.type == MeetingType.REPORT else "meeting",
        text=journal_text(meeting, row, *content),
        happened_at=row.began_at,
        at=at,
        after_closing=True,
    )


def _commit(actor: Actor, meeting: Meeting, row: Minutes, one: Decision) -> None:
    """A decision becomes a commitment, made when it was written down: what the own unit took on lies on a desk."""
    party, unit_id, name = Party.YOUTH, None, ""
    if one.owner == OWN:
        party, unit_id, name = actor.party, actor.unit_id, actor.unit_name
    elif one.other_id:
        unit = Unit.objects.get(id=one.other_id)
        party, unit_id, name = Party(unit.party), unit.id, unit.name
    commit(
        actor=actor,
        case_id=meeting.case_id,
        facts=CommitmentFacts(
            what=one.what,
            who=one.who,
            party=party,
            due_on=one.due_on,
            sign_of_done=one.sign_of_done,
            unit_id=unit_id,
            unit_name=name,
        ),
        at=row.written_at,
        about_kind="meeting",
        about=meeting.id,
    )
