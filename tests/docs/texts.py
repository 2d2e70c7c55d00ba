"""The texts that are tried: every document of ours, and what is in them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOP = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
BACKTICKS = re.compile(r"`([^`\n]+)`")


def documents() -> list[Path]:
    return [
        *(ROOT / name for name in TOP),
        *sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts),
        *sorted((ROOT / "src").rglob("README.md")),
    ]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def prose(path: Path) -> str:
    """The text without its blocks of code."""
    return CODE_BLOCK.sub("", path.read_text(encoding="utf-8"))


def links(path: Path) -> list[str]:
    return [
        link for link in LINK.findall(prose(path)) if "://" not in link and not link.startswith("mailto:")
    ]


def quoted(path: Path) -> list[str]:
    """What stands in backticks."""
    return BACKTICKS.findall(prose(path))


def anchors(path: Path) -> set[str]:
    """The addresses of a document's headings, as they are made from their words."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
