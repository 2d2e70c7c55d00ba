"""What row-level security costs: the newest 50 entries a worker may see, and one case's page.

Run: `make bench NAME=protected_read`, or `PYTHONPATH=bench:. python bench/protected_read.py --entries 1000000`.

The same statements run in turn, in one process, as the web's role under the policies and as a role that bypasses
them; for the bare query the bypassing one names the unit itself, as an application without protection would. The
measured unit holds as many entries at every size, so that the sizes differ only in what belongs to others.
"""

import argparse
import json
import time
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connections, transaction
from django.test import Client
from psycopg import sql

import stage
from samsyn.config.embedded import Endpoint
from samsyn.config.embedded.endpoint import ADMIN
from samsyn.foundation.audit.middleware import COOKIE
from samsyn.foundation.cases import actions
from samsyn.foundation.units import acting
from samsyn.foundation.units.models import Account

UNITS = 2_500
OWN = 400
BYPASS = "bench_bypass"
NEWEST = (
    "SELECT id, kind, text, happened_at, signature FROM cases_entry {} ORDER BY happened_at DESC LIMIT 50"
)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--entries", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--rounds", type=int, default=600)
    chosen = options.parse_args()
    with stage.database() as places, _bypass() as bypass:
        sara = places["sara"]
        case_id = _own_case(sara)
        told = {}
        for size in chosen.entries:
            _fill(size)
            told[size] = _measure(sara, case_id, bypass, chosen.rounds)
            print(size, told[size], flush=True)
    last = told[chosen.entries[-1]]
    print(
        json.dumps(
            {
                "name": "protected_read",
                "ours": last["query_ours"],
                "reference": last["query_reference"],
                "ratio": last["query_ratio"],
                "unit": "ms median a statement",
                "n": chosen.rounds,
                "page_ours": last["page_ours"],
                "page_reference": last["page_reference"],
                "page_ratio": last["page_ratio"],
                "conditions": {
                    "units": UNITS,
                    "entries": chosen.entries,
                    "of_the_unit": OWN,
                    "by_size": {str(size): one for size, one in told.items()},
                    "reference": "a role that bypasses row security; the bare query names the unit itself",
                },
            }
        )
    )


def _own_case(sara: stage.Place) -> UUID:
    from datetime import UTC, datetime

    now = datetime.now(UTC)
    with acting.acting_as(sara.worker, sara.unit) as actor:
        case = actions.open_case(
            actor=actor, person_id=None, method_key="linkopingsmodellen", method_version="1", at=now
        )
        for number in range(OWN):
            actions.write_entry(
                actor=actor,
                case_id=case.id,
                person_id=None,
                kind="note",
                text=f"Anteckning {number}. " + "Vi har talats vid om hur det går i skolan. " * 8,
                happened_at=now,
                at=now,
            )
    return case.id


