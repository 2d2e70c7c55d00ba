"""Which steps ask the fields a method adds to them, and what is told of a field that nobody would be asked."""

from dataclasses import replace
from datetime import date

import pytest

from samsyn.methods import loader
from samsyn.methods.asked import is_asked, meeting_steps
from samsyn.methods.checks.steps import every_field_is_asked
from samsyn.methods.model import Method
from samsyn.methods.steps import ExtraField
from samsyn.methods.vocabulary import FieldKind, StepKind

ON = date(2026, 11, 22)
OWN = ExtraField("own", "Vad säger den unge?", FieldKind.TEXT, required=True, choices=())


def method(key: str, field_in: str = "", **changed: object) -> Method:
    """A method that comes with the program, with a field in one of its steps and that step changed."""
    found = loader.method(key, on=ON)
    steps = tuple(
        replace(one, extra_fields=(OWN,), **changed) if one.key == field_in else one for one in found.steps
    )
    return replace(found, steps=steps)


def said(found: Method) -> str:
    (finding,) = every_field_is_asked(found)
    return finding.message


@pytest.mark.parametrize(
    ("key", "step"),
    [
        ("sig", "first_meeting"),
        ("sig", "group_meeting"),
        ("sspf", "network_meeting"),
        ("report_meeting", "offer"),
        ("report_meeting", "meeting"),
        ("sig", "after_check_six_months"),
        ("linkopingsmodellen", "planning"),
        ("linkopingsmodellen", "closing"),
    ],
)
def test_a_field_in_a_step_with_a_page_holds(key: str, step: str) -> None:
    assert list(every_field_is_asked(method(key, step))) == []


def test_a_consent_asks_nothing_more_and_the_message_says_why_and_where_to_ask() -> None:
    message = said(method("sig", "consent"))
    assert message.startswith(
        "ingen skulle få frågan: ett samtycke är den unges och vårdnadshavarnas eget svar"
    )
    assert "ett ja ska inte hänga på vad någon svarar på annat" in message
    assert message.endswith("lägg till det i till exempel ”Första kontakten” eller ”Inskrivning”.")


def test_a_meeting_of_some_of_the_tracks_is_not_asked_since_the_minutes_do_not_know_the_track() -> None:
    found = method("sig", "group_meeting", tracks=("recruitment",))
    assert not is_asked(found, found.step("group_meeting"))
    assert "Låt steget gälla alla spår" in said(found)


def test_a_report_meeting_under_another_name_is_nobodys() -> None:
    found = replace(method("report_meeting", "meeting"), key="vart_mote")
    assert said(found).endswith(
        "går efter metoden Anmälningsmöte och inte efter den här. Ta bort fältet och skriv frågan i stegets text."
    )


def test_only_the_first_of_several_notices_is_asked() -> None:
    found = method("sig")
    notices = [one for one in found.steps if one.kind is StepKind.NOTICE]
    assert [is_asked(found, one) for one in notices] == [True, *(False for _one in notices[1:])]


def test_the_first_meeting_of_a_group_is_asked_its_own_and_the_next_theirs() -> None:
    sig, sspf = method("sig"), method("sspf")
    assert [one.key for one in meeting_steps(sig, first=True)] == ["first_meeting"]
    assert [one.key for one in meeting_steps(sig, first=False)] == ["group_meeting"]
    assert meeting_steps(sspf, first=True) == meeting_steps(sspf, first=False)
    assert [one.key for one in meeting_steps(sspf, first=False)] == ["network_meeting"]
