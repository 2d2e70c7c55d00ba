"""The whole way through the real pages, as Sara and as Rut; and what others do not see."""

import io
import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.groups.actions import places
from samsyn.capabilities.groups.models import AfterCheck, Goal, GroupCase, Member, Plan
from samsyn.foundation.commitments.models import Commitment
from samsyn.foundation.family.actions import open_room
from samsyn.foundation.family.rooms import rooms_of
from samsyn.foundation.messages.models import SentMessage
from samsyn.law import Party

from .kim import AT, FITS, TODAY, consent, day, nominate, select, unit, whole_way, with_place

pytestmark = pytest.mark.django_db
MOST = 15  # SQL statements of a page


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def url(name, *args):
    return reverse(f"groups:{name}", args=args)


def send(client, address, **fields):
    """Post a form that is right, and follow where it leads."""
    answer = client.post(address, {"once": str(uuid4())} | fields, follow=True)
    assert answer.status_code == 200, words(answer)[:4000]
    assert answer.redirect_chain, (
        re.findall(r"<li><a[^>]*href=\"#[^<]*</a>", words(answer)) or words(answer)[:3000]
    )
    return answer


def text_of(response):
    return re.sub(
        r"\s+", " ", " ".join(one.extract_text() for one in PdfReader(io.BytesIO(response.content)).pages)
    )


def test_from_a_question_without_a_name_to_the_plans_parts_and_the_answer(  # noqa: PLR0915 - the whole way
    act, enter_as, family
):
    kim = family(act("sara"))
    sara = enter_as("sara")
    asked = {"asked_by": "school_municipal", "asked_on": TODAY, "advice": "Prata med hemmet först."}
    shown = words(sara.post(url("consult"), asked | {"question": "Det gäller Kim Åberg i nian."}))
    assert "Texten pekar ut någon: Kim Åberg" in shown
    assert "Det gäller Kim Åberg i nian." in shown  # nothing typed is lost
    send(sara, url("consult"), question="En elev i nian är ofta borta.", **asked)

    told = {"nominated_by": "school_municipal", "nominated_on": TODAY, "nominated_by_who": "Rut Hallin"}
    told |= {
        "person": kim,
        "method": "akero:sig",
        "why": "Borta ofta.",
        "known_to": "Kim",
        "ground": "Mona har sagt ja",
    }
    shown = words(send(sara, url("nominate"), **told))
    assert "Gör urvalet" in shown
    act("sara")
    group = GroupCase.objects.get().id
    answers = {f"met_{key}": met.value for key, met in FITS.items()}
    shown = words(send(sara, url("select", group), **answers, chosen="yes", why="Alla villkor är uppfyllda."))
    assert "väntar på en plats" in shown
    send(sara, url("place", group))
    tried = {"tried_at": f"{TODAY}T00:01", "channel": "school", "who": "Mentorn", "reached": "yes"}
    send(sara, url("contact", group), came_of_it="Kim vill veta mer.", **tried)
    area = {"area": "school_work", "works_well": "Slöjden.", "source": "Kim", "said_on": TODAY}
    assert "Slöjden." in words(send(sara, url("area", group), **area))
    used = {"name": "ESTER", "used_on": TODAY, "kept_where": "Akten"}
    assert "ESTER" in words(send(sara, url("instrument", group), **used))

    given = consent(act, kim)
    assert "Skriv in den unge" in words(sara.get(url("group", group)))
    enrolled = {"legal_form": "collaboration_only", "decided_on": TODAY, "decided_by": "Siv Adamsson"}
    send(sara, url("enrol", group), **enrolled)
    act("sara")
    school = unit(act("sara"), Party.SCHOOL_MUNICIPAL)
    reaching.send_copy(actor=act("sara"), consent_id=given, recipient=school, at=AT)
    send(sara, url("invite", group, school.unit_id), function="mentor", why="Ni möter Kim varje dag.")

    rut = enter_as("rut")
    assert "Väntar på ert svar" in words(rut.get(url("index")))
    act("sara")
    message = SentMessage.objects.get(kind_id="group_invitation/1").id
    assert "Ni möter Kim varje dag." in words(rut.get(url("invitation", message)))
    assert "Ni är med" in words(send(rut, url("invitation", message), reply="yes"))

    assert "Är med" in words(sara.get(url("group", group)))
    send(sara, url("begin_plan", group))
    act("sara")
    plan = Plan.objects.get().id
    send(sara, url("goal", plan), words="Jag vill klara nian.", area="school_work", by_on=day(90), rating="4")
    sign = {"due_on": day(10), "sign_of_done": "Mentorn har träffat Kim"}
    wrong = sara.post(url("commit", plan), {"what": "Ordna en mentor", "owner": str(school.unit_id), **sign})
    assert wrong.status_code == 422
    assert "En plan utan namn och dag" in words(wrong)
    send(
        sara, url("commit", plan), what="Ordna en mentor", owner=str(school.unit_id), who="Rut Hallin", **sign
    )
    send(sara, url("commit", plan), what="Komma till slöjden", owner="youth", **sign)
    send(sara, url("texts", plan), crisis_plan="Ring Sara.", next_meeting_at=f"{day(20)}T15:00")
    assert "Utkast" in words(sara.get(url("plan", plan)))
    shown = words(send(sara, url("adopt", plan), signed_on=TODAY, youth="paper", guardian_0="told"))
    assert "Antagen" in shown
    preview = words(sara.get(url("send_plan", plan)))
    assert "Ordna en mentor" in preview
    assert "Komma till slöjden" not in preview  # nobody but the family and Sara has it
    assert "Skickad till" in words(send(sara, url("send_plan", plan)))

    shown = words(rut.get(url("index")))
    act("rut")
    own = GroupCase.objects.get().id
    assert "Ordna en mentor" in words(rut.get(url("group", own)))
    act("rut")
    commitment = Commitment.objects.get().id
    send(rut, url("commitment", commitment), step="accepted")
    hindered = {"step": "hindered", "hindrance": "waiting", "note": "Mentorn är sjuk till torsdag."}
    send(rut, url("commitment", commitment), **hindered)
    shown = words(sara.get(url("group", group)))
    assert "Mentorn är sjuk till torsdag." in shown
    assert "Hindrat" in shown

    paper = text_of(sara.get(url("plan_pdf", plan)))
    assert "Jag vill klara nian." in paper
    assert "Ordna en mentor" in paper
    assert "frivilligt" in text_of(sara.get(url("information_pdf", group)))
    assert "you can change your mind" in text_of(sara.get(url("information_pdf", group) + "?sprak=en"))
    assert "Du är med" in text_of(sara.get(url("enrolment_pdf", group)))


