"""The agenda that a meeting begins with: that of the case's own method, else that of the type of meeting."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from samsyn.foundation.cases import clocks, report_meetings
from samsyn.foundation.cases.queries import CaseCard
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category
from samsyn.methods.faults import UnknownMethodError
from samsyn.methods.library import shipped
from samsyn.methods.loader import method_version
from samsyn.methods.model import Method
from samsyn.methods.vocabulary import StepKind

from .vocabulary import Kind, MeetingType

FILE = Path(__file__).parent / "agendas.yaml"
STEP_OF = {
    MeetingType.REPORT: StepKind.REPORT_MEETING,
    MeetingType.SIG: StepKind.GROUP_MEETING,
    MeetingType.SSPF: StepKind.GROUP_MEETING,
}
SHIPPED = {MeetingType.REPORT: "report_meeting", MeetingType.SIG: "sig", MeetingType.SSPF: "sspf"}


@dataclass(frozen=True)
class Line:
    """One line of an agenda."""

    heading: str
    category: Category
    kind: Kind = Kind.ITEM
    without_police: bool = False


def begin_with(actor: Actor, kind: MeetingType, card: CaseCard) -> tuple[Line, ...]:
    """The lines for a meeting in a case: of the version of the method that it goes by, where that has them."""
    own = method_of(actor, kind, card)
    return _lines(own) if own and own.agenda else template(kind)


def method_of(actor: Actor, kind: MeetingType, card: CaseCard) -> Method | None:
    """The version of the method that a meeting in a case goes by; None where none has a meeting of this type.

    It is the version that the case began under. A concern report's case has no method: its meeting goes by the report
    meeting of the municipality, as it held on the day when the case was opened. One statement for such a meeting.
    """
    own = _began_under(card)
    if own is None and kind is MeetingType.REPORT:
        own = report_meetings.in_force(actor, clocks.local_day(card.opened_at))
    has_it = own and any(step.kind is STEP_OF.get(kind) for step in own.steps)
    return own if has_it else None


@cache
def template(kind: MeetingType) -> tuple[Line, ...]:
    """The lines that a type of meeting begins with where the case's method has none."""
    if kind not in SHIPPED:
        return _all()[kind.value]
    (*_, newest) = (one for one in shipped().methods if one.key == SHIPPED[kind] and one.municipality is None)
    return _lines(newest)


def _began_under(card: CaseCard) -> Method | None:
    try:
        return method_version(card.method_key, card.method_municipality or None, int(card.method_version))
    except (UnknownMethodError, ValueError):  # a case without a method of this kind, as a concern report's
        return None


def _lines(method: Method) -> tuple[Line, ...]:
    return tuple(
        Line(one.heading, one.category, Kind(one.part.value), one.without_police) for one in method.agenda
    )


@cache
def _all() -> dict[str, tuple[Line, ...]]:
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        key: tuple(
            Line(line["heading"], Category(line["category"]), Kind(line.get("kind", Kind.ITEM.value)))
            for line in lines
        )
        for key, lines in content.items()
    }
