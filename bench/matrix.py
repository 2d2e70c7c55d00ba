"""The matrix of a compose page: may each of 16 categories be told to each of 8 recipients, and why?

Run: `make bench NAME=matrix`. For seeded young persons and senders, all 128 questions are made and answered, with
reasons. The reference is the goal, 10 ms.
"""

import argparse
import json
import os
import platform
import random
import statistics
import time
from datetime import date, timedelta

from samsyn.law import Category, Fact, Party, Purpose, Question, Subject, assess

GOAL_MS = 10
TODAY = date(2026, 11, 22)
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
    times = sorted(_page(dice) for _ in range(chosen.pages))
    middle = statistics.median(times)
    result = {
        "name": "matrix",
        "ours": round(middle, 2),
        "reference": GOAL_MS,
        "ratio": round(middle / GOAL_MS, 3),
        "unit": "ms a page, median",
        "n": chosen.pages,
        "p95": round(times[int(len(times) * 0.95)], 2),
        "cells": len(RECIPIENTS) * len(Category),
        "conditions": f"one thread, Python {platform.python_version()}, {os.cpu_count()} cores",
    }
    print(json.dumps(result))


def _page(dice: random.Random) -> float:
    """Milliseconds for one page."""
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


if __name__ == "__main__":
    main()
