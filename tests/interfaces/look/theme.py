"""The theme as numbers: what the tests measure colours with."""

import re
from pathlib import Path

STATIC = Path(__file__).parents[3] / "src/samsyn/interfaces/web/static"
SCHEMES = {
    "light": ':root, [data-color-scheme="light"]',
    "dark": '[data-color-scheme="dark"]',
}


def variables(scheme: str) -> dict[str, str]:
    """Colour by variable name ('police-base-default') in 'light' or 'dark'."""
    text = (STATIC / "vendor/theme.css").read_text()
    found: dict[str, str] = {}
    for block in re.findall(rf"^{re.escape(SCHEMES[scheme])} \{{(.*?)^\}}", text, re.DOTALL | re.MULTILINE):
        found |= dict(re.findall(r"--ds-color-([\w-]+): (#[0-9a-fA-F]{6});", block))
    return found


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 counts it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
