"""The one who reported says yes or no to the report meeting, and is told when the time is another or none."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from samsyn.capabilities.intake.actions import attending, persons, receiving
from samsyn.capabilities.intake.kinds import MEETING_ANSWER, MEETING_OFF
from samsyn.capabilities.intake.models import Matter
from samsyn.capabilities.intake.payloads import MeetingAnswer
from samsyn.capabilities.intake.queries.inbox import inbox
from samsyn.capabilities.intake.queries.reports import filed_page
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import Decliner, Offer, ReporterNo
from samsyn.foundation.calendars.invitations import Method, read
from samsyn.foundation.cases.queries import timeline
from samsyn.foundation.messages import sending
from samsyn.foundation.messages.sending import NotDelivered
from tests.calendars.test_invitations import event_of

from .conftest import now, offer, register_kim, sql
from .test_offering_meetings import text
from .test_report_meeting import SOON, book, in_calendar

pytestmark = pytest.mark.django_db
MOST = 15  # SQL statements of a page
DAY = dt.timedelta(days=1)
MEETING = ("Anmälningsmöte", SOON, "Stadshuset, rum 4")


def url(message, rest=""):
    return f"/inkommet/meddelande/{message}/{rest}"


def answer(actor, invitation, *, comes=True, because=None):
    attending.answer(actor=actor, message_id=invitation, comes=comes, because=because, at=now())


def in_inbox(actor, kind):
    return [line.message_id for line in inbox(actor=actor).new if line.kind_key == kind.key]


def sent(kind):
    return [
        payload for (payload,) in sql("SELECT payload FROM letters_sentmessage WHERE kind_id = %s", kind.id)
    ]


@pytest.fixture
def invitation(matter, sara):
    """The family has said yes, and Per's unit is invited."""
    offer(sara, matter, Offer.ACCEPTED)
    return book(sara, matter).invitation_id


def test_a_yes_stands_in_the_own_calendar_and_reaches_the_matter(invitation, matter, act, enter_as):
    shown = enter_as("per").post(url(invitation, "motet/"), {"comes": "yes"}, follow=True)
    assert "Mötet står i din kalender." in text(shown)
    assert "Ni kommer." in text(shown)
    assert "ta bort ur Inkommet" not in text(shown)  # it is out of there
    per = act("per")
    assert in_calendar(per) == [MEETING]
    assert invitation not in [line.message_id for line in inbox(actor=per).new]
    page = text(enter_as("sara").get(f"/inkommet/arende/{matter.id}/"))
    assert "Polisen, lokalpolisområde Åkerö Per Ekdahl" in page
    assert "Kommer" in page


def test_a_no_has_its_reason_and_leaves_the_calendar(invitation, matter, act, enter_as):
    client = enter_as("per")
    asked = text(client.post(url(invitation, "motet/"), {"comes": "no"}))
    assert "Välj varför ni inte kommer." in asked
    client.post(url(invitation, "motet/"), {"comes": "yes"})
    assert "Kommer ni till mötet?" not in text(client.get(url(invitation)))
    assert "Kommer ni till mötet?" in text(client.get(url(invitation) + "?andra"))
    client.post(url(invitation, "motet/"), {"comes": "no", "because": "no_time"})
    assert in_calendar(act("per")) == []
    page = text(enter_as("sara").get(f"/inkommet/arende/{matter.id}/"))
    assert "Kommer inte: tiden passar inte" in page


def test_the_answer_is_put_to_the_matter_and_into_the_journal(matter, sara, act, enter_as):
    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())
    offer(sara, matter, Offer.ACCEPTED)
    invitation = book(sara, matter).invitation_id
    answer(act("per"), invitation, comes=False, because=ReporterNo.ABSTAINS)
    sara = act("sara")
    (came,) = in_inbox(sara, MEETING_ANSWER)
    client = enter_as("sara")
    assert "Kommer inte till mötet: vi avstår från mötet" in text(client.get(url(came)))
    done = client.post(url(came, "klart/"))
    assert done["Location"] == f"/inkommet/arende/{matter.id}/"
    client.post(url(came, "klart/"))
    sara = act("sara")
    assert in_inbox(sara, MEETING_ANSWER) == []
    told = [row.text for row in timeline(actor=sara, person_id=kim.id)]
    assert told.count("Den som anmälde kommer inte till anmälningsmötet: Vi avstår från mötet.") == 1


def test_nobody_but_the_one_who_was_invited_can_answer(invitation, matter, act, enter_as):
    with pytest.raises(Matter.DoesNotExist):
        answer(act("rut"), invitation)
    assert enter_as("liv").post(url(invitation, "motet/"), {"comes": "yes"}).status_code == 404
    liv = act("liv")
    told = MeetingAnswer(matter.message_id, comes=True, contact="socialsekreterare")
    with pytest.raises(NotDelivered, match="kom inte från mottagaren"), transaction.atomic():
        sending.send(
            actor=liv,
            kind=MEETING_ANSWER,
            payload=told,
            recipient_id=matter.unit_id,
            in_reply_to=invitation,
            at=now(),
        )
    sending.send(actor=liv, kind=MEETING_ANSWER, payload=told, recipient_id=matter.unit_id, at=now())
    (stray,) = in_inbox(act("sara"), MEETING_ANSWER)
    client = enter_as("sara")
    assert "Svaret räknas inte" in text(client.get(url(stray)))
    assert "Har inte svarat" in text(client.get(f"/inkommet/arende/{matter.id}/"))
    assert client.post(url(stray, "klart/"))["Location"] == "/inkommet/"


