"""The pages of hand-overs, deputies, journal text and the case in sixty seconds, as each of those concerned."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse

from samsyn.capabilities.handover.models import HandOver
from samsyn.capabilities.handover.queries import handover_page
from samsyn.foundation.calendars.actions import book
from samsyn.foundation.cases.models import Case, Deputyship
from samsyn.foundation.drafts.keeping import save_draft
from tests.cases.rooms import NOW, TODAY, case, day, entry, task
from tests.interfaces.web.test_statements import MOST, statements

from .rooms import IMPORTANT, give

pytestmark = pytest.mark.django_db


def words(answer):
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


def typed(cases, tasks=(), **changed):
    """The form as a browser sends it."""
    told = {"from_on": TODAY.isoformat(), "why": "leaves", "why_more": ""}
    for one in cases:
        told |= {f"case_{one.hex}": "on", f"important_{one.hex}": IMPORTANT}
    return told | {f"task_{one.hex}": "follows" for one in tasks} | changed


def test_sara_hands_over_and_samir_acknowledges(act, cast, enter_as):
    sara = act("sara")
    theirs, kept = case(sara), case(sara, name="Kim")
    due = task(sara, theirs)
    client = enter_as("sara")
    page = words(client.get("/overlamning/ny/"))
    act("sara")
    assert Case.objects.get(id=theirs).number in page
    assert "Vem tar ”Ring skolan”?" in page
    told = typed([theirs], [due], receiver=str(cast["samir"][0]))
    answer = client.post("/overlamning/ny/", told, follow=True)
    assert "Den som tar över har fått det på sitt bord." in words(answer)
    samir = enter_as("samir")
    desk = words(samir.get("/"))
    assert "Ta över efter Sara Lindqvist: läs och bekräfta" in desk
    act("samir")
    made = HandOver.objects.get().id
    page = words(samir.get(f"/overlamning/{made}/"))
    assert IMPORTANT in page
    assert reverse("handover:short", args=[theirs]) in page
    answer = samir.post(f"/overlamning/{made}/", {"note": "Tack."}, follow=True)
    assert "Bekräftat. Ärendena är dina." in words(answer)
    act("samir")
    assert Case.objects.get(id=theirs).responsible_name == "Samir Haddad"
    assert Case.objects.get(id=kept).responsible_name == "Sara Lindqvist"


def test_mistakes_are_told_and_nothing_typed_is_lost(act, cast, enter_as):
    sara = act("sara")
    theirs = case(sara)
    client = enter_as("sara")
    told = typed([theirs], receiver=str(cast["samir"][0]), from_on=day(-1).isoformat())
    answer = client.post("/overlamning/ny/", told)
    assert answer.status_code == 422
    assert "Dagen har redan varit" in words(answer)
    assert IMPORTANT in words(answer)
    told = typed([theirs], receiver="", **{f"important_{theirs.hex}": ""})
    answer = client.post("/overlamning/ny/", told)
    assert "Välj vem som tar över." in words(answer)
    assert "Skriv några rader om det viktigaste i" in words(answer)
    answer = client.post("/overlamning/ny/", typed([], receiver=str(cast["samir"][0])))
    assert "Välj minst ett ärende" in words(answer)
    act("sara")
    assert HandOver.objects.count() == 0


def test_a_form_sent_twice_is_one_hand_over(act, cast, enter_as):
    theirs = case(act("sara"))
    client = enter_as("sara")
    once = "0b1d1f5e-6a65-4b0a-9a3b-6f1f5a2f7c11"
    told = typed([theirs], receiver=str(cast["samir"][0]), once=once)
    first, second = (client.post("/overlamning/ny/", told) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    act("sara")
    assert HandOver.objects.count() == 1


def test_only_a_manager_hands_over_somebody_elses(act, cast, enter_as):
    case(act("sara"))
    address = f"/overlamning/ny/?fran={cast['sara'][0]}"
    assert enter_as("samir").get(address).status_code == 404
    assert "Lämna över ärende " in words(enter_as("siv").get(address))


def test_the_manager_sees_what_nobody_has_acknowledged_on_the_desk(act, cast, enter_as):
    sara = act("sara")
    give(sara, sara, cast["samir"][0], [case(sara)])
    assert "Ärenden som behöver någon" in words(enter_as("siv").get("/"))
    assert "Ärenden som behöver någon" not in words(enter_as("ada").get("/"))


def test_a_hand_over_takes_effect_when_somebody_opens_a_desk(act, cast, enter_as):
    sara = act("sara")
    theirs = case(sara)
    earlier = NOW - dt.timedelta(days=3)
    give(sara, sara, cast["samir"][0], [theirs], at=earlier, from_on=day(-1))
    assert Case.objects.get(id=theirs).responsible_name == "Sara Lindqvist"
    assert enter_as("siv").get("/").status_code == 200
    act("siv")
    assert Case.objects.get(id=theirs).responsible_name == "Samir Haddad"


def test_a_booked_time_is_taken_with_a_press(act, cast, enter_as):
    sara = act("sara")
    theirs = case(sara)
    starts = NOW + dt.timedelta(days=1)
    booked = book(
        actor=sara, what="Samtal", case_id=theirs, starts_at=starts, ends_at=starts + dt.timedelta(hours=1)
    )
    made = give(sara, sara, cast["samir"][0], [theirs])
    samir = enter_as("samir")
    answer = samir.post(f"/overlamning/{made}/", {"tid": str(booked)}, follow=True)
    assert "Tiden har bytt handläggare" in words(answer)
    answer = samir.post(f"/overlamning/{made}/", {"tid": str(booked)}, follow=True)
    assert "redan någon annan" in words(answer)
    assert samir.post(f"/overlamning/{made}/", {"tid": "x"}).status_code == 404


def test_a_draft_is_read_with_a_reason(act, cast, enter_as):
    sara = act("sara")
    theirs = case(sara)
    save_draft(actor=sara, form="talk", about=theirs, data={"text": ["Kim var tyst i dag."]}, at=NOW)
    made = give(sara, sara, cast["samir"][0], [theirs])
    (line,) = handover_page(actor=act("samir"), handover_id=made, at=NOW).drafts
    samir, address = enter_as("samir"), f"/overlamning/{made}/utkast/{line.id}/"
    page = words(samir.get(f"/overlamning/{made}/"))
    assert "Anteckningen från ett samtal" in page
    assert "Kim var tyst" not in page + words(samir.get(address))
    assert samir.post(address, {"why": ""}).status_code == 422
    assert "Kim var tyst i dag." in words(samir.post(address, {"why": "Jag skriver klart den."}))
    assert enter_as("siv").get(address).status_code == 404


def test_a_deputy_is_named_sees_the_desk_and_it_is_ended(act, cast, enter_as):
    sara = act("sara")
    task(sara, case(sara), due=-1)
    client = enter_as("sara")
    told = {
        "deputy": str(cast["samir"][0]),
        "from_on": TODAY.isoformat(),
        "last_on": day(-1).isoformat(),
    }
    assert "Den sista dagen är före den första" in words(client.post("/overlamning/ersattare/", told))
    answer = client.post("/overlamning/ersattare/", told | {"last_on": day(6).isoformat()}, follow=True)
    assert "<strong>Samir Haddad</strong> ersätter Sara Lindqvist" in words(answer)
    samir = enter_as("samir")
    assert "för Sara Lindqvist" in words(samir.get("/"))
    assert "för Sara Lindqvist" in words(samir.get("/?visa=ersatter"))
    assert "Ring skolan" not in words(samir.get("/?visa=mina"))
    act("samir")
    made = Deputyship.objects.get()
    assert made.to_on == day(7)
    samir.post(f"/overlamning/ersattare/{made.id}/avsluta/")
    assert "för Sara Lindqvist" not in words(samir.get("/"))
    answer = samir.post(f"/overlamning/ersattare/{made.id}/avsluta/", follow=True)
    assert "redan slut" in words(answer)


def test_a_manager_names_a_deputy_for_somebody_who_is_ill(act, cast, enter_as):
    told = {
        "worker": str(cast["sara"][0]),
        "deputy": str(cast["samir"][0]),
        "from_on": TODAY.isoformat(),
        "last_on": TODAY.isoformat(),
    }
    answer = enter_as("siv").post("/overlamning/ersattare/", told, follow=True)
    assert "<strong>Samir Haddad</strong> ersätter Sara Lindqvist" in words(answer)


def test_an_entry_is_carried_from_the_case_page(act, enter_as):
    sara = act("sara")
    theirs = case(sara)
    first = entry(sara, theirs)
    client = enter_as("sara")
    address = f"/anteckningar/{first}/journaltext/"
    assert address in words(client.get(f"/arenden/{theirs}/"))
    assert "Händelse: Anteckning" in words(client.get(address))
    assert client.post(address, {"system_number": ""}).status_code == 422
    answer = client.post(address, {"system_number": "S-77"}, follow=True)
    assert "1 anteckning är överförd." in words(answer)
    assert "Överförd till S-77" in words(answer)
    assert "Nummer i verksamhetssystemet" in words(client.get(address))


def test_what_was_written_after_the_page_was_shown_is_still_to_be_carried(act, enter_as):
    sara = act("sara")
    theirs = case(sara)
    first = entry(sara, theirs)
    client = enter_as("sara")
    client.get(f"/arenden/{theirs}/journaltext/")
    late = entry(act("sara"), theirs, "Skrivet just nu.")
    told = {"system_number": "S-77", "entries": f"{first} "}
    client.post(f"/arenden/{theirs}/journaltext/", told)
    page = words(client.get(f"/arenden/{theirs}/journaltext/"))
    assert "Skrivet just nu." in page
    assert "Vi pratade i telefon." not in page
    client.post(f"/arenden/{theirs}/journaltext/", {"system_number": "S-77", "entries": str(late)})
    assert "Allt är överfört" in words(client.get(f"/arenden/{theirs}/journaltext/"))


def test_no_page_here_asks_more_than_fifteen_times(act, cast, enter_as):
    sara = act("sara")
    theirs, locked = case(sara), case(sara, locked=True, name="Kim")
    for number in range(3):
        task(sara, theirs, due=number)
        entry(sara, theirs, f"Anteckning {number}")
    made = give(sara, sara, cast["samir"][0], [theirs, locked])
    paths = [
        "/",
        "/overlamning/",
        "/overlamning/ny/",
        "/overlamning/ersattare/",
        f"/overlamning/{made}/",
        f"/arenden/{theirs}/kort/",
        f"/arenden/{theirs}/journaltext/",
    ]
    for who in ("samir", "siv"):
        client = enter_as(who)
        told = {path: statements(client, path) for path in paths}
        assert {path: number for path, number in told.items() if number > MOST} == {}, who


def test_a_lawyer_has_no_hand_overs(enter_as):
    client = enter_as("jorunn")
    assert client.get("/overlamning/").status_code == 404
    assert "Överlämning och ersättare" not in words(client.get("/"))
