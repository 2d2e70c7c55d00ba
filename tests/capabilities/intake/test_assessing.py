"""Sara takes up the report, assesses protection, decides, and answers; each with its clock, reasons and signature."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from samsyn.capabilities.intake.actions import persons, preliminary, receiving, sorting
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.queries.inbox import inbox
from samsyn.capabilities.intake.queries.matters import matter_card, matter_page, who_it_may_be
from samsyn.capabilities.intake.refusals import AlreadyDecided, IntakeRefused
from samsyn.capabilities.intake.words import (
    ContactWith,
    Decision,
    Decliner,
    Earlier,
    Extension,
    Heard,
    Informed,
    Offer,
    Sorting,
    UnsuitableBecause,
    Way,
)
from samsyn.foundation.cases import queries as cases
from samsyn.foundation.cases.clocks import add_working_days, local_day
from samsyn.foundation.messages import reading

from .conftest import assess, decide, now, offer, register_kim, report, sql

pytestmark = pytest.mark.django_db


def page_of(actor, matter):
    return matter_page(actor=actor, matter=matter_card(actor=actor, matter_id=matter.id))


def open_tasks(actor, matter):
    return {
        task.rule: task.due_on for task in cases.tasks_about(actor=actor, about=matter.id) if not task.done_at
    }


def test_a_new_report_stands_in_inkommet_with_both_clocks_from_receipt(sara):
    (line,) = inbox(actor=sara).new
    received = local_day(line.at)
    assert [clock.due for clock in line.clocks] == [received, received + dt.timedelta(days=14)]
    assert [clock.basis for clock in line.clocks] == ["20 kap. 1 § SoL", "20 kap. 2 § SoL"]


def test_the_list_tells_nothing_about_the_child(sara):
    assert "Kim" not in str(inbox(actor=sara))


def test_taking_up_a_report_starts_its_clocks_and_sends_a_receipt_to_the_reporter(matter, sara, act):
    assert open_tasks(sara, matter) == {
        "protection_assessment": local_day(matter.received_at),
        "preliminary_assessment": local_day(matter.received_at) + dt.timedelta(days=14),
        "report_meeting_offer": add_working_days(local_day(matter.received_at), 3),
    }
    (line,) = inbox(actor=act("per")).new
    assert line.kind_name == "Kvitto på orosanmälan"


def test_two_who_take_up_the_same_message_get_the_same_matter(matter, filed, act):
    assert receiving.take_up(actor=act("siv"), message_id=filed, at=now()).id == matter.id
    assert sql("SELECT count(*) FROM intake_matter") == [(1,)]


def test_another_unit_cannot_take_up_what_it_was_not_sent(filed, act):
    for name in ("karin", "liv", "rut"):
        with pytest.raises(Matter.DoesNotExist):
            receiving.take_up(actor=act(name), message_id=filed, at=now())


def test_the_assessment_is_refused_to_somebody_without_the_degree(matter, act):
    with pytest.raises(IntakeRefused, match="25 kap. 1 § SoL"):
        assess(act("samir"), matter)


def test_the_second_to_assess_protection_is_shown_what_the_first_wrote(matter, sara, act):
    assess(sara, matter, need=True, reasons="Barnet är rädd för att gå hem.")
    with pytest.raises(AlreadyDecided, match="Sara Lindqvist.*Barnet är rädd"):
        assess(act("siv"), matter)


COPY = (
    "INSERT INTO intake_protectionassessment (id, unit_id, matter_id, by, signature, signed_at, need, reasons, "
    "earlier_known, assessed_at) SELECT gen_random_uuid(), unit_id, matter_id, by, signature, signed_at, need, "
    "reasons, earlier_known, assessed_at FROM intake_protectionassessment"
)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE intake_protectionassessment SET need = true", "permission denied"),
        ("DELETE FROM intake_protectionassessment", "permission denied"),
        (COPY, "one_protection_assessment"),
    ],
)
def test_a_signed_assessment_cannot_be_changed_or_removed_or_made_twice(matter, sara, statement, why):
    assess(sara, matter)
    with pytest.raises(DatabaseError, match=why), transaction.atomic():
        sql(statement)


def test_the_same_day_clock_stops_when_protection_is_assessed(matter, sara):
    assess(sara, matter)
    assert set(open_tasks(sara, matter)) == {"preliminary_assessment", "report_meeting_offer"}


@pytest.mark.parametrize(("hours", "words"), [(1, "inte varit än"), (-48, "före den dag")])
def test_a_moment_that_cannot_be_is_refused(matter, sara, hours, words):
    with pytest.raises(IntakeRefused, match=words):
        assess(sara, matter, assessed_at=now() + dt.timedelta(hours=hours))


def test_no_decision_before_protection_is_assessed_and_the_meeting_offered(matter, sara):
    with pytest.raises(IntakeRefused, match="skyddsbedömningen"):
        decide(sara, matter)
    assess(sara, matter)
    with pytest.raises(IntakeRefused, match="anmälningsmöte"):
        decide(sara, matter)
    offer(sara, matter, Offer.DECLINED, declined_by=Decliner.GUARDIAN)
    assert decide(sara, matter).decision == Decision.NOT_OPEN


def test_an_inquiry_is_about_somebody_known(matter, sara):
    assess(sara, matter)
    offer(sara, matter)
    with pytest.raises(IntakeRefused, match="Välj vem"):
        decide(sara, matter, Decision.OPEN)


def test_two_decide_at_once_and_the_second_reads_the_first_decision(matter, sara, act):
    assess(sara, matter)
    offer(sara, matter)
    decide(sara, matter)
    with pytest.raises(AlreadyDecided, match="Sara Lindqvist.*Inte inleda utredning.*Familjen tar emot stöd"):
        decide(act("siv"), matter, Decision.RUNNING)


def test_an_unsuitable_meeting_needs_its_reason(matter, sara):
    with pytest.raises(IntakeRefused):
        offer(sara, matter, Offer.UNSUITABLE)
    offer(
        sara,
        matter,
        Offer.UNSUITABLE,
        unsuitable_because=UnsuitableBecause.VIOLENCE,
        why="Misstanke om våld hemma.",
    )


def test_a_contact_with_the_school_during_the_assessment_asks_why(matter, sara):
    told = {
        "matter_id": matter.id,
        "way": Way.TELEPHONE,
        "happened_at": now(),
        "what": "Rektor bekräftar frånvaro.",
    }
    with pytest.raises(IntakeRefused, match="får bara den som anmälde, barnet och vårdnadshavarna"):
        preliminary.note_contact(actor=sara, with_whom=ContactWith.OTHER, at=now(), **told)
    preliminary.note_contact(
        actor=sara, with_whom=ContactWith.OTHER, outside_why="Barnet gick inte att nå.", at=now(), **told
    )
    preliminary.note_contact(actor=sara, with_whom=ContactWith.GUARDIAN, at=now(), **told)
    assert [row.outside_why for row in page_of(sara, matter).contacts] == ["Barnet gick inte att nå.", ""]


def test_workload_does_not_lengthen_a_preliminary_assessment(matter, sara):
    until = local_day(matter.received_at) + dt.timedelta(days=21)
    with pytest.raises(IntakeRefused, match="inte synnerliga skäl"):
        preliminary.extend(
            actor=sara, matter_id=matter.id, ground=Extension.WORKLOAD, why="Sjuka", until=until, at=now()
        )
    preliminary.extend(
        actor=sara,
        matter_id=matter.id,
        ground=Extension.INTERVIEW_FIRST,
        why="Förhör 1 december.",
        until=until,
        at=now(),
    )
    assert page_of(sara, matter).preliminary_clock.due == until


def test_information_is_given_or_waits_for_a_reason(matter, sara):
    with pytest.raises(IntakeRefused):
        preliminary.note_informed(actor=sara, matter_id=matter.id, whom=Informed.CHILD, at=now())
    preliminary.note_informed(
        actor=sara, matter_id=matter.id, whom=Informed.CHILD, not_why="Förhör först.", at=now()
    )


def test_the_right_person_is_suggested_with_reasons_and_nothing_is_linked_by_itself(matter, sara, filed):
    known = register_kim(sara)
    register_kim(sara, given_name="Anna", birth_date=dt.date(1980, 1, 1))
    likely = who_it_may_be(actor=sara, payload=report(), on=dt.date(2026, 11, 22))
    assert likely[0].person.person_id == known.id
    assert all(str(reason) for reason in likely[0].reasons)
    assert matter_card(actor=sara, matter_id=matter.id).person_id is None
    assert reading.open_message(actor=sara, message_id=filed).person_id is None


def test_several_reports_may_be_about_the_same_person(matter, sara, act, filed):
    from .conftest import file

    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())
    second = file(act("faruk"), report(police=None))
    sara = act("sara")
    other = receiving.take_up(actor=sara, message_id=second, at=now())
    persons.link(actor=sara, matter_id=other.id, person_id=kim.id, at=now())
    assert sql("SELECT count(*) FROM intake_matter WHERE person_id = %s", kim.id) == [(2,)]


def test_the_time_line_has_everything_in_order_with_source_and_ground(matter, sara, filed):
    assess(sara, matter)
    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())
    offer(sara, matter)
    decide(sara, matter, Decision.OPEN)
    rows = cases.timeline(actor=sara, person_id=kim.id)
    assert {"protection", "meeting_offer", "preliminary_decision", "report_received"} <= {
        row.kind for row in rows
    }
    (received,) = [row for row in rows if row.received]
    assert (received.unit_name, received.message_id) == ("Polisen, lokalpolisområde Åkerö", filed)
    assert received.citations == ("19 kap. 1 § SoL och 10 kap. 28 § OSL", "6 § polislagen")


def case_of(actor, matter):
    return cases.case_card(actor=actor, case_id=matter_card(actor=actor, matter_id=matter.id).case_id)


def linked(sara, matter):
    """Kim, with protection assessed and the meeting offered: ready to be decided."""
    assess(sara, matter)
    offer(sara, matter)
    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())
    return kim


def test_a_decision_not_to_open_closes_the_case_and_the_answer_is_still_owed(matter, sara):
    linked(sara, matter)
    decide(sara, matter)
    case = case_of(sara, matter)
    assert (case.closed_at is not None, str(case.outcome)) == (True, "Ingen utredning inledd")
    assert case.outcome_why == "Familjen tar emot stöd."
    assert set(open_tasks(sara, matter)) == {"feedback_duty_reporter"}


def test_a_decision_to_open_says_so_on_the_case_which_goes_on(matter, sara):
    kim = linked(sara, matter)
    decide(sara, matter, Decision.OPEN)
    case = case_of(sara, matter)
    assert (case.closed_at, str(case.outcome)) == (None, "Utredning inledd")
    (line,) = cases.cases_of_person(actor=sara, person_id=kim.id)
    assert str(line.outcome) == "Utredning inledd"


def test_the_family_is_told_after_the_case_is_closed_and_it_is_written_there(matter, sara):
    kim = linked(sara, matter)
    decide(sara, matter)
    preliminary.note_informed(
        actor=sara,
        matter_id=matter.id,
        whom=Informed.GUARDIAN_1,
        way=Way.TELEPHONE,
        informed_at=now(),
        at=now(),
    )
    assert "informed" in {row.kind for row in cases.timeline(actor=sara, person_id=kim.id)}


def test_somebody_chosen_after_the_decision_gets_a_case_that_is_closed_as_decided(matter, sara):
    assess(sara, matter)
    offer(sara, matter)
    decide(sara, matter)
    persons.link(actor=sara, matter_id=matter.id, person_id=register_kim(sara).id, at=now())
    assert case_of(sara, matter).closed_at is not None


def test_a_wrong_person_found_after_the_decision_moves_the_journal_all_the_same(matter, sara):
    wrong = linked(sara, matter)
    decide(sara, matter)
    right = register_kim(sara, given_name="Kai")
    persons.link(actor=sara, matter_id=matter.id, person_id=right.id, at=now())
    assert "wrong_person" in {row.kind for row in cases.timeline(actor=sara, person_id=wrong.id)}
    assert "preliminary_decision" in {row.kind for row in cases.timeline(actor=sara, person_id=right.id)}
    assert case_of(sara, matter).person_id == right.id


def test_sorting_away_a_concern_ends_its_case_and_back_again_opens_another(matter, sara):
    kim = linked(sara, matter)
    for sort in (Sorting.NO_ACTION, Sorting.CHILD_CONCERN):
        seen = page_of(sara, matter).sorted_last.id
        sorting.sort(actor=sara, matter_id=matter.id, sorting=sort, why="Rätt sak.", seen=seen, at=now())
    states = [case.closed_at is None for case in cases.cases_of_person(actor=sara, person_id=kim.id)]
    assert sorted(states) == [False, True]


def test_a_wrong_person_is_corrected_openly_and_the_journal_moves(matter, sara):
    assess(sara, matter)
    wrong, right = register_kim(sara, given_name="Kai"), register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=wrong.id, at=now())
    persons.link(actor=sara, matter_id=matter.id, person_id=right.id, at=now())
    assert "wrong_person" in {row.kind for row in cases.timeline(actor=sara, person_id=wrong.id)}
    assert "protection" in {row.kind for row in cases.timeline(actor=sara, person_id=right.id)}
    states = {case.closed_at is None for case in cases.cases_of_person(actor=sara, person_id=wrong.id)}
    assert states == {False}


def test_a_child_not_heard_needs_a_reason_in_the_database_too(matter, sara):
    assess(sara, matter)
    offer(sara, matter)
    with pytest.raises(DatabaseError), transaction.atomic():
        decide(sara, matter, child_heard=Heard.NO)
    decide(sara, matter, child_heard=Heard.NO, child_not_heard_why="Barnet vill inte.")


def test_two_who_sort_at_once_do_not_overwrite_each_other(matter, sara, act):
    seen = page_of(sara, matter).sorted_last.id
    sorting.sort(
        actor=sara, matter_id=matter.id, sorting=Sorting.ADULT_CONCERN, why="Är 19.", seen=seen, at=now()
    )
    with pytest.raises(AlreadyDecided, match="Sara Lindqvist.*Oro för en vuxen.*Är 19"):
        sorting.sort(
            actor=act("siv"), matter_id=matter.id, sorting=Sorting.NO_ACTION, why="Nej", seen=seen, at=now()
        )


def test_sorting_away_a_concern_stops_its_clocks(matter, sara):
    seen = page_of(sara, matter).sorted_last.id
    sorting.sort(
        actor=sara, matter_id=matter.id, sorting=Sorting.NO_ACTION, why="Fel person.", seen=seen, at=now()
    )
    assert open_tasks(sara, matter) == {}
    assert inbox(actor=sara).ongoing == ()


def test_earlier_known_is_one_of_the_known_answers(matter, sara):
    assert assess(sara, matter, earlier_known=Earlier.ONGOING).get_earlier_known_display() == (
        "Ja, det pågår en utredning eller insats"
    )


def test_what_happened_in_the_minute_the_report_came_is_not_too_early(matter, sara):
    minute = matter.received_at.replace(second=0, microsecond=0)
    assert assess(sara, matter, assessed_at=minute).assessed_at == minute
