"""The values of a form that somebody is still typing into: what can be understood, without a word of refusal."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.http import QueryDict


def values(
    form: "type[forms.ModelForm[Any]]", data: QueryDict, prefix: str = "", *, but: Collection[str] = ()
) -> dict[str, Any]:
    """By name of field, what the form would hold; what cannot be understood yet, or is empty, is left out."""
    found = {}
    for name, field in form.base_fields.items():
        if name in but:
            continue
        try:
            value = field.clean(field.widget.value_from_datadict(data, {}, f"{prefix}{name}"))
            if isinstance(value, str):
                _check(form, name, value)
        except ValidationError:
            continue
        if value is not None:
            found[name] = value
    return found


def number(text: str | None) -> int | None:
    """A whole number that was typed; None for anything else."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _check(form: "type[forms.ModelForm[Any]]", name: str, value: str) -> None:
    """A form leaves the rules of the column to the model: a language of one letter would pass it."""
    try:
        column: Any = form._meta.model._meta.get_field(name)
    except FieldDoesNotExist:
        return
    column.run_validators(value)
