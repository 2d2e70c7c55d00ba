"""What has changed between two versions of a method, in plain Swedish: "Ålder: 15–18 → 15–17"."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from samsyn.methods.model import Method
from samsyn.methods.reader import keys_of
from samsyn.methods.steps import Repeat, Sharing, TimeLimit
from samsyn.methods.target import Ages
from samsyn.methods.texts import name_of
from samsyn.methods.wording import ITEMS, REFERS, Names, label, names_in, phrase, title_of

IN_ONE_PHRASE = (Ages, TimeLimit, Repeat, Sharing)
NOT_TOLD = frozenset({"key", "version", "valid_from"})


@dataclass(frozen=True)
class Change:
    """What is different at a place. `before` is None for what is new, `after` for what is gone."""

    where: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.where}: nytt"
        if self.after is None:
            return f"{self.where}: borttaget"
        return f"{self.where}: {self.before} → {self.after}"


def changes(before: Method, after: Method) -> tuple[Change, ...]:
    """Everything that is different, in the order of the file; not the version and its day."""
    old, new = names_in(before), names_in(after)
    return tuple(
        _Reading({**old, **new}, frozenset(old.keys() - new.keys())).mapping(
            _titled(before), _titled(after), ""
        )
    )


def _titled(method: Method) -> Method:
    return replace(method, name=method.title)


@dataclass(frozen=True)
class _Reading:
    """Two versions read beside each other: the names in them, and what is only in the first."""

    names: Names
    gone: frozenset[tuple[str, str]]

    def mapping(self, before: Any, after: Any, where: str) -> Iterator[Change]:
        kind: type = type(after)
        for key in keys_of(kind):
            one, other = self._still(key, getattr(before, key)), getattr(after, key)
            if key not in NOT_TOLD and one != other:
                yield from self._at(key, one, other, where)

    def _still(self, key: str, value: Any) -> Any:
        """Without the names of what is gone, which is told where it stood."""
        if isinstance(value, tuple) and key in REFERS:
            return tuple(one for one in value if is_dataclass(one) or (REFERS[key], one) not in self.gone)
        return value

    def _at(self, key: str, one: Any, other: Any, outside: str) -> Iterator[Change]:
        where = f"{outside}{label(key)}"
        if _is_list(one) or _is_list(other):
            yield from self._in_list(key, one, other, outside)
        elif _is_section(one) and _is_section(other):
            yield from self.mapping(one, other, "" if key == "target_group" else f"{where}, ")
        elif _is_section(one) or _is_section(other):
            yield Change(where, None if one is None else "finns", None if other is None else "finns")
        else:
            yield Change(where, phrase(key, one, self.names), phrase(key, other, self.names))

    def _in_list(
        self, key: str, before: tuple[Any, ...], after: tuple[Any, ...], outside: str
    ) -> Iterator[Change]:
        old, new = ({name_of(item): item for item in items} for items in (before, after))
        for name, item in old.items():
            if name not in new:
                yield Change(_said(outside, key, item), "finns", None)
        for name, item in new.items():
            if name not in old:
                yield Change(_said(outside, key, item), None, "finns")
            elif old[name] != item:
                yield from self.mapping(old[name], item, f"{_said(outside, key, old[name])}: ")
        was, now = [name for name in old if name in new], [name for name in new if name in old]
        if was != now:
            said = [", ".join(title_of(new[name]) for name in names) for names in (was, now)]
            yield Change(f"{outside}{label(key)}, ordningen", said[0], said[1])


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple) and any(is_dataclass(item) for item in value)


def _is_section(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, IN_ONE_PHRASE)


def _said(outside: str, key: str, item: Any) -> str:
    word = ITEMS.get(key, f"{label(key)}:")
    said = f"{outside}{word}"
    return f"{said[:1].upper()}{said[1:]} ”{title_of(item)}”"
