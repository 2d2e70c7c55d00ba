"""The look in a real browser: readable by all, steady at every width, nothing lost."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

AXE = (Path(__file__).parents[2] / "vendor/axe.min.js").read_text()
PAGES = ["/look/", "/look/?fel", "/look/public/"]
WIDTHS = {"desk": (1280, 900), "telephone": (390, 844)}
FOCUS = """() => { const e = document.activeElement; const s = getComputedStyle(e);
  return { name: e.tagName, outline: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }; }"""

Open = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, shown: str) -> Iterator[Open]:
    """Open a page of the style guide: `visit("/look/", "telephone", color_scheme="dark")`."""
    contexts = []

    def opened(address: str, width: str = "desk", **settings: Any) -> Page:
        across, down = WIDTHS[width]
        context = browser.new_context(viewport={"width": across, "height": down}, locale="sv-SE", **settings)
        contexts.append(context)
        page = context.new_page()
        page.goto(shown + address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", PAGES)
def test_everybody_can_use_it_and_nothing_stands_outside(
    visit: Open, address: str, width: str, scheme: str
) -> None:
    page = visit(address, width, color_scheme=scheme)
    page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    assert [(rule["id"], rule["nodes"][0]["target"]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("address", ["/look/", "/look/public/"])
def test_a_page_says_nothing_in_the_console_and_asks_nobody_else(
    browser: Browser, shown: str, address: str
) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shown + address, wait_until="networkidle")
    page.close()
    assert said == []
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((shown, "data:"))] == []


def test_what_the_keyboard_is_on_is_always_seen(visit: Open) -> None:
    page = visit("/look/")
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not focus["outline"]:
            unseen.append(focus["name"])
    assert unseen == []


def test_the_first_press_of_tab_leads_past_the_menus(visit: Open) -> None:
    page = visit("/look/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
def test_menus_open_with_and_without_script(visit: Open, javascript: bool) -> None:  # noqa: FBT001
    page = visit("/look/", "telephone", java_script_enabled=javascript)
    page.locator("nav summary", has_text="Mer").click()
    expect(page.locator(".more").get_by_role("link", name="Löften")).to_be_visible()
    page.locator(".unit-menu summary").click()
    expect(page.get_by_role("button", name="Råd och stöd")).to_be_visible()
    expect(page.locator(".more").get_by_role("link", name="Löften")).to_be_hidden()


def test_escape_closes_a_menu_and_gives_the_keyboard_back(visit: Open) -> None:
    page = visit("/look/")
    summary = page.locator(".unit-menu summary")
    summary.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Råd och stöd")).to_be_hidden()
    expect(summary).to_be_focused()


def test_targets_on_a_telephone_are_large(visit: Open) -> None:
    page = visit("/look/", "telephone")
    for place in (
        ".shell-nav > ul > li:visible > a, .shell-nav summary",
        ".ds-button",
        ".choice > label",
        ".menu > summary",
    ):
        for target in page.locator(place).all():
            box = target.bounding_box()
            assert box is None or box["height"] >= 44, target.inner_text()


def test_the_summary_takes_the_keyboard_and_leads_to_the_field(visit: Open) -> None:
    page = visit("/look/?fel")
    expect(page).to_have_title(re.compile("^Fel: "))
    expect(page.locator("ds-error-summary").first).to_be_visible()
    page.get_by_role("link", name="Välj vilken sorts kontakt det var.").first.click()
    expect(page.get_by_label("Hembesök", exact=True)).to_be_focused()


def test_what_was_typed_is_there_when_the_form_comes_back_without_script(visit: Open) -> None:
    page = visit("/look/", java_script_enabled=False)
    page.get_by_label("Vad kom ni fram till?").fill("Vi pratade länge. ÅÄÖ <b>")
    page.get_by_label("Skolan", exact=True).check()
    page.get_by_role("button", name="Spara anteckning").click()
    expect(page).to_have_title(re.compile("^Fel: "))
    expect(page.get_by_label("Vad kom ni fram till?")).to_have_value("Vi pratade länge. ÅÄÖ <b>")
    expect(page.get_by_label("Skolan", exact=True)).to_be_checked()


def test_a_text_field_grows_as_one_types(visit: Open) -> None:
    field = visit("/look/").get_by_label("Vad kom ni fram till?")
    before = field.bounding_box()
    field.fill("rad\n" * 20)
    after = field.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > before["height"] + 150


def test_a_second_press_sends_nothing(visit: Open) -> None:
    page = visit("/look/")
    sent: list[str] = []

    def take(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.post_data or "")
            route.fulfill(status=204)  # the browser stays on the page
        else:
            route.continue_()

    page.route("**/look/", take)
    page.get_by_role("button", name="Spara anteckning").click()
    held = page.get_by_role("button", name="Sparar …")
    expect(held).to_have_attribute("aria-disabled", "true")
    held.click(force=True)
    page.wait_for_timeout(300)
    assert len(sent) == 1
    assert "once=1b1c" in sent[0]


def test_a_draft_is_saved_as_one_types_and_says_when(visit: Open) -> None:
    page = visit("/look/")
    with page.expect_request("**/look/draft/") as saving:
        page.get_by_label("Vad kom ni fram till?").fill("Kim vill träffa en tränare")
    assert "text=Kim+vill+tr%C3%A4ffa+en+tr%C3%A4nare" in (saving.value.post_data or "")
    expect(page.locator(".draft-state")).to_have_text(re.compile(r"^Sparat \d\d\.\d\d$"))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (None, "Inte sparat – ingen kontakt, texten finns kvar på skärmen"),
        (500, "Inte sparat – ingen kontakt, texten finns kvar på skärmen"),
        (403, "Inte sparat – du har loggats ut."),
        (302, "Inte sparat – du har loggats ut."),
        (409, "Inte sparat – utkastet har ändrats någon annanstans."),
    ],
)
def test_a_draft_that_could_not_be_saved_says_why_and_stays_on_the_screen(
    visit: Open, answer: int | None, says: str
) -> None:
    page = visit("/look/")

    def refuse(route: Route) -> None:
        if answer is None:
            route.abort("internetdisconnected")
        else:
            route.fulfill(status=answer, headers={"Location": "/logga-in/"} if answer == 302 else {})

    page.route("**/look/draft/", refuse)
    field = page.get_by_label("Vad kom ni fram till?")
    field.fill("Det viktigaste vi sa")
    expect(page.locator(".draft-state")).to_contain_text(says)
    expect(field).to_have_value("Det viktigaste vi sa")


def test_a_draft_is_saved_when_the_signal_is_back(visit: Open) -> None:
    page = visit("/look/")
    page.context.set_offline(True)
    page.get_by_label("Vad kom ni fram till?").fill("I hissen")
    expect(page.locator(".draft-state")).to_contain_text("ingen kontakt")
    page.context.set_offline(False)
    expect(page.locator(".draft-state")).to_contain_text("Sparat", timeout=10_000)


def test_paper_is_light_and_has_no_menus(visit: Open) -> None:
    page = visit("/look/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".shell-nav")).to_be_hidden()
    expect(page.get_by_role("button", name="Spara anteckning")).to_be_hidden()
    expect(page.get_by_text("Barn och unga, Åkerö").first).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor")
        == "rgb(255, 255, 255)"
    )
