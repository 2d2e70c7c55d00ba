"""Through the pages, as Sara, Rut and Per would."""

import datetime as dt
import html
import io
import re

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samsyn.capabilities.meetings.actions.answering import Answer, answer
from samsyn.capabilities.meetings.models import Invited, Meeting, Minutes
from samsyn.capabilities.meetings.vocabulary import Reply
from samsyn.foundation.cases.models import Case
from samsyn.law import Party

from .conftest import NOW, PLACE, SECRET, STARTS, WORKS, decision, distribute, held, invite, sql
from .test_minutes import unit_of, withdraw

pytestmark = pytest.mark.django_db
LOCAL = "%Y-%m-%dT%H:%M"
MOST = 15


def at(name, *args):
    return reverse(f"meetings:{name}", args=args)


def text(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def words_of(response):
    assert response["Content-Type"] == "application/pdf"
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(response.content)).pages)


CALL = {
    "type": "sig",
    "starts_at": STARTS.strftime(LOCAL),
    "minutes": "60",
    "every": "",
    "times": "",
    "mode": "on_site",
    "place": PLACE,
    "chair": "Sara Lindqvist",
    "interpreter_language": "so",
}


def test_sara_calls_a_series_and_it_is_booked(called, enter_as):
    sara = enter_as("sara")
    sent = sara.post(at("call", called.case_id), CALL | {"every": "week", "times": "3"})
    assert sent.status_code == 302
    rows = Meeting.objects.filter(series__isnull=False)
    assert rows.count() == 0  # without a token no row is seen
    page = text(sara.get(sent["Location"]))
    assert "Serien" in page
    assert "Bjud in dem som ska vara med" in page
    assert text(sara.get(at("of_case", called.case_id))).count("SIG-möte 2026") >= 4


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"starts_at": ""}, "Svara på: När börjar det?"),
        ({"starts_at": "2020-01-01T10:00"}, "Tiden har redan varit"),
        ({"every": "week", "times": ""}, "Skriv hur många gånger"),
        ({"place": "Hos Kim Åberg"}, "Ta bort: Kim Åberg"),
    ],
)
def test_what_cannot_be_booked_is_said_and_nothing_typed_is_lost(called, enter_as, wrong, said):
    answered = enter_as("sara").post(at("call", called.case_id), CALL | {"chair": "Sam Lund"} | wrong)
    assert answered.status_code == 422
    assert said in text(answered)
    assert "Sam Lund" in answered.content.decode()


def test_the_agenda_is_changed_on_one_page(called, enter_as):
    sara = enter_as("sara")
    told = {"heading_0": "Praktiken", "category_0": "support_and_plan", "kind_0": "item", "police_0": "on"}
    blank = {
        f"{name}_{n}": value
        for n in range(1, 10)
        for name, value in (("heading", ""), ("category", "concern"), ("kind", "item"))
    }
    assert sara.post(at("agenda", called.id), told | blank).status_code == 302
    page = text(sara.get(at("meeting", called.id)))
    assert "Praktiken utan polisen" in page
    assert "Dagordningen är tom" in text(sara.post(at("agenda", called.id), told | blank | {"heading_0": ""}))


def test_sara_sees_exactly_what_each_gets_and_invites(called, act, enter_as):
    sara = enter_as("sara")
    units = [str(unit_of(act("sara"), one)) for one in (Party.SCHOOL_MUNICIPAL, Party.POLICE)]
    typed = {"units": units, "why": "Att Kim ska klara praktiken."}
    shown = text(sara.post(at("invite", called.id), typed))
    assert "Precis det här får Lindskolan" in shown
    assert "Skicka till 2 mottagare" in shown
    assert shown.count("Hälsa och hemma") == 1
    sent = sara.post(at("invite", called.id), typed | {"judged": "1", "send": "1"})
    assert sent["Location"] == at("meeting", called.id)
    assert "Har inte svarat" in text(sara.get(at("meeting", called.id)))
    assert "2 har inte svarat" in text(sara.get(at("index")))


def test_nothing_open_says_why_and_offers_no_button(act, family, called, enter_as):
    withdraw(act("sara"), called.consent_id)
    typed = {"units": [str(unit_of(act("sara"), Party.LEISURE))], "why": ""}
    shown = text(enter_as("sara").post(at("invite", called.id), typed | {"judged": "1", "send": "1"}))
    assert "Får ingenting" in shown
    assert "Skicka till" not in shown
    act("sara")
    assert Invited.objects.count() == 0


