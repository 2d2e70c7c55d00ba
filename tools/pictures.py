"""Take the documentation's pictures by walking through a demo that was just started and is thrown away afterwards.

    SAMSYN_DATA=/tmp/pictures SAMSYN_PORT=8010 samsyn run --demo
    python tools/pictures.py http://127.0.0.1:8010

The walk changes what is in the demo: Sara takes up the concern for Kim and proposes a visit to Per. Pictures are 1280
pixels wide, the telephone's 390, with as few colours as text needs.
"""

import datetime as dt
import io
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from samsyn.config import browser

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
ARGUMENTS = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--no-sandbox"]
WITH_SWEDISH = shutil.which("chromium")  # the shell without windows writes the fields for dates in English
WIDE, TELEPHONE = (1280, 900), (390, 780)
COLOURS = 96
TODAY = dt.datetime.now(dt.UTC).date()
ABOUT_THE_VISIT = {
    "purpose": "Berätta vad som sägs om kvällarna vid köpcentrumet, och höra hur Kim har det.",
    "concern": "Kim har setts sent på kvällarna i en riskfylld miljö och verkat påverkad.",
    "may_tell": "Att flera är oroliga för kvällarna vid Eklunda. Aldrig vem som har sagt det.",
}
REPORT = {
    "child-given_name": "Adam",
    "child-age_from": "14",
    "child-age_to": "15",
    "concern": "Anträffad vid busstationen efter midnatt med tre äldre. Ville inte åka hem.",
    "place": "Busstationen",
    "childs_words": "”Det är ingen hemma ändå.”",
    "event_number": "5000-K1234567-26",
    "event_place": "Busstationen",
    "reporter_contact": "010-000 20 10",
}
REPORT_CHOICES = {
    "child-protected_identity": "none", "source": "seen", "violence": "no", "honour": "no", "sexual": "no",
    "acute_need": "no", "child_role": "met", "event_type": "risky_company", "child_informed": "yes",
    "guardians_informed": "yes", "meeting_possible": "yes",
}  # fmt: skip


class Walk:
    """Somebody of the demo after another, in one browser."""

    def __init__(self, machine: Browser, base: str) -> None:
        self.machine = machine
        self.base = base

    def enter(self, who: str, size: tuple[int, int] = WIDE) -> Page:
        """Open a page as somebody, or as the public with an empty name."""
        context = self.machine.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            device_scale_factor=2 if size == TELEPHONE else 1,
            base_url=self.base,
        )
        page = context.new_page()
        if who:
            page.goto("/demo/")
            page.locator(f"button[name=who][value={who}]").click()
            page.wait_for_load_state()
        return page


def take(page: Page, name: str, address: str = "", *, whole: bool = False) -> None:
    """Write what the window shows, or the whole page, with few colours."""
    if address:
        page.goto(address)
    page.wait_for_load_state("networkidle")
    seen = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    path = FOLDER / f"{name}.png"
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1024} kB")


def follow(page: Page, name: str) -> None:
    """Press the first link of the page with this text."""
    page.locator("main").get_by_role("link", name=re.compile(name)).first.click()
    page.wait_for_load_state()


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=re.compile(name)).first.click()
    page.wait_for_load_state()


def choose(page: Page, answers: dict[str, str]) -> None:
    for name, value in answers.items():
        page.check(f"input[name={name}][value={value}]")


def before_anything(walk: Walk) -> None:
    """What is there before anybody has done anything."""
    sara = walk.enter("sara")
    take(sara, "desk", "/")
    take(sara, "inkommet", "/inkommet/")
    sara.goto("/personer/?sok=Alva")
    follow(sara, "Alva")
    take(sara, "tidslinje")
    follow(sara, "Vem vet vad")
    take(sara, "vem-vet-vad")
    take(walk.enter("karin"), "ta-emot-tips", "/tips/ny/")
    take(walk.enter(""), "tipsa", "/tipsa/")


def on_the_spot(walk: Walk) -> None:
    sara = walk.enter("sara", TELEPHONE)
    sara.goto("/hembesok/")
    sara.locator("li", has_text="Bokat").get_by_role("link").first.click()
    follow(sara, "På plats")
    take(sara, "pa-plats")


def kept_shut(walk: Walk) -> None:
    """A case that is locked to others, met by somebody who knows its address."""
    siv = walk.enter("siv")
    siv.goto("/arenden/")
    address = siv.locator("tr", has_text="Låst").get_by_role("link").first.get_attribute("href")
    take(walk.enter("sara"), "last-arende", str(address))
    take(siv, "logg", "/logg/")


def the_concern_for_kim(walk: Walk) -> None:
    """Sara takes it up, starts a visit, plans it and judges; Per gets the proposal."""
    sara = walk.enter("sara")
    sara.goto("/inkommet/")
    follow(sara, "Orosanmälan från Polisen")
    press(sara, "Ta upp")
    follow(sara, "Välj eller registrera")
    follow(sara, "Registrera en ny person")
    press(sara, "Registrera och välj")
    take(sara, "arende")
    follow(sara, "Det här passar för ett hembesök")
    for name in ("linked_to_risk", "family_known", "fits_other_support"):
        choose(sara, {f"q_{name}": "yes"})
    for name in ("acute_danger", "violence_or_honour", "concrete_offence", "protected_identity"):
        choose(sara, {f"q_{name}": "no"})
    press(sara, "Pröva och gå vidare")
    follow(sara, "Planera besöket")
    for name, text in ABOUT_THE_VISIT.items():
        sara.fill(f"[name={name}]", text)
    choose(sara, {"announced": "yes"})
    sara.fill("[name=time_1]", f"{TODAY + dt.timedelta(days=4)}T17:00")
    sara.check("[name=no_source]")
    press(sara, "Spara och gå vidare")
    sara.goto(sara.url.split("planera")[0].split("foresla")[0] + "foresla/")
    take(sara, "sekretessprovning", whole=True)
    for question in sara.locator("fieldset:has(input[name^=fact_])").all():
        text = question.inner_text()
        question.get_by_label(
            "Nej" if "olämpligt" in text or "övervägande skäl" in text else "Ja", exact=True
        ).check()
    sara.fill("[name=why]", "Flera av varandra oberoende uppgifter om samma kvällar och samma sällskap.")
    press(sara, "^Pröva")
    press(sara, "^Skicka till")


def the_officers_side(walk: Walk) -> None:
    per = walk.enter("per")
    per.goto("/inkommet/anmalan/ny/")
    for name, text in REPORT.items():
        per.fill(f"[name={name}]", text)
    per.fill("[name=event_at]", f"{TODAY - dt.timedelta(days=1)}T00:20")
    choose(per, REPORT_CHOICES)
    press(per, "Granska innan du skickar")
    take(per, "orosanmalan")
    per.goto("/")
    follow(per, "Förslag om hembesök")
    take(per, "forslag", whole=True)


def main(base: str) -> int:
    """Walk the whole way once."""
    with sync_playwright() as playwright:
        machine = playwright.chromium.launch(executable_path=WITH_SWEDISH or browser.find(), args=ARGUMENTS)
        walk = Walk(machine, base.rstrip("/"))
        for part in (before_anything, on_the_spot, kept_shut, the_concern_for_kim, the_officers_side):
            part(walk)
        machine.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
