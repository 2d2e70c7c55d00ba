"""Answers that somebody gives to the extra fields of steps: what the form makes and the action keeps."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.foundation.units.swedish import in_swedish
from samsyn.methods.steps import ExtraField, Step
from samsyn.methods.vocabulary import FieldKind

from . import values
from .refusals import Unanswered


@dataclass(frozen=True)
class Answer:
    """One answer: `value` as `values.stored` writes it, empty where nothing was answered."""

    step: Step
    field: ExtraField
    value: str

    @property
    def choice(self) -> str:
        """The words of what was chosen from a list, as they read now."""
        return next((one.label for one in self.field.choices if one.key == self.value), "")

    @property
    def words(self) -> str:
        return values.in_words(self.field.kind, self.value, self.choice)


@dataclass(frozen=True)
class Given:
    """All that was answered on one page, in the method's order."""

    answers: tuple[Answer, ...] = ()

    @property
    def answered(self) -> tuple[Answer, ...]:
        return tuple(one for one in self.answers if one.value)

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """Step and field of what was answered."""
        return frozenset((one.step.key, one.field.key) for one in self.answered)

    @property
    def texts(self) -> tuple[str, ...]:
        """What was written freely: where a name may hide."""
        return tuple(one.value for one in self.answered if one.field.kind is FieldKind.TEXT)

    @in_swedish()
    def journal(self) -> str:
        """Questions and answers for the journal, in Swedish; empty where nothing was answered."""
        return in_lines((one.field.label, one.words) for one in self.answered)


NOTHING = Given()


def asked_fields(steps: Iterable[Step]) -> Iterator[tuple[Step, ExtraField]]:
    """Every extra field of the steps, in order."""
    return ((step, field) for step in steps for field in step.extra_fields)


def refuse_unanswered(steps: Iterable[Step], answered: Container[tuple[str, str]]) -> None:
    """Raise Unanswered where a step asks something that has to be answered and `answered` does not hold it.

    `answered` holds step and field. The form says the same beside each field; this is for whatever has no form.
    """
    missing = [
        (step, field)
        for step, field in asked_fields(steps)
        if field.required and (step.key, field.key) not in answered
    ]
    if missing:
        asked = ", ".join(f"”{field.label}” ({step.name})" for step, field in missing)
        raise Unanswered(
            _("Metoden frågar något som måste ha ett svar: %(asked)s. Svara och spara igen.")
            % {"asked": asked}
        )


def with_answers(text: str, given: Given) -> str:
    """A journal text with what was answered last in it."""
    return "\n\n".join(part for part in (text.strip(), given.journal()) if part)


def in_lines(told: Iterable[tuple[str, str]]) -> str:
    """Each question with its answer, a line each."""
    return "\n".join(f"{_asked(question)} {words}" for question, words in told)


def _asked(label: str) -> str:
    return label if label.endswith(("?", ":")) else f"{label}:"
