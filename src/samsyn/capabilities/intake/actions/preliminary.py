"""The preliminary assessment (förhandsbedömning, SoL 20:2): contacts, information, extension and decision."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.intake import journal
from samsyn.capabilities.intake.models import (
    AssessmentExtension,
    CaseSystemReference,
    InformedPerson,
    Matter,
    MeetingOffer,
    PreliminaryContact,
    PreliminaryDecision,
    ProtectionAssessment,
)
from samsyn.capabilities.intake.refusals import AlreadyDecided, IntakeRefused
from samsyn.capabilities.intake.words import ContactWith, Decision, Extension, Heard, Informed, Way
from samsyn.foundation.cases import clocks
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.units.acting import Actor

from . import feedback
from .signing import (
    check_child_concern,
    check_moment,
    check_qualified,
    matter_to_change,
    note,
    sign,
    signature,
)


@transaction.atomic
def note_contact(
    *,
    actor: Actor,
    matter_id: UUID,
    with_whom: ContactWith,
    way: Way,
    happened_at: dt.datetime,
    what: str,
    at: dt.datetime,
    who: str = "",
    outside_why: str = "",
) -> PreliminaryContact:
    """Write down a contact. Outside reporter, child, guardian and own register it needs a reason (domain 6.1)."""
    matter = matter_to_change(actor, matter_id)
    check_child_concern(matter)
    check_moment(matter, happened_at, at)
    if with_whom == ContactWith.OTHER and not outside_why:
        raise IntakeRefused(
            _(
                "Innan en utredning är inledd får bara den som anmälde, barnet och vårdnadshavarna kontaktas. "
                "Skriv varför den här kontakten ändå togs."
            )
        )
    row = PreliminaryContact(
        matter=matter,
        with_whom=with_whom,
        who=who,
        way=way,
        happened_at=happened_at,
        what=what,
        outside_why=outside_why if with_whom == ContactWith.OTHER else "",
        **signature(actor, at),
    )
    sign(actor=actor, matter=matter, row=row, verb="note_contact", at=at)
    return row


@transaction.atomic
def note_informed(
    *,
    actor: Actor,
    matter_id: UUID,
    whom: Informed,
    at: dt.datetime,
    informed_at: dt.datetime | None = None,
    way: Way | str = "",
    not_why: str = "",
) -> InformedPerson:
    """Write down that somebody was told of the report and how, or why it waits."""
    matter = matter_to_change(actor, matter_id)
    check_child_concern(matter)
    if informed_at:
        check_moment(matter, informed_at, at)
    elif not not_why:
        raise IntakeRefused(_("Skriv när informationen lämnades, eller varför den väntar."))
    row = InformedPerson(
        matter=matter,
        whom=whom,
        informed_at=informed_at,
        way=way if informed_at else "",
        not_why="" if informed_at else not_why,
        **signature(actor, at),
    )
    sign(actor=actor, matter=matter, row=row, verb="note_informed", at=at)
    return row


@transaction.atomic
def extend(
    *, actor: Actor, matter_id: UUID, ground: Extension, why: str, until: dt.date, at: dt.datetime
) -> AssessmentExtension:
    """Take more than 14 days, on exceptional reasons. Workload, organisation and lack of staff are none (6.1)."""
    check_qualified(actor)
    matter = matter_to_change(actor, matter_id)
    check_child_concern(matter)
    _check_undecided(actor, matter)
    if ground == Extension.WORKLOAD:
        raise IntakeRefused(
            _(
                "Arbetsbelastning, organisation eller brist på personal är inte synnerliga skäl (20 kap. 2 § SoL). "
                "Förhandsbedömningen kan inte förlängas av det skälet. Tala med din chef."
            )
        )
    made = AssessmentExtension.objects.filter(unit_id=actor.unit_id, matter=matter).first()
    if made:
        raise AlreadyDecided(
            _("%(who)s har redan förlängt till %(day)s. Skäl: %(why)s")
            % {"who": made.signature, "day": made.until.isoformat(), "why": made.why}
        )
    if until <= clocks.due(journal.PRELIMINARY, matter.received_at):
        raise IntakeRefused(
            _("Välj en dag efter den ordinarie tidsgränsen. Annars behövs ingen förlängning.")
        )
    row = AssessmentExtension(matter=matter, ground=ground, why=why, until=until, **signature(actor, at))
    sign(actor=actor, matter=matter, row=row, verb="extend", at=at)
    return row


@transaction.atomic
def decide(
    *,
    actor: Actor,
    matter_id: UUID,
    decision: Decision,
    reasons: str,
    delegation_point: str,
    child_heard: Heard,
    decided_at: dt.datetime,
    at: dt.datetime,
    child_not_heard_why: str = "",
) -> PreliminaryDecision:
    """Decide to open an inquiry, not to, or that one is running. Raises AlreadyDecided, IntakeRefused."""
    check_qualified(actor)
    matter = matter_to_change(actor, matter_id)
    check_child_concern(matter)
    _check_undecided(actor, matter)
    check_moment(matter, decided_at, at)
    _check_ready(actor, matter, decision)
    row = PreliminaryDecision(
        matter=matter,
        decision=decision,
        reasons=reasons,
        delegation_point=delegation_point,
        child_heard=child_heard,
        child_not_heard_why=child_not_heard_why if child_heard == Heard.NO else "",
        decided_at=decided_at,
        due_on=last_day(actor, matter),
        **signature(actor, at),
    )
    sign(actor=actor, matter=matter, row=row, verb="decide", at=at)
    for rule in (journal.PRELIMINARY, journal.OFFER):
        journal.stop_clock(actor=actor, matter=matter, rule=rule, at=at)
    journal.settle_case(actor=actor, matter=matter, decision=row, at=at)
    feedback.start_clocks(actor=actor, matter=matter, decision=row)
    feedback.close_when_answered(actor=actor, matter=matter, at=at)
    return row


@transaction.atomic
def refer(*, actor: Actor, matter_id: UUID, system: str, number: str, at: dt.datetime) -> CaseSystemReference:
    """Say where the statutory file is: the municipality's case system and the number there."""
    matter = matter_to_change(actor, matter_id)
    made = CaseSystemReference.objects.filter(unit_id=actor.unit_id, matter=matter).first()
    if made:
        raise AlreadyDecided(
            _("Ärendet är redan överfört till %(system)s, nummer %(number)s, av %(who)s.")
            % {"system": made.system, "number": made.number, "who": made.signature}
        )
    row = CaseSystemReference(matter=matter, system=system, number=number, **signature(actor, at))
    row.save(force_insert=True)
    note(actor=actor, matter=matter, row=row, verb="refer", at=at)
    return row


