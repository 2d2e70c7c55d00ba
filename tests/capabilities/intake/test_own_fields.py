"""What a municipality asks of its own where a report meeting is offered, declined or accepted."""

import pytest
from django.db import transaction

from samsyn.capabilities.intake.actions import meetings, persons
from samsyn.capabilities.intake.models import MeetingOffer
from samsyn.capabilities.intake.words import Offer
from samsyn.foundation.cases import queries as cases
from samsyn.foundation.step_answers.models import StepAnswer
from samsyn.foundation.step_answers.refusals import Unanswered
from tests.capabilities.own_fields import asked, publish_own, with_fields

from .conftest import now, register_kim
from .test_pages import text

pytestmark = pytest.mark.django_db
LANGUAGE = "På vilket språk erbjöds mötet?"
NAME = "extra_offer_language"


@pytest.fixture(autouse=True)
def own(act):
    publish_own(act, with_fields(offer=[asked("language", LANGUAGE)]), "report_meeting")


def test_it_is_asked_with_the_offer_and_stands_in_the_matter_and_in_the_journal(
    own, matter, sara, act, enter_as
):
    client, page = enter_as("sara"), f"/inkommet/arende/{matter.id}/"
    told = {"answer": "declined", "declined_by": "guardian", "why": "Mamman vill vänta."}
    missing = client.post(f"{page}mote/", told)
    assert missing.status_code == 422
    assert f"Fyll i: {LANGUAGE}" in text(missing)
    assert "Mamman vill vänta." in text(missing)
    assert client.post(f"{page}mote/", told | {NAME: "Somaliska."}).status_code == 302
    shown = text(client.get(page))
    assert LANGUAGE in shown
    assert "Somaliska." in shown
    assert "Somaliska." in text(client.get(f"{page}mote/"))  # who notes the next answer finds it
    sara = act("sara")
    kim = register_kim(sara)
    persons.link(actor=sara, matter_id=matter.id, person_id=kim.id, at=now())  # the case begins now
    (entry,) = [one for one in cases.timeline(actor=sara, person_id=kim.id) if "Tackade nej" in one.text]
    assert entry.text.endswith(f"{LANGUAGE} Somaliska.")
    for who in ("per", "liv"):
        act(who)
        assert not StepAnswer.objects.exists()


def test_it_is_not_left_out_without_a_form_either(own, matter, sara):
    with pytest.raises(Unanswered, match=LANGUAGE), transaction.atomic():
        meetings.note_meeting(actor=sara, matter_id=matter.id, answer=Offer.OFFERED, at=now())
    assert not MeetingOffer.objects.exists()


def test_a_booking_asks_nothing_of_the_offers(own, matter, enter_as):
    assert LANGUAGE not in text(enter_as("sara").get(f"/inkommet/arende/{matter.id}/boka-mote/"))
