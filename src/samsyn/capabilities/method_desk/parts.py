"""The parts of a method by their addresses: what stands there, what can be changed there, and where a fault belongs.

A part is a mapping of the file: the whole method, a section of it, or an item of a list. Each has a page of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from samsyn.methods.model import Method
from samsyn.methods.reader import join, keys_of
from samsyn.methods.steps import Repeat, Sharing, TimeLimit
from samsyn.methods.target import Ages
from samsyn.methods.wording import ITEMS, label
from samsyn.methods.writing import Plain

INLINE = (Ages, TimeLimit, Repeat, Sharing)
NOT_CHANGED = frozenset({"key", "version", "valid_from"})


class NoSuchPart(LookupError):
    """The method has nothing at that address."""


@dataclass(frozen=True)
class Part:
    """A mapping in the file, with its class and its content."""

    address: str
    kind: type
    content: Plain


@dataclass(frozen=True)
class Item:
    """One of a list: its name in addresses and what people call it."""

    address: str
    title: str


@dataclass(frozen=True)
class Listing:
    """A list within a part."""

    address: str
    label: str
    one: str
    items: tuple[Item, ...]

    @property
    def asks(self) -> bool:
        """Whether it lists the fields that a step asks of its own."""
        return self.address.endswith(".extra_fields")


def bare(shape: Any) -> Any:
    """The shape of what is there, where it may be absent."""
    if get_origin(shape) in (Union, UnionType):
        (shape,) = (part for part in get_args(shape) if part is not NoneType)
    return shape


def may_be_absent(shape: Any) -> bool:
    return get_origin(shape) in (Union, UnionType)


def listed_class(shape: Any) -> type | None:
    """The class of a list's items, or None where it is not a list of mappings."""
    inner = get_args(shape)[0] if get_origin(shape) is tuple else None
    return inner if isinstance(inner, type) and is_dataclass(inner) else None


def part_at(data: Plain, address: str) -> Part:
    """The part with that address; an empty one is the whole method. Raises NoSuchPart."""
    kind: type = Method
    content: Any = data
    names = [name for name in address.split(".") if name]
    while names:
        kind, content = _step(kind, content, names)
    if not isinstance(content, dict):
        raise NoSuchPart(address)
    return Part(address, kind, content)


def _step(kind: type, content: Any, names: list[str]) -> tuple[type, Any]:
    """One step further in; takes its names from the front."""
    name = names.pop(0)
    shape = bare(keys_of(kind).get(name))
    if not isinstance(content, dict) or shape is None:
        raise NoSuchPart(name)
    inner = listed_class(shape)
    if inner is not None:
        if not names:
            raise NoSuchPart(name)
        return inner, one_of(content[name], inner, names.pop(0))
    if isinstance(shape, type) and is_dataclass(shape) and shape not in INLINE:
        return shape, content[name]
    raise NoSuchPart(name)


def list_at(data: Plain, address: str) -> tuple[list[Plain], type]:
    """The list with that address and the class of its items. Raises NoSuchPart."""
    outside, _, name = address.rpartition(".")
    part = part_at(data, outside)
    inner = listed_class(bare(keys_of(part.kind).get(name)))
    if inner is None:
        raise NoSuchPart(address)
    return part.content[name], inner


def one_of(items: list[Plain], kind: type, name: str) -> Plain:
    """The item of that name. Raises NoSuchPart."""
    first = fields(kind)[0].name
    for item in items:
        if item[first] == name:
            return item
    raise NoSuchPart(name)


def listings(part: Part) -> Iterator[Listing]:
    """The lists of mappings within a part."""
    for name, shape in keys_of(part.kind).items():
        inner = listed_class(bare(shape))
        if inner is None:
            continue
        address, first = join(part.address, name), fields(inner)[0].name
        items = (Item(join(address, item[first]), title(item, first)) for item in part.content[name])
        yield Listing(address, label(name), ITEMS.get(name, "punkten"), tuple(items))


def sections(part: Part) -> Iterator[Item]:
    """The mappings within a part that have pages of their own and are not in a list."""
    for name, shape in keys_of(part.kind).items():
        inner = bare(shape)
        is_section = isinstance(inner, type) and is_dataclass(inner) and inner not in INLINE
        if is_section and part.content[name] is not None:
            yield Item(join(part.address, name), label(name))


def title(item: Plain, first: str) -> str:
    """What people call an item."""
    found = next(
        (item[name] for name in ("name", "label", "heading", "title", "question") if name in item), ""
    )
    return str(found or item[first])


def is_item(part: Part) -> bool:
    """Whether a part is one of a list, and not a section."""
    return part.content.get(fields(part.kind)[0].name) == part.address.rpartition(".")[2]


def called(part: Part) -> str:
    """What a part's page is called: the item's own name, or the section's label."""
    if is_item(part):
        return title(part.content, fields(part.kind)[0].name)
    return label(part.address.rpartition(".")[2])


def page_of(data: Plain, address: str) -> str:
    """The nearest part that has a page, for a fault at that address."""
    while address:
        try:
            return part_at(data, address).address
        except NoSuchPart:
            address = address.rpartition(".")[0]
    return ""
