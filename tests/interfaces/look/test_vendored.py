"""What we carry from elsewhere is named and whole, and no page asks another machine for anything."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WEB = ROOT / "src/samsyn/interfaces/web"
STATIC = WEB / "static"
PACKAGES = tomllib.loads((ROOT / "tools/vendor/VENDORED.toml").read_text())["package"]
PLACES = {"static": STATIC / "vendor", "tests": ROOT / "tests/vendor"}
MADE = {"icons.svg", "theme.css"}
OWN = [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js"), *(WEB / "templates").rglob("*.html")]
LARGEST = 900_000


def targets() -> list[Path]:
    return [
        PLACES[target.partition("/")[0]] / target.partition("/")[2]
        for package in PACKAGES
        for target in package["files"].values()
    ]


@pytest.mark.parametrize("package", PACKAGES, ids=[package["name"] for package in PACKAGES])
def test_every_package_has_a_version_a_hash_a_licence_and_a_reason(package: dict[str, str]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])
    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integrity"])
    assert package["licence"]
    assert package["why"]


def test_what_is_named_is_there_and_nothing_else() -> None:
    there = {path for place in PLACES.values() for path in place.rglob("*") if path.is_file()}
    assert there - {STATIC / "vendor" / name for name in MADE} == set(targets())


def test_what_every_page_loads_stays_small() -> None:
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < LARGEST


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(WEB)))
def test_our_own_files_ask_no_other_machine(path: Path) -> None:
    text = path.read_text().replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|@import|url\(\s*['\"]?//", text)


@pytest.mark.parametrize("path", sorted((WEB / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_templates_hold_no_script_and_no_style_of_their_own(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\son(?!ce\b)[a-z]+\s*=|\sstyle\s*=|<style|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_the_sprite_has_every_icon_our_templates_ask_for() -> None:
    icons = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "vendor/icons.svg").read_text()))
    templates = [*(ROOT / "src/samsyn").rglob("templates/**/*.html")]
    asked = {
        (name, path.name)
        for path in templates
        for name in re.findall(r"""{% icon "([\w-]+)"|\bicon="([\w-]+)\"""", path.read_text())
        for name in name
        if name
    }
    assert {pair for pair in asked if pair[0] not in icons} == set()


def test_nothing_is_kept_in_the_browser() -> None:
    for script in STATIC.glob("js/*.js"):
        assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie", script.read_text()), (
            script
        )
