"""The methods that hold on a day: read from files, checked, and found by key, municipality and version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from samsyn.methods.checks import findings
from samsyn.methods.faults import Fault, MethodError, UnknownMethodError, meant
from samsyn.methods.files import Written, read_bytes
from samsyn.methods.local import in_municipality, settings_findings
from samsyn.methods.model import Method, Settings

SHIPPED = Path(__file__).parent / "files"


@dataclass(frozen=True)
class Library:
    """Methods and methods as municipalities have set them, every version of each, oldest first."""

    methods: tuple[Method, ...]

    def method(self, key: str, municipality: str | None = None, *, on: date) -> Method:
        """The version valid on that day; without a municipality the method as it is written.

        Raises UnknownMethodError where there is none, or none yet on that day.
        """
        versions = [method for method in self._versions(key, municipality) if method.valid_from <= on]
        if not versions:
            first = self._versions(key, municipality)[0].valid_from
            raise UnknownMethodError(f"”{key}” gäller först från {first}, inte {on}.")
        return versions[-1]

    def method_version(self, key: str, municipality: str | None, version: int) -> Method:
        """The version that a case began under and keeps. Raises UnknownMethodError."""
        versions = {method.version: method for method in self._versions(key, municipality)}
        if version not in versions:
            there = ", ".join(map(str, versions))
            raise UnknownMethodError(f"”{key}” finns inte i version {version}. Det finns version {there}.")
        return versions[version]

    def valid(self, municipality: str | None = None, *, on: date) -> tuple[Method, ...]:
        """Every method a municipality may begin a case under that day, by title."""
        keys = {
            method.key
            for method in self.methods
            if method.municipality == municipality and method.valid_from <= on
        }
        return tuple(
            sorted((self.method(key, municipality, on=on) for key in keys), key=lambda method: method.title)
        )

    def _versions(self, key: str, municipality: str | None) -> list[Method]:
        named = [method for method in self.methods if method.key == key]
        if not named:
            raise UnknownMethodError(
                f"metoden ”{key}” finns inte. {meant(key, {method.key for method in self.methods})}"
            )
        local = [method for method in named if method.municipality == municipality]
        if not local:
            known = {method.municipality for method in named if method.municipality}
            raise UnknownMethodError(
                f"”{municipality}” har inga inställningar för ”{key}”. {meant(str(municipality), known)}"
            )
        return local


def read_library(paths: Iterable[Path]) -> Library:
    """The library that these files make together. Raises MethodError with the faults of all of them."""
    library, faults = examine(paths)
    if faults:
        raise MethodError(faults)
    return library


def examine(paths: Iterable[Path], beside: Iterable[Method] = ()) -> tuple[Library, tuple[Fault, ...]]:
    """What holds in the files, and every fault in them; settings may be for a method `beside` them."""
    written, faults = _read_all(paths)
    bases: dict[tuple[str, int], Method] = {(method.key, method.version): method for method in beside}
    whole: list[tuple[Method, Written]] = []
    for file in written:
        if isinstance(file.value, Method):
            bases[file.value.key, file.value.version] = file.value
            faults += [file.fault(*finding) for finding in findings(file.value)]
            whole.append((file.value, file))
    for file in written:
        if isinstance(file.value, Settings):
            base, wrong = _base(file, file.value, bases)
            faults += wrong
            if base is not None and not wrong:
                whole.append((in_municipality(base, file.value), file))
    whole.sort(key=lambda pair: (pair[0].key, pair[0].municipality or "", pair[0].version))
    faults += _crossed_versions(whole)
    return Library(tuple(method for method, _ in whole)), MethodError(faults).faults


def _read_all(paths: Iterable[Path]) -> tuple[list[Written], list[Fault]]:
    written: list[Written] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            written.append(read_bytes(path.read_bytes(), str(path)))
        except OSError as error:
            faults.append(
                Fault(
                    str(path),
                    1,
                    "filen",
                    f"filen går inte att öppna ({error.strerror}). Kontrollera sökvägen.",
                )
            )
        except MethodError as error:
            faults += error.faults
    return written, faults


def _base(
    file: Written, settings: Settings, bases: dict[tuple[str, int], Method]
) -> tuple[Method | None, list[Fault]]:
    """The method that settings are for, and what in them does not fit it."""
    versions = [version for key, version in bases if key == settings.settings_for]
    base = bases.get((settings.settings_for, settings.base_version))
    if base is not None:
        return base, [file.fault(*finding) for finding in settings_findings(settings, base)]
    if versions:
        there = ", ".join(map(str, versions))
        message = f"metoden finns inte i version {settings.base_version}. Det finns version {there}."
        return None, [file.fault("base_version", message)]
    near = meant(settings.settings_for, {key for key, _ in bases})
    return None, [file.fault("settings_for", f"metoden ”{settings.settings_for}” finns inte. {near}")]


def _crossed_versions(whole: list[tuple[Method, Written]]) -> list[Fault]:
    """Faults where a version stands in two files, or a later one begins no later than the one before."""
    faults = []
    for (earlier, first), (later, second) in pairwise(whole):
        if (earlier.key, earlier.municipality) != (later.key, later.municipality):
            continue
        if earlier.version == later.version:
            faults.append(
                second.fault("version", f"version {later.version} står redan i {first.file}. Höj versionen.")
            )
        elif later.valid_from <= earlier.valid_from:
            message = (
                f"version {earlier.version} gäller från {earlier.valid_from}; en senare börjar en senare dag."
            )
            faults.append(second.fault("valid_from", message))
    return faults


@cache
def shipped() -> Library:
    """The methods that come with the program."""
    return read_library(sorted(SHIPPED.glob("*.yaml")))
