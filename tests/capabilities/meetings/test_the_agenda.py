"""The agenda stands in the method, where a coordinator changes it; a meeting begins with that of its case's version."""

import pytest

from samsyn.capabilities.meetings.actions import calling
from samsyn.capabilities.meetings.queries.page import meeting_page
from samsyn.capabilities.meetings.vocabulary import Kind, MeetingType, Mode
from samsyn.foundation.cases.actions import open_case
from samsyn.methods.vocabulary import AgendaPart
from tests.capabilities.method_desk.desk import WHERE, begin, change, publish, text
from tests.capabilities.own_fields import publish_own

from .conftest import HOUR, NOW, PLACE, STARTS

pytestmark = pytest.mark.django_db


def headings(sara, kim, method, kind=MeetingType.SIG, version="1", place="akero"):
    """The agenda of a meeting that is called in a new case."""
    case = open_case(
        actor=sara,
        person_id=kim,
        method_key=method,
        method_version=version,
        method_municipality=place,
        at=NOW,
    )
    facts = calling.MeetingFacts(kind, PLACE, Mode.ON_SITE, "Sara Lindqvist")
    times = [(STARTS, STARTS + HOUR)]
    (meeting,) = calling.call(actor=sara, case_id=case.id, facts=facts, times=times, at=NOW)
    shown = meeting_page(actor=sara, meeting_id=meeting, on=STARTS.date())
    return [one.heading for one in shown.agenda]


def test_bea_changes_the_agenda_on_the_page_and_sees_what_is_different(enter_as):
    bea = enter_as("bea")
    begin(bea, "sspf")
    desk = text(bea.get(f"{WHERE}sspf/andra/"))
    assert "Mötets dagordning" in desk
    assert change(bea, "sspf", "agenda.why", heading="Varför är vi här i dag?").status_code == 302
    assert change(bea, "sspf", "agenda.works", without_police="True").status_code == 302
    desk = text(bea.get(f"{WHERE}sspf/andra/"))
    assert "Varför är vi här? → Varför är vi här i dag?" in desk
    assert "punkten står efter en som tas upp när polisen har gått" in desk
    assert publish(bea, "sspf").status_code == 422


def test_a_meeting_begins_with_the_agenda_of_the_version_that_its_case_began_under(act, family):
    def own(data):
        data["agenda"] = data["agenda"][:1]
        data["agenda"][0]["heading"] = "Hur är det i dag?"

    number = publish_own(act, own)
    sara = act("sara")
    kim = family(sara)
    assert headings(sara, kim, "sig", version=str(number)) == ["Hur är det i dag?"]
    before = headings(act("sara"), kim, "sig")
    assert before[-1] == "Hälsa och hemma"
    assert len(before) == 7


def test_a_meeting_of_another_type_or_of_a_case_without_a_method_begins_as_its_type_does(act, family):
    sara = act("sara")
    kim = family(sara)
    assert headings(sara, kim, "linkopingsmodellen", MeetingType.SSPF)[0] == "Varför är vi här?"
    assert headings(sara, kim, "sig", MeetingType.OTHER)[-1] == "Vad vi vill"
    assert headings(sara, kim, "orosanmalan", MeetingType.REPORT, "", "")[1] == "Den som anmälde berättar"


def test_what_a_method_can_say_of_a_line_is_what_the_minutes_know():
    assert {one.value for one in AgendaPart} <= set(Kind.values)
