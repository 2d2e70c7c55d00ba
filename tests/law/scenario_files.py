"""Read the scenario files: questions, the answers they should get, and what changes when something does."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "scenarios"
ASKED = ("on", "sender", "recipient", "category", "purpose")
EXPECTED = ("outcome", "grounds", "asks", "blocked_by", "closed", "points")
KNOWN = {*ASKED, *EXPECTED, "id", "note", "born", "facts", "requested", "protected", "consents", "but"}


@dataclass(frozen=True)
class Scenario:
    """One question as JSON and what is expected of the answer."""

    id: str
    question: dict[str, Any]
    outcome: str
    grounds: list[str]
    asks: set[str]
    blocked_by: list[str]
    closed: set[str]
    points: list[str] | None


def given() -> list[dict[str, Any]]:
    """The scenarios that came with the assignment."""
    lines = (FOLDER / "given.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def ours() -> list[Scenario]:
    """Every scenario of the TOML files, with those made by changing one."""
    return [scenario for path in sorted(FOLDER.glob("*.toml")) for scenario in _in_file(path)]


def _in_file(path: Path) -> Iterator[Scenario]:
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]:
        yield _scenario(row)
        for change in row.get("but", []):
            yield _scenario(_changed(row, change))


def _changed(row: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in row.items() if key not in (*EXPECTED, "but")}
    facts = {**row.get("facts", {}), **change.get("facts", {})}
    without = change.get("without", [])
    told = {key: value for key, value in change.items() if key not in ("facts", "without")}
    changed = {**kept, **told, "facts": {key: value for key, value in facts.items() if key not in without}}
    return {**changed, "id": f"{row['id']}-{change['id']}"}


def _scenario(row: dict[str, Any]) -> Scenario:
    unknown = set(row) - KNOWN
    assert not unknown, f"{row['id']}: okända nycklar {unknown}"
    question = {key: _plain(row[key]) for key in ASKED}
    question["subject"] = {"born": row["born"].isoformat(), "protected_identity": row.get("protected", False)}
    question["requested_by_recipient"] = row.get("requested", False)
    question["facts"] = row.get("facts", {})
    question["consents"] = [
        {key: _plain(value) for key, value in consent.items()} for consent in row.get("consents", [])
    ]
    return Scenario(
        id=row["id"],
        question=question,
        outcome=row["outcome"],
        grounds=row.get("grounds", []),
        asks=set(row.get("asks", [])),
        blocked_by=row.get("blocked_by", []),
        closed=set(row.get("closed", [])),
        points=row.get("points"),
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
