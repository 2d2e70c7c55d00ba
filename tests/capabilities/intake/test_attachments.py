"""Files with a report: what they have to be, that they follow the message, and that nothing else does."""

import hashlib
import io
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from PIL import Image

from samsyn.capabilities.intake import files
from samsyn.capabilities.intake.actions import attaching
from samsyn.capabilities.intake.models import ReportAttachment
from samsyn.capabilities.intake.queries.attachments import file_of_message, kept_files
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import FileKind

from .conftest import now, sql
from .test_pages import JUDGED, REPORT, reception, text

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def picture(kind="PNG", **saved):
    drawn = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(drawn, kind, **saved)
    return drawn.getvalue()


def upload(name="anteckning.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def per(enter_as):
    return enter_as("per")


@pytest.fixture
def draft(per):
    return per.get("/inkommet/anmalan/ny/").url


@pytest.fixture
def written(per, draft, act):
    """Write the report with these files; the answer."""
    unit = reception(act)
    return lambda *sent: per.post(draft, REPORT | {"recipient": unit, "attachments": list(sent)})


@pytest.fixture
def sent(per, written):
    """The message's id of a report that was sent with a PDF and a picture."""
    review = written(upload(), upload("bild.png", picture())).url
    page = text(per.get(review))
    assert "anteckning.pdf" in page
    once = re.search(r'name="once" value="([^"]+)"', page).group(1)
    answer = per.post(review, JUDGED | {"once": once})
    assert answer.status_code == 302
    return uuid.UUID(answer.url.rstrip("/").split("/")[-1])


def draft_id(draft):
    return uuid.UUID(draft.rstrip("/").split("/")[-1])


# --- what a file has to be ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("bild.jpg", b"MZ\x90\x00 ett program", "inte en PDF, JPEG eller PNG"),
        ("sida.pdf", b"<html><script>alert(1)</script>", "inte en PDF, JPEG eller PNG"),
        ("rest.pdf", b"%PDF-1.7 avbruten", "går inte att läsa"),
        (
            "program.pdf",
            PDF.replace(b"/Catalog", b"/Catalog /OpenAction <</JavaScript (x)>>"),
            "innehåller program",
        ),
        ("stor.pdf", PDF + b" " * files.LARGEST, "större än 10 MB"),
        ("bild.gif", picture("GIF"), "inte en PDF, JPEG eller PNG"),
        ("", b"", "inte en PDF, JPEG eller PNG"),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_refused_in_words(name, content, why):
    with pytest.raises(IntakeRefused, match=why):
        files.checked(name, content)


def test_a_picture_is_redrawn_without_place_and_time():
    taken = Image.Exif()
    taken[0x010E] = "Ekvägen 3"
    found = files.checked("bild.jpg", picture("JPEG", exif=taken))
    assert found.kind is FileKind.PICTURE
    assert not Image.open(io.BytesIO(found.content)).getexif()


@pytest.mark.parametrize(
    ("name", "shown"),
    [("C:\\hemligt\\Kim.pdf", "Kim.pdf"), ("../../Kim.pdf", "Kim.pdf"), ("K\r\nim.pdf", "Kim.pdf")],
)
def test_a_files_name_has_no_folder_and_no_sign_that_cannot_be_seen(name, shown):
    assert files.checked(name, PDF).name == shown


# --- writing ------------------------------------------------------------------------------------------------


def test_a_bad_file_is_told_and_the_good_one_and_the_text_are_kept(per, draft, written):
    answer = written(upload(), upload("virus.jpg", b"MZ"))
    assert answer.status_code == 422
    page = text(answer)
    assert "”virus.jpg” är inte en PDF, JPEG eller PNG" in page
    assert 'href="#id_attachments"' in page
    assert "anteckning.pdf" in page
    assert 'value="5000-K1-26"' in page


def test_more_than_ten_files_are_refused(per, draft, written):
    assert "Högst tio filer" in text(written(*(upload(f"{number}.pdf") for number in range(11))))


def test_a_file_is_taken_away_by_its_writer_and_by_nobody_else(draft, written, per, enter_as, act):
    written(upload())
    (kept,) = kept_files(actor=act("per"), draft_id=draft_id(draft))
    address = f"{draft}bilaga/{kept.id}/"
    for who in ("petra", "sara"):
        assert enter_as(who).get(address).status_code == 404
        assert enter_as(who).post(f"{address}ta-bort/").status_code == 404
    assert b"".join(per.get(address)) == PDF
    assert "Filen är borttagen" in text(per.post(f"{address}ta-bort/", follow=True))
    assert kept_files(actor=act("per"), draft_id=draft_id(draft)) == ()


def test_a_draft_that_is_thrown_away_takes_its_files_with_it(draft, written, per, act):
    written(upload())
    per.post(f"{draft}kasta/")
    act("per")
    assert ReportAttachment.objects.count() == 0


# --- crossing -----------------------------------------------------------------------------------------------


def test_the_files_follow_the_report_into_the_recipients_room(sent, enter_as, act):
    sara = enter_as("sara")
    page = text(sara.get(f"/inkommet/meddelande/{sent}/"))
    assert "anteckning.pdf" in page
    answer = sara.get(f"/inkommet/meddelande/{sent}/bilaga/1/")
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="anteckning.pdf"'
    assert (answer["X-Content-Type-Options"], "sandbox" in answer["Content-Security-Policy"]) == (
        "nosniff",
        True,
    )
    assert sara.get(f"/inkommet/meddelande/{sent}/bilaga/2/")["Content-Type"] == "image/jpeg"
    assert sara.get(f"/inkommet/meddelande/{sent}/bilaga/3/").status_code == 404


def test_another_unit_has_no_file_and_the_sender_keeps_its_own(sent, enter_as, act):
    for who in ("liv", "rut", "karin", "faruk"):
        assert enter_as(who).get(f"/inkommet/meddelande/{sent}/bilaga/1/").status_code == 404
        act(who)
        assert ReportAttachment.objects.count() == 0
    assert file_of_message(actor=act("per"), message_id=sent, number=1).content == PDF


def test_files_go_when_the_report_is_withdrawn_unread(sent, per, enter_as, act):
    per.post(f"/inkommet/anmalan/skickad/{sent}/aterkalla/")
    act("sara")
    assert ReportAttachment.objects.count() == 0
    assert enter_as("sara").get(f"/inkommet/meddelande/{sent}/bilaga/1/").status_code == 404


def test_files_that_changed_after_the_review_are_not_sent(draft, written, act):
    written(upload())
    per = act("per")
    listed = [one.listed for one in kept_files(actor=per, draft_id=draft_id(draft))]
    attaching.attach(actor=per, draft_id=draft_id(draft), files=[files.checked("ny.pdf", PDF)], at=now())
    with pytest.raises(IntakeRefused, match="ändrats sedan du granskade"):
        attaching.send_along(actor=per, draft_id=draft_id(draft), message_id=uuid.uuid4(), listed=listed)


# --- attacks with raw SQL, as the web's own role ---------------------------------------------------------------

FORGED = (
    "INSERT INTO intake_reportattachment (id, unit_id, message_id, number, name, kind, content, size, sha256, "
    "added_at) VALUES (gen_random_uuid(), %s, %s, 9, 'x.pdf', 'pdf', %s, 3, %s, now())"
)


def refused(match, statement, *parameters):
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        sql(statement, *parameters)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE intake_reportattachment SET message_id = gen_random_uuid()",
        "DELETE FROM intake_reportattachment",
    ],
)
def test_what_was_sent_is_neither_changed_nor_removed(sent, act, statement):
    for who in ("per", "sara"):
        act(who)
        refused("varken läggas till, ändras eller tas bort", statement)


def test_what_a_file_holds_is_not_changed_even_in_a_draft(draft, written, act):
    written(upload())
    act("per")
    refused("permission denied", "UPDATE intake_reportattachment SET content = 'x'")


def test_a_file_is_not_forged_onto_a_received_report(sent, act, cast):
    act("sara")
    digest = hashlib.sha256(b"abc").hexdigest()
    refused("varken läggas till", FORGED, cast["sara"][1], sent, b"abc", digest)
    into_a_draft = FORGED.replace("message_id", "draft_id")
    refused("row-level security", into_a_draft, cast["per"][1], sent, b"abc", digest)


def test_the_files_are_delivered_once_and_by_the_sender_only(sent, act):
    act("per")
    refused("one_file_a_number", "SELECT samsyn.deliver_attachments(%s)", sent)
    for who in ("petra", "sara", "liv"):
        act(who)
        refused("Bara den som skickat", "SELECT samsyn.deliver_attachments(%s)", sent)
