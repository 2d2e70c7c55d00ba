"""A deputy sees what is due for the one who is away, may do it, and it says for whom. It ends by itself."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases import queries
from samsyn.foundation.cases.deputies import (
    DeputyRefused,
    deputyships,
    desk_tasks,
    end_deputyship,
    midnight,
    name_deputy,
)
from samsyn.foundation.cases.models import CaseWorker, Deputyship, Entry, Task
from samsyn.foundation.cases.places import end_place, name_worker
from samsyn.foundation.cases.queries import Whose

from .rooms import NOW, TODAY, case, day, entry, task

pytestmark = pytest.mark.django_db


def deputy(actor, cast, worker="sara", other="samir", **changed):
    told = {"from_on": TODAY, "to_on": day(7), "at": NOW} | changed
    return name_deputy(actor=actor, worker_id=cast[worker][0], deputy_id=cast[other][0], **told)


def refused(act_as, cast, **changed):
    with pytest.raises(DeputyRefused) as error:
        deputy(act_as, cast, **changed)
    return str(error.value)


def test_the_deputy_sees_what_is_due_for_the_one_who_is_away(act, cast):
    sara = act("sara")
    due = task(sara, case(sara))
    assert due not in {one.id for one in desk_tasks(actor=act("samir"), on=TODAY)}
    deputy(act("sara"), cast)
    (line,) = [one for one in desk_tasks(actor=act("samir"), on=TODAY) if one.id == due]
    assert (line.whose, line.instead_of, line.what) == (Whose.DEPUTY, "Sara Lindqvist", "Ring skolan")
    (own,) = [one for one in desk_tasks(actor=act("sara"), on=TODAY) if one.id == due]
    assert (own.whose, own.instead_of) == (Whose.MINE, "")


def test_it_begins_and_ends_by_itself(act, cast):
    sara = act("sara")
    task(sara, case(sara))
    deputy(sara, cast, from_on=day(1), to_on=day(3))
    samir = act("samir")
    seen = [bool(desk_tasks(actor=samir, on=day(number))) for number in range(4)]
    assert seen == [False, True, True, False]


def test_what_nobody_has_stands_for_all_with_the_role(act):
    sara = act("sara")
    cases.add_task(actor=sara, what="Svara på brevet", due_on=TODAY, starts_at=NOW)
    for name in ("sara", "samir"):
        (line,) = desk_tasks(actor=act(name), on=TODAY)
        assert (line.what, line.whose) == ("Svara på brevet", Whose.ROLE)


def test_what_a_deputy_writes_and_does_says_for_whom(act, cast):
    sara = act("sara")
    theirs = case(sara)
    due = task(sara, theirs)
    deputy(sara, cast)
    samir = act("samir")
    written = entry(samir, theirs)
    cases.finish_task(actor=samir, task_id=due, at=NOW)
    assert Entry.objects.get(id=written).signature == f"{samir.signature}, för Sara Lindqvist"
    assert Task.objects.get(id=due).done_by == f"{samir.signature}, för Sara Lindqvist"


def test_a_colleague_who_stands_in_for_nobody_writes_as_oneself(act, cast):
    sara = act("sara")
    theirs = case(sara)
    samir = act("samir")
    assert Entry.objects.get(id=entry(samir, theirs)).signature == samir.signature
    deputy(act("sara"), cast, from_on=day(1))
    samir = act("samir")
    assert Entry.objects.get(id=entry(samir, theirs)).signature == samir.signature


def test_one_who_works_with_the_case_already_writes_as_oneself(act, cast):
    sara = act("sara")
    theirs = case(sara)
    samir_id = cast["samir"][0]
    name_worker(actor=sara, case_id=theirs, worker_id=samir_id, worker_name="Samir Haddad", at=NOW)
    deputy(sara, cast)
    samir = act("samir")
    assert Entry.objects.get(id=entry(samir, theirs)).signature == samir.signature


def test_of_a_locked_case_the_deputy_learns_only_that_something_is_due(act, cast):
    sara = act("sara")
    locked = case(sara, locked=True)
    task(sara, locked, "Ring Mona på jobbet", promised_to="Mona")
    deputy(sara, cast)
    samir = act("samir")
    (line,) = desk_tasks(actor=samir, on=TODAY)
    assert (line.what, line.promised_to, line.closed_to_me, line.by_hand) == (
        "Något i ett låst ärende",
        "",
        True,
        False,
    )
    assert not queries.case_card(actor=samir, case_id=locked).openable


def test_a_locked_case_the_deputy_is_let_into_closes_when_it_ends(act, cast):
    sara = act("sara")
    locked, other = case(sara, locked=True), case(sara, locked=True, name="Kim")
    made = deputy(sara, cast, locked_cases=(locked,))
    samir = act("samir")
    assert queries.case_card(actor=samir, case_id=locked).openable
    assert not queries.case_card(actor=samir, case_id=other).openable
    place = CaseWorker.objects.get(case_id=locked, worker_id=samir.worker_id)
    assert place.until_at == midnight(day(7))
    end_deputyship(actor=samir, deputyship_id=made, at=NOW)
    assert not queries.case_card(actor=samir, case_id=locked).openable


def test_only_own_locked_cases_are_let_into(act, cast):
    siv = act("siv")
    sivs = case(siv, locked=True)
    deputy(act("sara"), cast, locked_cases=(sivs,))
    assert not queries.case_card(actor=act("samir"), case_id=sivs).openable


def test_an_early_end_is_an_end(act, cast):
    sara = act("sara")
    task(sara, case(sara))
    made = deputy(sara, cast)
    end_deputyship(actor=sara, deputyship_id=made, at=NOW)
    assert desk_tasks(actor=act("samir"), on=TODAY) == ()
    assert deputyships(actor=act("siv"), on=TODAY) == ()
    with pytest.raises(DeputyRefused, match="redan slut"):
        end_deputyship(actor=act("sara"), deputyship_id=made, at=NOW)


def test_who_may_name_a_deputy_and_whom(act, cast):
    assert "Bara den som är borta" in refused(act("samir"), cast, other="siv")
    assert "en annan medarbetare" in refused(act("sara"), cast, other="sara")
    assert "en annan medarbetare" in refused(act("sara"), cast, other="per")
    assert "redan slut" in refused(act("sara"), cast, from_on=day(-3), to_on=TODAY)
    deputy(act("siv"), cast)
    assert "redan utsedd" in refused(act("sara"), cast, from_on=day(3), to_on=day(9))


def test_only_those_it_concerns_end_it(act, cast):
    made = deputy(act("sara"), cast)
    with pytest.raises(DeputyRefused, match="Bara de två"):
        end_deputyship(actor=act("ada"), deputyship_id=made, at=NOW)
    with pytest.raises(Deputyship.DoesNotExist):
        end_deputyship(actor=act("per"), deputyship_id=made, at=NOW)
    end_deputyship(actor=act("siv"), deputyship_id=made, at=NOW)
    assert Deputyship.objects.get(id=made).ended_by_name == "Siv Adamsson"


def test_a_manager_sees_every_deputy_and_others_their_own(act, cast):
    deputy(act("sara"), cast)
    assert [len(deputyships(actor=act(name), on=TODAY)) for name in ("siv", "sara", "samir", "ada")] == [
        1,
        1,
        1,
        0,
    ]
    assert deputyships(actor=act("siv"), on=day(7)) == ()
    (line,) = deputyships(actor=act("siv"), on=TODAY)
    assert line.last_on == day(6)


def test_the_database_lets_nobody_make_oneself_a_deputy(act, cast):
    samir = act("samir")
    row = Deputyship(
        unit_id=samir.unit_id,
        worker_id=cast["sara"][0],
        deputy_id=samir.worker_id,
        from_on=TODAY,
        to_on=day(1),
        made_at=NOW,
        made_by=samir.worker_id,
    )
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)


def test_another_unit_sees_no_deputy(act, cast):
    deputy(act("sara"), cast)
    assert Deputyship.objects.count() == 1
    act("liv")
    assert Deputyship.objects.count() == 0


def test_a_place_that_has_ended_is_kept_as_it_was(act, cast):
    sara = act("sara")
    locked = case(sara, locked=True)
    assert end_place(actor=sara, case_id=locked, worker_id=sara.worker_id, until_at=NOW) == 1
    assert not queries.case_card(actor=sara, case_id=locked).openable
    for change in ("until_at = NULL", "until_at = now() + interval '1 day'"):
        with (
            pytest.raises(DatabaseError, match="låst"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE cases_caseworker SET {change} WHERE case_id = %s", [locked])
    name_worker(
        actor=sara,
        case_id=locked,
        worker_id=sara.worker_id,
        worker_name=sara.name,
        at=NOW + dt.timedelta(seconds=1),
    )
    assert queries.case_card(actor=sara, case_id=locked).openable
    assert CaseWorker.objects.filter(case_id=locked).count() == 2


def test_one_who_opened_with_a_reason_is_named_from_then_on(act, cast):
    siv = act("siv")
    locked = case(siv, locked=True)
    cases.open_with_reason(actor=act("samir"), case_id=locked, why="Robin står här.", at=NOW)
    named = {"case_id": locked, "worker_id": cast["samir"][0], "worker_name": "Samir Haddad"}
    name_worker(actor=act("siv"), at=NOW, **named)
    name_worker(actor=act("siv"), at=NOW, **named)
    rows = CaseWorker.objects.filter(case_id=locked, worker_id=cast["samir"][0])
    assert sorted((row.named, row.until_at is None) for row in rows) == [(False, False), (True, True)]
