"""The report as a whole: its two forms, and the review before it goes."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.capabilities.intake.payloads import ConcernReport
from samsyn.capabilities.intake.queries.examining import about_report, asks_of_report, if_concern, judged
from samsyn.capabilities.intake.queries.reports import recipient_of, report_recipients
from samsyn.foundation.messages.assessing import Examination
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.likeness import Nearness
from samsyn.foundation.people.queries import Likely, likely_persons
from samsyn.foundation.units.acting import Actor

from .persons import municipality_choices
from .reporting import ChildForm, ReportForm, report_form_for

NEW = "new"


@dataclass
class WholeForm:
    """The child and the concern, checked together so that all mistakes are told at once."""

    child: ChildForm
    report: ReportForm

    def is_valid(self) -> bool:
        return all([self.child.is_valid(), self.report.is_valid()])


def whole_form(*, actor: Actor, typed: QueryDict | None, now: dt.datetime, checked: bool) -> WholeForm:
    """The forms with what was typed; only what was sent is checked, a draft is just shown again."""
    on = timezone.localdate(now)
    data = typed if checked else None
    initial: dict[str, object] = {name: typed.get(name) for name in typed} if typed and not checked else {}
    prefixed = {
        name.removeprefix("child-"): value for name, value in initial.items() if name.startswith("child-")
    }
    if initial:
        initial["feedback_requested"] = "feedback_requested" in initial
    return WholeForm(
        ChildForm(data, prefix="child", on=on, municipalities=municipality_choices(), initial=prefixed),
        report_form_for(actor)(
            data, recipients=report_recipients(actor=actor), now=now, on=on, initial=initial
        ),
    )


class PersonForm(forms.Form):
    """Which of the unit's own persons the child is, or a new one: never decided by the machine."""

    person = forms.ChoiceField(
        label=_("Vem är barnet i ert eget register?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vem barnet är i ert eget register, eller att det är nytt.")},
    )

    def __init__(self, *args: object, likely: list[Likely], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        choices = [(str(one.person.person_id), _told(one)) for one in likely]
        self.fields["person"].choices = [*choices, (NEW, _("Ingen av dem: registrera barnet som ny hos oss"))]  # type: ignore[attr-defined]
        same = [one for one in likely if one.nearness is Nearness.SAME_NUMBER]
        if not likely or same:
            self.fields["person"].initial = str(same[0].person.person_id) if same else NEW

    def person_id(self) -> UUID | None:
        chosen = self.cleaned_data["person"]
        return None if chosen == NEW else UUID(chosen)


@dataclass
class Review:
    """What will be sent, whether it may be, and what a human still has to answer."""

    child: PersonFacts
    report: ConcernReport
    question: Examination
    if_concern: Examination
    judgement: JudgementForm
    person: PersonForm | None
    likely: list[Likely]

    def is_valid(self) -> bool:
        return all([self.judgement.is_valid(), self.person is None or self.person.is_valid()])

    @property
    def person_id(self) -> UUID | None:
        """The child in the own register, as chosen."""
        return self.person.person_id() if self.person else None

    @property
    def new_person(self) -> PersonFacts | None:
        """The child to register, where the unit keeps persons and has none such."""
        return self.child if self.person and self.person_id is None else None

    def answered(self, actor: Actor) -> Examination:
        """The question with the reporter's judgement."""
        return judged(self.question, actor=actor, facts=self.judgement.facts())


def read_report(*, actor: Actor, typed: QueryDict | None, posted: QueryDict | None) -> Review | None:
    """The review of what is kept as a draft; None when there is none or it is not whole."""
    now = timezone.now()
    if typed is None:
        return None
    whole = whole_form(actor=actor, typed=typed, now=now, checked=True)
    if not whole.is_valid():
        return None
    child, on = whole.child.facts(), timezone.localdate(now)
    report = whole.report.report(actor, child)
    question = about_report(
        actor=actor, report=report, person_id=None, to=recipient_of(whole.report.recipient_id()), on=on
    )
    keeps_persons = actor.may("works_cases")
    likely = likely_persons(actor=actor, sought=child.sought(on)) if keeps_persons else []
    person = PersonForm(posted, likely=likely) if keeps_persons else None
    return Review(
        child=child,
        report=report,
        question=question,
        if_concern=if_concern(question, actor=actor),
        judgement=JudgementForm(asks_of_report(question, actor=actor), posted),
        person=person,
        likely=likely,
    )


def _told(one: Likely) -> str:
    """Who, and why it may be the same, in words."""
    born = one.person.birth_date.isoformat() if one.person.birth_date else one.person.masked_number
    why = ", ".join(str(reason) for reason in one.reasons)
    return f"{one.person.name}, {born}. {one.nearness.label}: {why}"
