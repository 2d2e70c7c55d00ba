"""The way in for the other floors: load a file, or find the method that holds."""

from datetime import date
from pathlib import Path

from samsyn.methods.faults import MethodError
from samsyn.methods.library import examine, shipped
from samsyn.methods.model import Method


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
    """The shipped method valid on a day, in a municipality or as it is written. Raises UnknownMethodError."""
    return shipped().method(key, municipality, on=on)


def method_version(key: str, municipality: str | None, version: int) -> Method:
    """The version of a shipped method that a case began under. Raises UnknownMethodError."""
    return shipped().method_version(key, municipality, version)
