"""What a method asks of its own is asked on the step's page, told there, and kept when the method changes."""

import pytest
from django.db import transaction

from samsyn.capabilities.groups.actions import consulting, mapping, places
from samsyn.capabilities.groups.models import AfterCheck, Consultation, GroupCase, LifeArea
from samsyn.foundation.cases.models import Entry
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.refusals import Unanswered
from samsyn.law import Party
from tests.capabilities.own_fields import asked, publish_own, with_fields

from .kim import AT, FITS, TODAY, adopt, consent, day, enrol, nominate, select, write_plan
from .test_pages import send, url, words

pytestmark = pytest.mark.django_db
EVERY = with_fields(
    consultation=[asked("where", "Var märktes det?")],
    nomination=[asked("knows_sig", "Känner den unge till SIG?", "yes_no")],
    selection=[asked("seen_by", "Vem har träffat den unge?")],
    first_contact=[asked("way", "Hur föredrar den unge kontakt?", "choice", "Sms", "Samtal")],
    mapping=[asked("school", "Vilken skola trivs du på?")],
    enrolment=[asked("from_day", "Från vilken dag?", "date")],
    plan=[asked("meetings", "Hur många möten?", "number")],
    review=[asked("mood", "Hur mår den unge?")],
    closing=[asked("thanks", "Vad vill den unge ta med sig?")],
    after_check_six_months=[asked("school_now", "Går den unge i skolan?", "yes_no")],
)
NOMINATED = {
    "method": "akero:sig",
    "nominated_by": "school_municipal",
    "nominated_on": TODAY,
    "why": "Borta ofta.",
    "known_to": "Kim",
    "ground": "Mona har sagt ja",
}


@pytest.fixture
def sara(act, enter_as):
    publish_own(act, EVERY)
    return enter_as("sara")


def refused(client, address, told, says):
    """What is missing is told, and the rest stands where it was typed."""
    answer = client.post(address, told)
    assert answer.status_code == 422, words(answer)[:2000]
    assert says in words(answer)
    return words(answer)


def test_a_question_without_a_name_is_asked_what_the_chosen_method_asks(sara, act):
    told = {"asked_by": "police", "asked_on": TODAY, "question": "En ungdom i nian.", "advice": "Vänta."}
    send(sara, url("consult"), **told)  # nobody has to choose a method
    told |= {"method": "akero:sig"}
    assert "En ungdom i nian." in refused(sara, url("consult"), told, "Svara på: Var märktes det?")
    name = "extra_akero_sig_consultation_where"
    refused(sara, url("consult"), told | {name: "Född 20100511-9803."}, "Texten pekar ut någon")
    assert "I skolan." in words(send(sara, url("consult"), **told, **{name: "I skolan."}))
    act("sara")
    assert Consultation.objects.filter(method_key="sig").count() == 1
    assert StepAnswer.objects.get().person_id is None


def test_every_step_asks_its_own_and_shows_the_answer(sara, act, family):
    kim = family(act("sara"))
    told = NOMINATED | {"person": kim}
    assert "Borta ofta." in refused(sara, url("nominate"), told, "Svara på: Känner den unge till SIG?")
    shown = words(send(sara, url("nominate"), **told, extra_akero_sig_nomination_knows_sig="yes"))
    assert "Känner den unge till SIG?" in shown
    act("sara")
    group = GroupCase.objects.get().id
    told = {f"met_{key}": met.value for key, met in FITS.items()} | {"chosen": "yes", "why": "Alla villkor."}
    refused(sara, url("select", group), told, "Svara på: Vem har träffat den unge?")
    assert "Mentorn Eva." in words(
        send(sara, url("select", group), **told, extra_selection_seen_by="Mentorn Eva.")
    )
    send(sara, url("place", group))
    told = {"tried_at": f"{TODAY}T00:01", "channel": "school", "who": "Mentorn", "reached": "yes"}
    told |= {"came_of_it": "Kim vill veta mer."}
    refused(sara, url("contact", group), told | {"extra_first_contact_way": "brev"}, "ett av svaren i listan")
    assert "Sms" in words(send(sara, url("contact", group), **told, extra_first_contact_way="sms"))
    told = {"area": "school_work", "works_well": "Slöjden.", "source": "Kim", "said_on": TODAY}
    refused(sara, url("area", group), told, "Svara på: Vilken skola trivs du på?")
    assert "Lindskolan." in words(send(sara, url("area", group), **told, extra_mapping_school="Lindskolan."))
    assert "Lindskolan." in words(sara.get(url("area", group)))  # asked again, and already answered
    changed = words(send(sara, url("area", group), **told, extra_mapping_school="Ingen."))
    assert "Tidigare svar" in changed
    consent(act, kim)
    told = {"legal_form": "collaboration_only", "decided_on": TODAY, "decided_by": "Siv Adamsson"}
    refused(sara, url("enrol", group), told | {"extra_enrolment_from_day": "snart"}, "Skriv en dag")
    assert "Från vilken dag?" in words(
        send(sara, url("enrol", group), **told, extra_enrolment_from_day=TODAY)
    )
    plan = write_plan(act("sara"), group)
    told = {"signed_on": TODAY, "youth": "paper"}
    refused(sara, url("adopt", plan), told | {"extra_plan_meetings": "fyra"}, "Skriv ett heltal")
    shown = words(send(sara, url("adopt", plan), **told, extra_plan_meetings="4"))
    assert "Metodens egna frågor" in shown
    told = {"held_on": TODAY, "youth_view": "Bra.", "go_on": "continue", "why": "Det går framåt."}
    refused(sara, url("review", group), told, "Svara på: Hur mår den unge?")
    assert "Bättre än i våras." in words(
        send(sara, url("review", group), **told, extra_review_mood="Bättre än i våras.")
    )
    told = {"reason": "goals_met", "planned": "yes", "why": "Klart.", "youth_view": "Bra."}
    told |= {"keeps_contact": "Mentorn", "after_check": "yes"}
    refused(sara, url("close", group), told, "Svara på: Vad vill den unge ta med sig?")
    assert "Att jag kan." in words(
        send(sara, url("close", group), **told, extra_closing_thanks="Att jag kan.")
    )
    act("sara")
    check = AfterCheck.objects.get(step_key="after_check_six_months").id
    refused(sara, url("check", group, check), {"reached": "yes"}, "Svara på: Går den unge i skolan?")
    shown = words(
        send(sara, url("check", group, check), reached="yes", extra_after_check_six_months_school_now="no")
    )
    assert "Går den unge i skolan?" in shown
    act("sara")
    other = AfterCheck.objects.get(step_key="after_check_twelve_months").id
    assert "Går den unge i skolan?" not in words(sara.get(url("check", group, other)))
    act("sara")
    journal = "\n".join(Entry.objects.values_list("text", flat=True))
    for line in (
        "Känner den unge till SIG? Ja",
        "Hur föredrar den unge kontakt? Sms",
        "Hur många möten? 4",
        "Går den unge i skolan? Nej",
    ):
        assert line in journal, line


