"""What has to be judged before words of how it goes may leave the unit."""

from samsyn.foundation.commitments.weighing import Weighed
from samsyn.foundation.messages.forms import JudgementForm
from samsyn.foundation.messages.matrix import Matrix
from samsyn.law import Fact
from samsyn.law.answer import Ask

ASK = Ask(Fact.OBVIOUS_THAT_INTEREST_PREVAILS, "Är det uppenbart?", judgement=True)


def weighed(**typed: str) -> Weighed:
    return Weighed(Matrix(()), JudgementForm((ASK,), typed or None, whole=False))


def test_words_that_go_nowhere_are_ready_and_need_no_reason():
    assert Weighed().ready
    assert Weighed().why == ""


def test_a_question_that_nobody_has_answered_holds_the_words_back():
    assert not weighed().ready
    assert weighed().why == ""


def test_an_answer_needs_its_reason_and_then_the_words_may_be_tried():
    answer = {f"fact_{ASK.fact.value}": "yes"}
    assert not weighed(**answer).ready
    told = weighed(**answer, why="Skolan behöver veta det i dag.")
    assert told.ready
    assert told.why == "Skolan behöver veta det i dag."
