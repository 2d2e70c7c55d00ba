"""How every form looks and speaks: one renderer, one field template, one kind of bound field.

Setting: FORM_RENDERER = "samsyn.interfaces.web.forms_look.Renderer". A form needs nothing of its own:
`{{ form }}`, `{{ form.name.as_field_group }}` or `<c-form :form="form" send="Spara" />`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

DATE, TIME, MOMENT = "%Y-%m-%d", "%H:%M", "%Y-%m-%dT%H:%M"
NATIVE = (
    (forms.DateInput, "date", DATE),
    (forms.TimeInput, "time", TIME),
    (forms.DateTimeInput, "datetime-local", MOMENT),
)
TEXTAREA_DEFAULTS = {"40", "10"}
MOST_BESIDE = 5  # choices on one line
SHORT_LABEL = 22  # characters


class LookBoundField(BoundField):
    """A field that knows how it is drawn: its classes, its native input, whether it is marked as optional."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        make_native(field.widget)

    @property
    def kind(self) -> str:
        """Which part of the field template draws it."""
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
            return "several"
        return "one"

    @property
    def marked_optional(self) -> bool:
        """Required is the default and not marked; a lone box may always be left empty, so neither is it.

        Nor is what an answer may ask for: a form names such fields in `asked_by_answer`.
        """
        if (
            self.field.required
            or self.field.disabled
            or self.name in getattr(self.form, "asked_by_answer", ())
        ):
            return False
        return self.kind != "checkbox"

    @cached_property
    def first_id(self) -> str:
        """The id of the control itself, or of the first of several: where the error summary leads."""
        if self.kind == "choices":
            return str(self.subwidgets[0].id_for_label) if self.subwidgets else ""
        return str(self.id_for_label) or f"{self.auto_id}_0"

    @property
    def choice_rows(self) -> list[tuple[BoundWidget, str]]:
        """Each choice with the line that explains it, empty where there is none (see `Explained`)."""
        hints = getattr(self.field.widget, "hints", {})
        return [(choice, hints.get(str(choice.data["value"]), "")) for choice in self.subwidgets]

    @property
    def has_short_choices(self) -> bool:
        """Few and short, such as yes and no: they stand beside each other and save a tired reader the scrolling."""
        rows = self.choice_rows
        return len(rows) <= MOST_BESIDE and all(
            not hint and len(str(choice.choice_label)) <= SHORT_LABEL for choice, hint in rows
        )

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's own attributes with the design system's class.

        The browser's memory of typed values is off: computers are shared, and what is typed is about others.
        """
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        drawn = widget or self.field.widget
        if drawn.is_hidden:
            return built
        own = drawn.attrs
        built["class"] = " ".join(filter(None, ("ds-input", own.get("class"))))
        if self.kind in {"one", "several"} and "autocomplete" not in own:
            built.setdefault("autocomplete", "off")
        if own.get("placeholder") == self.label:
            built["placeholder"] = False  # says no more than the label does
        if isinstance(drawn, forms.Textarea):
            # Django's own 40 by 10 would stop the field from growing with its text
            built.update({side: False for side in ("cols", "rows") if own.get(side) in TEXTAREA_DEFAULTS})
        return built


class Explained(forms.RadioSelect):
    """Radio buttons with a line under each that says what it means; `hints` by the choice's value."""

    def __init__(self, hints: Mapping[str, str | Promise], **rest: Any) -> None:
        super().__init__(**rest)
        self.hints = hints


def make_native(widget: forms.Widget) -> None:
    """Give dates and times the browser's own input, which a telephone shows as its own picker."""
    for part in getattr(widget, "widgets", []):
        make_native(part)
    if isinstance(widget, forms.SplitDateTimeWidget):
        for part, label in zip(widget.widgets, (_("Datum"), _("Klockslag")), strict=True):
            part.attrs.setdefault("aria-label", label)
    for kind, input_type, written in NATIVE:
        if type(widget) is kind and widget.input_type == "text":
            widget.input_type, widget.format = input_type, written


class Renderer(TemplatesSetting):
    """Draws forms with our templates, found as every other template is."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
    bound_field_class = LookBoundField


@dataclass(frozen=True)
class Mistake:
    """One line of an error summary; `target` is the id it leads to, empty for the form as a whole."""

    text: str
    target: str


def mistakes(form: forms.BaseForm | None) -> list[Mistake]:
    """Every error of a form, those of the whole first, then in the order of its fields."""
    if form is None or not form.is_bound:
        return []
    whole: ErrorList = form.non_field_errors()
    return [*(Mistake(str(text), "") for text in whole), *_of_fields(form)]


def _of_fields(form: forms.BaseForm) -> Iterator[Mistake]:
    for bound in form:
        target = "" if bound.is_hidden else getattr(bound, "first_id", bound.id_for_label)
        for text in bound.errors:
            yield Mistake(_alone(bound, str(text)), target)


def _alone(bound: BoundField, text: str) -> str:
    """A text that says nothing without its field gets the field's name, since the summary stands apart."""
    if text != forms.Field.default_error_messages["required"]:
        return text
    return f"{bound.label}: {text[:1].lower()}{text[1:]}"