def test_rut_answers_from_the_list_and_takes_the_time_to_the_calendar(called, act, enter_as):
    (message,) = invite(act("sara"), called.id, Party.SCHOOL_MUNICIPAL)
    rut = enter_as("rut")
    assert "Väntar på ert svar" in text(rut.get(at("index")))
    assert "Kim Åberg" in text(rut.get(at("invitation", message)))
    file = rut.get(at("calendar_file", message, called.id))
    assert file["Content-Type"].startswith("text/calendar")
    assert b"Kim" not in file.content
    wrong = rut.post(at("invitation", message), {"reply": "other_time"})
    assert "Skriv vilken tid ni föreslår" in text(wrong)
    assert rut.post(at("invitation", message), {"reply": "accepted"}).status_code == 302
    assert "Inbjudan är besvarad" in text(rut.get(at("invitation", message)))
    assert "Möten som andra kallat till" in text(rut.get(at("index")))
    assert "Kommer" in text(enter_as("sara").get(at("meeting", called.id)))


def test_a_proposed_time_is_one_press_from_being_the_time(called, act, enter_as):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    later = STARTS + dt.timedelta(days=4)
    per = enter_as("per")
    per.post(
        at("invitation", message),
        {"reply": "other_time", "proposed_at": later.strftime(LOCAL), "minutes": "45"},
    )
    sara = enter_as("sara")
    page = text(sara.get(at("meeting", called.id)))
    assert "Byt till den tiden" in page
    assert "Behåll tiden" in page
    unit = unit_of(act("sara"), Party.POLICE)
    kept = sara.post(at("keep_time", called.id), follow=True)
    assert "Tiden står kvar" in text(kept)
    assert "Behåll tiden" not in text(sara.get(at("meeting", called.id)))
    form = sara.get(at("move", called.id) + f"?forslag={unit}")
    assert later.strftime(LOCAL) in form.content.decode()
    moved = {"starts_at": later.strftime(LOCAL), "minutes": "45", "place": PLACE}
    assert sara.post(at("move", called.id), moved).status_code == 302
    assert "Väntar på ert svar" in text(per.get(at("index")))


def test_cancelling_needs_a_reason_and_says_who_is_told(called, act, enter_as):
    invite(act("sara"), called.id, Party.POLICE)
    sara = enter_as("sara")
    assert "Polisen, lokalpolisområde Åkerö" in text(sara.get(at("cancel", called.id)))
    assert "Skriv varför mötet ställs in" in text(sara.post(at("cancel", called.id), {"why": ""}))
    sara.post(at("cancel", called.id), {"why": "Tolken är sjuk."})
    assert "Tolken är sjuk." in text(sara.get(at("meeting", called.id)))
    assert "Inställt" in text(sara.get(at("index") + "?avslutade"))


def test_the_familys_letter_is_plain_and_names_the_interpreter(called, enter_as):
    sara = enter_as("sara")
    place = sara.post(at("call", called.case_id), CALL)["Location"]
    letter = words_of(sara.get(f"{place}brev/0.pdf"))
    assert all(one in letter for one in ("Kim Åberg", PLACE, "frivilligt", "tolk i somaliska"))
    assert sara.get(f"{place}brev/9.pdf").status_code == 404
    told = {
        "whom": "Mona Åberg",
        "news": "invited",
        "way": "letter",
        "told_on": timezone.localdate().isoformat(),
    }
    sara.post(f"{place}familjen/", told)
    assert "Mona Åberg Inbjudan, brev" in text(sara.get(place))


def minutes_form(page_url, client):
    """What the form holds when it is opened, as a browser would send it."""
    body = client.get(page_url).content.decode()
    found = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', body))
    return {name: html.unescape(value) for name, value in found.items() if not name.startswith("csrf")}


def begun(called):
    """Let the meeting have begun an hour ago, as the clock would."""
    starts = timezone.now() - dt.timedelta(hours=1)
    sql(
        "UPDATE meetings_meeting SET starts_at = %s, ends_at = %s WHERE id = %s",
        starts,
        starts + dt.timedelta(minutes=50),
        called.id,
    )


def test_minutes_are_kept_as_a_draft_saved_approved_and_given_to_each(called, act, enter_as):
    actor = act("sara")
    invite(actor, called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE)
    begun(called)
    sara, place = enter_as("sara"), at("write", called.id)
    typed = minutes_form(place, sara) | {
        "item_3": WORKS,
        "item_7": SECRET,
        "youth": "Jag vill spela handboll.",
        "there_0": "came",
        "there_1": "came",
        "what_0": "Ringa praktikplatsen",
        "who_0": "Sara Lindqvist",
        "sign_0": "Praktiken har börjat.",
        "due_0": "",
    }
    assert sara.post(place, typed | {"keep": "1"})["Location"] == place
    assert SECRET in sara.get(place).content.decode()
    wrong = sara.post(place, typed)
    assert wrong.status_code == 422
    assert "Skriv senast när det ska vara gjort" in text(wrong)
    assert SECRET in wrong.content.decode()
    due = (timezone.localdate() + dt.timedelta(days=7)).isoformat()
    assert sara.post(place, typed | {"due_0": due, "once": typed["once"]}).status_code == 302
    assert "Att godkänna" in text(sara.get(at("index")))
    act("sara")
    minutes = Minutes.objects.get()
    shown = text(sara.get(at("meeting", called.id)))
    assert "Godkänn och signera" in shown
    assert "Jag vill spela handboll." in shown
    sara.post(at("approve", called.id), {"minutes": str(minutes.id)})
    assert "Protokollet är godkänt" in text(sara.get(at("meeting", called.id)))
    review = text(sara.get(at("share", called.id)))
    assert review.count(SECRET) == 1
    sara.post(at("share", called.id), {"judged": "1", "send": "1"})
    assert "Har fått sin del" in text(sara.get(at("meeting", called.id)))
    assert SECRET in words_of(sara.get(at("paper", called.id)))
    assert place != sara.get(place)["Location"] == at("meeting", called.id)