def test_a_new_time_says_so_and_only_it_can_be_answered(invitation, matter, act, enter_as):
    receiving.read(actor=act("per"), message_id=invitation)
    answer(act("per"), invitation)
    second = book(act("sara"), matter, starts_at=SOON + DAY).invitation_id
    assert sent(MEETING_OFF) == []
    client = enter_as("per")
    assert "Det har kommit en ny tid" in text(client.get(url(invitation)))
    assert "Ny tid Den gäller i stället för" in text(client.get(url(second)))
    assert "Har inte svarat" in text(enter_as("sara").get(f"/inkommet/arende/{matter.id}/"))
    with pytest.raises(IntakeRefused, match="Svara på den i stället"):
        answer(act("per"), invitation)
    answer(act("per"), second)
    assert [starts for _, starts, _ in in_calendar(act("per"))] == [SOON + DAY]


def test_a_time_that_is_off_is_told_to_who_has_read_it_and_never_why(
    invitation, matter, act, enter_as, filed
):
    answer(act("per"), invitation)
    for _times in range(2):
        offer(act("sara"), matter, Offer.DECLINED, declined_by=Decliner.GUARDIAN)
    act("sara")
    (payload,) = sent(MEETING_OFF)
    assert "guardian" not in payload
    assert "har fått veta att mötet inte blir av" in text(
        enter_as("sara").get(f"/inkommet/arende/{matter.id}/")
    )
    per = act("per")
    (off,) = in_inbox(per, MEETING_OFF)
    assert in_calendar(per) == [MEETING]
    client = enter_as("per")
    assert "Ni behöver inte komma." in text(client.get(url(off)))
    assert in_calendar(act("per")) == []
    assert "Mötet är avbokat" in text(client.get(url(invitation)))
    refused = client.post(url(invitation, "motet/"), {"comes": "yes"}, follow=True)
    assert "Ni behöver inte svara." in text(refused)
    kinds = [one.kind_key for one in filed_page(actor=act("per"), message_id=filed).replies]
    assert kinds[-1] == MEETING_OFF.key


def test_what_nobody_has_read_is_taken_back_and_no_more_is_said(invitation, matter, act):
    offer(act("sara"), matter, Offer.DECLINED, declined_by=Decliner.GUARDIAN)
    assert sent(MEETING_OFF) == []
    with pytest.raises(IntakeRefused, match="återtagen"):
        answer(act("per"), invitation)


def test_a_reporter_who_is_no_longer_to_come_is_told(invitation, matter, act):
    receiving.read(actor=act("per"), message_id=invitation)
    book(act("sara"), matter, starts_at=SOON + DAY, with_reporter=False)
    assert len(sent(MEETING_OFF)) == 1


def test_an_old_word_that_it_is_off_takes_no_new_time_away(invitation, matter, act, enter_as):
    receiving.read(actor=act("per"), message_id=invitation)
    offer(act("sara"), matter, Offer.OFFERED)
    (off,) = in_inbox(act("per"), MEETING_OFF)
    sara = act("sara")
    offer(sara, matter, Offer.ACCEPTED)
    second = book(sara, matter, starts_at=SOON + DAY).invitation_id
    answer(act("per"), second)
    enter_as("per").get(url(off))
    assert [starts for _, starts, _ in in_calendar(act("per"))] == [SOON + DAY]


def test_a_time_that_has_been_is_not_answered(invitation, act):
    late = SOON + dt.timedelta(hours=2)
    with pytest.raises(IntakeRefused, match="redan varit"):
        attending.answer(actor=act("per"), message_id=invitation, comes=True, because=None, at=late)


def test_the_file_for_the_calendar_follows_the_time_and_names_nobody(invitation, matter, act, enter_as):
    client = enter_as("per")
    asked = client.get(url(invitation, "mote.ics"))
    assert "Kim" not in asked.content.decode()
    assert event_of(asked.content)["DTSTART"].dt == SOON
    second = book(act("sara"), matter, starts_at=SOON + DAY).invitation_id
    client = enter_as("per")
    assert client.get(url(invitation, "mote.ics")).status_code == 404
    client.post(url(second, "motet/"), {"comes": "yes"})
    moved = client.get(url(second, "mote.ics"))
    assert event_of(moved.content)["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    offer(act("sara"), matter, Offer.DECLINED, declined_by=Decliner.CHILD)
    (off,) = in_inbox(act("per"), MEETING_OFF)
    gone = enter_as("per").get(url(off, "mote.ics"))
    told = [read(one.content) for one in (asked, moved, gone)]
    assert [one.method for one in told] == [Method.REQUEST, Method.REQUEST, Method.CANCEL]
    assert len({one.uid for one in told}) == 1
    assert [one.sequence for one in told] == [0, 1, 3]


def test_another_message_has_no_time_to_answer(matter, act, enter_as):
    sara = enter_as("sara")
    assert sara.get(url(matter.message_id, "mote.ics")).status_code == 404
    assert sara.post(url(matter.message_id, "motet/"), {"comes": "yes"}).status_code == 404


def test_the_pages_of_it_ask_few_questions(invitation, matter, act, enter_as):
    answer(act("per"), invitation)
    for who, address in (
        ("sara", f"/inkommet/arende/{matter.id}/"),
        ("per", url(invitation) + "?andra"),
        ("siv", "/inkommet/anmalningsmoten/"),
    ):
        client = enter_as(who)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= MOST, address
