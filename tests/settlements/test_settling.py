"""A municipality's lawyer settles a point, and nobody else; tried with raw SQL as the web's role too."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.sharing.kinds import INFORMATION, Information, Part
from samsyn.foundation.audit import log
from samsyn.foundation.messages import assessing, reading, sending
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.models import AssessmentItem
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.settlements.actions import SettlementRefused, settle
from samsyn.foundation.settlements.decision import Decision
from samsyn.foundation.settlements.models import LocalSettlement
from samsyn.foundation.settlements.queries import history, legal_offices, present, settled_between
from samsyn.law import Category, Fact, Party, Purpose

from .conftest import POINT, REASONS, TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SETTLE = "SELECT samsyn.settle(%s, %s, %s, %s, %s, %s, %s, %s)"


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(work):
    with pytest.raises((DatabaseError, SettlementRefused)) as error, transaction.atomic():
        work()
    return str(error.value)


def by_hand(municipality="9901", point=POINT, decision="opens", day=TODAY, reasons=REASONS, replaces=None):
    sql(SETTLE, uuid.uuid4(), municipality, point, decision, day, None, reasons, replaces)


def examined(actor, to, *, category=Category.SUSPECTED_OFFENCE, on=TODAY, **facts):
    known = {
        Fact.OFFENCE_MIN_MONTHS: 0,
        Fact.OFFENCE_IS_ATTEMPT: False,
        Fact.NEEDED_FOR_PURPOSE: True,
        Fact.SECRECY_INTEREST_OUTWEIGHS: False,
    }
    return assessing.examine(
        actor=actor,
        about=About.born_on(None, on.replace(year=on.year - 16, day=1)),
        recipient=to,
        categories=[category],
        purpose=Purpose.INVESTIGATE_CRIME,
        on=on,
        facts=known | {Fact(name): value for name, value in facts.items()},
    )


def police(actor):
    (found,) = assessing.recipients(actor=actor, parties=[Party.POLICE])
    return found


def test_what_jorunn_settles_opens_for_sara_with_her_name_and_day_and_liv_still_has_to_ask(act, settled):
    settled()
    sara = act("sara")
    (item,) = examined(sara, police(sara)).items
    assert item.open
    said = f"Kommunens jurist Jorunn Hedlund har avgjort frågan den {TODAY}: {REASONS}"
    assert item.settled == (said,)
    assert any(reason.endswith(said) for reason in item.reasons)
    liv = act("liv")
    (item,) = examined(liv, police(liv)).items
    assert (item.outcome, item.points, item.settled) == ("escalate", (POINT,), ())
    assert LocalSettlement.objects.count() == 0


def test_the_kept_assessment_says_who_settled_it_and_by_which_decision(act, settled):
    decision = settled()
    sara = act("sara")
    assessing.record_assessment(
        actor=sara, examination=examined(sara, police(sara)), at=dt.datetime.now(dt.UTC)
    )
    (kept,) = AssessmentItem.objects.all()
    assert kept.settlements == [str(decision)]
    assert any("Jorunn Hedlund" in reason for reason in kept.reasons)


def sent_on_it(actor, to, *made_up):
    """Sara tells the police of a suspected offence, on what is settled; the message's id."""
    now, born = dt.datetime.now(dt.UTC), dt.date(2010, 5, 1)
    person = register_person(actor=actor, facts=PersonFacts(given_name="Kim", birth_date=born), at=now).id
    items = [
        replace(item, settlements=made_up or item.settlements)
        for category in (Category.IDENTITY, Category.SUSPECTED_OFFENCE)
        for item in examined(actor, to, category=category).items
    ]
    question = replace(examined(actor, to), about=About.born_on(person, born), items=tuple(items))
    part = Part(Category.SUSPECTED_OFFENCE, "Kim har sålt en stulen moped.")
    return sending.send(
        actor=actor,
        kind=INFORMATION,
        payload=Information("Kim", "", born, (), question.purpose, (part,), "Handläggare", ""),
        recipient_id=to.unit_id,
        at=now,
        person_id=person,
        assessment_id=assessing.record_assessment(actor=actor, examination=question, at=now),
        extra_categories=[part.category],
        purpose=question.purpose,
    )


