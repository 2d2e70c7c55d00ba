"""The lists of what came and what went, and the judgements a human is asked for."""

import uuid
from dataclasses import replace

import pytest

from samsyn.foundation.messages import assessing, reading
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.forms import MOST_MONTHS, JudgementForm
from samsyn.foundation.messages.judging import judge
from samsyn.foundation.messages.matrix import MOST_ROUNDS
from samsyn.law import Category, Fact, Purpose
from samsyn.law.answer import Ask

from .test_the_only_door import KIM_BORN, NOW, PLAIN, police, send

pytestmark = pytest.mark.django_db
UNSUITABLE = Ask(Fact.DISCLOSURE_UNSUITABLE, "Är det olämpligt att lämna uppgiften?", judgement=True)
MONTHS = Ask(Fact.OFFENCE_MIN_MONTHS, "Vilket är det lägsta straffet, i månader?", judgement=False)


def test_the_inbox_is_read_page_by_page_newest_first(act):
    sara = act("sara")
    sent = [send(sara, kind=PLAIN) for _ in range(3)]
    per = act("per")
    newest = reading.received(actor=per, limit=2)
    assert [line.id for line in newest] == [sent[2], sent[1]]
    assert [line.id for line in reading.received(actor=per, before=newest[-1].at)] == [sent[0]]
    assert [line.id for line in reading.received(actor=per, kinds=["test_plain"])] == sent[::-1]
    assert reading.received(actor=per, kinds=["tip"]) == ()


def test_what_was_sent_in_one_cooperation_is_listed_alone(act):
    sara, together = act("sara"), uuid.uuid4()
    send(sara, kind=PLAIN)
    shared = send(sara, kind=PLAIN, cooperation_id=together)
    assert [line.id for line in reading.sent(actor=sara, cooperation_id=together)] == [shared]
    assert reading.sent(actor=sara, cooperation_id=uuid.uuid4()) == ()


def test_linking_a_message_that_is_not_there_changes_nothing_and_logs_nothing(act, kim):
    sara = act("sara")
    message = send(sara, kind=PLAIN)
    per = act("per")
    kims = kim(per)
    act("bea")
    reading.link_person(actor=per, message_id=uuid.uuid4(), person_id=kims)
    per = act("per")
    assert reading.open_message(actor=per, message_id=message).person_id is None


def test_an_assessment_that_opens_nothing_is_never_recorded_as_one_that_does(act):
    sara = act("sara")
    closed = assessing.examine(
        actor=sara,
        about=About.born_on(None, KIM_BORN),
        recipient=police(sara),
        categories=[Category.CRIME_RISK],
        purpose=Purpose.PREVENT_CRIME,
        on=NOW.date(),
    )
    with pytest.raises(ValueError, match="use refrain"):
        assessing.record_assessment(actor=sara, examination=closed, at=NOW)


def test_without_an_age_nothing_is_open_and_it_says_what_to_do(act):
    sara = act("sara")
    (item,) = assessing.examine(
        actor=sara,
        about=About(None, ()),
        recipient=police(sara),
        categories=[Category.CRIME_RISK],
        purpose=Purpose.PREVENT_CRIME,
        on=NOW.date(),
        facts={Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False},
    ).items
    assert (item.open, item.instead) == (False, (str(assessing.BIRTH_UNKNOWN),))


def test_within_one_secrecy_no_boundary_is_crossed_and_it_says_so(act):
    sara = act("sara")
    (item,) = assessing.examine(
        actor=sara,
        about=About.born_on(None, KIM_BORN),
        recipient=replace(police(sara), secrecy_domain=sara.secrecy_domain),
        categories=[Category.HEALTH],
        purpose=Purpose.SUPPORT,
        on=NOW.date(),
    ).items
    assert (item.open, item.label) == (True, "ingen sekretessgräns")
    assert item.reasons == (str(assessing.SAME_SECRECY),)


def test_each_question_is_answered_and_the_answer_is_reasoned():
    form = JudgementForm((UNSUITABLE, MONTHS), {"fact_offence_min_months": MOST_MONTHS + 1})
    assert not form.is_valid()
    assert set(form.errors) == {"fact_disclosure_unsuitable", "fact_offence_min_months", "why"}
    form = JudgementForm(
        (UNSUITABLE, MONTHS),
        {"fact_disclosure_unsuitable": "no", "fact_offence_min_months": 18, "why": "Grovt narkotikabrott."},
    )
    assert form.is_valid()
    assert form.facts() == {Fact.DISCLOSURE_UNSUITABLE: False, Fact.OFFENCE_MIN_MONTHS: 18}


def test_where_nothing_is_to_be_judged_no_reasons_are_asked_for():
    form = JudgementForm((), {})
    assert form.is_valid()
    assert form.facts() == {}


def test_questions_that_lead_to_questions_without_end_are_asked_so_many_times_and_no_more():
    ways, asked = tuple(Fact)[: MOST_ROUNDS + 2], []

    class Endless:
        def __init__(self, facts):
            asked.append(facts)
            self.asks = (Ask(ways[len(facts)], "Och sedan?", judgement=True),)

    typed = {f"fact_{fact.value}": "yes" for fact in ways}
    _matrix, form = judge(Endless, typed, reasons=False)
    assert len(asked) == MOST_ROUNDS + 1
    assert len(form.asked) == MOST_ROUNDS
