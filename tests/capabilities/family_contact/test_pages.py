"""The worker's pages of a family: opening, a code, writing after the law has been asked, withholding, answering."""

import re
from uuid import uuid4

import pytest

from samsyn.capabilities.family_contact import from_family
from samsyn.foundation.cases.models import Task
from samsyn.foundation.family import entering
from samsyn.foundation.family.models import FamilyRoom, Withholding
from samsyn.foundation.messages.models import AssessmentItem, SentMessage
from samsyn.foundation.people.models import ProtectedIdentity
from tests.family.conftest import NOW, entered, one_room, room, token_for
from tests.interfaces.web.test_statements import MOST, statements

pytestmark = pytest.mark.django_db
JUDGED = {"fact_concerns_somebody_else": "no", "why": "Rör bara Kim."}


def once():
    return {"once": str(uuid4())}


def family_url(family, what=""):
    return f"/familjen/{family.kim}/{what}"


def test_a_worker_opens_a_page_hands_over_a_code_and_the_code_lets_in(kims, browse_as):
    _sara, family = kims()
    client = browse_as("sara")
    assert "Öppna egen sida för Kim Åberg" in client.get(family_url(family)).content.decode()
    client.post(family_url(family, "oppna/"), {"guardian": ""})
    opened = FamilyRoom.objects.get(person=family.kim)
    answer = client.post(f"/familjen/sida/{opened.id}/kod/")
    (code,) = re.findall(r'family-code">([A-Z0-9-]{14})<', answer.content.decode())
    assert answer.headers["Cache-Control"] == "no-store"
    assert entering.enter_with_code(code=code, born=family.born)[0] == "entered"


def test_the_code_is_not_on_the_family_s_page_afterwards(kims, browse_as):
    sara, family = kims()
    opened = room(sara, family)
    client = browse_as("sara")
    (code,) = re.findall(
        r'family-code">([A-Z0-9-]{14})<', client.post(f"/familjen/sida/{opened.id}/kod/").content.decode()
    )
    page = client.get(family_url(family)).content.decode()
    assert "En kod väntar" in page
    assert code not in page


def test_what_cannot_be_opened_is_said_in_words(kims, browse_as):
    _sara, family = kims(age=13)
    client = browse_as("sara")
    told = client.post(family_url(family, "oppna/"), follow=True).content.decode()
    assert "inte fyllt 15" in told
    assert "Öppna egen sida för Kim" not in told
    assert "Öppna egen sida för Mona Åberg" in told


def test_protected_identity_asks_the_worker_why_it_is_safe(kims, browse_as):
    _sara, family = kims(protected=ProtectedIdentity.MARKING)
    client = browse_as("sara")
    assert "säkert med en egen sida" in client.get(family_url(family, "oppna/")).content.decode()
    assert client.post(family_url(family, "oppna/"), {"why": " "} | once()).status_code == 422
    client.post(family_url(family, "oppna/"), {"why": "Egen telefon."} | once())
    assert FamilyRoom.objects.get().why == "Egen telefon."


def write(client, opened, **fields):
    return client.post(f"/familjen/sida/{opened.id}/skriv/", {"text": "Vi ses på torsdag."} | once() | fields)


def test_the_law_s_questions_come_with_the_letter_as_it_will_be_read_before_it_goes(kims, browse_as):
    sara, family = kims()
    opened = room(sara, family)
    client = browse_as("sara")
    review = write(client, opened).content.decode()
    assert "Rör uppgiften också någon annan" in review
    assert "Vi ses på torsdag." in review
    assert SentMessage.objects.count() == 0
    assert write(client, opened, step="send", fact_concerns_somebody_else="no").status_code == 422
    assert SentMessage.objects.count() == 0
    assert write(client, opened, step="send", **JUDGED).status_code == 302
    (sent,) = SentMessage.objects.all()
    assert (sent.payload["text"], sent.recipient_name) == ("Vi ses på torsdag.", "Den unges egen sida")
    assert {item.outcome for item in AssessmentItem.objects.all()} == {"permitted"}


def test_a_letter_that_concerns_somebody_else_does_not_go_and_the_text_is_kept(kims, browse_as):
    sara, family = kims()
    opened = room(sara, family)
    client = browse_as("sara")
    answer = write(client, opened, step="send", **(JUDGED | {"fact_concerns_somebody_else": "yes"}))
    assert answer.status_code == 422
    assert "Det här får inte skickas" in answer.content.decode()
    assert "Vi ses på torsdag." in answer.content.decode()
    assert SentMessage.objects.count() == 0


def test_a_double_send_is_one_letter(kims, browse_as):
    sara, family = kims()
    opened = room(sara, family)
    client, token = browse_as("sara"), once()
    for _time in range(2):
        assert write(client, opened, step="send", **JUDGED, **token).status_code == 302
    assert SentMessage.objects.count() == 1


