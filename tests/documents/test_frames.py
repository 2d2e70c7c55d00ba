"""The papers' shared frames, read back as a reader would."""

import datetime as dt
import io

import pypdf
import pytest
from django.utils import translation

from samsyn.foundation import documents
from samsyn.foundation.documents.frames import (
    Fact,
    Section,
    Sender,
    Signature,
    information_sheet,
    letter,
    sender_of,
)
from samsyn.foundation.units.models import Unit

SENDER = Sender("Barn och unga", "Socialnämnden i Åkerö", "010-000 00 10", "Skolgatan 3")
ON = dt.date(2026, 11, 24)


def read(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def invitation(**changed):
    told = {
        "sender": SENDER,
        "to": ["Mona Åberg", "Ekvägen 4"],
        "title": "Välkommen till ett möte",
        "on": ON,
        "text": "Hej!\n\nVi vill gärna träffa er.",
        "facts": [Fact("När", "1 december 2026, 16.00")],
        "sections": [Section("Varför", "Vi vill höra hur ni tänker.", ["ta med frågor"])],
        "closing": ["Sara Lind", "socialsekreterare"],
        "signatures": [Signature("Mona Åberg"), Signature("Jens Åberg", "Ja, 20 november 2026.")],
        "mark": "Kontrollsumma 1234",
    }
    return letter(**told | changed)


def test_a_letter_tells_from_whom_to_whom_when_and_what():
    text = text_of(invitation())
    for said in (
        "Barn och unga Socialnämnden i Åkerö Skolgatan 3 Telefon 010-000 00 10",
        "24 november 2026",
        "Mona Åberg Ekvägen 4",
        "Välkommen till ett möte",
        "När: 1 december 2026, 16.00",
        "Vi vill gärna träffa er.",
        "Varför Vi vill höra hur ni tänker.",
        "ta med frågor",
        "Sara Lind socialsekreterare",
        "Dag",
        "Ja, 20 november 2026.",
        "Kontrollsumma 1234",
    ):
        assert said in text


def test_a_letter_with_only_a_title_is_a_letter():
    text = text_of(letter(sender=Sender("Barn och unga", "Socialnämnden"), to=[], title="Hej", on=ON))
    assert "Hej" in text
    assert "Telefon" not in text


@pytest.mark.parametrize("make", [invitation, lambda **more: information_sheet(**sheet() | more)])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_frame_is_for_the_archive_and_for_a_screen_reader(make, language):
    root = read(make(language=language)).trailer["/Root"]
    said = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language


def sheet():
    return {
        "sender": SENDER,
        "title": "What we may tell others",
        "on": ON,
        "text": "You decide.",
        "facts": [Fact("For", "you and your guardians")],
        "sections": [Section("If you change your mind", points=["tell us", "you need not say why"])],
    }


def test_an_information_sheet_ends_with_how_to_reach_us():
    text = text_of(information_sheet(**sheet()))
    assert text.index("You decide.") < text.index("For: you") < text.index("tell us") < text.index("Så når")
    assert "Så når du oss Barn och unga Telefon 010-000 00 10 Skolgatan 3" in text


def test_the_words_of_the_frame_follow_the_papers_language_and_not_the_writers():
    with translation.override("en"):
        assert "Så når du oss" in text_of(information_sheet(**sheet()))
        assert "24 november 2026" in text_of(invitation())
    assert "How to reach us" in text_of(information_sheet(**sheet(), language="en"))
    assert "24 November 2026" in text_of(invitation(language="en"))
    assert "Telephone 010-000 00 10" in text_of(invitation(language="en"))


def test_what_somebody_wrote_in_a_letter_is_never_run():
    written = '#panic("körd") *inte fet* = ingen rubrik'
    assert written in text_of(invitation(text=written))


def test_a_letter_without_a_title_is_refused():
    with pytest.raises(documents.DocumentError, match="letter"):
        invitation(title="")


def test_the_sender_is_the_workers_unit_with_its_telephone(act, django_assert_num_queries):
    sara = act("sara")
    with django_assert_num_queries(1):
        sender = sender_of(sara)
    assert sender.line == f"{sara.unit_name}, {sara.organisation}"
    assert sender.telephone == Unit.objects.get(id=sara.unit_id).telephone != ""
