"""What a municipality's method asks of its own about a meeting: asked with the minutes, kept by the own unit."""

import datetime as dt

import pytest
from django.utils import timezone

from samsyn.capabilities.meetings.actions import approving, calling, minuting
from samsyn.capabilities.meetings.models import Minutes
from samsyn.capabilities.meetings.vocabulary import MeetingType
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.cases.queries import entries_page
from samsyn.foundation.consents.scope import ScopeParty
from samsyn.foundation.messages import reading
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.refusals import Unanswered
from samsyn.law import Party
from tests.capabilities.own_fields import asked, publish_own, with_fields
from tests.consents.conftest import EVERYBODY, ask, sign

from .conftest import AFTER, COVERED, FACTS, HOUR, NOW, PARTIES, STARTS, distribute, invite, page_of, told
from .test_pages import at, minutes_form, sql, text, words_of

pytestmark = pytest.mark.django_db
SAYS = "Hen vill ha färre vuxna i rummet."
EVERY = with_fields(
    first_meeting=[asked("room", "Vad vill den unge ha annorlunda?")],
    group_meeting=[asked("again", "Ska gruppen träffas igen?", "yes_no", required=False)],
)


def called_under(act, family, number, method="sig", kind=MeetingType.SIG, times=1):
    """Meetings in a new case of Kim's, who has said yes to school and police, begun under a version."""
    sara = act("sara")
    kim = family(sara)
    parties = (ScopeParty(Party.SOCIAL_SERVICES), *(ScopeParty(one) for one in PARTIES))
    sara = sign(act, ask(sara, kim, parties=parties, categories=COVERED), *EVERYBODY)
    place = "akero" if method == "sig" else ""
    case = open_case(
        actor=sara,
        person_id=kim,
        method_key=method,
        method_version=str(number),
        method_municipality=place,
        at=NOW,
    )
    facts = calling.MeetingFacts(kind, FACTS.place, FACTS.mode, FACTS.chair)
    days = [STARTS + dt.timedelta(days=7 * one) for one in range(times)]
    slots = [(day, day + HOUR) for day in days]
    return case.id, calling.call(actor=sara, case_id=case.id, facts=facts, times=slots, at=NOW)


def begun(*meetings):
    """Let them have begun, the first of them three hours ago and then an hour apart."""
    for number, meeting in enumerate(meetings):
        starts = timezone.now() - dt.timedelta(hours=3 - number)
        ends = starts + dt.timedelta(minutes=50)
        change = "UPDATE meetings_meeting SET starts_at = %s, ends_at = %s WHERE id = %s"
        sql(change, starts, ends, meeting)


def test_the_minutes_ask_it_the_page_and_the_journal_tell_it_and_nobody_else_gets_it(act, enter_as, family):
    case, (first, second) = called_under(act, family, publish_own(act, EVERY), times=2)
    invite(act("sara"), first, Party.SCHOOL_MUNICIPAL)
    begun(first, second)
    sara, place = enter_as("sara"), at("write", first)
    typed = minutes_form(place, sara) | {"item_1": "Vi gick igenom planen.", "there_0": "came"}
    assert "Ska gruppen träffas igen?" not in text(sara.get(place))
    missing = sara.post(place, typed)
    assert missing.status_code == 422
    assert "Svara på: Vad vill den unge ha annorlunda?" in text(missing)
    assert "Vi gick igenom planen." in missing.content.decode()
    assert sara.post(place, typed | {"extra_first_meeting_room": SAYS}).status_code == 302
    assert SAYS in text(sara.get(at("meeting", first)))
    assert SAYS in text(sara.get(place))  # who writes them anew finds it answered
    act("sara")
    minutes = Minutes.objects.get()
    sara.post(at("approve", first), {"minutes": str(minutes.id)})
    (entry,) = entries_page(actor=act("sara"), case_id=case).rows
    assert f"Metodens egna frågor\nVad vill den unge ha annorlunda? {SAYS}" in entry.text
    assert SAYS not in words_of(sara.get(at("paper", first)))
    assert SAYS not in text(sara.get(at("share", first)))
    letter = distribute(act("sara"), first)["school_municipal"]
    assert SAYS not in str(reading.open_message(actor=act("rut"), message_id=letter).payload)
    assert not StepAnswer.objects.exists()
    later = text(sara.get(at("write", second)))
    assert "Ska gruppen träffas igen?" in later
    assert "Vad vill den unge ha annorlunda?" not in later


def test_a_case_that_began_before_is_not_asked(act, enter_as, family):
    before = publish_own(act, with_fields())
    _case, (meeting,) = called_under(act, family, before)
    publish_own(act, EVERY, day=timezone.localdate() + dt.timedelta(days=1))
    assert "Metodens egna frågor" not in text(enter_as("sara").get(at("write", meeting)))


def test_without_a_form_it_is_refused_and_each_version_has_its_own_answers(act, enter_as, family):
    _case, (meeting,) = called_under(act, family, publish_own(act, EVERY))
    begun(meeting)
    facts = told(page_of(act("sara"), meeting), began_at=STARTS, ended_at=AFTER)
    with pytest.raises(Unanswered, match="”Vad vill den unge ha annorlunda"):
        minuting.write_minutes(actor=act("sara"), meeting_id=meeting, facts=facts, at=AFTER)
    sara, place = enter_as("sara"), at("write", meeting)
    for words in (SAYS, "Ingenting."):
        typed = minutes_form(place, sara) | {"item_1": "Planen.", "extra_first_meeting_room": words}
        assert sara.post(place, typed).status_code == 302
    shown = text(sara.get(at("meeting", meeting)))
    assert "Ingenting." in shown
    assert SAYS not in shown


def test_what_was_answered_is_in_the_sum_that_the_approval_signs(act, enter_as, family):
    _case, (meeting,) = called_under(act, family, publish_own(act, EVERY))
    begun(meeting)
    sara, place = enter_as("sara"), at("write", meeting)
    typed = minutes_form(place, sara) | {"item_1": "Planen.", "extra_first_meeting_room": SAYS}
    sara.post(place, typed)
    act("sara")
    row = Minutes.objects.get()
    *parts, answers = approving.content_of(row)
    assert [one.value for one in answers] == [SAYS]
    whole = approving.content_hash(row, (*parts, answers))
    assert whole != approving.content_hash(row, (*parts, []))


def test_a_report_meeting_asks_what_the_municipality_has_set_and_begins_with_its_agenda(
    act, enter_as, family
):
    def own(data):
        with_fields(meeting=[asked("felt", "Hur kändes mötet för barnet?")])(data)
        data["agenda"][0]["heading"] = "Välkomna till Åkerö"

    publish_own(act, own, "report_meeting")
    _case, (meeting,) = called_under(act, family, 1, "orosanmalan", MeetingType.REPORT)
    begun(meeting)
    sara = enter_as("sara")
    page = text(sara.get(at("write", meeting)))
    assert "Hur kändes mötet för barnet?" in page
    assert "Välkomna till Åkerö" in page
    typed = minutes_form(at("write", meeting), sara) | {"item_1": "Vi sågs."}
    assert "Svara på: Hur kändes mötet" in text(sara.post(at("write", meeting), typed))
    typed["extra_meeting_felt"] = "Lugnt."
    assert sara.post(at("write", meeting), typed).status_code == 302
    assert "Lugnt." in text(sara.get(at("meeting", meeting)))
