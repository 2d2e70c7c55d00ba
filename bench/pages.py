"""Server time and SQL statements of each page: the desk, a case, a person, the family's own, a tip that is left.

Run: `make bench NAME=pages`. On the demo's own story, in one process, through the whole of Django with the read log.
The reference is a page that asks the database nothing but who one is: the list of units to choose from.
"""

import argparse
import json
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import stage
from samsyn.capabilities.tips import tokens
from samsyn.foundation.audit.middleware import COOKIE
from samsyn.foundation.family.entering import COOKIE as FAMILYS_COOKIE
from samsyn.foundation.units import acting
from samsyn.foundation.units.models import Account
from samsyn.interfaces.demo.story import family
from samsyn.interfaces.demo.story.lent_clock import lent_clock

GOAL = {"p95_ms": 50, "statements": 15}
AGREED = "SELECT id FROM commitments_commitment WHERE unit_id = %s AND about_kind = 'meeting' LIMIT 1"
APPROVED_MEETING = "SELECT id FROM meetings_meeting WHERE unit_id = %s AND approved_at IS NOT NULL LIMIT 1"
FULLEST_VISIT = """
SELECT v.id FROM home_visits_visit v JOIN cases_case c ON c.unit_id = v.unit_id AND c.id = v.case_id
WHERE v.unit_id = %s AND NOT c.locked
ORDER BY (SELECT count(*) FROM home_visits_talk t WHERE t.unit_id = v.unit_id AND t.visit_id = v.id) DESC LIMIT 1
"""
WORKING_GROUP = """
SELECT id FROM groups_groupcase WHERE unit_id = %s AND enrolled_on IS NOT NULL AND closed_at IS NULL
ORDER BY enrolled_on LIMIT 1
"""
ADOPTED_PLAN = "SELECT id FROM groups_plan WHERE unit_id = %s AND adopted_at IS NOT NULL LIMIT 1"

NOVA = "Nova Ekberg"
# whose own page, and which
OWN_PAGES = {
    "own_home": (family.ALVA, "hem"),
    "own_letters": (family.ALVA, "brev"),
    "own_consents": (family.ALVA, "samtycken"),
    "own_plan": (NOVA, "plan"),
    "own_meetings": (NOVA, "moten"),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=60)
    rounds = parser.parse_args().rounds
    with stage.database() as places:
        _tell_story()
        sara = _client(places["sara"], "sara")
        visits: dict[str, Callable[[], Any]] = {
            name: (lambda path=path: sara.get(path)) for name, path in _pages(places["sara"]).items()
        }
        for name, (who, place) in OWN_PAGES.items():
            own = _family(places["sara"], who)
            visits[name] = lambda path=f"/min-sida/{place}/", own=own: own.get(path)
        visits["tip_post"] = _leave_tip
        told: dict[str, dict[str, float]] = {}
        seconds: dict[str, list[float]] = {name: [] for name in visits}
        statements = {name: _statements(visit) for name, visit in visits.items()}
        for _ in range(rounds):
            for name, visit in visits.items():
                seconds[name].append(_timed(visit))
        for name, took in seconds.items():
            told[name] = {
                "p50": stage.milliseconds(took),
                "p95": stage.milliseconds(took, 95),
                "statements": statements[name],
            }
            print(f"{name:14}{told[name]['p50']:>9}{told[name]['p95']:>9}{told[name]['statements']:>5}")
    reference = told.pop("reference")
    worst = max(told.values(), key=lambda one: one["p95"])
    print(
        json.dumps(
            {
                "name": "pages",
                "ours": worst["p95"],
                "reference": reference["p95"],
                "ratio": round(worst["p95"] / reference["p95"], 3),
                "unit": "ms p95 of the slowest page",
                "n": rounds,
                "pages": told,
                "conditions": {
                    "goal": GOAL,
                    "reference": "the page of units to choose from",
                    "story": "the demo's",
                },
            }
        )
    )


def _tell_story() -> None:
    """As `samsyn demo` does: the owner lends the clock, the web's role acts."""
    lent = lent_clock()
    with stage.as_owner():
        lent.__enter__()
    call_command("tell_story", verbosity=0)
    with stage.as_owner():
        lent.__exit__(None, None, None)


def _pages(sara: stage.Place) -> dict[str, str]:
    with connections["owner"].cursor() as cursor:

        def one(statement: str) -> Any:
            cursor.execute(statement, [sara.unit])
            row = cursor.fetchone()
            assert row, statement
            return row[0]

        entries = "SELECT {} FROM cases_entry WHERE unit_id = %s GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        return {
            "reference": "/enheter/",
            "desk": "/",
            "inbox": "/inkommet/",
            "case": f"/arenden/{one(entries.format('case_id'))}/",
            "short": f"/arenden/{one(entries.format('case_id'))}/kort/",
            "person": f"/personer/{one(entries.format('person_id'))}/",
            "matter": f"/inkommet/arende/{one('SELECT id FROM intake_matter WHERE unit_id = %s LIMIT 1')}/",
            "visit": f"/hembesok/{one(FULLEST_VISIT)}/",
            "group": f"/grupper/{one(WORKING_GROUP)}/",
            "plan": f"/grupper/plan/{one(ADOPTED_PLAN)}/",
            "meetings": "/moten/",
            "meeting": f"/moten/{one(APPROVED_MEETING)}/",
            "commitment": f"/moten/atagande/{one(AGREED)}/",
            "tip_form": "/tipsa/",
        }


def _leave_tip() -> Any:
    """A tip from a form that was opened long enough ago, and its receipt."""
    form = {
        "token": tokens.issue(timezone.now() - 2 * tokens.YOUNGEST),
        "urgency": "soon",
        "municipality": "9901",
        "receiver": "social_services",
        "what": "De säljer på gården bakom trean, varje kväll efter nio.",
        "reporter_kind": "anonymous",
    }
    answer = Client().post("/tipsa/", form)
    assert b"receipt-code" in answer.content
    return answer


def _family(sara: stage.Place, who: str) -> Client:
    """A young person on the own page, with a code that Sara hands over."""
    with transaction.atomic():
        token = family.token_of((sara.worker, sara.unit), who, "", timezone.now())
    client = Client()
    client.cookies[FAMILYS_COOKIE] = token
    assert client.get("/min-sida/hem/").status_code == HTTPStatus.OK
    return client


def _client(place: stage.Place, name: str) -> Client:
    with transaction.atomic():
        token = acting.open_token(place.worker)
        acting.enter(token)
        acting.choose_unit(place.unit)
    with stage.as_owner():
        account = Account.objects.get(username=name)
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies[COOKIE] = token
    return client


def _statements(visit: Callable[[], Any]) -> int:
    visit()
    with CaptureQueriesContext(connection) as asked:
        answer = visit()
    assert answer.status_code == 200, answer.status_code
    return len(
        [query for query in asked if not query["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    )


def _timed(visit: Callable[[], Any]) -> float:
    started = time.perf_counter()
    visit()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