def last_day(actor: Actor, matter: Matter) -> dt.date:
    """The last day to decide: 14 days after receipt, or the day of an extension."""
    longer = AssessmentExtension.objects.filter(unit_id=actor.unit_id, matter=matter).first()
    return longer.until if longer else clocks.due(journal.PRELIMINARY, matter.received_at)


def _check_undecided(actor: Actor, matter: Matter) -> None:
    made = PreliminaryDecision.objects.filter(unit_id=actor.unit_id, matter=matter).first()
    if made:
        raise AlreadyDecided(
            _("%(who)s beslutade %(day)s: %(what)s. Skäl: %(why)s")
            % {
                "who": made.signature,
                "day": local_day(made.decided_at).isoformat(),
                "what": made.get_decision_display(),
                "why": made.reasons,
            }
        )


def _check_ready(actor: Actor, matter: Matter, decision: Decision) -> None:
    """Protection is assessed first; the meeting is offered by default; an inquiry is about somebody known."""
    if not ProtectionAssessment.objects.filter(unit_id=actor.unit_id, matter=matter).exists():
        raise IntakeRefused(_("Gör den omedelbara skyddsbedömningen innan du beslutar."))
    offered = MeetingOffer.objects.filter(unit_id=actor.unit_id, matter=matter).exists()
    if matter.sender_id and decision != Decision.RUNNING and not offered:
        raise IntakeRefused(
            _(
                "Erbjud ett anmälningsmöte, eller skriv varför det är olämpligt, innan du beslutar (19 kap. 5 § SoL)."
            )
        )
    if decision != Decision.NOT_OPEN and matter.person_id is None:
        raise IntakeRefused(_("Välj vem anmälan gäller innan du beslutar om en utredning."))