def test_what_is_withheld_from_the_mother_cannot_be_written_to_her(kims, browse_as):
    sara, family = kims()
    monas = room(sara, family, family.mona)
    client = browse_as("sara")
    client.post(
        family_url(family, "undanta/"),
        {"ground": "whereabouts", "guardian": "", "reasons": "Skyddat boende."} | once(),
    )
    decision = Withholding.objects.get()
    assert decision.categories == ["whereabouts", "contact_details"]
    told = write(client, monas, also=["whereabouts"]).content.decode()
    assert "beslutat att vårdnadshavaren inte ska få veta" in told
    assert "Skyddat boende." in client.get(family_url(family)).content.decode()
    client.post(f"/familjen/undantag/{decision.id}/upphav/", {"why": "Kim har flyttat hem."} | once())
    assert "Skyddat boende." not in client.get(family_url(family)).content.decode()
    assert client.get(f"/familjen/undantag/{decision.id}/upphav/").status_code == 404


def test_withholding_needs_its_reasons(kims, browse_as):
    _sara, family = kims()
    answer = browse_as("sara").post(family_url(family, "undanta/"), {"ground": "harm", "reasons": ""})
    assert answer.status_code == 422
    assert Withholding.objects.count() == 0


def test_closing_a_page_says_why_and_shuts_it(kims, browse_as):
    sara, family = kims()
    opened = room(sara, family)
    token = token_for(sara, family, opened)
    client = browse_as("sara")
    assert client.post(f"/familjen/sida/{opened.id}/stang/", {"why": ""}).status_code == 422
    client.post(f"/familjen/sida/{opened.id}/stang/", {"why": "Kim vill inte."} | once())
    assert one_room(sara, family, opened.id).closed_at
    assert entering.enter(token) is None


def test_what_the_young_person_wrote_is_read_answered_and_taken_from_the_desk(kims, browse_as):
    sara, family = kims()
    opened = room(sara, family)
    with entered(token_for(sara, family, opened)) as member:
        message = from_family.write(member=member, text="Kan vi ses på biblioteket?", at=NOW)
    client = browse_as("sara")
    assert Task.objects.get(about=message).done_at is None
    assert "Kan vi ses på biblioteket?" in client.get(f"/familjen/brev/{message}/").content.decode()
    write(client, opened, step="send", svar=str(message), **JUDGED)
    assert SentMessage.objects.get().in_reply_to == message
    assert Task.objects.get(about=message).done_at is not None


def test_what_was_answered_in_another_way_is_taken_from_the_desk_with_what_was_done(kims, browse_as):
    sara, family = kims()
    with entered(token_for(sara, family, room(sara, family))) as member:
        message = from_family.disagree(member=member, text="Jag var inte där.", at=NOW)
    task = Task.objects.get(about=message)
    assert task.what == "Den unge håller inte med om något: läs och svara"
    client = browse_as("sara")
    assert client.post(f"/familjen/brev/{message}/", {"result": ""}).status_code == 422
    client.post(f"/familjen/brev/{message}/", {"result": "Ringde Kim och rättade."})
    task.refresh_from_db()
    assert (task.done_at is not None, task.result) == (True, "Ringde Kim och rättade.")


def test_what_kim_does_not_agree_with_stands_with_what_was_sent(kims, browse_as):
    sara, family = kims()
    opened = room(sara, family)
    client = browse_as("sara")
    write(client, opened, step="send", **JUDGED)
    sent = SentMessage.objects.get()
    with entered(token_for(sara, family, opened)) as member:
        from_family.disagree(member=member, text="Vi sa fredag.", at=NOW, about=sent.id, about_words="Brev")
    page = client.get(f"/meddelanden/{sent.id}/").content.decode()
    assert "Så ser familjen på det" in page
    assert "Vi sa fredag." in page


def test_nothing_to_show_of_who_knows_says_so(kims, browse_as):
    sara, family = kims()
    opened = room(sara, family)
    page = browse_as("sara").get(f"/familjen/sida/{opened.id}/vem-vet/").content.decode()
    assert "Ni har inte berättat något för andra" in page


@pytest.mark.parametrize("somebody", ["liv", "per"])
def test_another_unit_finds_none_of_it(kims, browse_as, somebody):
    sara, family = kims()
    opened = room(sara, family)
    client = browse_as(somebody)
    for address in (f"/familjen/{family.kim}/", f"/familjen/sida/{opened.id}/skriv/"):
        assert client.get(address).status_code == 404
    assert client.post(f"/familjen/sida/{opened.id}/kod/").status_code == 404


def test_the_page_asks_the_database_no_more_for_three_rooms_than_for_one(kims, act, enter_as):
    sara, family = kims()
    room(sara, family)
    client = enter_as("sara")
    one = statements(client, family_url(family))
    act("sara")
    room(sara, family, family.mona), room(sara, family, family.jens)
    assert (statements(client, family_url(family)), one <= MOST) == (one, True)
