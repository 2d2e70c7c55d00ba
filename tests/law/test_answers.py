"""What an answer says in words."""

from dataclasses import replace
from datetime import date

from samsyn.law import Category, Fact, Outcome, Party, Purpose, Question, Subject, assess

RECRUITED = Question(
    on=date(2026, 2, 1),
    sender=Party.SOCIAL_SERVICES,
    recipient=Party.POLICE,
    subject=Subject(date(2008, 5, 1), protected_identity=False),
    category=Category.CRIME_RISK,
    purpose=Purpose.PREVENT_CRIME,
)


def test_a_reason_cites_says_the_rule_and_says_how_it_came_out() -> None:
    judged = {Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False}
    reason = assess(replace(RECRUITED, facts=judged)).reasons[1]
    assert reason.startswith("10 kap. 18 a § OSL: socialtjänsten får lämna uppgiften till polisen om ")
    assert reason.endswith(" Det gäller här.")


def test_a_question_to_a_human_is_asked_in_swedish() -> None:
    answer = assess(RECRUITED)
    assert answer.to_json()["questions"] == {
        "concrete_risk_of_crime": "Visar konkreta omständigheter att det finns risk för att den unge "
        "kommer att utöva brottslig verksamhet?",
        "disclosure_unsuitable": "Är det olämpligt att lämna uppgiften, med hänsyn till insatser för den "
        "unge eller av andra särskilda skäl?",
    }
    assert all(ask.judgement for ask in answer.asks)
    assert answer.nearest == "OSL-10-18a"


def test_a_refusal_says_what_stood_in_the_way_what_was_near_and_what_to_do_instead() -> None:
    judged = {Fact.CONCRETE_RISK_OF_CRIME: False, Fact.NEEDED_FOR_PURPOSE: False}
    answer = assess(replace(RECRUITED, facts=judged))
    assert answer.outcome is Outcome.REFUSED
    assert answer.nearest == "OSL-10-18a"
    assert (
        "Det gäller inte här: inga konkreta omständigheter visar risk för brottslig verksamhet."
        in " ".join(answer.reasons)
    )
    assert answer.instead == (
        "Fråga den unge, och vårdnadshavarna om den unge är under 18 år, om de samtycker.",
        "Tala om frågan utan namn och utan sådant som gör att någon känns igen.",
        "Fråga kommunens jurist.",
    )


def test_a_teacher_who_is_refused_is_reminded_of_the_concern_report() -> None:
    answer = assess(replace(RECRUITED, sender=Party.SCHOOL_MUNICIPAL, purpose=Purpose.SUPPORT))
    assert (
        "Om du är orolig för att den unge far illa: gör en orosanmälan till socialtjänsten." in answer.instead
    )


def test_an_officer_who_is_blocked_is_sent_to_the_leader_of_the_investigation() -> None:
    blocked = replace(
        RECRUITED,
        sender=Party.POLICE,
        recipient=Party.LEISURE,
        facts={Fact.HARM_TO_INVESTIGATION: True},
        subject=Subject(date(2000, 1, 1), protected_identity=False),
    )
    assert assess(blocked).instead[0].startswith("Fråga den som leder utredningen")


def test_the_criminal_record_is_not_suggested_to_be_opened_by_consent() -> None:
    record = replace(RECRUITED, category=Category.CRIMINAL_RECORD, purpose=Purpose.SUPPORT)
    assert not any("samtycker" in line for line in assess(record).instead)


def test_where_no_provision_fits_the_answer_says_so() -> None:
    neighbours = replace(RECRUITED, sender=Party.PRIVATE_PERSON, recipient=Party.ASSOCIATION)
    assert assess(neighbours).reasons == (
        "Ingen bestämmelse öppnar för att lämna den här uppgiften mellan de här parterna för det här ändamålet.",
    )


def test_special_circumstances_are_named_as_not_invoked_so_that_nobody_is_led_to_them() -> None:
    not_invoked = (
        "10 kap. 20 § OSL har inte åberopats. Den prövas bara om någon har angett att personalen har"
    )
    assert any(reason.startswith(not_invoked) for reason in assess(RECRUITED).reasons)


def test_the_answer_says_what_to_write_down() -> None:
    judged = {Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False}
    assert assess(replace(RECRUITED, facts=judged)).record == (
        "De konkreta omständigheter som visar risken.",
        "Varför det inte är olämpligt, och vilka insatser som vägts in.",
    )
