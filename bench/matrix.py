"""The matrix of a compose page: may each of 16 categories be told to each of 8 recipients, and why?

Run: `make bench NAME=matrix`. Measured as the page asks: about a person in the database, with what is read from it, all
128 cells made and answered with reasons (`ours`). Beside it the engine alone on seeded persons and senders, and the
whole page over HTTP with its SQL statements. The reference is the goal, 10 ms.
"""

import argparse
import json
import os
import platform
import random
import re
import statistics
import time
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

import stage
from samsyn.foundation.audit.middleware import COOKIE
from samsyn.foundation.messages.assessing import About, recipients
from samsyn.foundation.messages.matrix import examine_all
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.units import acting
from samsyn.foundation.units.models import Account, Unit
from samsyn.law import Category, Fact, Party, Purpose, Question, Subject, assess

GOAL_MS = 10
TODAY = date(2026, 11, 22)
BORN = date(2010, 5, 1)
RECIPIENTS = (
    Party.SOCIAL_SERVICES,
    Party.POLICE,
    Party.SCHOOL_MUNICIPAL,
    Party.STUDENT_HEALTH_SUPPORT,
    Party.LEISURE,
    Party.PROBATION,
    Party.HEALTH_CARE,
    Party.GUARDIAN,
)
SENDERS = (Party.SOCIAL_SERVICES, Party.POLICE, Party.SCHOOL_MUNICIPAL, Party.LEISURE)
FACTS = ({}, {Fact.NEEDED_FOR_PURPOSE: True, Fact.SECRECY_INTEREST_OUTWEIGHS: False})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=21)
    chosen = parser.parse_args()
    dice = random.Random(chosen.seed)
    engine = [_engine(dice) for _ in range(chosen.pages)]
    with stage.database() as places:
        _more_units()
        person = _kim(places["sara"])
        times = sorted(_asked(places["sara"], person, chosen.pages))
        page = _page(places["sara"], person, max(10, chosen.pages // 10))
    middle = statistics.median(times)
    result = {
        "name": "matrix",
        "ours": round(middle, 2),
        "reference": GOAL_MS,
        "ratio": round(middle / GOAL_MS, 3),
        "unit": "ms a matrix with its SQL, median",
        "n": chosen.pages,
        "p95": round(times[int(len(times) * 0.95)], 2),
        "cells": len(RECIPIENTS) * len(Category),
        "engine_alone_ms": round(statistics.median(engine), 2),
        "page": page,
        "conditions": f"one thread, Python {platform.python_version()}, {os.cpu_count()} cores",
    }
    print(json.dumps(result))


def _engine(dice: random.Random) -> float:
    """Milliseconds for one matrix by the law's engine alone."""
    subject = Subject(TODAY - timedelta(days=dice.randrange(12 * 365, 22 * 365)), dice.random() < 0.1)
    sender, facts = dice.choice(SENDERS), dice.choice(FACTS)
    purpose = dice.choice((Purpose.PREVENT_CRIME, Purpose.SUPPORT, Purpose.PROTECT_CHILD))
    start = time.perf_counter()
    answers = [
        assess(Question(TODAY, sender, recipient, subject, category, purpose, facts=facts))
        for recipient in RECIPIENTS
        for category in Category
    ]
    taken = (time.perf_counter() - start) * 1000
    assert all(answer.reasons for answer in answers)
    return taken


def _more_units() -> None:
    """Bring the cooperation to eight units that can be written to, one of each kind of party."""
    with stage.as_owner():
        known = set(Unit.objects.filter(municipalities="9901").values_list("party", flat=True))
        for party in RECIPIENTS:
            if party.value in known and party is not Party.SOCIAL_SERVICES:
                continue
            copy = Unit.objects.get(key="lindskolan")
            copy.pk, copy.key, copy.name = uuid4(), f"bench-{party.value}"[:50], f"Enheten {party.value}"
            copy.party, copy.secrecy_domain = party.value, f"bench-{party.value}"
            copy.save(force_insert=True)
            copy.municipalities.set(["9901"])


def _kim(sara: stage.Place) -> UUID:
    facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=BORN)
    with acting.acting_as(sara.worker, sara.unit) as actor:
        return register_person(
            actor=actor, facts=facts, at=datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Stockholm"))
        ).id


def _asked(sara: stage.Place, person: UUID, rounds: int) -> list[float]:
    """Milliseconds for each matrix as a page asks for it."""
    taken = []
    with acting.acting_as(sara.worker, sara.unit) as actor:
        units = recipients(actor=actor)[: len(RECIPIENTS)]
        assert len(units) == len(RECIPIENTS)
        for turn in range(rounds):
            start = time.perf_counter()
            matrix = examine_all(
                actor=actor,
                about=About.born_on(person, BORN),
                recipients=units,
                categories=tuple(Category),
                purpose=Purpose.PREVENT_CRIME,
                on=TODAY,
                facts=FACTS[turn % len(FACTS)],
            )
            taken.append((time.perf_counter() - start) * 1000)
            assert len(matrix.rows) == len(Category)
    return taken


def _page(sara: stage.Place, person: UUID, rounds: int) -> dict[str, Any]:
    """The page where one reviews before sending, all 128 cells, over HTTP."""
    with transaction.atomic():
        token = acting.open_token(sara.worker)
        acting.enter(token)
        acting.choose_unit(sara.unit)
    with stage.as_owner():
        account = Account.objects.get(username="sara")
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies[COOKIE] = token
    place = f"/dela/om/{person}/"
    offered = re.findall(r'name="recipients" value="([^"]+)"', client.get(place).content.decode())
    texts = {f"text_{one.value}": "Något." for one in Category if one is not Category.IDENTITY}
    fields = {"recipients": offered[: len(RECIPIENTS)], "purpose": "prevent_crime", **texts}
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        answer = client.post(place, fields)
        seconds.append(time.perf_counter() - start)
        assert answer.content.decode().count('class="matrix-cell"') == len(RECIPIENTS) * len(Category)
    with CaptureQueriesContext(connection) as seen:
        client.post(place, fields)
    connections.close_all()
    return {"p50_ms": stage.milliseconds(seconds), "statements": len(seen), "n": rounds}


if __name__ == "__main__":
    main()
