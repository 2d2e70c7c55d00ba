"""Who may import what, beyond the floors: read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "samsyn"
ASKS_THE_LAW = {"foundation/messages/assessing.py"}


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Each (module, name) that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((("." * node.level) + (node.module or ""), alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def files() -> dict[str, Path]:
    return {
        str(path.relative_to(SOURCE)): path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts
    }


def test_only_the_messages_ask_the_law_for_an_assessment_that_lets_something_cross():
    asking = {
        name
        for name, path in files().items()
        if not name.startswith("law/")
        and any(
            (module in {"samsyn.law", "samsyn.law.engine"} and called == "assess")
            for module, called in imports(path)
        )
    }
    assert asking == ASKS_THE_LAW


def test_views_import_no_models():
    views = {
        name: path
        for name, path in files().items()
        if name.startswith(("capabilities/", "interfaces/", "insight/"))
        and (Path(name).name.endswith("views.py") or "views" in Path(name).parts)
    }
    assert len(views) > 15
    found = {
        name: sorted(
            f"{module}.{called}"
            for module, called in imports(path)
            if module.startswith(("samsyn.", "."))
            and (module.split(".")[-1] == "models" or ".models." in f"{module}." or called == "models")
        )
        for name, path in views.items()
    }
    assert {name: what for name, what in found.items() if what} == {}
