"""Walking every address as everybody: who there is, what addresses, which rows they name, and what must not be told.

All of it is read from the code and from the demo's database, so a new address, role or table is walked by itself.
What the story left is read once: every test begins with a copy of it, ids and all.
"""

import html
import http.client
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.apps import apps
from django.db.models import CharField, TextField
from django.urls import URLPattern, URLResolver, get_resolver

import samsyn
from samsyn.foundation.units.rooms import RoomRow
from samsyn.interfaces.demo import views as demo
from tests.journeys.installation import Installation

ROLES = tuple(sorted(person["key"] for person in demo.PERSONAS))
FAMILY = tuple(sorted(person["key"] for person in demo.FAMILY))
# the family's own pages are walked as the family, with what lies in its rooms; the demo's door names its own cast
OF_THE_FAMILY, DEMO_DOOR = "portal", "demo"
# a part of an address that names no row; what is put there
OTHER_PARTS = {
    "slug": "skydd",
    "form": "note",
    "number": "0",
    "code": "2026-v10",
    "secret": "x" * 43,
    "link": "x" * 43,
    "place": "gemensam",
    "key": "linkoping",
    "address": "steps",
    "provider_id": "e-id",
    "uidb36": "1",
    "pk": "1",
}
SHORTEST, LONGEST = 24, 60
SOURCE = Path(samsyn.__file__).parent
STORY = SOURCE / "interfaces" / "demo" / "story"
PLAIN = re.compile(r'[^"\\<>&\n]+')


@dataclass
class Caller:
    """Somebody of the cast, without a browser, on a line that is kept open."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    line: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """The answer's status and text. A form is sent with the token that the cookie holds."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if method == "POST":
            body = urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **(fields or {})})
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.url}
        answer, text = self._sent(method, path, body, headers)
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, text

    def _sent(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, str]:
        place = urlsplit(self.url)
        for again in (True, False):
            if self.line is None:
                self.line = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
            try:
                self.line.request(method, path, body, headers)
                answer = self.line.getresponse()
                return answer, html.unescape(answer.read().decode("utf-8", "replace"))
            except (http.client.HTTPException, ConnectionError):
                self.line.close()
                self.line = None
                if not again:
                    raise
        raise AssertionError("unreachable")

    def become(self, who: str) -> "Caller":
        """A worker of the cast."""
        return self._entered("/demo/bli/", who)

    def enter_room(self, who: str) -> "Caller":
        """Somebody of a family, in the own room."""
        return self._entered("/demo/bli-familj/", who)

    def close(self) -> None:
        if self.line is not None:
            self.line.close()

    def _entered(self, door: str, who: str) -> "Caller":
        self.ask("GET", "/demo/")
        assert self.ask("POST", door, {"who": who})[0] == 302, who
        self.ask("GET", "/demo/")
        return self


def addresses(
    resolver: URLResolver | None = None, prefix: str = "", app: str = ""
) -> Iterator[tuple[str, str]]:
    """Every address there is, as ("app:name", pattern)."""
    for one in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, pattern, one.app_name or app)
        elif isinstance(one, URLPattern):
            yield (
                f"{app}:{one.name}",
                "/" + re.sub(r"\(\?P(<\w+>)(?:[^()]|\([^()]*\))*\)|[\^$]", r"\1", pattern),
            )


def parameters(pattern: str) -> list[str]:
    """The names of an address's parts: ["case_id"] for "/arenden/<uuid:case_id>/"."""
    return re.findall(r"<(?:\w+:)?(\w+)>", pattern)


def fill(pattern: str, values: dict[str, Any]) -> str:
    """The address with its parts put in."""
    known = {**OTHER_PARTS, **values}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(known[found.group(1)]), pattern)


@dataclass(frozen=True)
class Secrets:
    """What each unit's rows say, whole, and the texts and names that are looked for in the others' answers."""

    held: dict[str, str]
    words: frozenset[str]

    def hidden_from(self, unit: str, but: Iterable[str] = ()) -> list[str]:
        """What nothing in the unit's rows says, and nothing of `but`."""
        own = self.held.get(unit, "")
        return sorted(word for word in self.words - set(but) if word not in own)


@cache
def _texts(model: type[RoomRow]) -> list[str]:
    """The columns where people write, or where a text is long enough to be known again."""
    return [
        one.column
        for one in model._meta.concrete_fields
        if isinstance(one, TextField) or (type(one) is CharField and not one.choices)
    ]


@cache
def secrets_of(installation: Installation) -> Secrets:
    """Everything that was written in some unit, and every name, out of every table of the units' there is."""
    held: dict[str, list[str]] = {}
    words = set()
    for model in apps.get_models():
        if not issubclass(model, RoomRow):
            continue
        table = model._meta.db_table
        for unit, said in installation.ask(f"SELECT unit_id, t::text FROM {table} t"):
            held.setdefault(str(unit), []).append(str(said))
        for column in _texts(model):
            for (said,) in installation.ask(f"SELECT DISTINCT {column}::text FROM {table}"):
                words |= recognisable(said or "")
    words = {word for word in words if word not in _said_to_everybody()}
    words -= _signed_by_somebody(installation, words)
    names = "SELECT given_name || ' ' || family_name FROM people_person WHERE family_name <> ''"
    words |= {name for (name,) in installation.ask(names)}
    return Secrets({unit: " ".join(said) for unit, said in held.items()}, frozenset(words))


@cache
def _said_to_everybody() -> str:
    """The product's own texts, without the story's: a task's title or a criterion is nobody's secret."""
    files = (one for kind in ("py", "yaml", "html", "txt") for one in SOURCE.rglob(f"*.{kind}"))
    return " ".join(one.read_text(encoding="utf-8") for one in files if STORY not in one.parents)


def _signed_by_somebody(installation: Installation, words: set[str]) -> set[str]:
    """The directory's own: units, and workers as they sign."""
    listed = installation.ask(
        "SELECT name FROM units_worker UNION SELECT name FROM units_unit WHERE name <> ''"
    )
    return {word for word in words if any(word.startswith(name) for (name,) in listed)}


def recognisable(said: str) -> set[str]:
    """The beginning of a text, if it has words and is long enough not to stand elsewhere by chance."""
    found = PLAIN.match(said.strip())
    word = found.group(0)[:LONGEST].strip() if found else ""
    return {word} if len(word) >= SHORTEST and word.count(" ") > 1 else set()


@cache
def holders(installation: Installation) -> dict[str, set[str]]:
    """The units that hold a row with an id: the sender and the recipient hold the same message."""
    held: dict[str, set[str]] = {}
    for model in apps.get_models():
        if issubclass(model, RoomRow):
            for unit, one in installation.ask(f"SELECT unit_id, id FROM {model._meta.db_table}"):
                held.setdefault(str(one), set()).add(str(unit))
    return held
