"""What was assessed and kept without being sent: it is shown, written on for a day, or ended."""

import datetime as dt
import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils import timezone

from samsyn.capabilities.sharing.actions.sending import keep, send_to_all
from samsyn.capabilities.sharing.parcels import Telling, Who
from samsyn.foundation.drafts.keeping import save_draft
from samsyn.foundation.messages import assessing, kept
from samsyn.foundation.messages.matrix import examine_all
from samsyn.foundation.messages.models import Assessment, AssessmentItem, SentMessage
from samsyn.law import Category, Fact, Purpose

pytestmark = pytest.mark.django_db
FACTS = {Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False}
WHY = "Tre kvällar i rad."


def text_of(page) -> str:
    return page.content.decode()


@pytest.fixture
def begun(act, kim, cast):
    """Sara has kept that the police may be told of Kim's risk: `(person_id, assessment_id)`."""
    sara = act("sara")
    person = kim(sara)
    at = timezone.now()
    examination = assessing.examine(
        actor=sara,
        about=assessing.About.born_on(person, dt.date(2010, 5, 1)),
        recipient=assessing.recipient(cast["per"][1]),
        categories=[Category.IDENTITY, Category.CRIME_RISK],
        purpose=Purpose.PREVENT_CRIME,
        on=timezone.localdate(at),
        facts=FACTS,
    )
    return person, keep(actor=sara, examination=examination, why=WHY, at=at)


def waiting(actor, person):
    return [one.id for one in kept.kept(actor=actor, person_id=person)]


def test_it_is_shown_where_one_looks_for_it_with_whom_what_and_how_long(begun, enter_as):
    person, assessment = begun
    client = enter_as("sara")
    for place in (f"/personer/{person}/vem-vet-vad/", f"/dela/om/{person}/"):
        page = text_of(client.get(place))
        assert "Påbörjade bedömningar" in page
        assert f"/dela/om/{person}/?provning={assessment}" in page
        assert "risk för brott" in page
        assert "Gäller till" in page


def test_opened_again_it_is_filled_in_and_sent_without_judging_twice(begun, enter_as, act, cast):
    person, assessment = begun
    client, place = enter_as("sara"), f"/dela/om/{person}/?provning={assessment}"
    page = text_of(client.get(place))
    assert "Du skriver på en prövning som är sparad" in page
    assert re.search(rf'<input[^>]*value="{cast["per"][1]}"[^>]*checked', page)
    for name, said in (
        ("fact_concrete_risk_of_crime", "yes"),
        ("fact_disclosure_unsuitable", "no"),
        ("why", WHY),
    ):
        assert f'<input type="hidden" name="{name}" value="{said}">' in page
    fields = {
        "recipients": [str(cast["per"][1])],
        "purpose": "prevent_crime",
        "text_crime_risk": "Kim har setts med äldre som säljer.",
        "judged": "1",
        "why": WHY,
        "fact_concrete_risk_of_crime": "yes",
        "fact_disclosure_unsuitable": "no",
        "once": str(uuid4()),
    }
    assert 'name="send"' in text_of(client.post(place, fields))
    assert client.post(place, fields | {"send": "1"}).status_code == 302
    sara = act("sara")
    assert SentMessage.objects.filter(unit_id=sara.unit_id, person_id=person).count() == 1
    assert waiting(sara, person) == []


def test_an_older_draft_keeps_its_texts_and_not_its_recipient(begun, enter_as, act, cast):
    person, assessment = begun
    draft = {"recipients": [str(cast["rut"][1])], "purpose": ["support"], "text_family": ["Mamma vet."]}
    save_draft(actor=act("sara"), form="share", about=person, data=draft, at=timezone.now())
    page = text_of(enter_as("sara").get(f"/dela/om/{person}/?provning={assessment}"))
    assert "Mamma vet." in page
    assert re.search(rf'<input[^>]*value="{cast["per"][1]}"[^>]*checked', page)
    assert not re.search(rf'<input[^>]*value="{cast["rut"][1]}"[^>]*checked', page)
    assert re.search(r'<option value="prevent_crime" selected', page)


def test_what_is_judged_stays_when_the_text_is_changed(begun, enter_as, cast):
    person, _ = begun
    fields = {
        "recipients": [str(cast["per"][1])],
        "purpose": "prevent_crime",
        "text_crime_risk": "Kim har setts med äldre.",
        "judged": "1",
        "fact_concrete_risk_of_crime": "yes",
        "change": "1",
    }
    page = text_of(enter_as("sara").post(f"/dela/om/{person}/", fields))
    assert '<input type="hidden" name="fact_concrete_risk_of_crime" value="yes">' in page


def test_after_a_day_it_does_not_hold_and_is_not_written_on(begun, act, enter_as, monkeypatch):
    person, assessment = begun
    sara = act("sara")
    (one,) = kept.kept(actor=sara, person_id=person)
    assert one.valid_until - one.made_at == dt.timedelta(hours=24)
    ((_, holds),) = kept.waiting(actor=sara, person_id=person, at=one.valid_until)
    assert holds is False
    monkeypatch.setattr(timezone, "now", lambda: one.valid_until + dt.timedelta(minutes=1))
    client = enter_as("sara")
    page = text_of(client.get(f"/dela/om/{person}/?provning={assessment}"))
    assert "Gäller inte längre." in page
    assert "Du skriver på en prövning" not in page


@pytest.mark.parametrize("wanted", ["", "inte-ett-id", "5f0c2f0e-6f2e-4c52-9a35-2f6f1f1f6c01"])
def test_an_address_that_names_none_is_an_empty_page(begun, enter_as, wanted):
    person, _ = begun
    page = enter_as("sara").get(f"/dela/om/{person}/?provning={wanted}")
    assert page.status_code == 200
    assert "Du skriver på en prövning" not in text_of(page)