def test_the_recipients_copy_and_every_page_of_it_name_the_lawyers_decision(act, settled, enter_as):
    settled()
    sara = act("sara")
    message = sent_on_it(sara, police(sara))
    said = f"Kommunens jurist Jorunn Hedlund har avgjort frågan den {TODAY}: {REASONS}"
    assert reading.sent_message(actor=sara, message_id=message).settled == (said,)
    assert said in enter_as("sara").get(f"/meddelanden/{message}/").content.decode()
    per = act("per")
    assert reading.open_message(actor=per, message_id=message).settled == (said,)
    for place in ("/meddelanden/", "/dela/meddelande/"):
        assert said in enter_as("per").get(f"{place}{message}/").content.decode()


def test_a_decision_that_nobody_made_is_not_told_and_the_table_is_not_asked_around_the_door(act, settled):
    settled()
    sara = act("sara")
    message = sent_on_it(sara, police(sara), uuid.uuid4())
    assert reading.sent_message(actor=sara, message_id=message).settled == ()
    assert reading.open_message(actor=act("per"), message_id=message).settled == ()
    assert "permission denied" in refused(lambda: sql("SELECT samsyn.settlements_told('[]')"))


def test_an_assessment_that_met_an_open_point_keeps_which(act):
    liv = act("liv")
    assessing.refrain(
        actor=liv, examination=examined(liv, police(liv)), why="Vi frågar.", at=dt.datetime.now(dt.UTC)
    )
    assert [(kept.outcome, kept.points) for kept in AssessmentItem.objects.all()] == [("escalate", [POINT])]


def test_no_settlement_opens_what_a_block_closes(act, settled):
    settled()
    sara = act("sara")
    (item,) = examined(sara, police(sara), harm_to_investigation=True).items
    assert item.outcome == "refused"
    (item,) = examined(sara, police(sara), category=Category.CRIMINAL_RECORD).items
    assert item.outcome == "refused"


def test_a_decision_that_closes_refuses_with_its_reasons(act, settled):
    settled(decision=Decision.CLOSES, reasons="Vi väntar på vägledning.")
    sara = act("sara")
    (item,) = examined(sara, police(sara)).items
    assert item.outcome == "refused"
    assert any("Vi väntar på vägledning." in reason for reason in item.reasons)


def test_a_newer_decision_takes_over_from_its_day_and_an_ended_one_leaves_the_point_open(act, settled):
    first = settled()
    second = settled(
        decision=Decision.CLOSES, from_on=TODAY + 3 * DAY, to_on=TODAY + 10 * DAY, replaces=first
    )
    sara = act("sara")

    def decided(day):
        return {point: one.decision for point, one in present(actor=sara, on=day)["9901"].items()}

    assert decided(TODAY - DAY) == {}
    assert decided(TODAY + 2 * DAY) == {POINT: Decision.OPENS}
    assert decided(TODAY + 3 * DAY) == {POINT: Decision.CLOSES}
    assert decided(TODAY + 9 * DAY) == {POINT: Decision.CLOSES}
    assert decided(TODAY + 10 * DAY) == {}
    settled(decision=Decision.UNSETTLED, from_on=TODAY + DAY, replaces=second)
    act("sara")
    assert decided(TODAY) == {POINT: Decision.OPENS}
    assert decided(TODAY + DAY) == {}
    assert [one.decision for one in history(actor=sara)] == ["unsettled", "closes", "opens"]


def test_two_who_decide_at_once_are_told(act, settled):
    first = settled()
    assert "under tiden" in refused(lambda: settled(decision=Decision.CLOSES))
    settled(decision=Decision.CLOSES, replaces=first)
    assert "under tiden" in refused(lambda: settled(decision=Decision.OPENS, replaces=first))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"from_on": TODAY - DAY}, "kan inte gälla bakåt"),
        ({"to_on": TODAY}, "sista dagen måste ligga efter"),
        ({"reasons": "   nej    "}, "Skriv skälen"),
        ({"municipality": "9902"}, "din egen kommun"),
        ({"municipality": "0580"}, "din egen kommun"),
        ({"point": "skyddade-uppgifter"}, "kan inte avgöras för kommunen"),
        ({"point": "finns-inte"}, "kan inte avgöras för kommunen"),
        ({"decision": Decision.UNSETTLED}, "inget att upphäva"),
        ({"replaces": uuid.uuid4()}, "under tiden"),
    ],
)
def test_what_cannot_be_settled_so_is_refused_in_words(settled, changes, said):
    assert said in refused(lambda: settled(**changes))


