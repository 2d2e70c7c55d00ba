from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samsyn.methods import loader
from samsyn.methods.faults import Fault
from samsyn.methods.library import SHIPPED, examine, shipped
from samsyn.methods.model import Method

FILES = Path(__file__).parent / "files"


@pytest.fixture(autouse=True, scope="package")
def only_what_comes_with_the_program() -> Iterator[None]:
    """The floor is pure: what a municipality has published in the database is not asked for here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "_sources", [])
        yield


@pytest.fixture(scope="session")
def linkoping() -> Method:
    return next(
        one for one in shipped().methods if (one.key, one.municipality) == ("linkopingsmodellen", None)
    )


@pytest.fixture(scope="session")
def small_text() -> str:
    """A small method without a home visit, as it stands in its file."""
    return (FILES / "ung_och_trygg.yaml").read_text(encoding="utf-8")


@pytest.fixture
def faults_of(tmp_path: Path) -> Callable[..., tuple[Fault, ...]]:
    """The faults in files with these names and contents, beside the methods that come with the program."""

    def faults(**contents: str | bytes) -> tuple[Fault, ...]:
        paths = []
        for name, content in contents.items():
            path = tmp_path / f"{name}.yaml"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths.append(path)
        beside = [method for method in shipped().methods if method.municipality is None]
        return examine(paths, beside=beside)[1]

    return faults


@pytest.fixture(scope="session")
def akero_text() -> str:
    return (SHIPPED / "linkopingsmodellen.akero.yaml").read_text(encoding="utf-8")
