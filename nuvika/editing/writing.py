"""Content put back into rows. Runs in the caller's transaction, upon a row that the caller has locked."""

from typing import Any

from nuvika.editing.content import Content, assign, existing, fields_of, part_model, parts_from, parts_name
from nuvika.editing.parts import put_in_order


def write(row: Any, content: Content) -> None:
    """Make the stored thing say this, whole: what the content does not name stays, parts that it leaves out go.

    Raises ValidationError for what the thing cannot hold.
    """
    assign(row, content, fields_of(type(row)))
    row.full_clean()
    row.save()
    for field in fields_of(type(row)):
        if field.many_to_many and field.name in content:
            getattr(row, field.name).set(existing(field, content[field.name]))
    if (name := parts_name(type(row))) and name in content:
        _write_parts(row, content[name])


def _write_parts(row: Any, contents: list[Content]) -> None:
    parts = list(parts_from(row, contents))
    for part in parts:
        part.full_clean(exclude=[type(part).WHOLE, *part_model(type(row))._meta.ordering], validate_constraints=False)
    kept = [part.pk for part in parts if part.pk]
    for surplus in getattr(row, row.PARTS).exclude(pk__in=kept):
        surplus.delete()
    put_in_order(row, parts)
