"""The invited unit's own calendar program: the time in, the time out again, and the answer that it wrote."""

import datetime as dt
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from samsyn.capabilities.meetings.actions import changing
from samsyn.capabilities.meetings.actions.taking_in import take_in
from samsyn.capabilities.meetings.models import Invitation
from samsyn.capabilities.meetings.vocabulary import Reply
from samsyn.foundation.calendars.invitations import Method, read
from samsyn.law import Party
from tests.calendars.test_invitations import event_of, program_answers

from .conftest import HOUR, NOW, PLACE, STARTS, invite, page_of, sql
from .test_both_sides import WEEK, series
from .test_pages import at, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(called, act):
    (found,) = invite(act("sara"), called.id, Party.POLICE)
    return found


def file_of(client, message, meeting):
    return client.get(at("calendar_file", message, meeting))


def hand_in(client, message, content, name="svar.ics"):
    given = SimpleUploadedFile(name, content, content_type="text/calendar")
    return client.post(at("answer_file", message), {"answer_file": given})


def reply_of(meeting):
    return Invitation.objects.values_list("reply", flat=True).get(meeting_id=meeting)


def test_the_time_for_a_calendar_names_nobody_and_says_what_was_answered(called, message, enter_as):
    per = enter_as("per")
    file = file_of(per, message, called.id)
    assert file["Content-Type"] == "text/calendar; charset=utf-8; method=REQUEST"
    assert "Kim" not in file.content.decode()
    event = event_of(file.content)
    assert (str(event["SUMMARY"]), event["DTSTART"].dt, event["SEQUENCE"]) == ("Möte", STARTS, 0)
    per.post(at("invitation", message), {"reply": "accepted"})
    attendee = event_of(file_of(per, message, called.id).content)["ATTENDEE"]
    assert attendee.params["PARTSTAT"] == "ACCEPTED"
    assert file_of(per, message, uuid4()).status_code == 404
    assert file_of(enter_as("liv"), message, called.id).status_code == 404


def test_a_moved_time_is_the_same_one_with_a_higher_number(called, message, act, enter_as):
    per = enter_as("per")
    first = read(file_of(per, message, called.id).content)
    new = {"starts_at": STARTS + WEEK, "ends_at": STARTS + WEEK + HOUR}
    changing.move(actor=act("sara"), meeting_id=called.id, place=PLACE, at=NOW, **new)
    per = enter_as("per")
    per.get(at("invitation", message))
    second = read(file_of(per, message, called.id).content)
    assert (second.uid, first.sequence, second.sequence) == (first.uid, 0, 1)


def test_a_cancelled_series_is_taken_out_time_by_time(called, act, enter_as):
    ids = series(act("sara"), called)
    (message,) = invite(act("sara"), ids[0], Party.POLICE, whole=True)
    asked = [read(file_of(enter_as("per"), message, one).content) for one in ids]
    changing.cancel(
        actor=act("sara"), meeting_id=ids[1], rest_of_series=True, why="Familjen vill vänta.", at=NOW
    )
    per = enter_as("per")
    page = text(per.get(at("invitation", message)))
    assert (page.count("Ta bort ur kalendern"), page.count("Till kalendern")) == (2, 1)
    files = [file_of(per, message, one) for one in ids]
    told = [read(one.content) for one in files]
    assert [one.method for one in told] == [Method.REQUEST, Method.CANCEL, Method.CANCEL]
    assert [one.uid for one in told] == [one.uid for one in asked]
    assert [one.sequence for one in told] == [0, 1, 1]
    assert files[1]["Content-Type"].endswith("method=CANCEL")
    assert "vänta" not in files[1].content.decode()


def test_what_was_declined_is_in_no_calendar_and_has_no_file(called, message, enter_as):
    per = enter_as("per")
    per.post(at("invitation", message), {"reply": "declined", "reason": "no_time"})
    assert "Till kalendern" not in text(per.get(at("invitation", message)))


