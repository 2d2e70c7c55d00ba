"""Authorities by colour, icon and word together, readable in light, in dark and on paper."""

import re

import pytest

from samsyn.interfaces.web.colours import AUTHORITIES, PAINTS, UNKNOWN, authority
from samsyn.law.vocabulary import Party

from .theme import STATIC, contrast, variables

AA = 4.5
AA_GRAPHIC = 3.0


def test_every_kind_of_party_has_its_mark() -> None:
    assert sorted(AUTHORITIES) == sorted(str(party) for party in Party)


def test_marks_differ_by_more_than_colour() -> None:
    words = [str(mark.word) for mark in AUTHORITIES.values()]
    assert len(set(words)) == len(words)
    assert all(words)


def test_the_six_authorities_have_six_colours() -> None:
    kinds = ("social_services", "police", "school_municipal", "leisure", "health_care", "probation")
    assert [authority(kind).colour for kind in kinds] == [
        "social",
        "police",
        "school",
        "leisure",
        "health",
        "probation",
    ]


def test_an_unknown_kind_is_neutral_and_never_breaks_a_page() -> None:
    assert authority("spaceship") == authority(None) == UNKNOWN


def test_every_mark_has_its_icon_in_the_sprite() -> None:
    icons = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "vendor/icons.svg").read_text()))
    assert {mark.icon for mark in [*AUTHORITIES.values(), UNKNOWN]} <= icons


@pytest.mark.parametrize("colour", sorted(PAINTS))
def test_paper_has_the_colours_of_the_page(colour: str) -> None:
    theme, paint = variables("light"), PAINTS[colour]
    assert (paint.strong, paint.text, paint.tint, paint.line) == (
        theme[f"{colour}-base-default"],
        theme[f"{colour}-text-default"],
        theme[f"{colour}-surface-tinted"],
        theme[f"{colour}-border-subtle"],
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", [*sorted(PAINTS), "info", "success", "warning", "danger"])
def test_colours_can_be_read(scheme: str, colour: str) -> None:
    theme = variables(scheme)
    pairs = {
        "words on their tint": (f"{colour}-text-default", f"{colour}-surface-tinted", AA),
        "words on a card": (f"{colour}-text-default", "neutral-surface-default", AA),
        "icons on their tint": (f"{colour}-text-subtle", f"{colour}-surface-tinted", AA_GRAPHIC),
        "words on the strong colour": (f"{colour}-base-contrast-default", f"{colour}-base-default", AA),
    }
    if colour in PAINTS:
        pairs["the strong colour on a card"] = (
            f"{colour}-base-default",
            "neutral-surface-default",
            AA_GRAPHIC,
        )
    too_weak = {
        what: round(contrast(theme[ink], theme[ground]), 2)
        for what, (ink, ground, least) in pairs.items()
        if contrast(theme[ink], theme[ground]) < least
    }
    assert too_weak == {}


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", sorted(PAINTS))
def test_words_on_paper_can_be_read(colour: str) -> None:
    paint = PAINTS[colour]
    assert contrast(paint.text, paint.tint) >= AA
    assert contrast("#ffffff", paint.strong) >= AA
