"""What always holds, whatever is asked."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.law import Consent, Outcome, Question, Subject, assess
from samsyn.law.book import bind, the_book
from samsyn.law.provision import DECIDING, Settlement
from samsyn.law.vocabulary import Category, Fact, Giver, Kind, Party, Purpose

OPEN = {Outcome.REFUSED: 0, Outcome.ESCALATE: 1, Outcome.NEEDS_JUDGEMENT: 2}
DAYS = st.dates(date(2012, 1, 1), date(2027, 1, 1))
BOOLEANS = sorted(set(Fact) - {Fact.OFFENCE_MIN_MONTHS})
MONTHS = {Fact.OFFENCE_MIN_MONTHS: st.sampled_from([0, 5, 6, 11, 12, 24])}
FACTS = st.dictionaries(st.sampled_from(BOOLEANS), st.booleans(), max_size=14)
STATED_AGAINST = {  # weighed only when somebody has stated them, and then only to close
    *(fact for p in the_book().provisions for fact in p.unless),
    *(fact for p in the_book().provisions if p.kind is Kind.BLOCK for fact in p.requires),
}


@st.composite
def consents(draw, on: date) -> Consent:
    """A consent around the day asked; custody is the same in all, so that they do not contradict."""
    start = on + timedelta(days=draw(st.integers(-400, 30)))
    return Consent(
        given_by=frozenset(draw(st.sets(st.sampled_from(Giver)))),
        guardians_with_custody=2,
        senders=frozenset(draw(st.sets(st.sampled_from(Party), min_size=6))),
        recipients=frozenset(draw(st.sets(st.sampled_from(Party), min_size=6))),
        categories=frozenset(draw(st.sets(st.sampled_from(Category), min_size=5))),
        valid_from=start,
        valid_to=draw(st.one_of(st.none(), st.just(start + timedelta(days=draw(st.integers(1, 400)))))),
        withdrawn_on=draw(st.one_of(st.none(), st.just(start + timedelta(days=draw(st.integers(0, 300)))))),
        youth_judged_mature=draw(st.sampled_from([None, True, False])),
    )


@st.composite
def questions(draw) -> Question:
    """Any question that can be asked."""
    on = draw(DAYS)
    facts = draw(FACTS)
    if draw(st.booleans()):
        facts[Fact.OFFENCE_MIN_MONTHS] = draw(MONTHS[Fact.OFFENCE_MIN_MONTHS])
        facts.pop(Fact.OFFENCE_HAS_PRISON, None)
    return Question(
        on=on,
        sender=draw(st.sampled_from(Party)),
        recipient=draw(st.sampled_from(Party)),
        subject=Subject(on - timedelta(days=draw(st.integers(0, 26 * 365))), draw(st.booleans())),
        category=draw(st.sampled_from(Category)),
        purpose=draw(st.sampled_from(Purpose)),
        requested_by_recipient=draw(st.booleans()),
        facts=facts,
        consents=tuple(draw(st.lists(consents(on), max_size=2))),
    )


def openness(question: Question) -> int:
    """How open the answer is: 0 refused, 1 a lawyer, 2 a judgement, 3 may, 4 must when asked, 5 must."""
    outcome = assess(question).outcome
    return OPEN.get(
        outcome, {Outcome.PERMITTED: 3, Outcome.DUTY_ON_REQUEST: 4, Outcome.DUTY: 5}.get(outcome, 0)
    )


@settings(max_examples=120, deadline=None)
@given(questions())
def test_the_same_question_always_gets_the_same_answer_and_every_answer_cites(question: Question) -> None:
    answer = assess(question)
    assert answer == assess(replace(question))
    assert answer.reasons
    assert answer.record
    cited = {p.id: p.citation for p in the_book().in_force(question.on)}
    for used in (*answer.grounds, *answer.blocked_by):
        assert any(reason.startswith(cited[used]) for reason in answer.reasons)


@settings(max_examples=120, deadline=None)
@given(questions())
def test_it_opens_only_on_a_ground_and_never_past_a_block(question: Question) -> None:
    answer = assess(question)
    assert answer.is_open is bool(answer.grounds)
    assert not (answer.grounds and answer.blocked_by)
    assert bool(answer.asks) is (answer.outcome is Outcome.NEEDS_JUDGEMENT)
    assert bool(answer.points) is (answer.outcome is Outcome.ESCALATE)
    assert answer.instead or answer.outcome not in (Outcome.REFUSED, Outcome.ESCALATE)


@settings(max_examples=60, deadline=None)
@given(questions())
def test_with_no_provisions_everything_is_refused(question: Question) -> None:
    assert assess(question, bind([], [], the_book().clauses)).outcome is Outcome.REFUSED


@settings(max_examples=80, deadline=None)
@given(questions(), st.randoms())
def test_the_order_of_the_provisions_does_not_matter(question: Question, dice) -> None:
    book = the_book()
    provisions, points = list(book.provisions), list(book.points)
    dice.shuffle(provisions)
    dice.shuffle(points)
    assert assess(question, bind(provisions, points, book.clauses)) == assess(question)


@settings(max_examples=120, deadline=None)
@given(questions(), st.sampled_from(sorted(p.id for p in the_book().provisions if p.kind is Kind.BLOCK)))
def test_a_block_beats_every_ground(question: Question, blocking: str) -> None:
    block = next(p for p in the_book().provisions if p.id == blocking)
    stated = {**question.facts, **dict.fromkeys(block.requires, True)}
    fits = question.sender in block.senders and question.recipient in block.recipients
    answer = assess(replace(question, facts=stated))
    if fits and question.category in block.categories and block.in_force(question.on):
        assert answer.outcome is Outcome.REFUSED
        assert blocking in answer.blocked_by
    else:
        assert blocking not in answer.blocked_by


@settings(max_examples=120, deadline=None)
@given(questions())
def test_making_somebody_protected_never_opens_more(question: Question) -> None:
    open_subject = replace(question.subject, protected_identity=False)
    protected = replace(question.subject, protected_identity=True)
    assert openness(replace(question, subject=protected)) <= openness(replace(question, subject=open_subject))


@settings(max_examples=120, deadline=None)
@given(questions(), st.data())
def test_a_withdrawn_expired_or_narrower_consent_never_opens_more(question: Question, data) -> None:
    whole = replace(question, consents=tuple(replace(c, withdrawn_on=None) for c in question.consents))
    worse = [
        replace(whole, consents=()),
        replace(whole, consents=tuple(replace(c, withdrawn_on=question.on) for c in whole.consents)),
        replace(
            whole,
            consents=tuple(
                replace(c, valid_from=question.on - timedelta(days=9), valid_to=question.on)
                for c in whole.consents
            ),
        ),
        replace(whole, consents=tuple(replace(c, valid_to=None) for c in whole.consents)),
        replace(
            whole,
            consents=tuple(
                replace(c, categories=c.categories - {data.draw(st.sampled_from(Category))})
                for c in whole.consents
            ),
        ),
        replace(
            whole,
            consents=tuple(
                replace(c, given_by=c.given_by - {data.draw(st.sampled_from(Giver))}) for c in whole.consents
            ),
        ),
    ]
    assert all(openness(question) <= openness(whole) for question in worse)


@settings(max_examples=150, deadline=None)
@given(questions(), st.data())
def test_an_unknown_fact_never_opens(question: Question, data) -> None:
    """Forgetting a fact opens nothing, save where the fact was one stated against."""
    known = sorted(set(question.facts) - STATED_AGAINST)
    if not known:
        return
    forgotten = data.draw(st.sampled_from(known))
    less = {fact: value for fact, value in question.facts.items() if fact != forgotten}
    before, after = assess(question), assess(replace(question, facts=less))
    child = question.age < 18 and forgotten is Fact.OFFENCE_BEFORE_18  # then it is known from the age
    assert child or set(after.grounds) <= set(before.grounds)


@settings(max_examples=120, deadline=None)
@given(questions(), st.data())
def test_an_exception_inside_refuses(question: Question, data) -> None:
    """A ground whose exception is stated, or whose condition is turned round, is no longer a ground."""
    grounds = assess(question).grounds
    if not grounds:
        return
    ground = data.draw(st.sampled_from(grounds))
    provision = next(p for p in the_book().in_force(question.on) if p.id == ground)
    against = [*((fact, True) for fact in (*provision.unless, *provision.forbids))]
    against += [(fact, False) for fact in provision.requires if fact is not Fact.OFFENCE_HAS_PRISON]
    if against:
        fact, value = data.draw(st.sampled_from(against))
        assert ground not in assess(replace(question, facts={**question.facts, fact: value})).grounds


@settings(max_examples=120, deadline=None)
@given(questions())
def test_no_ground_stands_outside_its_days_parties_and_age(question: Question) -> None:
    for ground in assess(question).grounds:
        (provision,) = [p for p in the_book().in_force(question.on) if p.id == ground]
        assert provision.kind in DECIDING
        assert question.sender in provision.senders
        assert question.recipient in provision.recipients
        assert question.category in provision.categories
        assert provision.from_age is None or question.age >= provision.from_age


def test_two_wordings_of_one_paragraph_never_hold_on_the_same_day() -> None:
    edges = {p.first_day for p in the_book().provisions} | {
        p.last_day for p in the_book().provisions if p.last_day
    }
    for day in {edge + timedelta(days=shift) for edge in edges for shift in (-1, 0, 1)}:
        paragraphs = [p.paragraph for p in the_book().in_force(day)]
        assert len(paragraphs) == len(set(paragraphs)), day


SETTLEABLE = sorted(point.id for point in the_book().points if point.settleable)


@settings(max_examples=150, deadline=None)
@given(questions(), st.dictionaries(st.sampled_from(SETTLEABLE), st.booleans()))
def test_no_local_setting_opens_what_a_block_closes(question: Question, decided: dict[str, bool]) -> None:
    settled = {
        point: Settlement(point, opens, date(2012, 1, 1), "Lena Lag", "Så.")
        for point, opens in decided.items()
    }
    answer, without = assess(question, settled=settled), assess(question)
    assert answer.blocked_by == without.blocked_by
    if without.blocked_by:
        assert answer == without


@settings(max_examples=150, deadline=None)
@given(questions(), st.sets(st.sampled_from(SETTLEABLE)))
def test_a_setting_that_closes_never_opens_more(question: Question, points: set[str]) -> None:
    settled = {
        point: Settlement(point, opens=False, first_day=date(2012, 1, 1), by="Lena Lag", reason="Så.")
        for point in points
    }
    assert set(assess(question, settled=settled).grounds) <= set(assess(question).grounds)
