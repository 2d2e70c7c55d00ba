"""A long time line comes in pages: each row stands on one of them, also where much happened at one moment."""

import datetime as dt
import re
from html import unescape
from itertools import chain

import pytest

from samsyn.foundation.cases.actions import write_entry
from samsyn.foundation.cases.models import Case
from samsyn.foundation.cases.paging import ROWS
from samsyn.foundation.cases.queries import entries_page, timeline_page

from .rooms import NOW, case

pytestmark = pytest.mark.django_db
MANY = 2 * ROWS + 7


def written(actor, moments):
    """A case in which so much was written, at these moments; the newest comes first on a page."""
    theirs = case(actor)
    person = Case.objects.get(id=theirs).person_id
    for number, at in enumerate(moments):
        write_entry(
            actor=actor,
            case_id=theirs,
            person_id=person,
            kind="note",
            text=f"Anteckning {number}.",
            happened_at=at,
            at=NOW,
        )
    return theirs


def apart(number=MANY):
    return [NOW - dt.timedelta(hours=number - one) for one in range(number)]


def pages(ask):
    """Every page, from the newest to the last."""
    found, before = [], None
    while not found or before:
        page = ask(before)
        found.append([row.text for row in page.rows])
        before = page.older
    return found


@pytest.mark.parametrize("number", [1, ROWS, ROWS + 1, MANY])
def test_every_row_stands_on_one_page(act, number):
    sara = act("sara")
    theirs = written(sara, apart(number))
    person = Case.objects.get(id=theirs).person_id
    newest_first = [f"Anteckning {one}." for one in reversed(range(number))]
    for found in (
        pages(lambda before: entries_page(actor=sara, case_id=theirs, before=before)),
        pages(lambda before: timeline_page(actor=sara, person_id=person, before=before)),
    ):
        assert list(chain.from_iterable(found)) == newest_first
        assert len(found) == -(-number // ROWS)


def test_what_happened_at_one_moment_is_not_parted(act):
    sara = act("sara")
    moments = apart(ROWS + 20)
    moments[18:23] = [moments[20]] * 5  # the page would have ended among these
    theirs = written(sara, moments)
    first, second = pages(lambda before: entries_page(actor=sara, case_id=theirs, before=before))
    assert sorted(first + second) == sorted(f"Anteckning {one}." for one in range(ROWS + 20))
    together = {f"Anteckning {one}." for one in range(18, 23)}
    assert together <= set(second)


@pytest.mark.parametrize("where", ["/arenden/{case}/", "/personer/{person}/"])
def test_the_page_leads_to_the_older_and_forgets_nothing(act, enter_as, where):
    sara = act("sara")
    theirs = written(sara, apart())
    address = where.format(case=theirs, person=Case.objects.get(id=theirs).person_id)
    client, seen, query = enter_as("sara"), [], ""
    while query is not None:
        page = unescape(client.get(address + query).content.decode())
        seen += re.findall(r"Anteckning \d+\.", page)
        link = re.search(r'href="(\?fore=[^"]+)"', page)
        query = link.group(1) if link else None
    assert sorted(seen) == sorted(f"Anteckning {one}." for one in range(MANY))


@pytest.mark.parametrize("typed", ["igår", "2026-13-40T10:00", "2026-11-22T10:00", ""])
def test_what_is_no_moment_shows_the_newest(act, enter_as, typed):
    theirs = written(act("sara"), apart(3))
    page = enter_as("sara").get(f"/arenden/{theirs}/", {"fore": typed})
    assert page.status_code == 200
    assert "Anteckning 2." in page.content.decode()