def test_a_word_that_may_be_a_name_stays_with_a_reason(act, enter_as, family):
    family(act("sara"))
    sara = enter_as("sara")
    asked = {
        "asked_by": "police",
        "asked_on": TODAY,
        "question": "En ungdom vid Kim Larsens väg.",
        "advice": "Vänta.",
    }
    shown = words(sara.post(url("consult"), asked))
    assert "Är det här ett namn på någon: Kim?" in shown
    assert "kept_why" in shown
    assert "Det är en gata." in words(send(sara, url("consult"), **asked, kept_why="Det är en gata."))
    assert "Kim Larsens väg" in words(sara.get(url("consultations")))


def test_a_second_send_of_the_same_form_is_one_nomination(act, enter_as, family):
    kim = family(act("sara"))
    sara = enter_as("sara")
    told = {
        "once": str(uuid4()),
        "person": kim,
        "method": "akero:sspf",
        "nominated_by": "police",
        "nominated_on": TODAY,
        "why": "Oro.",
        "known_to": "Ingen",
        "ground": "Mona har sagt ja",
    }
    first = sara.post(url("nominate"), told)
    again = sara.post(url("nominate"), told)
    assert first.url == again.url
    act("sara")
    assert GroupCase.objects.count() == 1


def test_the_plans_next_version_the_review_the_rating_and_the_closing(act, enter_as, family):
    _kim, _given, group, theirs, first = whole_way(act, family)
    sara, rut = enter_as("sara"), enter_as("rut")
    send(sara, url("begin_plan", group))
    act("sara")
    draft = Plan.objects.get(adopted_at=None).id
    goal = Goal.objects.filter(plan_id=draft).first()
    send(sara, url("rate", group, goal.key), value="7", on=TODAY)
    assert '<strong>7</strong> <span class="soft">av 10' in words(sara.get(url("plan", draft)))
    send(sara, url("remove_goal", goal.id))
    assert "Borta" in words(sara.get(url("plan", draft)))
    act("sara")
    mine = Commitment.objects.get(what="Ringa varje fredag").id
    send(sara, url("drop", draft, mine), why="Kim ringer själv.")
    send(sara, url("discard", draft))
    assert "Version 1" in words(sara.get(url("plan", first)))
    told = {"held_on": TODAY, "youth_view": "Det är bättre.", "go_on": "continue", "why": "Kim vill."}
    assert "Det är bättre." in words(send(sara, url("review", group), **told))
    act("sara")
    member = Member.objects.get().id
    assert "Avsluta för Lindskolan" in words(sara.get(url("end_member", member)))
    closed = {
        "reason": "goals_met",
        "planned": "yes",
        "why": "Klart.",
        "keeps_contact": "Mentorn",
        "after_check": "yes",
    }
    missing = sara.post(url("close", group), closed)
    assert "egen bild" in words(missing)
    shown = words(send(sara, url("close", group), **closed, youth_view="Jag är nöjd."))
    assert "Jag är nöjd." in shown
    act("sara")
    check = AfterCheck.objects.order_by("due_on").first().id
    assert "Hur är det nu?" in words(sara.get(url("of_after_check", check), follow=True))
    send(sara, url("check", group, check), reached="yes", how_it_is="Jag har jobb.", wants_contact="no")
    assert "Jag har jobb." in words(sara.get(url("group", group)))
    rut.get(url("index"))
    assert "Avsluta er del" in words(rut.get(url("group", theirs)))
    assert "Avslutat" in words(send(rut, url("leave", theirs), why="Planen är slut."))


