"""What the sources say of Linköpingsmodellen stands in its file (domain 3, 14.1 and 15.5)."""

import re
from datetime import date

import pytest

from samsyn.law.vocabulary import Category, Party
from samsyn.methods.library import shipped
from samsyn.methods.model import Method
from samsyn.methods.texts import places
from samsyn.methods.vocabulary import Attendance, Basis, Manner, Role, ScreeningState, StepKind, Unit

AUTHORITIES = (Party.SOCIAL_SERVICES, Party.POLICE)


def test_social_services_lead_and_the_police_the_youth_and_the_guardians_take_part(linkoping: Method) -> None:
    assert linkoping.lead.kind is Party.SOCIAL_SERVICES
    assert [party.kind for party in linkoping.parties] == [*AUTHORITIES, Party.YOUTH, Party.GUARDIAN]
    assert {party.attendance for party in linkoping.parties} == {Attendance.ALWAYS}


def test_the_steps_come_in_the_order_of_the_sources(linkoping: Method) -> None:
    assert [(step.key, step.kind) for step in linkoping.steps] == [
        ("tip", StepKind.TIP),
        ("sorting", StepKind.ASSESSMENT),
        ("concern_report", StepKind.NOTICE),
        ("own_check", StepKind.ASSESSMENT),
        ("proposal", StepKind.PROPOSAL),
        ("planning", StepKind.MEETING),
        ("guardian_contact", StepKind.OFFER),
        ("visit", StepKind.VISIT),
        ("screening_offer", StepKind.OFFER),
        ("decision", StepKind.DECISION),
        ("shared_note", StepKind.NOTICE),
        ("talks", StepKind.TALK),
        ("support", StepKind.PLACEMENT),
        ("follow_up_two_weeks", StepKind.FOLLOW_UP),
        ("follow_up_three_months", StepKind.FOLLOW_UP),
        ("closing", StepKind.CLOSING),
    ]


@pytest.mark.parametrize(
    ("step", "amount", "unit", "after"),
    [
        ("planning", 5, Unit.WORKING_DAYS, "proposal"),
        ("visit", 5, Unit.WORKING_DAYS, "planning"),
        ("shared_note", 1, Unit.WORKING_DAYS, "visit"),
        ("follow_up_two_weeks", 14, Unit.CALENDAR_DAYS, "visit"),
        ("follow_up_three_months", 3, Unit.MONTHS, "visit"),
    ],
)
def test_the_time_limits_of_the_method(
    linkoping: Method, step: str, amount: int, unit: Unit, after: str
) -> None:
    limit = linkoping.step(step).time_limit
    assert limit is not None
    assert (limit.amount, limit.unit, limit.after, limit.basis) == (amount, unit, after, Basis.OUR_DEFAULT)


def test_only_the_concern_report_is_a_rule_of_law_and_our_own_defaults_are_called_so(
    linkoping: Method,
) -> None:
    limits = {step.key: step.time_limit for step in linkoping.steps if step.time_limit is not None}
    assert {key: limit.citation for key, limit in limits.items() if limit.basis is Basis.LAW} == {
        "concern_report": "19 kap. 1 § SoL"
    }
    assert Basis.OUR_DEFAULT.label == "Vårt förslag, ingen lagregel (D)"
    assert {basis.label for basis in Basis} == {"Lag", "Vårt förslag, ingen lagregel (D)", "Kommunens rutin"}


def test_either_proposes_the_visit_and_they_go_together(linkoping: Method) -> None:
    assert (linkoping.step("proposal").by, linkoping.step("proposal").manner) == (
        AUTHORITIES,
        Manner.ONE_OF_THEM,
    )
    assert (linkoping.step("visit").by, linkoping.step("visit").manner) == (AUTHORITIES, Manner.TOGETHER)
    assert linkoping.step("sorting").manner is Manner.EACH_ALONE


def test_what_is_asked_for_is_four_separate_consents_and_a_no_to_each_is_free(linkoping: Method) -> None:
    assert [consent.key for consent in linkoping.consents] == [
        "enter_home",
        "talk",
        "drug_screening",
        "later_sharing",
    ]
    for consent in linkoping.consents:
        assert "får inga följder" in consent.refusal


