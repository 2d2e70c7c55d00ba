"""From a file's bytes to YAML nodes and on to the schema's classes, with the line of everything in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from samsyn.methods.faults import Fault, MethodError
from samsyn.methods.model import Method, Settings
from samsyn.methods.reader import Reader, keys_of
from samsyn.methods.scalars import is_invisible

MOST_BYTES = 500_000


@dataclass(frozen=True)
class Written:
    """What a file holds, and on which line each address in it stands."""

    file: str
    value: Method | Settings
    lines: Mapping[str, int]

    def fault(self, address: str, message: str) -> Fault:
        """A fault at an address that stands in the file."""
        return Fault(self.file, self.lines[address], address, message)


def read_bytes(content: bytes, file: str) -> Written:
    """The method or the settings that a file holds; `file` is its name in faults. Raises MethodError."""
    return read_node(_compose(_decode(content, file), file), file)


def read_node(node: Node | None, file: str) -> Written:
    """The same, from YAML nodes that carry their lines."""
    if not isinstance(node, MappingNode):
        raise MethodError(
            [Fault(file, 1, "filen", "filen är tom eller har inga nycklar. Börja med en färdig metodfil.")]
        )
    reader = Reader(file)
    value = reader.read(_kind_of(node), node, "", node.start_mark.line + 1)
    if reader.faults:
        raise MethodError(reader.faults)
    return Written(file, cast("Method | Settings", value), reader.lines)


def _kind_of(node: MappingNode) -> type[Method | Settings]:
    """The class whose keys the file has most of, so that one misspelt key does not change what it is."""
    written = {key.value for key, _ in node.value if isinstance(key, ScalarNode)}
    local = len(written & keys_of(Settings).keys())
    return Settings if local > len(written & keys_of(Method).keys()) else Method


def _decode(content: bytes, file: str) -> str:
    if len(content) > MOST_BYTES:
        message = f"filen är större än {MOST_BYTES // 1000} kB. En metodfil är några hundra rader."
        raise MethodError([Fault(file, 1, "filen", message)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise MethodError([Fault(file, line, "filen", "filen är inte UTF-8. Spara den som UTF-8.")]) from None
    text = text.replace("\r\n", "\n")
    faults = [
        fault for number, line in enumerate(text.split("\n"), 1) for fault in _invisible(file, number, line)
    ]
    if faults:
        raise MethodError(faults)
    return text


def _invisible(file: str, number: int, line: str) -> list[Fault]:
    hidden = sorted({character for character in line if is_invisible(character)})
    codes = ", ".join(f"U+{ord(character):04X}" for character in hidden)
    message = f"raden innehåller tecken som inte syns ({codes}). Ta bort dem; gör indrag med mellanslag."
    return [Fault(file, number, _key_on(line), message)] if hidden else []


def _key_on(line: str) -> str:
    """The key that a line begins with, as well as one can tell without reading the file."""
    name = line.partition(":")[0].strip(" -{\t")
    return name if name.isidentifier() else "filen"


def _compose(text: str, file: str) -> Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        number = min(mark.line, text.count("\n")) if mark else 0
        message = (
            "raden går inte att läsa som YAML. Oftast är det ett indrag, ett kolon i en text utan citattecken"
            f" eller ett citattecken som inte stängts ({error.problem})."
        )
        raise MethodError([Fault(file, number + 1, _key_on(text.split("\n")[number]), message)]) from None
    except RecursionError:
        raise MethodError([Fault(file, 1, "filen", "filen har för många nivåer i varandra.")]) from None
