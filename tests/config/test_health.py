"""What /healthz answers about a database that is there."""

import json

import pytest
from django.db import connection
from django.test import RequestFactory

from samsyn.config import health


@pytest.fixture
def answer(db):
    def ask():
        response = health.healthz(RequestFactory().get("/healthz"))
        return response.status_code, json.loads(response.content)

    return ask


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def alive():
    run("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


def due_since(minutes):
    run(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at) "
        f"VALUES ('default', 'wait', now() - interval '{minutes} minutes')"
    )


def test_all_is_well_when_a_worker_gives_signs_of_life(answer):
    alive()
    status, found = answer()
    assert status == 200
    assert found == {
        "status": "ok",
        "database": "ok",
        "migrations": "ok",
        "queue": {"state": "ok", "heartbeat_seconds": 0.0, "lag_seconds": 0.0, "failed": 0},
    }


def test_a_queue_without_a_worker_has_a_minute_to_get_one(answer, monkeypatch):
    monkeypatch.setattr(health.time, "monotonic", lambda: health.STARTED + 59)
    assert (answer()[0], answer()[1]["queue"]["state"]) == (200, "starting")
    monkeypatch.setattr(health.time, "monotonic", lambda: health.STARTED + 61)
    assert (answer()[0], answer()[1]["queue"]["state"]) == (503, "no worker")


def test_a_worker_that_fell_silent_is_no_worker(answer, monkeypatch):
    monkeypatch.setattr(health.time, "monotonic", lambda: health.STARTED + 3600)
    run("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '61 seconds')")
    assert (answer()[0], answer()[1]["queue"]["state"]) == (503, "no worker")


@pytest.mark.parametrize(
    ("minutes", "state", "status"), [(4, "ok", 200), (6, "behind", 503), (-60, "ok", 200)]
)
def test_a_job_that_waits_too_long_is_a_queue_that_is_behind(answer, minutes, state, status):
    alive()
    due_since(minutes)
    found_status, found = answer()
    assert (found_status, found["queue"]["state"]) == (status, state)
    assert found["queue"]["lag_seconds"] == pytest.approx(max(0, minutes) * 60, abs=5)


def test_migrations_that_are_lacking_are_counted(answer, monkeypatch):
    alive()
    known = health.known_migrations() | {("units", "9999_from_tomorrow")}
    monkeypatch.setattr(health, "known_migrations", lambda: known)
    status, found = answer()
    assert (status, found["status"], found["migrations"]) == (503, "unavailable", "1 pending")


def test_the_address_is_open_to_whoever_keeps_watch_and_is_never_cached(client, db):
    alive()
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert response.cookies == {}
