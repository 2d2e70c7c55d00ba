"""Documents are read back as a reader would: with pypdf, page by page."""

import hashlib
import io
from pathlib import Path

import pypdf
import pytest

from samsyn.foundation import documents
from samsyn.foundation.documents.rendering import names

FONTS = Path(documents.__file__).parent / "fonts"
PINNED = {
    "Inter-Italic.ttf": "cd485a83525ea8a6f98fb3e7fe90bac2d176f30c2a768df1b32e50324d288c10",
    "Inter-Regular.ttf": "ed89da588a18b0108d89ed5f649f4e9963e3b60f702db6257e8e1f3d87a7b518",
    "Inter-SemiBold.ttf": "e6fc3b6a01a86c9d9314864725b1d11d3c1fe2ae14e9962562c0639430044c78",
}


def sheet(**changed):
    data = {
        "title": "Vi var hemma hos er",
        "sender": "Socialtjänsten, barn och unga, Åkerö",
        "made_on": "2026-11-22",
        "facts": [{"name": "När", "value": "tisdag 24 november 2026"}],
        "sections": [
            {
                "heading": "Varför vi kom",
                "text": "Vi har hört något.\n\nDet kan vara ett rykte.",
                "points": ["Ett"],
            }
        ],
    }
    return documents.render("family_sheet", data | changed)


def read(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    return " ".join(page.extract_text() for page in read(pdf).pages)


def test_the_text_can_be_read_back_with_swedish_letters():
    text = text_of(sheet())
    assert "Vi var hemma hos er" in text
    assert "Socialtjänsten, barn och unga, Åkerö" in text
    assert "Det kan vara ett rykte." in text


def test_it_is_an_archive_document_with_tags_title_and_language():
    reader = read(sheet())
    root = reader.trailer["/Root"]
    said = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert reader.metadata.title == "Vi var hemma hos er"


def test_only_our_own_typeface_is_used():
    fonts = read(sheet()).pages[0]["/Resources"]["/Font"].get_object().values()
    assert {str(font.get_object()["/BaseFont"]).split("+")[1].split("-")[0] for font in fonts} == {"Inter"}


def test_the_typefaces_are_those_that_were_vendored():
    assert {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")
    } == PINNED


def test_what_somebody_wrote_is_never_run():
    written = '#panic("körd") $x^2$ *inte fet* = ingen rubrik'
    assert written in text_of(sheet(facts=[{"name": "Sagt", "value": written}]))


def test_the_same_data_gives_the_same_file():
    assert sheet() == sheet()


def test_a_document_without_a_title_is_refused():
    with pytest.raises(documents.DocumentError, match="family_sheet"):
        sheet(title="")


@pytest.mark.parametrize("name", ["okand", "_paper", "../templates/family_sheet"])
def test_an_unknown_template_is_refused_by_its_name(name):
    assert name not in names()
    with pytest.raises(documents.DocumentError, match="mall"):
        documents.render(name, {})
