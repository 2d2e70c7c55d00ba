"""A question that cannot be meant is refused with the name of the place."""

import copy
from datetime import date

import pytest

from samsyn.law import Question, QuestionError
from samsyn.law.question import age_on

CONSENT = {
    "given_by": ["youth", "guardian_1"],
    "guardians_with_custody": 1,
    "senders": ["police"],
    "recipients": ["leisure"],
    "categories": ["family"],
    "valid_from": "2026-01-01",
    "valid_to": "2026-06-01",
    "withdrawn_on": None,
    "youth_judged_mature": None,
}
QUESTION = {
    "on": "2026-02-01",
    "sender": "police",
    "recipient": "leisure",
    "subject": {"born": "2010-09-01", "protected_identity": False},
    "category": "family",
    "purpose": "support",
    "requested_by_recipient": False,
    "facts": {"needed_for_purpose": True},
    "consents": [CONSENT],
}
WRONG = [
    (["on"], "2026-2-1", "on", "inget datum"),
    (["on"], "2026-02-30", "on", "inget datum"),
    (["on"], 20260201, "on", "inget datum"),
    (["sender"], "polis", "sender", "Menade du police?"),
    (["sender"], "kommunen", "sender", "okänt ord 'kommunen'. Tillåtna: social_services"),
    (["recipient"], 7, "recipient", "okänt ord 7"),
    (["subject"], [], "subject", "ska vara ett objekt"),
    (["subject", "born"], "2026-02-02", "subject.born", "ligger efter dagen 2026-02-01"),
    (["subject", "protected_identity"], "nej", "subject.protected_identity", "true eller false"),
    (["requested_by_recipient"], 1, "requested_by_recipient", "true eller false"),
    (["facts"], [], "facts", "ska vara ett objekt"),
    (["facts", "neded_for_purpose"], True, "facts.neded_for_purpose", "Menade du needed_for_purpose?"),
    (["facts", "needed_for_purpose"], "ja", "facts.needed_for_purpose", "true eller false"),
    (["facts", "offence_min_months"], True, "facts.offence_min_months", "heltal från 0"),
    (["facts", "offence_min_months"], -1, "facts.offence_min_months", "heltal från 0"),
    (["facts", "offence_min_months"], 1201, "facts.offence_min_months", "heltal från 0 till 1200"),
    (["consents"], {}, "consents", "ska vara en lista"),
    (["consents", 0], "ja", "consents[0]", "ska vara ett objekt"),
    (["consents", 0, "guardians_with_custody"], 3, "consents[0].guardians_with_custody", "från 0 till 2"),
    (["consents", 0, "given_by"], ["youth", "youth"], "consents[0].given_by", "samma ord står två gånger"),
    (["consents", 0, "given_by"], "youth", "consents[0].given_by", "ska vara en lista"),
    (["consents", 0, "senders"], ["polisen"], "consents[0].senders[0]", "okänt ord"),
    (["consents", 0, "valid_to"], "2026-01-01", "consents[0].valid_to", "slutar innan det har börjat"),
    (
        ["consents", 0, "given_by"],
        ["guardian_1", "guardian_2"],
        "consents[0].given_by",
        "fler har skrivit under",
    ),
    (["consents", 0, "youth_judged_mature"], "ja", "consents[0].youth_judged_mature", "true eller false"),
]


def changed(place: list, value: object) -> dict:
    """The question with one value put in a place."""
    question = copy.deepcopy(QUESTION)
    inside = question
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = value
    return question


def test_the_question_itself_is_fine() -> None:
    question = Question.from_json(QUESTION)
    assert question.on == date(2026, 2, 1)
    assert question.age == 15
    assert question.consents[0].guardians_with_custody == 1


@pytest.mark.parametrize(("place", "value", "path", "message"), WRONG)
def test_each_wrong_value_is_refused_at_its_place(place, value, path, message) -> None:
    with pytest.raises(QuestionError) as refused:
        Question.from_json(changed(place, value))
    assert refused.value.path == path
    assert message in refused.value.message
    assert str(refused.value).startswith(f"{path}: ")


@pytest.mark.parametrize("key", ["on", "sender", "recipient", "subject", "category", "purpose"])
def test_a_missing_field_is_named(key: str) -> None:
    with pytest.raises(QuestionError, match=rf"^{key}: saknas"):
        Question.from_json({k: v for k, v in QUESTION.items() if k != key})


def test_whether_the_identity_is_protected_has_to_be_said() -> None:
    with pytest.raises(QuestionError, match=r"^subject\.protected_identity: saknas"):
        Question.from_json(changed(["subject"], {"born": "2010-09-01"}))


def test_what_may_be_left_out_may_be_left_out() -> None:
    short = {k: v for k, v in QUESTION.items() if k not in ("requested_by_recipient", "facts", "consents")}
    assert Question.from_json(short).facts == {}


def test_an_unknown_field_is_refused_with_a_hint() -> None:
    with pytest.raises(QuestionError, match=r"^recipent: okänt fält\. Menade du recipient\?"):
        Question.from_json({**QUESTION, "recipent": "police"})


def test_a_whole_question_that_is_no_object_is_refused() -> None:
    with pytest.raises(QuestionError, match=r"^ska vara ett objekt"):
        Question.from_json(["police"])


def test_a_fact_of_null_is_not_judged() -> None:
    assert Question.from_json(changed(["facts", "concern_for_child"], None)).facts == {
        "needed_for_purpose": True
    }


def test_prison_in_the_scale_cannot_be_denied_beside_a_least_punishment() -> None:
    facts = {"offence_min_months": 6, "offence_has_prison": False}
    with pytest.raises(QuestionError, match=r"facts\.offence_has_prison: säger emot offence_min_months = 6"):
        Question.from_json({**QUESTION, "facts": facts})


def test_consents_that_disagree_on_custody_are_refused() -> None:
    other = {**CONSENT, "guardians_with_custody": 2}
    with pytest.raises(QuestionError, match="consents: samtyckena säger olika"):
        Question.from_json({**QUESTION, "consents": [CONSENT, other]})


def test_custody_does_not_matter_for_an_adult_or_in_an_old_consent() -> None:
    other = {**CONSENT, "guardians_with_custody": 2}
    adult = changed(["subject", "born"], "2000-01-01")
    assert len(Question.from_json({**adult, "consents": [CONSENT, other]}).consents) == 2
    old = {**other, "valid_from": "2025-01-01", "valid_to": "2025-06-01"}
    assert len(Question.from_json({**QUESTION, "consents": [CONSENT, old]}).consents) == 2


@pytest.mark.parametrize(("path", "named"), [("[4]", "[4].subject.born"), ("", "subject.born")])
def test_a_contradiction_is_named_inside_a_list_too(path: str, named: str) -> None:
    with pytest.raises(QuestionError) as refused:
        Question.from_json(changed(["subject", "born"], "2026-02-02"), path)
    assert refused.value.path == named


def test_a_wrong_word_is_named_once_inside_a_list() -> None:
    with pytest.raises(QuestionError) as refused:
        Question.from_json(changed(["sender"], "x"), "[4]")
    assert refused.value.path == "[4].sender"


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2008, 5, 1), date(2026, 4, 30), 17),
        (date(2008, 5, 1), date(2026, 5, 1), 18),
    ],
)
def test_age_is_whole_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age
