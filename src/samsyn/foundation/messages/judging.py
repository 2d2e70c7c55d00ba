"""Asking the law with a human's answers so far: one answer may lead to another question."""

from collections.abc import Callable, Mapping
from typing import Any

from samsyn.law import Fact
from samsyn.law.answer import Ask

from .forms import JudgementForm
from .matrix import MOST_ROUNDS, Matrix

Facts = Mapping[Fact, bool | int]


def judge(
    ask_law: Callable[[Facts], Matrix], typed: Mapping[str, Any] | None, *, reasons: bool = True
) -> tuple[Matrix, JudgementForm]:
    """The matrix with what is answered in `typed`, and the form with every question that came up on the way.

    No question has to be answered: what hangs on it stays shut. `typed` is None before anything was asked.
    """
    asks: list[Ask] = []
    facts: Facts = {}
    matrix = ask_law(facts)
    for _round in range(MOST_ROUNDS):
        asks += [ask for ask in matrix.asks if ask not in asks]
        form = _answered(tuple(asks), typed, reasons=reasons)
        given = form.given() if form.is_bound else {}
        if given == facts:
            break
        facts = given
        matrix = ask_law(facts)
    return matrix, _answered(tuple(asks), typed, reasons=reasons)


def _answered(asks: tuple[Ask, ...], typed: Mapping[str, Any] | None, *, reasons: bool) -> JudgementForm:
    form = JudgementForm(asks, typed, whole=False, reasons=reasons)
    if form.is_bound:
        form.is_valid()
    return form
