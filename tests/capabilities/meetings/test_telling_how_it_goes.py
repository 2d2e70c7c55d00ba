"""What another unit took on at a meeting: it says how it goes on its own page, and the unit that leads is told."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.meetings.actions import distributing
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.cases.models import Case, Task
from samsyn.foundation.commitments import telling
from samsyn.foundation.commitments.actions import Said
from samsyn.foundation.commitments.kinds import PROGRESS, ProgressTold
from samsyn.foundation.commitments.models import Commitment, Hindrance, Progress, Step
from samsyn.foundation.consents.models import Consent
from samsyn.foundation.messages import assessing, reading, sending
from samsyn.foundation.messages.models import SentMessage
from samsyn.law import Party
from tests.consents.conftest import family

from .conftest import AFTER, NOW, decision, distribute, held, invite
from .test_minutes import unit_of
from .test_pages import MOST, at, text

__all__ = ["family"]
pytestmark = pytest.mark.django_db
THEIRS = "Skriva ett schema"
CODES = {"step": "hindered", "hindrance": "waiting", "note": ""}
WORDS = CODES | {"note": "Kim kom inte till samtalet."}


@dataclass(frozen=True)
class Agreed:
    """What the school took on: in Sara's room, and in Rut's."""

    meeting: UUID
    leads: UUID
    own: UUID
    consent: UUID
    message: UUID


@pytest.fixture
def agreed(called, act, family) -> Agreed:
    """Rut has taken on her part, in a case of her own that no group works in; the consent is linked to her Kim."""
    sara = act("sara")
    invite(sara, called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE)
    held(sara, called.id, decision(THEIRS, unit_of(sara, Party.SCHOOL_MUNICIPAL)))
    leads = Commitment.objects.get(unit_id=sara.unit_id).id
    message = distribute(sara, called.id)["school_municipal"]
    school = assessing.recipient(unit_of(sara, Party.SCHOOL_MUNICIPAL))
    reaching.send_copy(actor=sara, consent_id=called.consent_id, recipient=school, at=NOW)
    cooperation = Case.objects.get(id=called.case_id).cooperation_id
    rut = act("rut")
    kim = family(rut)
    open_case(
        actor=rut, person_id=kim, method_key="sig", method_version="1", at=NOW, cooperation_id=cooperation
    )
    reaching.link_copy(actor=rut, consent_id=called.consent_id, person_id=kim, at=NOW)
    distributing.take_on(actor=rut, message_id=message, at=AFTER)
    own = Commitment.objects.get(unit_id=rut.unit_id).id
    return Agreed(called.id, leads, own, called.consent_id, message)


@pytest.fixture
def caseless(called, act) -> Agreed:
    """Rut has taken on her part, and her school has no case about Kim."""
    sara = act("sara")
    invite(sara, called.id, Party.SCHOOL_MUNICIPAL, Party.POLICE)
    held(sara, called.id, decision(THEIRS, unit_of(sara, Party.SCHOOL_MUNICIPAL)))
    leads = Commitment.objects.get(unit_id=sara.unit_id).id
    message = distribute(sara, called.id)["school_municipal"]
    rut = act("rut")
    distributing.take_on(actor=rut, message_id=message, at=AFTER)
    own = Commitment.objects.get(unit_id=rut.unit_id)
    assert own.case_id is None
    return Agreed(called.id, leads, own.id, called.consent_id, message)


def say(client, commitment, **told):
    return client.post(at("commitment", commitment), told)


def withdraw(act, agreed):
    reaching.withdraw(
        actor=act("sara"), consent_id=agreed.consent, role="youth", way="spoken", said="", at=AFTER
    )


def test_rut_says_hindered_in_codes_and_sara_sees_it_everywhere(agreed, act, enter_as):
    rut = enter_as("rut")
    page = text(rut.get(at("commitment", agreed.own)))
    assert "Svaret går till Socialtjänsten, barn och unga." in page
    assert "Utgår" not in page
    answered = rut.post(at("commitment", agreed.own), CODES, follow=True)
    assert "Sparat. Socialtjänsten, barn och unga får veta det." in text(answered)
    act("rut")
    (sent,) = SentMessage.objects.filter(kind_id=PROGRESS.id)
    assert sent.assessment_id is None
    assert sent.in_reply_to == agreed.message
    sara = enter_as("sara")
    assert "Hindrat" in text(sara.get(at("meeting", agreed.meeting)))
    assert f"Hindrat åtagande: {THEIRS} (Mentorn, Lindskolan)" in text(sara.get("/"))
    shown = text(sara.get(reverse("groups:commitment", args=[agreed.leads]), follow=True))
    assert "Hindrat: väntar på någon annan" in shown
    say(enter_as("rut"), agreed.own, step="done", note="")
    sara = enter_as("sara")
    assert "Klart" in text(sara.get(at("commitment", agreed.leads)))
    assert "Hindrat åtagande" not in text(sara.get("/"))


def test_words_go_with_a_recorded_assessment(agreed, act, enter_as):
    assert say(enter_as("rut"), agreed.own, **WORDS).status_code == 302
    act("rut")
    assert SentMessage.objects.get(kind_id="progress_note/1").assessment_id
    assert WORDS["note"] in text(enter_as("sara").get(at("commitment", agreed.leads)))


def test_sending_the_form_twice_tells_it_once(agreed, act, enter_as):
    rut = enter_as("rut")
    twice = CODES | {"once": "5b5e1b0e-5a53-4f7b-9d0e-5f0a3f1d2c11"}
    assert say(rut, agreed.own, **twice)["Location"] == say(rut, agreed.own, **twice)["Location"]
    act("rut")
    assert SentMessage.objects.filter(kind_id=PROGRESS.id).count() == 1
    sara = enter_as("sara")
    for _look in range(2):
        sara.get(at("meeting", agreed.meeting))
    act("sara")
    assert Progress.objects.filter(commitment_id=agreed.leads).count() == 1


def test_words_that_law_does_not_open_for_are_refused_and_nothing_is_lost(agreed, act, enter_as):
    Consent.objects.filter(unit_id=act("rut").unit_id).update(person_id=None)
    answered = say(enter_as("rut"), agreed.own, **WORDS)
    assert answered.status_code == 422
    shown = text(answered)
    assert "får inte lämnas till Socialtjänsten, barn och unga i dag. Ta bort texten" in shown
    assert WORDS["note"] in shown
    act("rut")
    assert not Progress.objects.exists()
    assert not SentMessage.objects.filter(kind_id="progress_note/1").exists()


def test_a_hindrance_about_the_young_person_is_weighed_too(agreed, act):
    said = Said(Step.HINDERED, hindrance=Hindrance.NOT_WANTED)
    telling.say(actor=act("rut"), commitment_id=agreed.own, said=said, at=AFTER)
    assert SentMessage.objects.get(kind_id="progress_note/1").assessment_id


def test_after_the_consent_is_withdrawn_the_page_is_closed_and_words_go_nowhere(agreed, act, enter_as):
    say(enter_as("rut"), agreed.own, **WORDS)
    assert WORDS["note"] in text(enter_as("sara").get(at("commitment", agreed.leads)))
    withdraw(act, agreed)
    rut = enter_as("rut")
    assert rut.get(at("commitment", agreed.own)).status_code == 404
    assert say(rut, agreed.own, **CODES).status_code == 404
    said = Said(Step.BEGUN, note="Kim kom i dag.")
    with pytest.raises(telling.NotTold, match="får inte lämnas till Socialtjänsten"):
        telling.say(actor=act("rut"), commitment_id=agreed.own, said=said, at=AFTER)
    shown = text(enter_as("sara").get(at("commitment", agreed.leads)))
    assert WORDS["note"] not in shown
    assert "Orden är stängda sedan samtycket återkallades" in shown
    assert Task.objects.get(unit_id=act("rut").unit_id, about=agreed.own).what == "Ert åtagande från ett möte"


def test_a_unit_that_was_not_told_reads_and_says_nothing(agreed, act, enter_as):
    for who in ("per", "liv", "faruk"):
        client = enter_as(who)
        assert client.get(at("commitment", agreed.own)).status_code == 404
        assert client.get(at("commitment", agreed.leads)).status_code == 404
        assert say(client, agreed.own, **CODES).status_code == 404
        assert THEIRS not in text(client.get("/"))
    per = act("per")
    assert not Commitment.objects.exists()
    with pytest.raises(Commitment.DoesNotExist):
        telling.say(actor=per, commitment_id=agreed.own, said=Said(Step.DONE), at=AFTER)


def test_what_a_unit_says_of_what_it_did_not_take_on_changes_nothing(agreed, act, enter_as):
    sara = act("sara")
    common = Commitment.objects.get(id=agreed.leads).common_id
    cooperation = Case.objects.get().cooperation_id
    sending.send(
        actor=act("per"),
        kind=PROGRESS,
        payload=ProgressTold(common, Step.DONE, None, None, "områdespolis"),
        recipient_id=sara.unit_id,
        at=AFTER,
        cooperation_id=cooperation,
    )
    assert "Inte börjat" in text(enter_as("sara").get(at("commitment", agreed.leads)))
    act("sara")
    assert not Progress.objects.exists()


def test_the_message_leads_to_the_commitment_and_the_page_asks_few_questions(agreed, act, enter_as):
    say(enter_as("rut"), agreed.own, **WORDS)
    rut = act("rut")
    message = SentMessage.objects.get(unit_id=rut.unit_id, kind_id="progress_note/1").id
    sara = enter_as("sara")
    address = reverse("groups:commitment", args=[agreed.leads])
    assert address in sara.get(reverse("web:message", args=[message])).content.decode()
    assert WORDS["note"] in text(sara.get(address, follow=True))
    for client, one in ((sara, agreed.leads), (enter_as("rut"), agreed.own)):
        client.get(at("commitment", one))
        with CaptureQueriesContext(connection) as asked:
            client.get(at("commitment", one))
        assert len(asked) <= MOST


def test_a_unit_without_a_case_says_from_its_desk_how_it_goes(caseless, act, enter_as):
    rut = enter_as("rut")
    address = reverse("groups:commitment", args=[caseless.own])
    assert address in rut.get("/").content.decode()
    minutes = rut.get(at("received_minutes", caseless.message)).content.decode()
    assert address in minutes
    assert "Till protokollet" in text(rut.get(address, follow=True))
    assert say(rut, caseless.own, **CODES).status_code == 302
    assert "Hindrat" in text(rut.get(at("received_minutes", caseless.message)))
    sara = enter_as("sara")
    assert "Hindrat" in text(sara.get(at("meeting", caseless.meeting)))
    assert f"Hindrat åtagande: {THEIRS} (Mentorn, Lindskolan)" in text(sara.get("/"))
    rut = enter_as("rut")
    assert say(rut, caseless.own, step="done", note="").status_code == 302
    assert address not in rut.get("/").content.decode()
    assert "Klart" in text(enter_as("sara").get(at("commitment", caseless.leads)))


def test_without_a_person_of_its_own_the_words_are_weighed_for_whom_the_minutes_name(caseless, act, enter_as):
    answered = say(enter_as("rut"), caseless.own, **WORDS)
    assert answered.status_code == 422
    assert "får inte lämnas till Socialtjänsten, barn och unga i dag" in text(answered)
    assert WORDS["note"] in text(answered)
    with pytest.raises(telling.NotTold, match="inte kopplat till någon hos er"):
        telling.say(
            actor=act("rut"), commitment_id=caseless.own, said=Said(Step.BEGUN, note="Kim kom."), at=AFTER
        )
    assert not Progress.objects.exists()


def test_once_the_minutes_are_linked_to_somebody_the_words_go_under_the_consent(
    caseless, act, enter_as, family
):
    school = assessing.recipient(act("rut").unit_id)
    reaching.send_copy(actor=act("sara"), consent_id=caseless.consent, recipient=school, at=NOW)
    rut = act("rut")
    kim = family(rut)
    reaching.link_copy(actor=rut, consent_id=caseless.consent, person_id=kim, at=NOW)
    reading.link_person(actor=rut, message_id=caseless.message, person_id=kim)
    assert say(enter_as("rut"), caseless.own, **WORDS).status_code == 302
    assert WORDS["note"] in text(enter_as("sara").get(at("commitment", caseless.leads)))


def test_what_lies_in_no_case_is_closed_when_the_consent_is_withdrawn_too(caseless, act, enter_as):
    withdraw(act, caseless)
    rut = enter_as("rut")
    assert rut.get(at("commitment", caseless.own)).status_code == 404
    assert say(rut, caseless.own, **CODES).status_code == 404
    assert THEIRS not in text(rut.get(at("received_minutes", caseless.message)))
    for who in ("per", "faruk"):
        assert enter_as(who).get(at("commitment", caseless.own)).status_code == 404


def test_nobody_is_told_of_what_is_ones_own(agreed, act):
    with pytest.raises(telling.NotTold, match="ert eget"):
        telling.weigh(actor=act("sara"), commitment_id=agreed.leads, typed=None, on=AFTER.date())


def test_what_came_under_a_consent_that_ended_before_it_was_read_is_not_taken_in(agreed, act, enter_as):
    say(enter_as("rut"), agreed.own, **WORDS)
    withdraw(act, agreed)
    assert "Inte börjat" in text(enter_as("sara").get(at("commitment", agreed.leads)))
    act("sara")
    assert not Progress.objects.exists()
