"""What is written once is carried into the case system as text, and it shows what has been."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from samsyn.foundation.cases import queries
from samsyn.foundation.cases.journal import CarryRefused, carry, journal_of_case, journal_of_entry
from samsyn.foundation.cases.models import EntryTransfer

from .rooms import NOW, case, entry

pytestmark = pytest.mark.django_db
AT = timezone.make_aware(dt.datetime(2026, 11, 20, 14, 30))


def test_an_entry_is_told_in_the_order_of_a_case_system(act):
    sara = act("sara")
    theirs = case(sara)
    shown = journal_of_entry(actor=sara, entry_id=entry(sara, theirs, at=AT))
    assert shown.text.split("\n") == [
        "Datum: 2026-11-20",
        "Klockslag: 14.30",
        "Händelse: Anteckning",
        f"Ärende i Samsyn: {shown.case_number}",
        "",
        "Vi pratade i telefon.",
        "",
        f"Dokumenterat av: {sara.signature}, 2026-11-20 14.30",
    ]
    assert (shown.carried, shown.latest_number) == (None, "")


def test_what_was_carried_is_shown_where_the_entry_stands(act):
    sara = act("sara")
    theirs = case(sara)
    first, second = entry(sara, theirs), entry(sara, theirs, "Vi träffades.")
    assert carry(actor=sara, case_id=theirs, entry_ids=[first], system_number=" 2026/77 ", at=NOW) == 1
    rows = {row.entry_id: row.carried for row in queries.entries_page(actor=sara, case_id=theirs).rows}
    assert (rows[first].system_number, rows[first].by, rows[second]) == ("2026/77", sara.signature, None)
    shown = journal_of_entry(actor=sara, entry_id=first)
    assert shown.carried.system_number == "2026/77"
    assert journal_of_entry(actor=sara, entry_id=second).latest_number == "2026/77"


def test_the_rest_of_a_case_is_one_text_with_the_oldest_first(act):
    sara = act("sara")
    theirs = case(sara)
    done = entry(sara, theirs, "Redan förd.")
    carry(actor=sara, case_id=theirs, entry_ids=[done], system_number="7", at=NOW)
    late = entry(sara, theirs, "Sedan.", at=NOW)
    early = entry(sara, theirs, "Först.", at=NOW - dt.timedelta(days=1))
    entry(sara, theirs, "Inte signerad.", sign=False)
    shown = journal_of_case(actor=sara, case_id=theirs)
    assert shown.entry_ids == (early, late)
    assert shown.text.index("Först.") < shown.text.index("Sedan.")
    assert "Redan förd." not in shown.text
    assert "Inte signerad." not in shown.text
    assert carry(actor=sara, case_id=theirs, entry_ids=shown.entry_ids, system_number="7", at=NOW) == 2
    assert journal_of_case(actor=sara, case_id=theirs).entry_ids == ()


def test_it_is_marked_once_and_with_a_number(act):
    sara = act("sara")
    theirs = case(sara)
    first = entry(sara, theirs)
    with pytest.raises(CarryRefused, match="nummer"):
        carry(actor=sara, case_id=theirs, entry_ids=[first], system_number="  ", at=NOW)
    carry(actor=sara, case_id=theirs, entry_ids=[first], system_number="7", at=NOW)
    with pytest.raises(CarryRefused, match="redan"):
        carry(actor=sara, case_id=theirs, entry_ids=[first], system_number="8", at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        EntryTransfer.objects.update(system_number="8")


def test_an_entry_of_another_case_is_not_marked_along(act):
    sara = act("sara")
    theirs, other = case(sara), case(sara, name="Kim")
    foreign = entry(sara, other)
    with pytest.raises(CarryRefused):
        carry(actor=sara, case_id=theirs, entry_ids=[foreign], system_number="7", at=NOW)


def test_a_locked_case_and_another_unit_tell_nothing(act):
    sara = act("sara")
    locked = case(sara, locked=True)
    first = entry(sara, locked)
    carry(actor=sara, case_id=locked, entry_ids=[first], system_number="7", at=NOW)
    assert journal_of_entry(actor=sara, entry_id=first) is not None
    for name in ("samir", "liv"):
        other = act(name)
        assert journal_of_entry(actor=other, entry_id=first) is None
        assert journal_of_case(actor=other, case_id=locked) is None
    assert EntryTransfer.objects.count() == 0
