"""Asking about nobody: a question and advice without a name (domain 4.3, step 1)."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.groups import the_method
from samsyn.capabilities.groups.models import Consultation
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.cases.clocks import local_day
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.people.naming import Named, named_in
from samsyn.foundation.step_answers.actions import With, keep
from samsyn.foundation.step_answers.given import NOTHING, Given
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party
from samsyn.methods.steps import Step
from samsyn.methods.vocabulary import StepKind


@dataclass(frozen=True)
class Asked:
    """What was asked, by which kind of authority, and the advice."""

    asked_by: Party
    question: str
    advice: str
    asked_on: dt.date
    method_key: str = ""
    municipality: str = ""  # whose version of it is asked


def pointed_out(*, actor: Actor, asked: Asked, extra: Given = NOTHING) -> Named:
    """Names and numbers in the texts, to be shown to the writer. At most one statement."""
    return named_in(actor=actor, texts=(asked.question, asked.advice, *extra.texts))


@transaction.atomic
def write(*, actor: Actor, asked: Asked, kept_why: str, extra: Given = NOTHING, at: dt.datetime) -> UUID:
    """Keep a consultation. Raises GroupRefused where it names somebody; a word alone may stay with a reason.

    Unanswered where the method that it is about asks something that has to be answered.
    """
    named = pointed_out(actor=actor, asked=asked, extra=extra)
    if named.certain:
        raise GroupRefused(
            _("Texten pekar ut någon: %(who)s. Skriv om det utan namn och nummer.")
            % {"who": ", ".join(named.certain)}
        )
    if named.words and not kept_why.strip():
        raise GroupRefused(
            _("Är det här ett namn på någon: %(who)s? Skriv om det, eller skriv varför det får stå kvar.")
            % {"who": ", ".join(named.words)}
        )
    row = Consultation.objects.create(
        unit_id=actor.unit_id,
        method_key=asked.method_key,
        asked_by=asked.asked_by.value,
        question=clean_text(asked.question, _("Frågan")),
        advice=clean_text(asked.advice, _("Rådet")),
        kept_why=clean_text(kept_why, _("Skälet")),
        asked_on=asked.asked_on,
        written_at=at,
        written_by=actor.signature,
    )
    about = With("consultation", row.id, None, None)
    keep(actor=actor, given=extra, steps=_steps(asked, at), given_with=about, at=at)
    record(actor=actor, verb="write", object_kind="consultation", object_id=row.id)
    return row.id


def _steps(asked: Asked, at: dt.datetime) -> tuple[Step, ...]:
    """What the method that the question is about asks; nothing where none was chosen."""
    if not asked.method_key:
        return ()
    method = the_method.in_force(asked.method_key, asked.municipality, local_day(at))
    return the_method.asked_steps(method, StepKind.CONSULTATION)