def _fill(size: int) -> None:
    """Entries of other units, until there are `size` in all."""
    with stage.as_owner(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM units_unit")
        missing = max(0, UNITS - cursor.fetchone()[0])
        cursor.execute(
            "INSERT INTO units_unit (id, key, organisation_id, name, party, secrecy_domain, receives_tips, "
            "receives_concern_reports, telephone, visiting_place) SELECT gen_random_uuid(), 'bench-' || n, "
            "(SELECT id FROM units_organisation LIMIT 1), 'Enhet ' || n, 'social_services', 'bench-' || n, false, "
            "false, '', '' FROM generate_series(1, %s) n",
            [missing],
        )
        cursor.execute(
            "INSERT INTO cases_case (id, unit_id, number, method_key, method_municipality, method_version, "
            "cooperation_id, opened_at, opened_by, responsible_name, locked, locked_why, outcome, outcome_why) "
            "SELECT gen_random_uuid(), u.id, 'b', 'x', '', '1', gen_random_uuid(), now(), gen_random_uuid(), '', "
            "false, '', '', '' FROM units_unit u WHERE u.key LIKE 'bench-%%' AND NOT EXISTS "
            "(SELECT 1 FROM cases_case c WHERE c.unit_id = u.id)"
        )
        cursor.execute("SELECT count(*) FROM cases_entry")
        there = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO cases_entry (id, unit_id, case_id, kind, text, happened_at, written_at, written_by, "
            "signature) SELECT gen_random_uuid(), c.unit_id, c.id, 'note', "
            "repeat('Vi har talats vid om hur det går i skolan. ', 8), "
            "now() - n * interval '1 minute', now(), gen_random_uuid(), '' "
            "FROM (SELECT unit_id, id, row_number() OVER () AS r FROM cases_case WHERE number = 'b') c "
            "JOIN generate_series(1, %s) n ON n %% %s = c.r - 1",
            [max(0, size - there), UNITS],
        )
        cursor.execute("VACUUM ANALYZE cases_entry")


class _bypass:  # noqa: N801 - reads as the context it is
    """A role with the web's rights that row security does not hold; made and dropped by the superuser."""

    def __enter__(self) -> psycopg.Connection:
        name = connections["owner"].settings_dict["NAME"]
        with _admin(name) as admin:
            admin.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(BYPASS)))
            admin.execute(
                sql.SQL("CREATE ROLE {} LOGIN BYPASSRLS PASSWORD 'bench' IN ROLE {}").format(
                    sql.Identifier(BYPASS), sql.Identifier(settings.SAMSYN_WEB_ROLE)
                )
            )
        connections.databases["bypass"] = {
            **connections.databases["default"],
            "NAME": name,
            "USER": BYPASS,
            "PASSWORD": "bench",
        }
        return connections["bypass"]

    def __exit__(self, *_: object) -> None:
        connections["bypass"].close()
        del connections.databases["bypass"]
        with _admin(connections["owner"].settings_dict["NAME"]) as admin:
            admin.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(BYPASS)))


def _admin(database: str) -> psycopg.Connection:
    endpoint = Endpoint.read(settings.SAMSYN_DATA)
    assert endpoint is not None, (
        "this benchmark makes a role, which only the embedded database's superuser may"
    )
    return psycopg.connect(endpoint.conninfo(ADMIN, database), autocommit=True)


def _measure(sara: stage.Place, case_id: UUID, bypass: object, rounds: int) -> dict[str, float]:
    token = _token(sara)
    ours, reference = [], []
    for _ in range(rounds):
        ours.append(_query("default", token, "", []))
        reference.append(_query("bypass", token, "WHERE unit_id = %s", [sara.unit]))
    client = _client(token)
    page_ours, page_reference = [], []
    for _ in range(rounds // 3):
        page_ours.append(_page(client, case_id))
        with _served_by("bypass"):
            page_reference.append(_page(client, case_id))
    return {
        "query_ours": stage.milliseconds(ours),
        "query_reference": stage.milliseconds(reference),
        "query_ratio": round(stage.milliseconds(ours) / stage.milliseconds(reference), 3),
        "page_ours": stage.milliseconds(page_ours),
        "page_reference": stage.milliseconds(page_reference),
        "page_ratio": round(stage.milliseconds(page_ours) / stage.milliseconds(page_reference), 3),
    }


def _token(sara: stage.Place) -> str:
    with transaction.atomic():
        token = acting.open_token(sara.worker)
        acting.enter(token)
        acting.choose_unit(sara.unit)
    return token


def _query(alias: str, token: str, where: str, parameters: list[object]) -> float:
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute("SELECT set_config('samsyn.token', %s, true)", [token])
        started = time.perf_counter()
        cursor.execute(NEWEST.format(where), parameters)
        rows = cursor.fetchall()
        took = time.perf_counter() - started
    assert len(rows) == 50
    return took


def _client(token: str) -> Client:
    with stage.as_owner():
        account = Account.objects.get(username="sara")
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies[COOKIE] = token
    return client


class _served_by:  # noqa: N801 - reads as the context it is
    def __init__(self, alias: str) -> None:
        self.alias = alias

    def __enter__(self) -> None:
        self.web = connections["default"]
        connections["default"] = connections[self.alias]

    def __exit__(self, *_: object) -> None:
        connections["default"] = self.web


def _page(client: Client, case_id: UUID) -> float:
    started = time.perf_counter()
    answer = client.get(f"/arenden/{case_id}/")
    took = time.perf_counter() - started
    assert answer.status_code == 200, answer.status_code
    return took


if __name__ == "__main__":
    main()
