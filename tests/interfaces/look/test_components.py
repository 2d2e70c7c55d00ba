"""Every component: what it says, that it says it to a screen reader too, that it lets nothing through."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from .drawing import Tags, draw, words_of

ROOT = Path(__file__).parents[3]
WEB = ROOT / "src/samsyn/interfaces/web"
COMPONENTS = sorted(
    path.stem.replace("_", "-") for path in (WEB / "templates/cotton").glob("*.html") if path.stem[0] != "_"
)
DRAWN_BY_THE_FORM = {"error-summary"}
COMMON_WORDS = [
    *(
        "heading",
        "label",
        "icon",
        "tone",
        "level",
        "href",
        "unit",
        "by",
        "ground",
        "at",
        "done",
        "foot",
        "side",
    ),
    *(
        "send",
        "term",
        "question",
        "words",
        "value",
        "full",
        "actions",
        "undo",
        "cancel",
        "action",
        "reason",
        "ask",
    ),
]
EVIL = '"><script>alert(1)</script>'


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_is_in_the_document_of_the_look(name: str) -> None:
    assert f"<c-{name}" in (ROOT / "docs/look.md").read_text()


def test_every_component_that_a_page_uses_exists() -> None:
    pages = (ROOT / "src/samsyn").rglob("templates/**/*.html")
    used = {(name, path.name) for path in pages for name in re.findall(r"<c-([a-z-]+)", path.read_text())}
    assert {name for name, _ in used} > {"card", "form"}
    assert {pair for pair in used if pair[0] not in {*COMPONENTS, "vars", "slot"}} == set()


@pytest.mark.parametrize("name", [name for name in COMPONENTS if name not in DRAWN_BY_THE_FORM])
def test_every_component_is_shown_in_the_style_guide(name: str) -> None:
    pages = "".join(path.read_text() for path in (WEB / "templates/look").rglob("*.html"))
    assert f"<c-{name} " in pages or f"<c-{name}>" in pages


@pytest.mark.parametrize("name", [name for name in COMPONENTS if name != "field"])
def test_a_component_drawn_bare_does_not_borrow_the_pages_words(name: str) -> None:
    assert "LÅNAT" not in draw(f"<c-{name}></c-{name}>", **dict.fromkeys(COMMON_WORDS, "LÅNAT"))


@pytest.mark.parametrize(
    "source",
    [
        '<c-card :heading="evil">{{ evil }}</c-card>',
        '<c-card heading="{{ evil }}" :id="evil" />',
        '<c-tag :data-x="evil">{{ evil }}</c-tag>',
        '<c-alert :heading="evil" />',
        '<c-button :name="evil" :value="evil">{{ evil }}</c-button>',
        '<c-link-button :href="evil">x</c-link-button>',
        '<c-authority kind="police" :name="evil" />',
        '<c-timeline-item kind="police" :unit="evil" :heading="evil" :by="evil" :ground="evil" />',
        '<c-locked :by="evil" :reason="evil" :ask="evil" />',
        '<c-received kind="police" :unit="evil" :ground="evil" :heading="evil" />',
        '<c-letter :from_unit="evil" :to_unit="evil" :heading="evil" :ground="evil" />',
        '<c-confirm :question="evil" :action="evil" :once="evil" send="{{ evil }}" />',
        '<c-data-table :caption="evil" />',
        '<c-summary-row :term="evil">{{ evil }}</c-summary-row>',
        '<c-empty :heading="evil">{{ evil }}</c-empty>',
        '<c-figure :label="evil" :value="evil" :note="evil" />',
        '<c-breadcrumbs :here="evil" />',
    ],
)
def test_nothing_written_by_a_person_becomes_code(source: str) -> None:
    html = draw(source, evil=EVIL)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_attributes_a_component_does_not_know_pass_through_escaped() -> None:
    tags = Tags(draw('<c-card id="nu" :data-n="n" hidden :aria-live="no">x</c-card>', n=EVIL, no=None))
    assert tags.one("section") == {"class": "card", "id": "nu", "data-n": EVIL, "hidden": None}


def test_an_authority_is_colour_icon_and_word() -> None:
    html = draw('<c-authority kind="police" />')
    assert 'data-color="police"' in html
    assert "#shield" in html
    assert words_of(html) == "Polisen"


def test_an_authority_may_be_called_by_its_units_name() -> None:
    assert (
        words_of(draw('<c-authority kind="police" name="Lokalpolisområde Åkerö" />'))
        == "Lokalpolisområde Åkerö"
    )


@pytest.mark.parametrize(
    ("days", "urgency", "icon"),
    [(10, "calm", "clock"), (3, "soon", "hourglass"), (0, "due", "triangle-alert")],
)
def test_a_clock_speaks_by_word_and_icon_and_not_by_colour_alone(
    today: date, days: int, urgency: str, icon: str
) -> None:
    html = draw(
        '<c-clock :due="due" :started="begun" />', due=today + timedelta(days), begun=today - timedelta(4)
    )
    assert f'data-urgency="{urgency}"' in html
    assert f"#{icon}" in html
    assert words_of(html).startswith("sista dagen" if days == 0 else f"{days} dagar kvar, senast ")


def test_a_clock_says_by_which_law_it_runs(today: date) -> None:
    html = draw('<c-clock :due="due" ground="19 kap. 28 § SoL" />', due=today + timedelta(9))
    assert words_of(html).endswith("19 kap. 28 § SoL")


def test_a_clock_without_a_day_shows_nothing() -> None:
    assert words_of(draw("<c-clock />")) == ""


def test_a_moment_is_for_people_and_for_machines_and_right_on_paper() -> None:
    at = timezone.now()
    tag = Tags(draw('<c-when :at="at" />', at=at)).one("time")
    assert tag["datetime"] == timezone.localtime(at).isoformat(timespec="minutes")
    assert "i dag" not in (tag["title"] or "i dag")


def test_what_was_received_says_from_whom_when_and_on_which_ground() -> None:
    html = draw(
        '<c-received kind="police" unit="LPO Åkerö" :at="at" ground="10:18 a OSL">Hela brevet</c-received>',
        at=timezone.now(),
    )
    said = words_of(html)
    assert said.startswith("Mottaget från LPO Åkerö i dag ")
    assert "10:18 a OSL" in said
    assert "<summary>" in html
    assert said.endswith("Läs hela meddelandet Hela brevet")


def test_what_is_locked_says_by_whom_and_how_to_ask() -> None:
    html = draw('<c-locked by="Karin Ek" reason="Skyddade uppgifter." ask="/be/" />')
    assert words_of(html) == "Låst av Karin Ek Skyddade uppgifter. Be om att få öppna"
    assert Tags(html).one("a")["href"] == "/be/"


def test_an_event_is_marked_with_its_unit_and_folds_out_in_full() -> None:
    html = draw(
        '<c-timeline-item kind="leisure" heading="Samtal" received ground="samtycke">kort'
        '<c-slot name="full">hela texten</c-slot></c-timeline-item>'
    )
    assert 'data-color="leisure"' in html
    assert words_of(html) == "Från Fritiden Samtal kort samtycke Läs hela : Samtal hela texten"


def test_steps_say_which_are_done_and_where_one_is() -> None:
    steps = [
        {"label": "Tips", "state": "done"},
        {"label": "Besök", "state": "now"},
        {"label": "Slut", "state": "later"},
    ]
    html = draw('<c-steps :steps="steps" />', steps=steps)
    assert 'aria-label="Klart:"' in html
    assert re.findall(r'aria-current="step">([^<]*)<', html) == ["2. Besök"]
    assert "Steg 2 av 3: <strong>Besök</strong>" in html


def test_a_table_can_be_scrolled_by_keyboard_and_has_a_name() -> None:
    region = Tags(draw('<c-data-table caption="Möten" hide_caption><tr></tr></c-data-table>')).one("div")
    assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "Möten")


def test_a_question_can_be_answered_without_script() -> None:
    tags = Tags(draw('<c-confirm question="Avsluta?" action="/slut/" send="Ja" once="t" cancel="/" />'))
    assert (tags.one("form")["action"], tags.one("form")["method"]) == ("/slut/", "post")
    assert tags.one("input", name="once")["value"] == "t"
    assert tags.one("a")["href"] == "/"


def test_an_icon_is_hidden_from_a_screen_reader_unless_it_has_something_to_say() -> None:
    assert Tags(draw('<c-icon name="check" />')).one("svg")["aria-hidden"] == "true"
    assert Tags(draw('<c-icon name="check" label="Klart" />')).one("svg")["aria-label"] == "Klart"
