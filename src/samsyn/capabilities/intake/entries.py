"""What a signed row says in the journal: short Swedish that can be copied into the municipality's case system."""

import datetime as dt
from dataclasses import dataclass
from functools import singledispatch

from django.db import models as orm
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.step_answers.queries import in_journal, rows_about
from samsyn.foundation.units.swedish import in_swedish

from . import models
from .rows import rows_of
from .words import Decision, Heard, Offer


@dataclass(frozen=True)
class EntryText:
    """One entry: its kind, its text and when what it tells happened."""

    kind: str
    text: str
    happened_at: dt.datetime


def paragraphs(*parts: str) -> str:
    """The parts that are not empty, one to a paragraph."""
    return "\n\n".join(part for part in parts if part)


@in_swedish()
def entry_of(row: orm.Model) -> EntryText | None:
    """The entry that a signed row makes; None for a row that is not told in the journal."""
    return _entry_of(row)


@singledispatch
def _entry_of(_row: orm.Model) -> EntryText | None:
    return None


@_entry_of.register
def _protection(row: models.ProtectionAssessment) -> EntryText:
    need = _("Behov av omedelbart skydd: ja.") if row.need else _("Behov av omedelbart skydd: nej.")
    known = _("Tidigare aktuell: %(answer)s.") % {"answer": row.get_earlier_known_display()}
    return EntryText("protection", paragraphs(f"{need} {known}", row.reasons), row.assessed_at)


@_entry_of.register
def _contact(row: models.PreliminaryContact) -> EntryText:
    whom = row.get_with_whom_display() + (f", {row.who}" if row.who else "")
    outside = _("Kontakten ligger utanför den krets som får kontaktas. Skäl: %(why)s") % {
        "why": row.outside_why
    }
    text = paragraphs(f"{whom}. {row.get_way_display()}.", row.what, outside if row.outside_why else "")
    return EntryText("preliminary_contact", text, row.happened_at)


@_entry_of.register
def _meeting(row: models.MeetingOffer) -> EntryText:
    said = _("Anmälningsmöte: %(answer)s.") % {"answer": row.get_answer_display()}
    match row.answer:
        case Offer.DECLINED:
            said += " " + _("Tackade nej: %(who)s.") % {"who": row.get_declined_by_display()}
        case Offer.UNSUITABLE:
            said += " " + _("Skäl: %(why)s.") % {"why": row.get_unsuitable_because_display()}
    own = in_journal(rows_about(row.unit_id, row.id))
    return EntryText("meeting_offer", paragraphs(said, row.why, own), row.signed_at)


@_entry_of.register
def _booked(row: models.ReportMeeting) -> EntryText:
    asked = {
        _("barnet"): row.with_child,
        _("vårdnadshavarna"): row.with_guardians,
        _("den som anmälde"): row.with_reporter,
    }
    starts = timezone.localtime(row.starts_at)
    said = _("Anmälningsmöte bokat %(day)s klockan %(time)s, %(place)s. Kallade: %(who)s.") % {
        "day": starts.date().isoformat(),
        "time": f"{starts:%H.%M}",
        "place": row.place,
        "who": ", ".join(name for name, comes in asked.items() if comes) or _("ingen"),
    }
    return EntryText("meeting_offer", said, row.signed_at)


@_entry_of.register
def _informed(row: models.InformedPerson) -> EntryText:
    if row.informed_at is None:
        text = _("%(who)s är inte informerad än.") % {"who": row.get_whom_display()}
        return EntryText("informed", paragraphs(text, row.not_why), row.signed_at)
    text = _("%(who)s är informerad. %(way)s.") % {
        "who": row.get_whom_display(),
        "way": row.get_way_display(),
    }
    return EntryText("informed", text, row.informed_at)


@_entry_of.register
def _extension(row: models.AssessmentExtension) -> EntryText:
    said = _("Förhandsbedömningen förlängs till %(day)s på grund av synnerliga skäl: %(ground)s.") % {
        "day": row.until.isoformat(),
        "ground": row.get_ground_display(),
    }
    return EntryText("extension", paragraphs(said, row.why), row.signed_at)


@_entry_of.register
def _decision(row: models.PreliminaryDecision) -> EntryText:
    said = _("Beslut: %(decision)s. Delegationspunkt %(point)s.") % {
        "decision": row.get_decision_display(),
        "point": row.delegation_point,
    }
    heard = _("Barnet har kommit till tals: %(answer)s.") % {"answer": row.get_child_heard_display()}
    if row.child_heard == Heard.NO:
        heard += " " + row.child_not_heard_why
    late = local_day(row.decided_at) - row.due_on
    delay = (
        _("Beslutet fattades %(days)d dagar efter tidsgränsen.") % {"days": late.days}
        if late.days > 0
        else ""
    )
    return EntryText("preliminary_decision", paragraphs(said, row.reasons, heard, delay), row.decided_at)


@_entry_of.register
def _answer(row: models.ReporterAnswer) -> EntryText | None:
    if row.answered_at is None:
        return None
    if row.refrained_why:
        text = paragraphs(_("Återkoppling lämnades inte, eftersom det är olämpligt."), row.refrained_why)
    else:
        text = _("Återkoppling lämnades: %(outcome)s.") % {"outcome": row.get_outcome_display()}
    return EntryText("reporter_answer", text, row.answered_at)


@_entry_of.register
def _forwarding(row: models.Forwarding) -> EntryText:
    return EntryText(
        "forwarded", _("Uppgifter lämnades vidare till %(who)s.") % {"who": row.recipient_name}, row.signed_at
    )


@in_swedish()
def received_text(matter: models.Matter) -> EntryText:
    """That the report came, from whom, and when: the legal start."""
    text = _("Kom in från %(who)s.") % {"who": matter.sender_name or _("allmänheten")}
    return EntryText("report_received", text, matter.received_at)


def written_before(matter: models.Matter) -> list[EntryText]:
    """Everything that was signed before the case was opened, in the order it happened."""
    told = [entry_of(row) for rows in rows_of(matter.unit_id, matter.id).values() for row in rows]
    entries = [received_text(matter), *(entry for entry in told if entry)]
    return sorted(entries, key=lambda entry: entry.happened_at)


def decided_words(decision: str) -> str:
    """A decision in words, for a colleague who decided second."""
    return str(Decision(decision).label)
