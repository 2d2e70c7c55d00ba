"""What can be written in a file is documented, and what is documented can be written."""

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_args

from samsyn.methods.model import Method, Settings
from samsyn.methods.reader import keys_of

DOCS = Path(__file__).parents[2] / "docs"


def documented() -> set[str]:
    tables = [line for line in (DOCS / "methods.md").read_text().split("\n") if line.startswith("| ")]
    return set(re.findall(r"`(\w+)`", "\n".join(tables)))


def keys_in(shape: Any) -> Iterator[str]:
    if isinstance(shape, type) and is_dataclass(shape):
        for name, inner in keys_of(shape).items():
            yield name
            yield from keys_in(inner)
    for part in get_args(shape):
        yield from keys_in(part)


def test_every_key_of_the_schema_is_documented_and_no_other() -> None:
    keys = {*keys_in(Method), *keys_in(Settings)}
    assert len(keys) > 90
    assert documented() == keys


def test_the_example_of_a_fault_in_the_guide_is_what_the_check_says(faults_of, akero_text: str) -> None:
    written = re.search(r"ages\.youngest: .*", (DOCS / "guide" / "metoder.md").read_text())
    assert written is not None
    changed = akero_text.replace("youngest: 15", "youngest: 18").replace("oldest: 18", "oldest: 17")
    assert [f"{fault.key}: {fault.message}" for fault in faults_of(akero=changed)] == [written.group()]