@pytest.mark.parametrize(("word", "reply"), [("ACCEPTED", Reply.ACCEPTED), ("DECLINED", Reply.DECLINED)])
def test_the_answer_of_the_calendar_program_is_the_units_answer(called, message, act, enter_as, word, reply):
    per = enter_as("per")
    answered = hand_in(per, message, program_answers(file_of(per, message, called.id).content, word))
    assert answered.status_code == 302
    assert "Inbjudan är besvarad" in text(per.get(at("invitation", message)))
    sara = act("sara")
    assert take_in(actor=sara, at=NOW) == 1
    assert [one.reply for one in page_of(sara, called.id).invited] == [reply]


def test_an_answer_to_one_time_of_a_series_leaves_the_others(called, act, enter_as):
    ids = series(act("sara"), called)
    (message,) = invite(act("sara"), ids[0], Party.POLICE, whole=True)
    per = enter_as("per")
    hand_in(per, message, program_answers(file_of(per, message, ids[1]).content, "ACCEPTED"))
    act("per")
    assert [reply_of(one) for one in ids] == ["", "accepted", ""]
    act("sara")
    take_in(actor=act("sara"), at=NOW)
    assert [page_of(act("sara"), one).invited[0].reply for one in ids] == [None, Reply.ACCEPTED, None]


def test_an_answer_by_somebody_who_was_not_invited_changes_nothing_and_says_why(
    called, message, act, enter_as
):
    per = enter_as("per")
    forged = program_answers(file_of(per, message, called.id).content, "ACCEPTED", "liv@norrvik.example")
    refused = hand_in(per, message, forged)
    assert refused.status_code == 422
    assert "någon som inte är inbjuden (liv@norrvik.example)" in text(refused)
    act("per")
    assert not Invitation.objects.exclude(reply="").exists()
    assert hand_in(enter_as("liv"), message, forged).status_code == 404
    act("sara")
    assert sql("SELECT count(*) FROM letters_sentmessage WHERE kind_id LIKE %s", "%answer%") == [(0,)]


def test_what_cannot_be_read_as_an_answer_says_so_and_the_form_stands_beside(called, message, act, enter_as):
    per = enter_as("per")
    asked = file_of(per, message, called.id).content
    for content, said in (
        (b"hej", "går inte att läsa"),
        (b"", "Filen är tom"),
        (b"x" * 100_001, "för stor"),
        (asked, "inget svar på en inbjudan"),
        (program_answers(asked, "TENTATIVE"), "varken ja eller nej"),
    ):
        refused = hand_in(per, message, content)
        assert refused.status_code == 422
        assert said in text(refused)
        assert "Kan ni komma?" in text(refused)
    assert per.post(at("answer_file", message)).status_code == 422


def test_an_answer_to_a_time_that_has_moved_since_is_not_counted(called, message, act, enter_as):
    old = program_answers(file_of(enter_as("per"), message, called.id).content, "ACCEPTED")
    new = {"starts_at": STARTS + WEEK, "ends_at": STARTS + WEEK + dt.timedelta(hours=1)}
    changing.move(actor=act("sara"), meeting_id=called.id, place=PLACE, at=NOW, **new)
    assert "gäller en tid som har flyttats" in text(hand_in(enter_as("per"), message, old))


def test_an_answer_is_changed_on_the_page(called, message, act, enter_as):
    per = enter_as("per")
    per.post(at("invitation", message), {"reply": "accepted"})
    assert "Kan ni komma?" not in text(per.get(at("invitation", message)))
    assert "Kan ni komma?" in text(per.get(at("invitation", message) + "?andra"))
    changed = {"again": "True", "reply": "declined", "reason": "no_time"}
    assert per.post(at("invitation", message), changed).status_code == 302
    listed = per.get(at("index"))
    assert at("invitation", message) in listed.content.decode()
    assert "Kan inte" in text(listed)
    act("per")
    assert reply_of(called.id) == "declined"
