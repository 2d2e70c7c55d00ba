"""The catalogues' entries, read as the tool reads them."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

TOOL = Path(__file__).parent.parent.parent / "tools" / "translations.py"


def tool() -> ModuleType:
    specification = importlib.util.spec_from_file_location("translations", TOOL)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def entries() -> Iterator[tuple[str, str]]:
    """Every Swedish text with its English, each form of a plural by itself."""
    its = tool()
    for found in its.source_texts():
        for entry in its.read(found.catalogue).values():
            sources = entry.id if isinstance(entry.id, tuple) else (entry.id,)
            targets = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            yield from zip(sources, targets, strict=True)
