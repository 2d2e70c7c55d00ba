"""The plan, the information sheet in plain words, and the enrolment, as PDF/A and PDF/UA."""

import datetime as dt

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samsyn.foundation.documents.frames import (
    Fact,
    Language,
    Section,
    Signature,
    information_sheet,
    letter,
    sender_of,
)
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish
from samsyn.methods.vocabulary import LegalForm

from .models import SignedHow
from .rows import GoalLine, GroupPage, PlanPage


@in_swedish()
def plan(*, actor: Actor, page: PlanPage, on: dt.date) -> bytes:
    """A version on paper: the goals first, who does what, what to do when it is hard, and lines to sign on."""
    meeting = page.plan.next_meeting_at
    state = (
        _("antagen %(day)s") % {"day": _day(timezone.localdate(page.plan.adopted_at))}
        if page.plan.adopted_at
        else _("utkast")
    )
    facts = [Fact(_("Version"), f"{page.plan.number}, {state}")]
    if meeting:
        local = timezone.localtime(meeting)
        facts.append(Fact(_("Nästa möte"), f"{date_format(local, 'l j F Y')}, {local:%H.%M}"))
    return letter(
        sender=sender_of(actor),
        to=[page.person.line.name],
        title=_("Min plan"),
        on=on,
        text=_("Målen är dina. Vi som är med har lovat att göra vår del."),
        facts=facts,
        sections=_sections(page),
        closing=[actor.name, actor.title],
        signatures=_signatures(page),
    )


def _sections(page: PlanPage) -> list[Section]:
    taken = [
        _("%(what)s – %(who)s, senast %(day)s. Vi ser det på: %(sign)s")
        % {"what": one.what, "who": one.who, "day": _day(one.due_on), "sign": one.sign_of_done}
        for one in page.commitments
    ]
    listed = [
        Section(_("Det här vill jag"), points=[_goal(one) for one in page.goals]),
        Section(_("Vem gör vad"), points=taken),
        Section(_("När det blir svårt"), page.plan.crisis_plan),
        Section(_("Om det går snett"), page.plan.on_relapse),
        Section(_("Det här gör mina vårdnadshavare"), page.plan.guardians_do),
        Section(
            _("Du bestämmer"),
            _("Du kan ändra dig när du vill. Säg till oss, så slutar vi dela från den stunden."),
        ),
    ]
    return [one for one in listed if one.text.strip() or one.points]


def _goal(one: GoalLine) -> str:
    by = _(" (till %(day)s)") % {"day": _day(one.goal.by_on)} if one.goal.by_on else ""
    return f"{one.goal.words}{by}"


def _signatures(page: PlanPage) -> list[Signature]:
    """Lines to sign on; where it is done, who signed, how and when."""
    if not page.signatures:
        names = [page.person.line.name, *(one.name for one in page.person.guardians_with_custody)]
        return [Signature(name) for name in names]
    return [
        Signature(one.name, f"{SignedHow(one.how).label}, {_day(one.signed_on)}") for one in page.signatures
    ]


def information(*, actor: Actor, page: GroupPage, on: dt.date, english: bool = False) -> bytes:
    """The sheet for the family: in the method's own Swedish words, or in plain English."""
    language: Language = "en" if english else "sv"
    with translation.override(language):
        sections = (
            _english() if english else [Section(one.heading, one.text) for one in page.method.family_sheet]
        )
        title = "Working together around you" if english else page.method.title
    return information_sheet(
        sender=sender_of(actor), title=title, on=on, sections=sections, language=language
    )


def _english() -> list[Section]:
    """The method's texts are Swedish; the same in plain English, word for word alike for every method with a plan."""
    return [
        Section(
            "What it is",
            "Some people who already work with young people become a group around you. Together with you they make "
            "a plan, and it follows what you want yourself.",
        ),
        Section(
            "It is up to you",
            "You can say no, and you can change your mind whenever you like. No other help goes away because of it.",
        ),
        Section(
            "Who gets to know",
            "Only those you have said yes to, and only what you have said yes to. You can always see who has been "
            "told what.",
        ),
        Section(
            "What we write",
            "We write down what you want, who does what and by when. You can read it, and say if you disagree.",
        ),
        Section("If there is danger", "Call 112. You can also call Bris, free of charge, on 116 111."),
    ]


@in_swedish()
def enrolment(*, actor: Actor, page: GroupPage, on: dt.date) -> bytes:
    """That the young person is in, in which form, decided by whom, and how to complain."""
    row = page.enrolment
    assert row is not None  # noqa: S101 - the page asks before
    facts = [
        Fact(_("Arbetssätt"), page.method.title),
        Fact(_("Form"), LegalForm(row.legal_form).label.capitalize()),
        Fact(_("Dag"), _day(row.decided_on)),
        Fact(_("Beslutat av"), row.decided_by),
    ]
    return letter(
        sender=sender_of(actor),
        to=[page.person.line.name],
        title=_("Du är med"),
        on=on,
        text=_(
            "Nu börjar arbetet tillsammans. Nästa steg är att vi skriver en plan efter vad du själv vill."
        ),
        facts=facts,
        sections=[
            Section(
                _("Det är frivilligt"), _("Du kan sluta när du vill. Inget annat stöd försvinner för det.")
            ),
            Section(
                _("Om du inte är nöjd"),
                _("Säg till oss eller till chefen. Du kan också klaga hos IVO eller JO. Det är gratis."),
            ),
        ],
        closing=[actor.name, actor.title],
    )


def _day(day: dt.date) -> str:
    return date_format(day, "j F Y")
