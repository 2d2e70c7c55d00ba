"""Messages delivered a second, with assessment and audit, by one and by four writers, beside a bare insert.

Run: `make bench NAME=deliver`. Ours is the whole crossing: ask the law, record the assessment, write the sender's
copy, deliver the recipient's, receipts and audit rows of both rooms, one transaction a message. The reference
inserts the same text as one row into a table without policies, by the same role, one transaction a row. Both run
in turn in short spells.
"""

import argparse
import datetime as dt
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, connections, transaction

import stage
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.kinds import Kind, register
from samsyn.foundation.units import acting
from samsyn.law import Category, Fact, Party, Purpose

BORN = dt.date(2010, 5, 1)
TEXT = "Den unge har setts vid centralstationen sent flera kvällar. " * 12


@dataclass(frozen=True)
class Note:
    text: str


NOTE = register(
    Kind("bench_note", 1, "Mätning", Note, "none.html", (Category.CRIME_RISK,), Purpose.PREVENT_CRIME)
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--spells", type=int, default=4)
    chosen = parser.parse_args()
    with stage.database() as places:
        with stage.as_owner(), connections["default"].cursor() as cursor:
            cursor.execute(
                "CREATE TABLE bench_bare (id bigserial PRIMARY KEY, unit_id uuid, text text, at timestamptz)"
            )
        told = {}
        for writers in (1, 4):
            ours = reference = 0.0
            for _ in range(chosen.spells):
                ours += _rate(writers, chosen.seconds, lambda: _deliver(places["sara"])) / chosen.spells
                reference += _rate(writers, chosen.seconds, lambda: _insert(places["sara"])) / chosen.spells
            told[writers] = (round(ours, 1), round(reference, 1))
            print(writers, told[writers], flush=True)
    print(
        json.dumps(
            {
                "name": "deliver",
                "ours": told[1][0],
                "reference": told[1][1],
                "ratio": round(told[1][0] / told[1][1], 3),
                "unit": "messages/s, one writer",
                "n": chosen.spells,
                "four_writers": {"ours": told[4][0], "reference": told[4][1]},
                "conditions": {
                    "seconds_a_spell": chosen.seconds,
                    "fsync": "off",
                    "text": len(TEXT),
                    "threads": True,
                },
            }
        )
    )


def _rate(writers: int, seconds: float, prepare: Callable[[], Callable[[], None]]) -> float:
    """How many a second, together."""
    counts = [0] * writers
    ready = threading.Barrier(writers + 1)

    def work(number: int) -> None:
        once = prepare()
        once()
        ready.wait()
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            once()
            counts[number] += 1
        connections.close_all()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    ready.wait()
    started = time.perf_counter()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)


def _deliver(sara: stage.Place) -> Callable[[], None]:
    with transaction.atomic():
        token = acting.open_token(sara.worker)
        acting.enter(token)
        acting.choose_unit(sara.unit)
        entered = acting.enter(token)
        assert entered
        actor = entered.actor
        assert actor
        police = assessing.recipients(actor=actor, parties=[Party.POLICE])[0]

    def once() -> None:
        now = dt.datetime.now(dt.UTC)
        with transaction.atomic():
            acting.enter(token)
            examination = assessing.examine(
                actor=actor,
                about=About.born_on(None, BORN),
                recipient=police,
                categories=[Category.CRIME_RISK],
                purpose=Purpose.PREVENT_CRIME,
                on=now.date(),
                facts={Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False},
            )
            kept = assessing.record_assessment(actor=actor, examination=examination, at=now)
            sending.send(
                actor=actor,
                kind=NOTE,
                payload=Note(TEXT),
                recipient_id=police.unit_id,
                at=now,
                assessment_id=kept,
            )

    return once


def _insert(sara: stage.Place) -> Callable[[], None]:
    def once() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO bench_bare (unit_id, text, at) VALUES (%s, %s, now())", [sara.unit, TEXT]
            )

    return once


if __name__ == "__main__":
    main()
