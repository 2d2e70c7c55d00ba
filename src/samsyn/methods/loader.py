"""The way in for the other floors: load a file, or find the method that holds.

Methods come with the program, and a source that another floor registers can give those that a municipality has
published itself. Nothing here knows where such a source keeps them.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from samsyn.methods.faults import MethodError, UnknownMethodError
from samsyn.methods.library import Library, examine, shipped
from samsyn.methods.model import Method

Source = Callable[[str], Iterable[Method]]
"""A municipality's own published methods, every version of each, by the municipality's name."""

_sources: list[Source] = []


def add_source(source: Source) -> None:
    """Let the loader find what this source has too; adding it again changes nothing."""
    if source not in _sources:
        _sources.append(source)


def load(path: Path) -> Method:
    """The method in a file, or the method with a municipality's settings where the file is such.

    Settings may be for a method beside them in their folder or for one that comes with the program. Raises
    MethodError with every fault, each with its file, line and key.
    """
    beside = [other for other in sorted(path.parent.glob("*.yaml")) if other != path]
    neighbours, _ = examine(beside)
    bases = (*shipped().methods, *neighbours.methods)
    library, faults = examine([path], beside=[method for method in bases if method.municipality is None])
    if faults:
        raise MethodError(faults)
    return library.methods[0]


def method(key: str, municipality: str | None = None, *, on: date) -> Method:
    """The method valid on a day, in a municipality or as it is written. Raises UnknownMethodError."""
    return library(municipality).method(key, municipality, on=on)


def method_version(key: str, municipality: str | None, version: int) -> Method:
    """The version that a case began under and keeps. Raises UnknownMethodError."""
    try:
        return shipped().method_version(key, municipality, version)
    except UnknownMethodError:
        return library(municipality).method_version(key, municipality, version)


def valid(municipality: str | None = None, *, on: date) -> tuple[Method, ...]:
    """Every method that a municipality may begin a case under on a day, by title."""
    return library(municipality).valid(municipality, on=on)


def library(municipality: str | None) -> Library:
    """What comes with the program together with what that municipality has published."""
    if municipality is None:
        return shipped()
    published = [method for source in _sources for method in source(municipality)]
    if not published:
        return shipped()
    both = (*shipped().methods, *published)
    return Library(tuple(sorted(both, key=lambda one: (one.key, one.municipality or "", one.version))))
