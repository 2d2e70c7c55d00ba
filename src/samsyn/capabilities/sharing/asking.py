"""Asking the law in the conversation, and saying back what has been told."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samsyn.foundation.messages import assessing
from samsyn.foundation.messages.assessing import About, Recipient
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.matrix import Matrix, examine_all
from samsyn.foundation.people.person_page import PersonPage
from samsyn.foundation.units.acting import Actor
from samsyn.law import Category, Fact, Purpose

from . import queries
from .conversation import Said
from .forms.conversation import OWN
from .whom import about, known_person
from .words import PURPOSES, category_words

SHORTEST = 2


def persons(*, actor: Actor, posted: Mapping[str, Any] | None, on: dt.date) -> list[tuple[str, str]]:
    """The unit's own persons that a search finds, once something is searched for."""
    text = str(posted.get("find", "")).strip() if posted and posted.get("who") == OWN else ""
    if len(text) < SHORTEST or not actor.may("works_cases"):
        return []
    return queries.found_persons(actor=actor, text=text, on=on)


def ask(
    *, actor: Actor, said: Said, typed: Mapping[str, Any], on: dt.date
) -> tuple[Matrix, Matrix, JudgementForm]:
    """The answer, the answer had they asked, and the questions that came up. Nothing is stored."""
    whom, to = _about(actor, said, on), _recipient(actor, said)

    def ask_law(facts: Mapping[Fact, bool | int], *, requested: bool = said.requested) -> Matrix:
        return examine_all(
            actor=actor,
            about=whom,
            recipients=(to,),
            categories=said.categories,
            purpose=said.purpose or Purpose.SUPPORT,
            on=on,
            facts=facts,
            asked_for=tuple(Category) if requested else (),
        )

    matrix, form = judge(ask_law, typed, reasons=False)
    return matrix, ask_law(form.given(), requested=True), form


def as_typed(said: Said) -> dict[str, str]:
    """What was judged before, as if it were typed again."""
    return {f"fact_{fact.value}": _typed(value) for fact, value in said.facts.items()}


def words_of(value: bool | int | None) -> str:  # noqa: FBT001 - a fact is a yes, a no or a number
    """A judgement in words."""
    if value is None:
        return _("inte bedömt")
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    return str(value)


def told_so_far(
    *, actor: Actor, said: Said, person: PersonPage | None
) -> list[tuple[str, str | Promise, str]]:
    """What has been told, with the number of the page where it is changed."""
    told: list[tuple[str, str | Promise, str]] = []
    if said.whom_known:
        told.append((_("Vem"), _whom_words(said, person), "1"))
    if said.to_known and said.purpose:
        told.append((_("Till"), _recipient(actor, said).name, "2"))
        told.append((_("För att"), PURPOSES[said.purpose], ""))
        if said.requested:
            told.append((_("De har frågat"), _("ja"), ""))
    if said.categories:
        told.append((_("Vad"), ", ".join(category_words(one) for one in said.categories), "3"))
    return told


def _whom_words(said: Said, person: PersonPage | None) -> str:
    if person is not None:
        return person.line.name or _("Namn saknas")
    words = _("född %(day)s") % {"day": said.born} if said.born else _("%(age)s år") % {"age": said.age}
    return f"{words}, {_('skyddade personuppgifter')}" if said.protected else words


def _typed(value: bool | int) -> str:  # noqa: FBT001 - as above
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _about(actor: Actor, said: Said, on: dt.date) -> About:
    if said.person_id is None:
        return said.about_nobody_named(on)
    person = known_person(actor=actor, person_id=said.person_id, on=on)
    return about(person, on) if person else About(None, ())


def _recipient(actor: Actor, said: Said) -> Recipient:
    """The unit chosen, as long as it is in the cooperation, or any of a kind of party."""
    if said.to_unit is not None:
        for one in assessing.recipients(actor=actor):
            if one.unit_id == said.to_unit:
                return one
    if said.to_party is None:
        raise LookupError(said.to_unit)
    return said.anyone_of(said.to_party)