def test_the_plan_is_shown_to_the_young_person_from_its_page(act, enter_as, family):
    kim, _given, _group, _theirs, plan = whole_way(act, family)
    sara = enter_as("sara")
    assert "Ingen i familjen har en egen sida" in words(sara.get(url("family_rooms", plan)))
    act_as = act("sara")
    open_room(actor=act_as, person_id=kim)
    (room,) = rooms_of(actor=act_as, person_id=kim, on=TODAY)
    assert "Se vad som skickas" in words(sara.get(url("family_rooms", plan)))
    address = url("show_plan", plan, room.id)
    assert "Bråka mindre hemma." not in words(sara.get(address))  # the law asks something first
    judged = {"fact_concerns_somebody_else": "no", "why": "Planen är Kims egen."}
    assert "Bråka mindre hemma." in words(sara.post(address, judged))
    assert "Planen är skickad till" in words(send(sara, address, send="1", **judged))


def test_a_group_with_a_place_leads_to_the_meetings_of_its_case(act, enter_as, family):
    person = family(act("sara"))
    group = nominate(act("sara"), person)
    case = GroupCase.objects.get(id=group).case_id
    link = reverse("meetings:of_case", args=[case])
    sara = enter_as("sara")
    assert (
        link not in sara.get(url("group", group)).content.decode()
    )  # nobody has a place yet, and nobody meets
    act_as = act("sara")
    select(act_as, group)
    places.give_place(actor=act_as, group_id=group, why="", at=AT)
    assert link in sara.get(url("group", group)).content.decode()


def test_what_a_withdrawn_consent_closes_is_not_shown_to_the_member(act, enter_as, family):
    _kim, given, group, theirs, _plan = whole_way(act, family)
    rut, sara = enter_as("rut"), enter_as("sara")
    rut.get(url("index"))
    assert "Ordna en mentor" in words(rut.get(url("group", theirs)))
    act("rut")
    own = Commitment.objects.get().id
    reaching.withdraw(actor=act("sara"), consent_id=given, role="youth", way="spoken", said="", at=AT)
    shown = words(rut.get(url("group", theirs)))
    assert "Samtycket är återkallat" in shown
    assert "Ordna en mentor" not in shown
    assert rut.get(url("commitment", own)).status_code == 404
    assert "Ordna en mentor" not in words(rut.get("/"))
    assert "Arbetet tillsammans står stilla" in words(sara.get(url("group", group)))


def test_nobody_else_opens_any_of_it(act, enter_as, family):
    _kim, _given, group, theirs, plan = whole_way(act, family)
    for name in ("liv", "per", "faruk", "rut"):
        other = enter_as(name)
        assert other.get(url("group", group)).status_code == 404
        assert other.get(url("plan", plan)).status_code == 404
        assert other.get(url("plan_pdf", plan)).status_code == 404
    assert enter_as("sara").get(url("group", theirs)).status_code == 404
    assert enter_as("ada").get(url("group", group)).status_code == 404


@pytest.mark.parametrize("name", ["group", "plan", "send_plan", "index"])
def test_a_page_asks_few_questions(act, enter_as, family, name):
    _kim, _given, group, _theirs, plan = whole_way(act, family)
    sara = enter_as("sara")
    address = url(name, *([] if name == "index" else [group if name == "group" else plan]))
    sara.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert sara.get(address).status_code == 200
    found = [
        one["sql"] for one in asked if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    ]
    assert len(found) <= MOST, "\n".join(one[:160] for one in found)


def test_the_queue_and_the_places_are_shown_without_names(act, enter_as, family):
    sara = act("sara")
    first = with_place(sara, family(sara))
    second = nominate(sara, family(sara))
    select(sara, second)
    shown = words(enter_as("sara").get(url("index")))
    assert "1 av 30 tagna" in shown
    assert "I kö" in shown
    assert "Kim" not in shown
    assert str(first) in shown