@pytest.mark.parametrize(
    ("why", "noted"), [("Mamman ringde själv.", "Mamman ringde själv."), (" ", "Togs inte vidare.")]
)
def test_it_is_ended_once_with_its_reason_and_the_kept_one_stays_as_it_was(begun, act, enter_as, why, noted):
    person, assessment = begun
    client, place = enter_as("sara"), f"/dela/om/{person}/provning/{assessment}/avsluta/"
    for _ in range(2):
        page = client.post(place, {"why": why, "once": str(assessment)}, follow=True)
        assert page.status_code == 200
    assert noted in text_of(page)
    assert "Påbörjade bedömningar" not in text_of(page)
    sara = act("sara")
    rows = Assessment.objects.filter(unit_id=sara.unit_id, person_id=person).order_by("made_at")
    assert [(row.refrained, row.why) for row in rows] == [(False, WHY), (True, noted)]
    items = AssessmentItem.objects.filter(unit_id=sara.unit_id, assessment_id=rows[1].id)
    assert {(item.category, item.outcome) for item in items} == {
        ("identity", "permitted"),
        ("crime_risk", "permitted"),
    }
    assert waiting(sara, person) == []


def test_a_reason_that_is_too_long_changes_nothing(begun, act, enter_as):
    person, assessment = begun
    page = enter_as("sara").post(
        f"/dela/om/{person}/provning/{assessment}/avsluta/", {"why": "a" * 501}, follow=True
    )
    assert "Ingenting har ändrats." in text_of(page)
    assert waiting(act("sara"), person) == [assessment]


def test_a_later_refraining_ends_it_too_and_one_for_another_purpose_does_not(begun, act, cast):
    person, assessment = begun
    sara = act("sara")
    for purpose, left in ((Purpose.SUPPORT, [assessment]), (Purpose.PREVENT_CRIME, [])):
        examination = assessing.examine(
            actor=sara,
            about=assessing.About.born_on(person, dt.date(2010, 5, 1)),
            recipient=assessing.recipient(cast["per"][1]),
            categories=[Category.CRIME_RISK],
            purpose=purpose,
            on=timezone.localdate(),
        )
        assessing.refrain(actor=sara, examination=examination, why="Vi väntar.", at=timezone.now())
        assert waiting(sara, person) == left


@pytest.mark.parametrize("other", ["per", "liv", "rut"])
def test_nobody_else_sees_or_ends_it(begun, act, enter_as, other):
    person, assessment = begun
    assert waiting(act("sara"), person) == [assessment]
    assert kept.kept(actor=act(other), person_id=person) == ()
    answer = enter_as(other).post(f"/dela/om/{person}/provning/{assessment}/avsluta/", {"why": ""})
    assert answer.status_code == 404
    assert waiting(act("sara"), person) == [assessment]


def test_a_point_that_the_law_leaves_open_is_kept_beside_what_is_open(begun, act, cast):
    """What the lawyer counts: asked, and not told because nobody has settled it."""
    person, _ = begun
    sara = act("sara")
    examination = assessing.examine(
        actor=sara,
        about=assessing.About.born_on(person, dt.date(2010, 5, 1)),
        recipient=assessing.recipient(cast["per"][1]),
        categories=[Category.CRIME_RISK],
        purpose=Purpose.PREVENT_CRIME,
        on=timezone.localdate(),
        facts=FACTS,
    )
    unsettled = assessing.Item(Category.SUSPECTED_OFFENCE, "escalate", points=("15a-mot-23",))
    closed = assessing.Item(Category.HEALTH, "refused")
    asked = replace(examination, items=(*examination.items, unsettled, closed))
    made = keep(actor=sara, examination=asked, why=" ", at=timezone.now())
    assert waiting(sara, person) == [made]
    (row,) = Assessment.objects.filter(unit_id=sara.unit_id, person_id=person, refrained=True)
    assert row.why == "Lagen är oklar här. Uppgiften lämnades inte."
    items = AssessmentItem.objects.filter(unit_id=sara.unit_id, assessment_id=row.id)
    assert [(item.category, item.points) for item in items] == [("suspected_offence", ["15a-mot-23"])]


def test_what_is_sent_to_one_and_unsettled_for_another_is_kept_for_both(begun, act, cast, kim):
    person, _ = begun
    sara = act("sara")
    parcel = Telling(
        Who("Kim", "Åberg", dt.date(2010, 5, 1), (), "Handläggare", ""),
        Purpose.PREVENT_CRIME,
        {Category.CRIME_RISK: "Kim har setts med äldre som säljer."},
    )
    matrix = examine_all(
        actor=sara,
        about=assessing.About.born_on(person, dt.date(2010, 5, 1)),
        recipients=(assessing.recipient(cast["per"][1]), assessing.recipient(cast["rut"][1])),
        categories=parcel.categories,
        purpose=parcel.purpose,
        on=timezone.localdate(),
        facts=FACTS,
    )
    to_police, to_school = matrix.examinations
    unsettled = assessing.Item(Category.CRIME_RISK, "escalate", points=("15a-mot-23",))
    matrix = replace(matrix, examinations=(to_police, replace(to_school, items=(unsettled,))))
    sent = send_to_all(actor=sara, person_id=person, parcel=parcel, matrix=matrix, why=WHY, at=timezone.now())
    assert len(sent) == 1
    (row,) = Assessment.objects.filter(unit_id=sara.unit_id, person_id=person, refrained=True)
    assert (row.recipient_id, row.why) == (cast["rut"][1], WHY)
