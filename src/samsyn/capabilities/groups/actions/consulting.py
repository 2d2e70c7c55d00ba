"""Asking about nobody: a question and advice without a name (domain 4.3, step 1)."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.capabilities.groups.models import Consultation
from samsyn.capabilities.groups.refusals import GroupRefused
from samsyn.foundation.audit.log import record
from samsyn.foundation.messages.payloads import clean_text
from samsyn.foundation.people.naming import Named, named_in
from samsyn.foundation.step_answers.actions import With, keep
from samsyn.foundation.step_answers.given import NOTHING, Given
from samsyn.foundation.units.acting import Actor
from samsyn.law import Party


@dataclass(frozen=True)
class Asked:
    """What was asked, by which kind of authority, and the advice."""

    asked_by: Party
    question: str
    advice: str
    asked_on: dt.date
    method_key: str = ""


def pointed_out(*, actor: Actor, asked: Asked, extra: Given = NOTHING) -> Named:
    """Names and numbers in the texts, to be shown to the writer. At most one statement."""
    return named_in(actor=actor, texts=(asked.question, asked.advice, *extra.texts))


@transaction.atomic
def write(*, actor: Actor, asked: Asked, kept_why: str, extra: Given = NOTHING, at: dt.datetime) -> UUID:
    """Keep a consultation. Raises GroupRefused where it names somebody; a word alone may stay with a reason."""
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
    keep(actor=actor, given=extra, given_with=about, at=at)
    record(actor=actor, verb="write", object_kind="consultation", object_id=row.id)
    return row.id
