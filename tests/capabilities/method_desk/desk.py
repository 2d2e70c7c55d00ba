"""Bea, who coordinates, at the desk of methods."""

import datetime as dt
import re
from html import unescape
from typing import Any

from django.test import Client
from django.utils import timezone

TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)
WHERE = "/metoder/akero/"
DECIDED = "Styrgruppen den 20 november 2026."


def fields_of(page: str) -> dict[str, Any]:
    """What the page's own form would send if nothing were changed."""
    form = page[page.index('<form class="form"') :]
    form = form[: form.index("</form>")]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if told.get("type") in {"checkbox", "radio"}:
            if " checked" in tag:
                found.setdefault(told["name"], []).append(_plain(told.get("value", "on")))
        elif "name" in told:
            found[told["name"]] = _plain(told.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        found[name] = _plain(text)
    for name, inside in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        found[name] = chosen.group(1) if chosen else ""
    return found


def _plain(text: str) -> str:
    return unescape(text)


def change(client: Client, key: str, address: str, **changed: Any) -> Any:
    """Open a part, change some fields, save; the answer."""
    url = f"{WHERE}{key}/andra/{address}/"
    page = client.get(url)
    assert page.status_code == 200, (url, page.status_code)
    return client.post(url, fields_of(page.content.decode()) | changed)


def begin(client: Client, key: str, name: str = "") -> Any:
    how = {"how": "own", "name": name} if name else {"how": "same", "name": ""}
    return client.post(f"{WHERE}{key}/kopiera/", how)


def publish(client: Client, key: str, day: dt.date = TODAY, decided: str = DECIDED) -> Any:
    return client.post(f"{WHERE}{key}/publicera/", {"valid_from": day.isoformat(), "decided": decided})


def text(answer: Any) -> str:
    return _plain(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", answer.content.decode())))
