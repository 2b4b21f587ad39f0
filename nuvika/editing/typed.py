"""What somebody typed into a form, valid or not, as content; and content as what a form shows."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import DateTimeField
from django.utils.dateparse import parse_datetime

from nuvika.editing.content import (
    Content,
    canonical,
    fields_of,
    part_fields,
    part_model,
    parts_name,
    publication_fields,
)


def typed(form: Any, formset: Any = None) -> Content:
    """The fields of a bound form and, where the thing has parts, those of their form set, in the order typed."""
    fields = {field.name: field for field in (*fields_of(form._meta.model), *publication_fields(form._meta.model))}
    content = {
        name: _value(fields[name], field, form[name].data) for name, field in form.fields.items() if name in fields
    }
    if formset is not None:
        content[parts_name(form._meta.model)] = _parts(formset)
    return content


def _parts(formset: Any) -> list[Content]:
    model = formset.model
    (order,) = model._meta.ordering
    columns, inputs = {field.name: field for field in part_fields(model)}, formset.empty_form.fields
    found = []
    for number in range(formset.total_form_count()):
        raw = {
            name: field.widget.value_from_datadict(formset.data, formset.files, f"{formset.prefix}-{number}-{name}")
            for name, field in inputs.items()
        }
        part = {name: _value(columns[name], inputs[name], raw[name]) for name in raw if name in columns}
        part["id"] = str(raw.get("id") or "")
        if not raw.get("DELETE") and (part["id"] or _says_something(columns.values(), part)):
            found.append((_place(raw.get(order), number), part))
    return [part for _, part in sorted(found, key=lambda pair: pair[0])]


def _place(position: Any, number: int) -> tuple[bool, int, int]:
    known = str(position or "").isdecimal()
    return (not known, int(position) if known else 0, number)


def _says_something(fields: Iterable[Any], part: Content) -> bool:
    """A form that nobody filled in holds only what it began with: choices and ticks."""
    return any(
        part.get(field.name) for field in fields if not field.choices and not isinstance(part.get(field.name), bool)
    )


def _value(column: Any, field: forms.Field, raw: Any) -> Any:
    if isinstance(raw, list) and not column.many_to_many:
        raw = _moment(field, raw)
    if column.many_to_many:
        return canonical(column, raw or ())
    return canonical(column, raw.strip() if isinstance(raw, str) and getattr(field, "strip", False) else raw)


def _moment(field: forms.Field, raw: list[Any]) -> Any:
    """A date and a time in two boxes: the moment, or what was typed where that is none."""
    try:
        return field.clean(raw)
    except ValidationError:
        return " ".join(str(part or "") for part in raw).strip()


def as_initial(fields: Iterable[Any], content: Content) -> dict[str, Any]:
    """What a form's fields show for a content; what is no moment stands in the first box as it was typed."""
    return {field.name: _shown(field, content[field.name]) for field in fields if field.name in content}


def _shown(field: Any, value: Any) -> Any:
    if not isinstance(field, DateTimeField) or not value:
        return value
    moment: datetime | None = parse_datetime(value)
    return moment if moment and moment.tzinfo else [value, ""]


def part_initial(model: Any, content: Content) -> list[dict[str, Any]]:
    """The same for the parts, numbered in their order."""
    parts = part_model(model)
    (order,) = parts._meta.ordering
    shown = content.get(parts_name(model), [])
    return [{**as_initial(part_fields(parts), part), order: number} for number, part in enumerate(shown, 1)]
