"""What the form templates need to draw a field as the GOV.UK design system does."""

from dataclasses import dataclass

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.widgets import Input
from django.utils.safestring import SafeString

from linkworker.forms import DateAndTime, Faces

register = template.Library()

BASE_CLASSES = (
    (forms.Textarea, "govuk-textarea"),
    (forms.SelectMultiple, "govuk-select"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (Input, "govuk-input"),
)


@dataclass(frozen=True)
class Choice:
    """One radio or checkbox: what to draw and which questions it reveals."""

    widget: BoundWidget
    hint: str
    revealed: tuple[BoundField, ...]


@register.simple_tag
def govuk_widget(field: BoundField) -> SafeString:
    """The field's input with the design system's classes, error mark and descriptions."""
    widget = field.field.widget
    if isinstance(widget, DateAndTime):
        _mark_parts(field)
        return field.as_widget()
    attrs: dict[str, str | bool] = {"class": _classes(widget, bool(field.errors))}
    if described_by := described_by_ids(field):
        attrs["aria-describedby"] = described_by
    if counts_characters(field):
        attrs["class"] = f"{attrs['class']} govuk-js-character-count"
    if getattr(field.field, "prefix", "") and "spellcheck" not in widget.attrs:
        attrs["spellcheck"] = "false"
    return field.as_widget(attrs=attrs)


def _classes(widget: forms.Widget, in_error: bool) -> str:
    base = next((name for kind, name in BASE_CLASSES if isinstance(widget, kind)), "")
    own = widget.attrs.get("class", "")
    return " ".join(part for part in (base, own, f"{base}--error" if in_error and base else "") if part)


def _mark_parts(field: BoundField) -> None:
    """Give each part of a date and time its classes; the error mark only to the part at fault."""
    codes = error_codes(field)
    widget = field.field.widget
    for number, part in enumerate(widget.widgets):
        others = tuple(name for name in widget.part_names if name != widget.part_names[number])
        at_fault = any(not code.startswith(others) for code in codes)
        plain = part.attrs["class"].removesuffix(" govuk-input--error")
        part.attrs["class"] = f"{plain} govuk-input--error" if at_fault else plain


def error_codes(field: BoundField) -> list[str]:
    """The codes of the field's errors; those of a date and time start with the part at fault."""
    return [error.code or "" for error in field.errors.as_data()] if field.errors else []


@register.filter
def counts_characters(field: BoundField) -> bool:
    """Whether the characters left are counted below: a long text with a limit."""
    return isinstance(field.field.widget, forms.Textarea) and bool(getattr(field.field, "max_length", None))


@register.filter
def described_by_ids(field: BoundField) -> str:
    """The ids of the hint, the error and the character count, as `aria-describedby` wants them."""
    ids = field.aria_describedby or ""
    if counts_characters(field):
        ids = f"{ids} {field.auto_id}-info".strip()
    return ids


@register.filter
def error_target(field: BoundField) -> str:
    """The id an error in the summary links to: the first input of the question at fault."""
    widget = field.field.widget
    if isinstance(widget, DateAndTime):
        codes, names = error_codes(field), enumerate(widget.part_names)
        at_fault = next((number for number, name in names if any(code.startswith(name) for code in codes)), 0)
        return f"{field.auto_id}_{at_fault}"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def shape(field: BoundField) -> str:
    """Which template draws it: radios, faces, checkboxes, checkbox, parts, textarea, select, file or input."""
    shapes = (
        (forms.CheckboxSelectMultiple, "checkboxes"),
        (Faces, "faces"),
        (forms.RadioSelect, "radios"),
        (forms.CheckboxInput, "checkbox"),
        (DateAndTime, "parts"),
        (forms.Textarea, "textarea"),
        (forms.Select, "select"),
        (forms.FileInput, "file"),
    )
    return next((name for kind, name in shapes if isinstance(field.field.widget, kind)), "input")


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether the label says "(optional)". A revealed question keeps what it was declared to be."""
    if not getattr(field.form, "mark_optional", False) or not getattr(field.field, "marked_optional", True):
        return False
    declared = getattr(field.form, "base_fields", {}).get(field.name, field.field)
    return not declared.required and not field.field.required


@register.simple_tag
def choices_of(field: BoundField) -> list[Choice]:
    """Each radio or checkbox of the field with its hint and the questions it reveals, in order."""
    widget = field.field.widget
    hints = getattr(widget, "hints", {})
    answers = getattr(field.form, "reveals", {}).get(field.name, {})
    return [
        Choice(
            widget=option,
            hint=str(hints.get(str(option.data["value"]), "")),
            revealed=tuple(field.form[name] for name in answers.get(str(option.data["value"]), ())),
        )
        for option in field.subwidgets
    ]


@register.simple_tag
def errors_in_order(form: forms.BaseForm) -> list[tuple[str, str]]:
    """(id to link to, message) for every error in the order asked; the whole form's first, without an id."""
    found = [("", str(message)) for message in form.non_field_errors()]
    for field in form:
        found += [(error_target(field), str(message)) for message in field.errors]
    return found