def test_the_police_take_no_part_in_the_screening_and_never_know_of_it(linkoping: Method) -> None:
    screening = linkoping.screening
    assert screening is not None
    consent = linkoping.consent(screening.consent)
    assert (screening.known_to, consent.known_to, consent.asked_by) == ((Party.SOCIAL_SERVICES,),) * 3
    assert [step.key for step in linkoping.steps if screening.consent in step.consents] == ["screening_offer"]
    assert Party.POLICE not in (
        *linkoping.step("screening_offer").by,
        *linkoping.step("screening_offer").takes_part,
    )
    assert not [
        step.key for step in linkoping.steps if step.shares and Category.DRUG_TEST in step.shares.categories
    ]


def test_a_preliminary_answer_is_verified_only_by_the_laboratory(linkoping: Method) -> None:
    assert linkoping.screening is not None
    leads = {row.key: row.leads_to for row in linkoping.screening.states}
    assert set(leads) == set(ScreeningState)
    for preliminary in (ScreeningState.PRELIMINARY_POSITIVE, ScreeningState.PRELIMINARY_NEGATIVE):
        assert leads[preliminary] == (ScreeningState.SENT_TO_LAB,)
    verified = {ScreeningState.VERIFIED_POSITIVE, ScreeningState.VERIFIED_NEGATIVE}
    assert {state for state in leads if verified & set(leads[state])} == {ScreeningState.SENT_TO_LAB}


def test_the_warning_is_fixed_and_the_laboratory_text_is_the_municipalitys_to_write(
    linkoping: Method,
) -> None:
    local = {place.address: place.rule.local for place in places(linkoping)}
    assert not local["screening.preliminary_warning"]
    assert not local["screening.declined"]
    assert not local["visit.never_told.tip_source.text"]
    assert not local["steps.concern_report.time_limit.citation"]
    assert local["screening.laboratory"]
    assert local["family_sheet.contact.text"]


def test_what_the_family_is_told_is_the_whole_checklist(linkoping: Method) -> None:
    assert linkoping.visit is not None
    assert [point.key for point in linkoping.visit.information_given] == [
        "why_here",
        "voluntary",
        "rights",
        "drug_law",
        "support",
        "what_is_written",
        "who_is_told",
    ]
    assert "tip_source" in [point.key for point in linkoping.visit.never_told]
    assert linkoping.visit.stop_rule.label == "Samtalet övergick i brottsmisstanke – avbrutet"
    assert linkoping.visit.unannounced_approved_by is Role.MANAGER


def test_the_police_process_is_only_a_mark_with_nothing_of_the_visit_in_it(linkoping: Method) -> None:
    inside = [step.key for step in linkoping.steps if "referred_to_police_process" in step.tracks]
    assert inside == ["tip", "sorting", "concern_report", "closing"]


def test_an_outcome_for_every_end_that_is_written_down(linkoping: Method) -> None:
    written = {
        "nothing_more",
        "talks",
        "preliminary_assessment",
        "inquiry",
        "sspf",
        "sig",
        "care",
        "new_contact",
    }
    assert written <= {outcome.key for outcome in linkoping.outcomes}


def test_small_numbers_are_hidden_and_no_effect_is_promised(linkoping: Method) -> None:
    assert linkoping.counts_hidden_below == 5
    assert "lova ingen effekt" in linkoping.evidence


def test_roles_that_may_override_have_their_names_in_swedish() -> None:
    assert [role.label for role in Role] == ["handläggaren", "samordnaren", "enhetschefen"]


@pytest.mark.parametrize(
    "method", shipped().methods, ids=lambda method: f"{method.key}-{method.municipality}"
)
def test_no_text_uses_a_word_that_people_should_not_be_called(method: Method) -> None:
    avoided = re.compile(r"klient|missbruk|kriminell ungdom|riskpoäng|problemungdom", re.IGNORECASE)
    texts = [place.text for place in places(method)]
    assert len(texts) > 80
    assert [text for text in texts if avoided.search(text)] == []


def test_the_family_sheet_is_plain(linkoping: Method) -> None:
    for section in linkoping.family_sheet:
        for sentence in re.split(r"(?<=[.?!])\s", section.text):
            assert len(sentence.split()) <= 20, sentence


def test_the_method_began_with_the_law_it_cites(linkoping: Method) -> None:
    assert linkoping.valid_from == date(2025, 7, 1)
