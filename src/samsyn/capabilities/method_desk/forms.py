"""Forms for the parts of a method, made from the schema, so that a new key is a new field by itself."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samsyn.law.vocabulary import Labelled, Party
from samsyn.methods.reader import keys_of
from samsyn.methods.scalars import is_invisible
from samsyn.methods.shapes import Between, Prose, Word
from samsyn.methods.wording import REFERS, label
from samsyn.methods.writing import Plain

from .actions import key_from
from .parts import INLINE, NOT_CHANGED, Part, bare, is_item, listed_class, may_be_absent

LINE = 200  # characters that stand on one line
SEPARATOR = "__"
PARTIES = frozenset({"by", "takes_part", "asked_by", "asked_of", "known_to"})
EMPTY: tuple[object, ...] = (None, "", [])


class PartForm(forms.Form):
    """The fields of one part. `content()` is the part's content with what was written."""

    def __init__(
        self, *args: Any, part: Part, data_of_method: Plain, new: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.part, self.whole, self.new = part, data_of_method, new
        for name, shape in keys_of(part.kind).items():
            if name not in NOT_CHANGED and not self._names_it(name):
                self._add(name, shape, part.content.get(name))

    def _names_it(self, name: str) -> bool:
        return not self.new and is_item(self.part) and fields(self.part.kind)[0].name == name

    def _add(self, name: str, shape: Any, value: Any) -> None:
        inner = bare(shape)
        if listed_class(inner) is not None:
            return
        if inner in INLINE:
            for key, deep in keys_of(inner).items():
                required = not may_be_absent(shape) and not may_be_absent(deep)
                told = f"{label(name)}: {label(key).lower()}"
                self._field(f"{name}{SEPARATOR}{key}", deep, (value or {}).get(key), told, required=required)
        elif not (isinstance(inner, type) and is_dataclass(inner)):
            self._field(name, shape, value, label(name), required=not may_be_absent(shape))

    def _field(self, name: str, shape: Any, value: Any, told: str, *, required: bool) -> None:
        key = name.rsplit(SEPARATOR, maxsplit=1)[-1]
        made = _field_for(key, bare(shape), self.whole, value, required=required)
        made.label = told
        self.fields[name] = made
        if not self.is_bound:
            self.initial[name] = value

    def content(self) -> Plain:
        """The part's content with what was written; for a new item its key is made from its name."""
        told, found = self.cleaned_data, dict(self.part.content)
        for name, shape in keys_of(self.part.kind).items():
            inner = bare(shape)
            if inner in INLINE:
                found[name] = self._inline(name, inner)
            elif name in told:
                found[name] = _stored(told[name])
            elif self.new and listed_class(inner) is not None:
                found[name] = []
        return found

    def _inline(self, name: str, kind: type) -> Plain | None:
        written = {key: _stored(self.cleaned_data.get(f"{name}{SEPARATOR}{key}")) for key in keys_of(kind)}
        first = next(iter(written.values()))
        return None if first in EMPTY else written

    def clean(self) -> dict[str, Any]:
        """An inline group is whole or empty."""
        told: dict[str, Any] = super().clean() or {}
        for name, shape in keys_of(self.part.kind).items():
            inner = bare(shape)
            if inner in INLINE:
                self._whole_or_empty(name, inner, told)
        return told

    def _whole_or_empty(self, name: str, kind: type, told: dict[str, Any]) -> None:
        first = next(iter(keys_of(kind)))
        if told.get(f"{name}{SEPARATOR}{first}") in EMPTY:
            return
        for key, deep in keys_of(kind).items():
            field = f"{name}{SEPARATOR}{key}"
            if not may_be_absent(deep) and told.get(field) in EMPTY and field not in self.errors:
                self.add_error(field, _("Fyll i det här också, eller töm de andra."))


def new_item(kind: type, items: list[Plain], written: Plain) -> Plain:
    """A new item of a list, with its key made from what people call it, and no other's key."""
    first = fields(kind)[0].name
    if first != "key":
        return written
    called = next(
        written[name] for name in ("name", "label", "heading", "title", "question") if name in written
    )
    key, taken = key_from(called)[:50], {item["key"] for item in items}
    number = 2
    while key in taken:
        key, number = f"{key_from(called)[:50]}_{number}", number + 1
    return {name: key if name == "key" else written.get(name) for name in keys_of(kind)}


def _field_for(name: str, shape: Any, whole: Plain, value: Any, *, required: bool) -> forms.Field:
    if get_origin(shape) is tuple:
        options = list(_options(name, get_args(shape)[0], whole, value or ()))
        return forms.MultipleChoiceField(choices=options, required=False, widget=forms.CheckboxSelectMultiple)
    if shape is bool:
        return forms.BooleanField(required=False)
    if shape is dt.date:
        return forms.DateField(required=required)
    options = list(_options(name, shape, whole, ()))
    if options:
        empty = [] if required else [("", _("Ingen"))]
        return forms.ChoiceField(choices=[*empty, *options], required=required)
    return _written(next(part for part in get_args(shape) if not isinstance(part, type)), required=required)


def _written(rule: Any, *, required: bool) -> forms.Field:
    if isinstance(rule, Between):
        return forms.IntegerField(min_value=rule.least, max_value=rule.most, required=required)
    longest = rule.longest if isinstance(rule, Prose | Word) else LINE
    widget = forms.TextInput() if longest <= LINE else forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=longest, required=required, widget=widget, validators=[_visible])


