"""What a thing says, as plain data: read from rows, from a form or from an old revision, and put back.

`Content` maps the name of each field that editors write to a text, a truth value, or (many-to-many) a sorted list of
primary keys as texts. The parts of a thing, like slides, are a list of such under their relation's name, in order,
each with its "id" ("" for one that was never saved). All of it is JSON.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.dateparse import parse_datetime

from nuvika.editing.publication import PUBLICATION
from nuvika.lib.rendered import RenderedField

Content = dict[str, Any]


def content_of(thing: Any) -> Content:
    """The words of a stored thing and of its parts."""
    content = {field.name: _value_of(thing, field) for field in fields_of(type(thing))}
    if name := parts_name(type(thing)):
        parts = getattr(thing, name).all() if thing.pk else ()
        content[name] = [part_content(part) for part in parts]
    return content


def publication_of(thing: Any) -> Content:
    return {field.name: canonical(field, getattr(thing, field.name)) for field in publication_fields(type(thing))}


def digest_of(*contents: Any) -> str:
    """A hash that changes with every word: what an approval is bound to, and what a form was opened on."""
    return hashlib.sha256(json.dumps(contents, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def part_content(part: Any) -> Content:
    values = {field.name: _value_of(part, field) for field in part_fields(type(part))}
    return {"id": str(part.pk or ""), **values}


def fields_of(model: Any) -> tuple[Any, ...]:
    """The fields that say something: those that an editor writes, without what is decided about publication."""
    found = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return tuple(
        field for field in found if field.editable and not field.primary_key and field.name not in PUBLICATION
    )


def publication_fields(model: Any) -> tuple[Any, ...]:
    return tuple(model._meta.get_field(name) for name in PUBLICATION)


def part_fields(model: Any) -> tuple[Any, ...]:
    """Those of a part: its place is told by the order, its whole by whose part it is."""
    (order,) = model._meta.ordering
    return tuple(field for field in fields_of(model) if field.name != order and field.name != model.WHOLE)


def parts_name(model: Any) -> str:
    """The relation to a thing's parts; empty where it has none."""
    return str(getattr(model, "PARTS", ""))


def part_model(model: Any) -> Any:
    return model._meta.get_field(parts_name(model)).related_model


def canonical(field: Any, value: Any) -> Any:
    """A field's value as content holds it. Times are in UTC, to the second, as a form would send them back."""
    if field.many_to_many:
        return sorted(str(getattr(item, "pk", item)) for item in value)
    if isinstance(field, models.JSONField):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    if isinstance(field, models.DateTimeField) and isinstance(value, str):
        value = parse_datetime(value) or value
    match value:
        case None:
            return ""
        case bool():
            return value
        case datetime():
            return value.astimezone(UTC).replace(microsecond=0).isoformat()
        case date():
            return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _value_of(thing: Any, field: Any) -> Any:
    if field.many_to_many:
        return canonical(field, getattr(thing, field.name).all() if thing.pk else ())
    return canonical(field, field.value_from_object(thing))


# --- Put back -----------------------------------------------------------------------------------------------------


def assign(row: Any, content: Content, fields: Iterable[Any]) -> None:
    """Set a row's own columns. What a field refers to and is not there any more is left out."""
    for field in fields:
        if field.name in content and not field.many_to_many:
            setattr(row, field.attname, python_value(field, content[field.name]))


def python_value(field: Any, value: Any) -> Any:
    """What a column takes. Raises ValidationError for a text that it cannot hold."""
    if field.is_relation:
        return next(iter(existing(field, [value] if value else [])), None)
    if isinstance(field, models.JSONField):
        return json.loads(value) if isinstance(value, str) and value else value
    if value == "" and field.null:
        return None
    if value == "" and field.blank:
        return value
    found = field.to_python(value)
    if field.choices and found not in dict(field.flatchoices):
        raise ValidationError(f"“{value}” is no {field.verbose_name}.")
    return found


def existing(field: Any, keys: Iterable[str]) -> list[Any]:
    """Of these primary keys, those that a relation's field can still refer to."""
    numbers = [int(key) for key in keys if str(key).isdecimal()]
    model = field.remote_field.model
    return list(model._base_manager.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else []


def overlaid(thing: Any, content: Content) -> Any:
    """A copy of the instance that says this, parts and all, in memory alone: to be drawn, never to be saved."""
    model = type(thing)
    row = model(**{field.attname: getattr(thing, field.attname) for field in model._meta.concrete_fields})
    row._state.adding, row._state.db = thing._state.adding, thing._state.db
    assign(row, content, fields_of(model))
    caches = row._prefetched_objects_cache = {}
    for field in fields_of(model):
        if field.many_to_many and field.name in content:
            related = field.remote_field.model._default_manager.filter(pk__in=existing(field, content[field.name]))
            caches[field.name] = _known(related, list(related))
    for field in model._meta.concrete_fields:
        if isinstance(field, RenderedField):
            field.pre_save(row, add=False)
    if (name := parts_name(model)) and name in content:
        parts = list(parts_from(row, content[name]))
        caches[name] = _known(part_model(model)._default_manager.all(), parts)
    return row


def parts_from(whole: Any, contents: list[Content]) -> Iterator[Any]:
    """The parts in their order: stored ones with their new words, and new ones. Not saved."""
    model = part_model(type(whole))
    stored = (
        {str(part.pk): part for part in model._default_manager.filter(**{model.WHOLE: whole.pk})} if whole.pk else {}
    )
    made = [stored.get(content.get("id", "")) or model() for content in contents]
    (order,) = model._meta.ordering
    for position, (part, content) in enumerate(zip(made, contents, strict=True), 1):
        assign(part, content, part_fields(model))
        setattr(part, model.WHOLE, whole)
        setattr(part, order, position)
    prefetch_related_objects(made, *(field.name for field in part_fields(model) if field.is_relation))
    yield from made


def _known(queryset: Any, rows: list[Any]) -> Any:
    """A queryset that has its answer already, as prefetching leaves it."""
    queryset._result_cache, queryset._prefetch_done = rows, True
    return queryset