@pytest.mark.parametrize("name", ["sara", "siv", "ada", "per", "karin", "liv"])
def test_nobody_but_the_lawyer_settles_even_with_raw_sql(act, name):
    act(name)
    assert "Bara en kommuns jurist" in refused(by_hand)
    assert "Bara en kommuns jurist" in refused(lambda: by_hand(municipality="9902"))


def test_without_a_token_nobody_settles_and_nothing_is_seen(db, act, settled):
    settled()
    sql("SELECT set_config('samsyn.token', '', true)")
    assert LocalSettlement.objects.count() == 0
    assert "Bara en kommuns jurist" in refused(by_hand)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO settlements_localsettlement SELECT * FROM settlements_localsettlement",
        "UPDATE settlements_localsettlement SET decision = 'opens'",
        "DELETE FROM settlements_localsettlement",
        "TRUNCATE settlements_localsettlement",
        "SELECT samsyn.advises_law(samsyn.current_worker(), samsyn.current_unit())",
    ],
)
def test_the_lawyer_herself_changes_nothing_by_hand(settled, statement):
    settled(decision=Decision.CLOSES)
    assert "permission denied" in refused(lambda: sql(statement))


def test_the_name_is_the_databases_and_not_the_callers(settled):
    settled()
    (row,) = LocalSettlement.objects.all()
    assert (row.made_by_name, row.signature) == (
        "Jorunn Hedlund",
        "Jorunn Hedlund, kommunjurist, Kommunjuristerna i Åkerö",
    )


def test_a_decision_on_a_point_that_the_law_does_not_have_disturbs_no_assessment(act):
    jorunn = act("jorunn")
    by_hand(point="har-funnits")
    assert history(actor=jorunn) == ()
    sara = act("sara")
    assert examined(sara, police(sara)).items[0].outcome == "escalate"


def test_the_police_of_two_municipalities_stand_on_what_the_recipients_municipality_says(act, settled, cast):
    settled()
    per = act("per")
    akero, norrvik = cast["sara"][1], cast["liv"][1]
    between = settled_between(actor=per, recipients=[akero, norrvik], on=TODAY)
    assert set(between[akero]) == {POINT}
    assert between[norrvik] == {}
    assert settled_between(actor=per, recipients=[per.unit_id], on=TODAY) == {per.unit_id: {}}


def test_one_or_eight_recipients_take_as_many_statements(act, settled, django_assert_num_queries, cast):
    settled()
    sara, per = act("sara"), act("per")
    for actor, statements in ((sara, 1), (per, 2)):
        act("sara" if actor is sara else "per")
        for recipients in (
            [cast["rut"][1]],
            [cast[name][1] for name in ("rut", "faruk", "siv", "karin", "liv")],
        ):
            with django_assert_num_queries(statements):
                settled_between(actor=actor, recipients=recipients, on=TODAY)


def test_settling_is_logged_with_its_reasons(settled, monkeypatch):
    noted, write = [], log.write
    monkeypatch.setattr(log, "write", lambda rows: (noted.extend(rows), write(rows)))
    decision = settled()
    assert [(row.verb, row.object_kind, row.object_id, row.reason) for row in noted] == [
        ("settle", "settlement", decision, REASONS)
    ]


def test_the_legal_office_of_ones_own_municipality_is_found(act, cast):
    act("sara")
    assert legal_offices() == (cast["jorunn"][1],)
    act("per")
    assert legal_offices() == (cast["jorunn"][1],)
    act("liv")
    assert legal_offices() == ()


def test_an_action_of_somebody_else_than_the_lawyer_is_refused(act):
    with pytest.raises(SettlementRefused, match="Bara en kommuns jurist"):
        settle(
            actor=act("sara"),
            municipality="9901",
            point=POINT,
            decision=Decision.OPENS,
            from_on=TODAY,
            to_on=None,
            reasons=REASONS,
            replaces=None,
        )