def _options(name: str, shape: Any, whole: Plain, chosen: Collection[str]) -> Iterator[tuple[str, str]]:
    """What can be chosen: the method's parties, a closed list, or the names of something else in the method.

    What is chosen already can always be taken away, also where the method no longer has it.
    """
    if name in PARTIES:
        kinds = {party["kind"] for party in whole["parties"]} | set(chosen)
        yield from ((one.value, one.label.capitalize()) for one in Party if one.value in kinds)
    elif isinstance(shape, type) and issubclass(shape, StrEnum):
        for one in shape:
            yield one.value, one.label.capitalize() if isinstance(one, Labelled) else one.value
    elif name in REFERS:
        for item in whole[REFERS[name]]:
            yield item["key"], item["name"]
        there = {item["key"] for item in whole[REFERS[name]]}
        yield from ((gone, gone) for gone in chosen if gone not in there)


def _visible(text: str) -> None:
    if any(is_invisible(character) and character not in "\r\n" for character in text):
        raise ValidationError(_("Texten innehåller ett tecken som inte syns. Ta bort det."))


def _stored(value: Any) -> Any:
    if isinstance(value, str):
        value = " ".join(value.split()) if "\n" not in value else value.replace("\r\n", "\n")
        return value or None
    return value


class CopyForm(forms.Form):
    """How a method is begun: as the municipality's version of it, or as one with a name of its own."""

    SAME, OWN = "same", "own"
    how = forms.ChoiceField(label=_("Vad vill ni göra?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Den nya metodens namn"), required=False, max_length=80, validators=[_visible]
    )

    def __init__(self, *args: Any, title: str, may_change_it: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        same = [(self.SAME, _("Ändra %(title)s hos oss") % {"title": title})] if may_change_it else []
        own = (self.OWN, _("Göra en ny metod, med %(title)s som början") % {"title": title})
        self.fields["how"].choices = [*same, own]  # type: ignore[attr-defined]
        if not self.is_bound:
            self.initial["how"] = self.SAME if same else self.OWN

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        if told.get("how") == self.OWN and not told.get("name"):
            self.add_error("name", _("Skriv vad metoden ska heta."))
        return told

    def own_name(self) -> str:
        return str(self.cleaned_data["name"]) if self.cleaned_data["how"] == self.OWN else ""


class PublishForm(forms.Form):
    """From which day, and who decided it."""

    valid_from = forms.DateField(
        label=_("Gäller från"), widget=forms.DateInput, help_text=_("I dag eller en senare dag.")
    )
    decided = forms.CharField(
        label=_("Vem har bestämt det?"),
        min_length=5,
        max_length=300,
        help_text=_("Till exempel styrgruppen och dagen för beslutet."),
        error_messages={"min_length": _("Skriv vem som har bestämt, med minst fem tecken.")},
        validators=[_visible],
    )

    def __init__(self, *args: Any, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.initial.setdefault("valid_from", today)

    def clean_valid_from(self) -> dt.date:
        day: dt.date = self.cleaned_data["valid_from"]
        if day < self.today:
            raise ValidationError(_("En metod kan inte gälla bakåt. Välj i dag eller en senare dag."))
        return day


class FileForm(forms.Form):
    """A whole file, as text."""

    text = forms.CharField(
        label=_("Metodens fil"), max_length=500_000, strip=False, widget=forms.Textarea(attrs={"rows": 25})
    )
