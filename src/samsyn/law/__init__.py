"""What the statutes say about sharing: provisions as dated data and the engine that weighs them.

The whole package is standard library only, without clock and without database. Ask with
``Question.from_json`` and ``assess``; beside them stand ``deadlines``, ``retention`` and ``command``.
"""

from samsyn.law.answer import Answer
from samsyn.law.engine import assess
from samsyn.law.errors import LawDataError, QuestionError
from samsyn.law.question import Consent, Question, Subject
from samsyn.law.vocabulary import Category, Fact, Outcome, Party, Purpose

__all__ = [
    "Answer",
    "Category",
    "Consent",
    "Fact",
    "LawDataError",
    "Outcome",
    "Party",
    "Purpose",
    "Question",
    "QuestionError",
    "Subject",
    "assess",
]
