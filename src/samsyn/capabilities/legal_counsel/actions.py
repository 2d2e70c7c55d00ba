"""Asking the lawyer and answering. Neither may be about anybody."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.foundation.messages import reading, sending
from samsyn.foundation.people.naming import Named, named_in
from samsyn.foundation.settlements.queries import legal_offices
from samsyn.foundation.units.acting import Actor

from .kinds import LEGAL_ANSWER, LEGAL_QUESTION, LegalAnswer, LegalQuestion
from .queries.questions import answer_to
from .refusals import CounselRefused


@transaction.atomic
def ask_lawyer(*, actor: Actor, question: LegalQuestion, nobodys_names: bool, at: dt.datetime) -> UUID:
    """Send a question to the municipality's lawyer.

    `nobodys_names` says that words which look like names the unit knows are no names here. Raises CounselRefused.
    """
    offices = legal_offices()
    if not offices:
        raise CounselRefused(
            _("Kommunen har ingen jurist i Samsyn. Fråga så som ni brukar, utan att skriva vem det gäller.")
        )
    refuse_names(named_in(actor=actor, texts=(question.question,)), nobodys_names=nobodys_names)
    return sending.send(actor=actor, kind=LEGAL_QUESTION, payload=question, recipient_id=min(offices), at=at)


@transaction.atomic
def answer_question(*, actor: Actor, message_id: UUID, answer: str, at: dt.datetime) -> UUID:
    """Answer a question that has come. Raises CounselRefused."""
    asked = reading.open_message(actor=actor, message_id=message_id)
    if asked is None or not isinstance(asked.payload, LegalQuestion) or asked.other_id is None:
        raise CounselRefused(_("Frågan finns inte här."))
    if answer_to(actor=actor, message_id=message_id):
        raise CounselRefused(_("Frågan är redan besvarad. Ladda om sidan och läs svaret."))
    refuse_names(named_in(actor=actor, texts=(answer,)), nobodys_names=True)
    return sending.send(
        actor=actor,
        kind=LEGAL_ANSWER,
        payload=LegalAnswer(asked.payload.question, answer),
        recipient_id=asked.other_id,
        in_reply_to=message_id,
        at=at,
    )


def refuse_names(named: Named, *, nobodys_names: bool) -> None:
    """Say what has to go before the text can be sent."""
    if named.certain:
        raise CounselRefused(
            _("Det här visar vem det gäller: %(what)s. Ta bort det och skriv ”den unge” i stället.")
            % {"what": ", ".join(named.certain)}
        )
    if named.words and not nobodys_names:
        raise CounselRefused(
            _("Är det här ett namn? %(what)s. Ta bort det, eller kryssa för att det inte är någons namn.")
            % {"what": ", ".join(named.words)}
        )