def test_a_case_is_asked_what_its_own_version_asks_and_shows_what_was_answered(sara, act, family):
    kim = family(act("sara"))
    told = NOMINATED | {"person": kim, "extra_akero_sig_nomination_knows_sig": "no"}
    send(sara, url("nominate"), **told)
    act("sara")
    group = GroupCase.objects.get().id

    def without(data):
        for step in data["steps"]:
            step["extra_fields"] = []

    publish_own(act, without, day=day(1))
    shown = words(sara.get(url("select", group)))
    assert "Vem har träffat den unge?" in shown
    assert "Känner den unge till SIG?" in words(sara.get(url("group", group)))


WITHOUT_A_FORM = {
    "nomination": nominate,
    "selection": lambda sara, _kim: select(sara, GroupCase.objects.get().id),
    "mapping": lambda sara, _kim: mapping.note_area(
        actor=sara, group_id=GroupCase.objects.get().id, noted=AREA, at=AT
    ),
    "consultation": lambda sara, _kim: consulting.write(actor=sara, asked=UNNAMED, kept_why="", at=AT),
}
AREA = mapping.Noted(LifeArea.SCHOOL_WORK, "Slöjden.", "", "", "Kim", TODAY)
UNNAMED = consulting.Asked(Party.POLICE, "En ungdom i nian.", "Vänta.", TODAY, "sig", "akero")


@pytest.mark.parametrize("step", WITHOUT_A_FORM)
def test_what_the_method_has_to_know_is_not_left_out_without_a_form_either(step, act, family):
    publish_own(act, with_fields(**{step: [asked("own", "Vad säger den unge själv?")]}))
    kim = family(act("sara"))
    if step in ("selection", "mapping"):
        nominate(act("sara"), kim)
    if step == "mapping":
        select(act("sara"), GroupCase.objects.get().id)
        places.give_place(actor=act("sara"), group_id=GroupCase.objects.get().id, why="", at=AT)
    before = Entry.objects.count()
    with pytest.raises(Unanswered, match="”Vad säger den unge själv\\?”"), transaction.atomic():
        WITHOUT_A_FORM[step](act("sara"), kim)
    assert (Entry.objects.count(), Consultation.objects.count()) == (before, 0)


def test_a_unit_that_is_asked_to_join_sees_no_answer(act, enter_as, family):
    publish_own(act, with_fields(mapping=[asked("school", "Vilken skola trivs du på?", required=False)]))
    kim = family(act("sara"))
    sara = act("sara")
    group = nominate(sara, kim)
    select(sara, group)
    places.give_place(actor=sara, group_id=group, why="", at=AT)
    area = {"area": "school_work", "works_well": "Slöjden.", "source": "Kim", "said_on": TODAY}
    client = enter_as("sara")
    send(client, url("area", group), **area, extra_mapping_school="Lindskolan.")
    consent(act, kim)
    enrol(act("sara"), group)
    adopt(act("sara"), write_plan(act("sara"), group))
    assert StepAnswer.objects.count() == 1
    for who in ("rut", "per", "liv"):
        act(who)
        assert StepAnswer.objects.count() == 0
