"""Reads YAML nodes into the classes of the schema, strictly, and collects every fault with its line.

The schema is read from the classes' own annotations; nothing here knows what a method is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from samsyn.methods.faults import Fault, meant, nearest, shown
from samsyn.methods.scalars import ShapeError, read_scalar

FAULTY: Final = object()
_NAME = re.compile(r"[a-z0-9_.]{1,120}")


@cache
def keys_of(kind: type) -> Mapping[str, Any]:
    """The keys a mapping of that class has in a file, each with its shape: the fields without a default."""
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: hints[field.name] for field in fields(kind) if _stands_in_file(field)}


def _stands_in_file(field: Field[Any]) -> bool:
    return field.default is MISSING


def join(path: str, name: str) -> str:
    """The address of something inside something else."""
    return f"{path}.{name}" if path else name


class Reader:
    """Reads one file's nodes. `lines` is the line of each address; `faults` is what was wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.lines: dict[str, int] = {}
        self._seen: set[int] = set()

    def read(self, shape: Any, node: Node, path: str, line: int) -> Any:
        """The node's value in that shape, or FAULTY after at least one fault was noted."""
        self.lines[path] = line
        if id(node) in self._seen:
            return self._fault(
                line, path, "ankare och alias (& och *) får inte användas. Skriv ut texten på båda ställena."
            )
        self._seen.add(id(node))
        if get_origin(shape) in (Union, UnionType):
            return self._read_perhaps(shape, node, path, line)
        if get_origin(shape) is tuple:
            return self._read_list(get_args(shape)[0], node, path, line)
        if isinstance(shape, type) and is_dataclass(shape):
            return self._read_mapping(shape, node, path, line)
        try:
            return read_scalar(shape, node)
        except ShapeError as wrong:
            return self._fault(line, path, str(wrong))

    def _read_perhaps(self, shape: Any, node: Node, path: str, line: int) -> Any:
        if isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:null":
            return None
        (inner,) = (part for part in get_args(shape) if part is not NoneType)
        self._seen.discard(id(node))
        return self.read(inner, node, path, line)

    def _read_list(self, inner: Any, node: Node, path: str, line: int) -> Any:
        if not isinstance(node, SequenceNode):
            return self._fault(
                line,
                path,
                "här ska stå en lista. Börja varje rad med ett streck, eller skriv [] om den är tom.",
            )
        names: dict[str, int] = {}
        values = []
        for number, item in enumerate(node.value, start=1):
            line, name = item.start_mark.line + 1, _name_in(inner, item) or str(number)
            if name in names:
                message = f"”{name}” står redan på rad {names[name]} i samma lista. Byt namn på den ena."
                values.append(self._fault(line, join(path, name), message))
            else:
                names[name] = line
                values.append(self.read(inner, item, join(path, name), line))
        return FAULTY if _any_faulty(values) else tuple(values)

    def _read_mapping(self, kind: type, node: Node, path: str, line: int) -> Any:
        if not isinstance(node, MappingNode):
            names = ", ".join(keys_of(kind))
            return self._fault(line, path, f"här ska stå nycklar på egna, indragna rader: {names}.")
        found = self._find_keys(kind, node, path)
        values = {}
        for name, shape in keys_of(kind).items():
            if name in found:
                key, value = found[name]
                values[name] = self.read(shape, value, join(path, name), key.start_mark.line + 1)
            else:
                values[name] = self._fault(
                    line,
                    join(path, name),
                    f"nyckeln ”{name}” saknas. Lägg till den; skriv null eller [] om den inte gäller.",
                )
        return FAULTY if _any_faulty(values.values()) else kind(**values)

    def _find_keys(self, kind: type, node: MappingNode, path: str) -> dict[str, tuple[Node, Node]]:
        """The mapping's known keys; a misspelt one is noted and then read as the one that was meant."""
        known = keys_of(kind)
        written = [key.value for key, _ in node.value if isinstance(key, ScalarNode)]
        found: dict[str, tuple[Node, Node]] = {}
        for key, value in node.value:
            name = shown(key.value) if isinstance(key, ScalarNode) else "?"
            line = key.start_mark.line + 1
            if name in found:
                self._fault(line, join(path, name), f"nyckeln ”{name}” står två gånger. Ta bort den ena.")
            elif name in known:
                found[name] = (key, value)
            else:
                absent = [other for other in known if other not in written and other not in found]
                self._fault(
                    line, join(path, name), f"nyckeln ”{name}” finns inte. {meant(name, absent or known)}"
                )
                near = nearest(name, absent)
                if near is not None:
                    found[near] = (key, value)
        return found

    def _fault(self, line: int, path: str, message: str) -> object:
        self.faults.append(Fault(self.file, line, path or "filen", message))
        return FAULTY


def _any_faulty(values: Iterable[Any]) -> bool:
    return any(value is FAULTY for value in values)


def _name_in(shape: Any, node: Node) -> str | None:
    """What names an item of a list: its first field, or the item itself where it is a word."""
    if isinstance(node, ScalarNode):
        return _as_name(node)
    if not (is_dataclass(shape) and isinstance(node, MappingNode)):
        return None
    first = next(iter(keys_of(shape)))  # type: ignore[arg-type]
    return next((_as_name(value) for key, value in node.value if key.value == first), None)


def _as_name(node: Node) -> str | None:
    """A scalar that can be part of an address; None for anything else."""
    return node.value if isinstance(node, ScalarNode) and _NAME.fullmatch(node.value) else None