def test_a_withdrawal_stands_as_a_banner_and_ticks_what_it_closed(called, act, enter_as):
    actor = act("sara")
    begun(called)
    withdraw(actor, called.consent_id)
    sara, place = enter_as("sara"), at("write", called.id)
    page = sara.get(place)
    assert "Ett samtycke är återkallat" in text(page)
    assert re.search(r'name="out_item_7"[^>]*checked', page.content.decode())
    typed = minutes_form(place, sara) | {"item_3": WORKS, "out_item_3": "on"}
    assert "Skriv hur ni gjorde" in text(sara.post(place, typed))
    typed |= {"withdrawn_handled": "Skolan fick veta att vi bryter."}
    assert sara.post(place, typed).status_code == 302
    assert "skickas inte" in text(sara.get(at("meeting", called.id)))


def test_approving_something_old_is_refused_in_words(called, act, enter_as):
    minutes = held(act("sara"), called.id)
    sara = enter_as("sara")
    answered = sara.post(at("approve", called.id), {"minutes": str(minutes)}, follow=True)
    assert "Protokollet är godkänt, så mötet kan inte ändras längre" in text(answered)
    assert sara.post(at("approve", called.id), {"minutes": "x"}).status_code == 404


def test_rut_reads_her_part_and_puts_what_she_took_on_on_the_desk(called, act, enter_as):
    actor = act("sara")
    invite(actor, called.id, Party.SCHOOL_MUNICIPAL)
    held(actor, called.id, decision("Gå igenom schemat", unit_of(actor, Party.SCHOOL_MUNICIPAL)))
    message = distribute(actor, called.id)["school_municipal"]
    rut = enter_as("rut")
    assert "Det ni har tagit på er" in text(rut.get(at("received_minutes", message)))
    rut.post(at("take_on", message))
    assert "Ligger på ert bord" in text(rut.get(at("received_minutes", message)))
    assert "Ert åtagande från ett möte" in text(rut.get("/"))


def test_other_units_and_roles_find_nothing(called, act, enter_as):
    (message,) = invite(act("sara"), called.id, Party.POLICE)
    addresses = [
        at(name, called.id)
        for name in ("meeting", "agenda", "move", "cancel", "invite", "family", "write", "share", "paper")
    ]
    addresses += [
        at("invitation", message),
        at("calendar_file", message, called.id),
        at("call", called.case_id),
    ]
    for name in ("liv", "rut", "karin"):
        client = enter_as(name)
        assert {client.get(one).status_code for one in addresses} == {404}
    assert enter_as("ada").get(at("index")).status_code == 404


def test_a_locked_case_leads_to_where_one_asks(called, act, enter_as):
    sql("UPDATE cases_case SET locked = true, locked_why = 'Skydd' WHERE id = %s", called.case_id)
    samir = enter_as("samir")
    assert samir.get(at("meeting", called.id))["Location"] == reverse("web:case", args=[called.case_id])
    assert "SIG-möte" not in text(samir.get(at("index")))
    assert "SIG-möte" in text(enter_as("sara").get(at("index")))
    assert Case.objects.count() == 0


def statements(client, place):
    client.get(place)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(place).status_code == 200
    return len(
        [one for one in caught.captured_queries if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    )


def test_every_page_keeps_within_fifteen_statements(called, act, enter_as):
    actor = act("sara")
    school, _police = invite(actor, called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE)
    answer(actor=act("rut"), message_id=school, said=Answer(Reply.ACCEPTED, (called.id,)), at=NOW)
    sara, rut = enter_as("sara"), enter_as("rut")
    own = ("meeting", "agenda", "move", "cancel", "invite", "family", "write")
    counted = {name: statements(sara, at(name, called.id)) for name in own}
    counted |= {
        "index": statements(sara, at("index")),
        "invitation": statements(rut, at("invitation", school)),
    }
    counted["of_case"] = statements(sara, at("of_case", called.case_id))
    actor = act("sara")
    held(actor, called.id, decision("Gå igenom schemat", unit_of(actor, Party.SCHOOL_MUNICIPAL)))
    counted["approved"] = statements(sara, at("meeting", called.id))
    counted["share"] = statements(sara, at("share", called.id))
    message = distribute(act("sara"), called.id)["school_municipal"]
    counted["received"] = statements(rut, at("received_minutes", message))
    assert {name: number for name, number in counted.items() if number > MOST} == {}, counted
