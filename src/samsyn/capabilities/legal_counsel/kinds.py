"""The question to the lawyer and the answer: about the law, and about nobody."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Party, Purpose


@dataclass(frozen=True)
class LegalQuestion:
    """What a worker asks: from whom to whom, what kind of information, for what. `point` is an unsettled point's id."""

    sender: Party
    recipient: Party
    category: Category
    purpose: Purpose
    question: str
    point: str = ""


@dataclass(frozen=True)
class LegalAnswer:
    """What the lawyer answers, under the question as it was asked."""

    question: str
    answer: str


LEGAL_QUESTION = Kind(
    key="legal_question",
    version=1,
    name=_("Fråga till juristen"),
    payload=LegalQuestion,
    template="legal_counsel/messages/legal_question.html",
    needs_assessment=False,
)
LEGAL_ANSWER = Kind(
    key="legal_answer",
    version=1,
    name=_("Svar från juristen"),
    payload=LegalAnswer,
    template="legal_counsel/messages/legal_answer.html",
    needs_assessment=False,
)


def register_all() -> None:
    """Make them known, once the apps are ready."""
    for kind in (LEGAL_QUESTION, LEGAL_ANSWER):
        register(kind)
