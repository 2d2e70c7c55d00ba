"""What is written into the journal after a meeting, made from its minutes, in plain Swedish."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.queries import in_journal
from samsyn.foundation.units.swedish import in_swedish

from .models import Attendance, Decision, Meeting, Minutes, MinutesPart
from .vocabulary import Absence, MeetingType


@in_swedish()
def journal_text(
    meeting: Meeting,
    minutes: Minutes,
    parts: Sequence[MinutesPart],
    present: Sequence[Attendance],
    decisions: Sequence[Decision],
    answers: Sequence[StepAnswer] = (),
) -> str:
    """Headed paragraphs, the empty ones left out. It is the own unit's: also what was said without the police."""
    began, ended = timezone.localtime(minutes.began_at), timezone.localtime(minutes.ended_at)
    told = [
        (
            str(MeetingType(meeting.type).label),
            _("Klockan %(began)s till %(ended)s, %(place)s.")
            % {"began": f"{began:%H.%M}", "ended": f"{ended:%H.%M}", "place": meeting.place},
        ),
        (_("Närvarande"), _lines(who(one) for one in present if one.present)),
        (_("Frånvarande"), _lines(who(one) for one in present if not one.present)),
        *((one.heading, one.text) for one in parts),
        (_("Beslutat"), _lines(_decided(one) for one in decisions)),
        (_("Överenskommet om återkoppling"), minutes.feedback_agreed),
        (_("Samtycke återkallat under mötet"), minutes.withdrawn_handled),
        (_("Metodens egna frågor"), in_journal(answers)),
    ]
    return "\n\n".join(f"{heading}\n{text.strip()}" for heading, text in told if text.strip())


def who(one: Attendance) -> str:
    """Somebody at the meeting, from which authority, and why not there."""
    said = ", ".join(filter(None, (one.name, one.authority)))
    return f"{said} ({str(Absence(one.absence).label).lower()})" if one.absence else said


def _decided(one: Decision) -> str:
    said = _("%(what)s – %(who)s, senast %(day)s") % {
        "what": one.what,
        "who": ", ".join(filter(None, (one.who, one.authority))),
        "day": one.due_on.isoformat(),
    }
    return f"{said}. {_('Syns på')}: {one.sign_of_done}" if one.sign_of_done else said


def _lines(items: Iterable[str]) -> str:
    return "\n".join(f"– {item}" for item in items)
