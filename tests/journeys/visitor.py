"""Somebody at a browser, who looks at every page as one who cannot see or cannot use a mouse would have to."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests import own_databases

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
VARYING = re.compile(
    r'[0-9a-f]{8}-[0-9a-f-]{27}|(?<= value=")[^"]+|(?<= href=")[^"]+|(?<= action=")[^"]+|\d+'
)
TEXT = re.compile(r">[^<]*[^\s<][^<]*<")


def _checked() -> Path:
    """Where the run's processes note which pages axe has passed, so that none asks about the same page again."""
    folder = own_databases.folder_of_run()
    folder.mkdir(exist_ok=True)
    return folder


@dataclass
class Visitor:
    """Somebody at a browser. Every page that is looked at is checked for accessibility and sideways scroll."""

    page: Page
    url: str
    width: str

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)
        self.look()

    def look(self) -> None:
        """The page as it stands: no axe violation, nothing wider than the screen."""
        self.page.wait_for_load_state()
        self.page.locator("body").wait_for(state="attached")
        wider = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider <= 0, f"{self.page.url} is {wider} pixels wider than the screen"
        checked = _checked() / self._shape()
        if checked.exists():
            return
        self.page.evaluate(AXE)
        result = self.page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        )
        told = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in result]
        assert told == [], f"{self.page.url}: {told}"
        checked.touch()

    def _shape(self) -> str:
        """What decides what axe says of a page: its elements and their attributes at a width, but for ids, figures,
        addresses and what is filled in, and whether there is text, not which."""
        page = VARYING.sub("", self.page.evaluate("() => document.documentElement.outerHTML"))
        return hashlib.sha256(f"{self.width} {TEXT.sub('>text<', page)}".encode()).hexdigest()

    def press(self, name: str, *, exact: bool = False) -> None:
        """Press a button or follow a link by its name, and look at what comes."""
        target = self.page.get_by_role("button", name=name, exact=exact).or_(
            self.page.get_by_role("link", name=name, exact=exact)
        )
        target.first.click()
        self.page.wait_for_load_state()
        self.look()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=False).first.fill(text)

    def choose(self, group: str, answer: str) -> None:
        """Choose a radio button or tick a box within the question named `group`."""
        self.page.get_by_role("group", name=group).get_by_label(answer, exact=True).first.check()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        assert text not in self.page.content()
