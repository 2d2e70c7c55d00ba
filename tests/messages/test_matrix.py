"""The matrix of a compose page: the same answers as one by one, from one set of statements."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samsyn.foundation.messages import assessing, matrix
from samsyn.foundation.messages.assessing import About, Item, Recipient, examine, examine_for_all
from samsyn.foundation.messages.matrix import Cell, State, examine_all
from samsyn.law import Category, Fact, Outcome, Party, Purpose
from samsyn.law import instead as ways

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 22)
BORN = dt.date(2010, 5, 1)
RISK = {Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False}
PARTIES = (
    Party.POLICE,
    Party.SCHOOL_MUNICIPAL,
    Party.LEISURE,
    Party.PROBATION,
    Party.HEALTH_CARE,
    Party.SOCIAL_SERVICES,
    Party.PROSECUTOR,
    Party.GUARDIAN,
)


def somebody(party: Party) -> Recipient:
    return Recipient(uuid4(), party.label, party, f"{party} somewhere")


def ask(actor, recipients, *, person_id: UUID | None = None, facts=None, categories=tuple(Category)):
    return examine_all(
        actor=actor,
        about=About.born_on(person_id, BORN),
        recipients=recipients,
        categories=categories,
        purpose=Purpose.PREVENT_CRIME,
        on=TODAY,
        facts=facts,
    )


def test_each_cell_says_what_the_law_says_of_it_alone(act):
    sara = act("sara")
    units = [somebody(party) for party in PARTIES]
    found = ask(sara, units, facts=RISK)
    assert [row.category for row in found.rows] == list(Category)
    for row in found.rows:
        for to, cell in zip(units, row.cells, strict=True):
            alone = examine(
                actor=sara,
                about=About.born_on(None, BORN),
                recipient=to,
                categories=[row.category],
                purpose=Purpose.PREVENT_CRIME,
                on=TODAY,
                facts=RISK,
            )
            assert cell.item == alone.items[0]
            assert cell.recipient == to


def test_it_takes_as_many_statements_for_eight_recipients_as_for_one(act, kim):
    sara = act("sara")
    person = kim(sara)
    counts = []
    for parties in (PARTIES[:1], PARTIES):
        units = [somebody(party) for party in parties]
        with CaptureQueriesContext(
            connection,
        ) as seen:
            ask(sara, units, person_id=person)
        counts.append(len(seen))
    assert counts[0] == counts[1] > 0


def test_a_cell_is_told_by_a_sign_and_a_word_and_not_by_colour_alone():
    to = somebody(Party.POLICE)
    outcomes = [*(outcome.value for outcome in Outcome), assessing.NO_BOUNDARY]
    asks = (object(),)
    cells = {
        one: Cell(to, Item(Category.HEALTH, one, asks=asks if one == Outcome.NEEDS_JUDGEMENT else ()))
        for one in outcomes
    }
    assert {one: cell.state for one, cell in cells.items()} == {
        "duty": State.OPEN,
        "duty_on_request": State.OPEN,
        "permitted": State.OPEN,
        "no_boundary": State.OPEN,
        "needs_judgement": State.JUDGE,
        "escalate": State.LAWYER,
        "refused": State.CLOSED,
    }
    assert len({str(cell.word) for cell in cells.values()}) == len(outcomes)
    assert len({state.sign for state in State}) == len({state.tone for state in State}) == len(State)


def test_each_question_is_asked_once_for_all_cells(act):
    sara = act("sara")
    found = ask(sara, [somebody(Party.POLICE), somebody(Party.LEISURE)])
    facts = [question.fact for question in found.asks]
    assert len(facts) == len(set(facts)) > 2


def test_what_was_asked_for_is_weighed_as_asked_for_and_nothing_else(act):
    rut = act("rut")
    units = [somebody(Party.SOCIAL_SERVICES)]

    def outcome(asked_for):
        (found,) = examine_for_all(
            actor=rut,
            about=About.born_on(None, BORN),
            recipients=units,
            categories=[Category.SCHOOL_SITUATION, Category.HEALTH],
            purpose=Purpose.PREVENT_CRIME,
            on=TODAY,
            facts={Fact.NOT_SECRET_TOWARD_RECIPIENT: True, Fact.HINDERS_WORK: False},
            asked_for=asked_for,
        )
        return [item.outcome for item in found.items]

    assert outcome([]) == ["needs_judgement", "needs_judgement"]
    assert outcome([Category.SCHOOL_SITUATION]) == ["duty_on_request", "needs_judgement"]


def test_every_way_out_that_the_law_names_is_known_to_the_pages():
    named = {value for name, value in vars(ways).items() if name.isupper() and isinstance(value, str)}
    assert named - {ways.NO_GROUND} == set(matrix.WAYS)


def test_only_what_is_open_is_left_to_be_recorded(act):
    sara = act("sara")
    found = ask(
        sara,
        [somebody(Party.POLICE)],
        facts=RISK,
        categories=[Category.IDENTITY, Category.CRIME_RISK, Category.REPORT_OUTCOME],
    )
    (examination,) = found.examinations
    assert not examination.open
    assert [item.category for item in examination.only_open().items] == [
        Category.IDENTITY,
        Category.CRIME_RISK,
    ]
    assert examination.only_open().open
    assert found.open_for(examination.recipient.unit_id) == (Category.IDENTITY, Category.CRIME_RISK)


def test_what_nobody_invoked_is_told_apart_from_what_decided(act):
    sara = act("sara")
    found = ask(sara, [somebody(Party.POLICE)], facts=RISK, categories=[Category.CRIME_RISK])
    ((cell,),) = [row.cells for row in found.rows]
    assert any("10 kap. 18 a § OSL" in reason for reason in cell.weighed)
    assert any("10 kap. 20 § OSL" in reason for reason in cell.not_invoked)
    assert sorted(cell.weighed + cell.not_invoked) == sorted(cell.item.reasons)
