"""Milliseconds for a PDF when the program is warm: each template, filled as a real paper of a page or two.

Run: `make bench NAME=documents`. Each is PDF/A-2a and PDF/UA-1, made from data that differs every time, so that nothing
is answered from memory. The reference is a letter with only its title: what the frame itself costs.
"""

import argparse
import datetime as dt
import json
import time
from collections.abc import Callable

import stage
from samsyn.foundation import documents
from samsyn.foundation.documents.frames import (
    Fact,
    Section,
    Sender,
    Signature,
    information_sheet,
    letter,
)

GOAL_MS = 50
ON = dt.date(2026, 11, 24)
SENDER = Sender("Barn och unga", "Socialnämnden i Åkerö", "010-000 00 10", "Skolgatan 3")
FACTS = [Fact("När", "tisdag 24 november 2026, 16.00"), Fact("Var", "Skolgatan 3")]
SECTIONS = [
    Section(
        f"Det här gäller, del {number}",
        "Vi vill höra hur ni har det, och vad ni själva tycker behöver bli annorlunda. " * 3,
        ["ni kan ha med er någon", "en tolk kan vara med", "ni kan säga nej"],
    )
    for number in range(1, 6)
]


def _family_sheet(mark: str) -> bytes:
    sections = [{"heading": one.heading, "text": one.text, "points": list(one.points)} for one in SECTIONS]
    facts = [{"name": one.name, "value": one.value} for one in FACTS]
    data = {
        "title": f"Besök {mark}",
        "sender": SENDER.line,
        "made_on": ON,
        "facts": facts,
        "sections": sections,
    }
    return documents.render("family_sheet", data)


def _consent_form(mark: str) -> bytes:
    data = {
        "title": "Samtycke till att dela uppgifter",
        "sender": SENDER.line,
        "made_on": ON,
        "text": [one.text for one in SECTIONS],
        "also": [],
        "signatures_heading": "Underskrifter",
        "signatures_note": "Skriv bara under om du har förstått och vill.",
        "signatures": [{"name": name, "signed": ""} for name in ("Mona", "Jens", "Kim")],
        "date_word": "Dag",
        "mark": mark,
    }
    return documents.render("consent_form", data)


def _letter(mark: str) -> bytes:
    return letter(
        sender=SENDER,
        to=["Mona Åberg", "Skolgatan 3"],
        title=f"Välkommen till ett möte {mark}",
        on=ON,
        facts=FACTS,
        sections=SECTIONS,
        closing=["Sara Lind", "socialsekreterare"],
        signatures=[Signature("Mona Åberg")],
    )


def _sheet(mark: str) -> bytes:
    return information_sheet(
        sender=SENDER, title=f"Your rights {mark}", on=ON, facts=FACTS, sections=SECTIONS, language="en"
    )


def _bare(mark: str) -> bytes:
    return letter(sender=SENDER, to=[], title=mark, on=ON)


PAPERS: dict[str, Callable[[str], bytes]] = {
    "family_sheet": _family_sheet,
    "consent_form": _consent_form,
    "letter": _letter,
    "information_sheet": _sheet,
    "reference": _bare,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=60)
    rounds = parser.parse_args().rounds
    cold = {name: _timed(make, "kall") for name, make in PAPERS.items()}
    took: dict[str, list[float]] = {name: [] for name in PAPERS}
    for number in range(rounds):
        for name, make in PAPERS.items():
            took[name].append(_timed(make, f"nummer {number}"))
    told = {
        name: {
            "p50": stage.milliseconds(seconds),
            "p95": stage.milliseconds(seconds, 95),
            "first": round(cold[name] * 1000, 1),
        }
        for name, seconds in took.items()
    }
    for name, one in told.items():
        print(f"{name:20}{one['p50']:>9}{one['p95']:>9}")
    reference = told.pop("reference")
    worst = max(told.values(), key=lambda one: one["p95"])
    print(
        json.dumps(
            {
                "name": "documents",
                "ours": worst["p95"],
                "reference": reference["p95"],
                "ratio": round(worst["p95"] / reference["p95"], 3),
                "unit": "ms p95 of the slowest paper, warm",
                "n": rounds,
                "papers": told,
                "conditions": {"goal_ms": GOAL_MS, "reference": "a letter with only its title"},
            }
        )
    )


def _timed(make: Callable[[str], bytes], mark: str) -> float:
    started = time.perf_counter()
    make(mark)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
