"""Drawing a piece of template as a page would, and reading it back."""

import re
from html.parser import HTMLParser
from typing import Any

from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler


def draw(source: str, **context: Any) -> str:
    """The HTML of a template's source, components included, with its white space made even."""
    template = engines["django"].from_string(CottonCompiler().process(source))
    return " ".join(template.render(context, RequestFactory().get("/")).split())


class Tags(HTMLParser):
    """Every start tag with its attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]

    def one(self, tag: str, **wanted: str) -> dict[str, str | None]:
        """The only tag of this name with these attributes."""
        fits = [a for a in self.all(tag) if wanted.items() <= {k: v or "" for k, v in a.items()}.items()]
        assert len(fits) == 1, f"{len(fits)} <{tag}> with {wanted}"
        return fits[0]


def words_of(html: str) -> str:
    """What a reader sees: the text without the tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())
