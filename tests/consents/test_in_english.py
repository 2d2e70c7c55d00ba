"""A consent that is asked in English too: both texts are one, shown and signed together, and the Swedish counts."""

import hashlib
import html
import io
import uuid

import pytest
from django.utils import translation
from django.utils.html import strip_tags
from pypdf import PdfReader

from samsyn.foundation.consents.labels import label
from samsyn.foundation.consents.models import Consent
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.consents.scope import InEnglish
from samsyn.foundation.consents.templatetags.consent_words import (
    languages_mine_first,
    languages_of,
    lead_words,
)
from samsyn.foundation.consents.wording import ENGLISH_BEGINS, parts
from samsyn.law import Category, Party, Purpose
from tests.capabilities.consenting.test_pages import asked_for

from .conftest import ask

pytestmark = pytest.mark.django_db
ENGLISH = InEnglish("That Kim gets through school.")


def asked(act, family, **changes):
    sara = act("sara")
    made = ask(sara, family(sara), **{"english": ENGLISH} | changes)
    return Consent.objects.get(id=made)


def test_the_swedish_comes_first_and_the_english_says_the_same(act, family):
    row = asked(act, family)
    swedish, english = parts(row.text)
    assert (swedish.language, english.language) == ("sv", "en")
    assert swedish.text.startswith("Samtycke till att verksamheter får prata med varandra")
    assert swedish.text.endswith("Det är den svenska texten som gäller.")
    assert english.text.startswith(f"{ENGLISH_BEGINS}\n\nConsent that services may talk with each other")
    for word in (
        "Kim Åberg",
        "the municipal school, the police",
        "who the young person is, how school is going, support and planning",
        "Why: That Kim gets through school.",
        "give support",
        "It is voluntary",
        "Mona Åberg, Jens Åberg",
    ):
        assert word in english.text, word
    assert "Att Kim ska klara skolan." in swedish.text
    assert "socialtjänsten" not in english.text


def test_what_was_shown_in_both_languages_is_one_text_with_one_hash(act, family):
    row = asked(act, family)
    assert "\n\n".join(one.text for one in parts(row.text)) == row.text
    assert row.text_sha256 == hashlib.sha256(row.text.encode()).hexdigest()


def test_without_english_the_text_is_the_swedish_alone(act, family):
    row = asked(act, family, english=None)
    assert [one.language for one in parts(row.text)] == ["sv"]
    assert "engelska" not in row.text


def test_the_texts_are_the_same_whatever_language_the_worker_reads_in(act, family):
    sara = act("sara")
    kim = family(sara)
    with translation.override("en"):
        made = ask(sara, kim, english=ENGLISH)
    text = Consent.objects.get(id=made).text
    assert text.startswith("Samtycke till")


@pytest.mark.parametrize(
    ("english", "limits", "told"),
    [
        (InEnglish(" "), "", "Skriv på engelska"),
        (InEnglish("School."), "Inget om mamma.", "både på svenska och på engelska"),
        (InEnglish("School.", "Nothing about mother."), "", "både på svenska och på engelska"),
    ],
)
def test_an_english_that_says_less_or_more_is_refused(act, family, english, limits, told):
    with pytest.raises(ConsentRefused, match=told):
        asked(act, family, english=english, special_limits=limits)


def test_limits_stand_in_each_language(act, family):
    row = asked(
        act,
        family,
        english=InEnglish("School.", "Nothing about mother."),
        special_limits="Inget om mamma.",
    )
    swedish, english = parts(row.text)
    assert "Inget om mamma." in swedish.text
    assert "Nothing about mother." in english.text
    assert "Inget om mamma." not in english.text


def test_everything_a_consent_can_name_has_an_english_name():
    kinds = (Party, Category, Purpose)
    assert [len({label(one, "en") for one in kind}) for kind in kinds] == [len(kind) for kind in kinds]
    for one in (*Party, *Category, *Purpose):
        assert label(one, "en") != one.label
        assert label(one, "sv") == one.label
    assert label(Party.LEISURE, "en") == "the municipality's leisure activities"
    assert label(Category.LEISURE, "en") == "free time"


def test_who_answers_reads_the_own_page_s_language_first(act, family):
    row = asked(act, family)
    with translation.override("en"):
        assert [one.language for one in languages_mine_first(row.text)] == ["en", "sv"]
        assert [one.language for one in languages_of(row.text)] == ["sv", "en"]
    with translation.override("sv"):
        assert [one.language for one in languages_mine_first(row.text)] == ["sv", "en"]


def test_what_each_line_is_about_stands_out_and_no_word_is_changed(act, family):
    row = asked(act, family)
    for part in parts(row.text):
        shown = lead_words(part.text)
        assert html.unescape(strip_tags(shown)) == part.text
        heading, receives = {
            "sv": ("Samtycke till att verksamheter får prata med varandra", "De här får veta:"),
            "en": ("Consent that services may talk with each other", "These may be told:"),
        }[part.language]
        assert f"<strong>{heading}</strong>" in shown
        assert f"<strong>{receives}</strong>" in shown
    assert "&lt;i&gt;" in lead_words("Rubrik\n<i>nej</i>")


def test_the_paper_holds_both_and_marks_each_language(act, family, enter_as):
    row = asked(act, family)
    response = enter_as("sara").get(f"/samtycken/{row.id}/blankett.pdf")
    read = PdfReader(io.BytesIO(response.content))
    told = "".join("".join(page.extract_text() for page in read.pages).split())
    for line in row.text.split("\n"):
        assert "".join(line.split()) in told
    assert "Underskrifter/Signatures" in told
    assert read.trailer["/Root"]["/Lang"] == "sv"
    assert "en" in set(languages(read.trailer["/Root"]["/StructTreeRoot"]))


def languages(element):
    """Every language that a part of a tagged PDF is marked with."""
    if "/Lang" in element:
        yield str(element["/Lang"])
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict):
            yield from languages(found)


def test_the_page_asks_for_the_english_where_it_is_chosen_and_shows_both(act, family, enter_as):
    kim = family(act("sara"))
    sara = enter_as("sara")
    path = f"/samtycken/person/{kim}/fraga/"
    left_out = asked_for(in_english="on", special_limits="Inget om mamma.")
    answer = sara.post(path, left_out)
    assert answer.status_code == 422
    for told in ("Skriv på engelska också", "eller inte alls", "Inget om mamma."):
        assert told in answer.content.decode()
    whole = left_out | {
        "once": str(uuid.uuid4()),
        "why_english": "That Kim gets through school.",
        "limits_english": "Nothing about mother.",
    }
    page = sara.get(sara.post(path, whole).url).content.decode()
    assert '<div class="written" lang="sv"><strong>Samtycke till' in page
    assert f'<div class="written" lang="en">{ENGLISH_BEGINS}' in page
