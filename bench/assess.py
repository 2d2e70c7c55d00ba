"""Decisions a second of the law engine with all its provisions and reasons, beside three policy engines.

Run: `make bench NAME=assess`; alone, with PYTHONPATH=bench, it takes --questions, --rounds and --seed. One thread,
seeded questions. The peers (Cedar by cedarpy, Casbin, Rego by regopy) have twelve of the provisions, written as one
would in each; first it is checked that they answer every question as our engine does with the same twelve. Then all
are timed in turn, round after round: ours on all, with every provision and the reasons in words; theirs without,
on the first thousand. Making each one's own form of a question is not timed.
"""

import argparse
import gc
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import law_peers
from law_questions import seeded_questions, twelve
from samsyn.law import assess
from samsyn.law.book import the_book

TIMED = 1000  # of the questions for the peers, which are slower
PEERS = {"cedarpy": law_peers.cedar, "casbin": law_peers.casbin_peer, "regopy": law_peers.rego}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=21)
    chosen = parser.parse_args()
    questions = seeded_questions(chosen.questions, chosen.seed)
    subset = twelve()
    right = [assess(question, subset.book).is_open for question in questions]
    plain = [law_peers.asked(question) for question in questions]
    runs: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {"ours": (assess, questions)}
    for name, make in PEERS.items():
        answer, prepare = make(subset.provisions)
        prepared = [prepare(values) for values in plain]
        if differing := [i for i, form in enumerate(prepared) if answer(form) is not right[i]]:
            print(f"{name} answers {len(differing)} questions otherwise, first {questions[differing[0]]}")
            return 1
        runs[name] = (answer, prepared[:TIMED])
    print(f"{sum(right)} of {len(right)} are open; all answer the same", flush=True)
    rates = _rates(runs, chosen.rounds)
    peers = {name: round(rate) for name, rate in rates.items() if name != "ours"}
    fastest = max(peers, key=lambda name: peers[name])
    print(
        json.dumps(
            {
                "name": "assess",
                "ours": round(rates["ours"]),
                "reference": peers[fastest],
                "ratio": round(rates["ours"] / peers[fastest], 2),
                "unit": "decisions a second",
                "n": len(questions),
                "peers_n": min(TIMED, len(questions)),
                "fastest_peer": fastest,
                "peers": peers,
                "provisions": {"ours": len(the_book().provisions), "peers": len(subset.provisions)},
                "open": sum(right),
                "rounds": chosen.rounds,
                "seed": chosen.seed,
                "conditions": f"one thread, Python {platform.python_version()}, {os.cpu_count()} cores",
            }
        )
    )
    return 0


def _rates(runs: dict[str, tuple[Callable[[Any], object], Sequence[Any]]], rounds: int) -> dict[str, float]:
    """The best rate of each over the rounds; they take turns, so that the machine's other work meets them all."""
    best = dict.fromkeys(runs, 0.0)
    for _ in range(rounds):
        for name, (answer, forms) in runs.items():
            gc.collect()
            start = time.perf_counter()
            for form in forms:
                answer(form)
            best[name] = max(best[name], len(forms) / (time.perf_counter() - start))
    return best


if __name__ == "__main__":
    sys.exit(main())
