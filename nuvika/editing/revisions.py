"""Old revisions as content: read from what was recorded, without touching a row."""

import json
from collections.abc import Iterator
from typing import Any

from reversion.models import Version

from nuvika.editing.content import (
    Content,
    canonical,
    fields_of,
    part_fields,
    part_model,
    parts_name,
    publication_fields,
)
from nuvika.editing.differences import Differences, compare
from nuvika.editing.editions import edition_of_data, whole_of
from nuvika.editing.models import WaitingSave, kind_of

LOOKED_BACK = 40  # revisions in which the one that a form was opened on is sought


def versions_of(thing: Any) -> Any:
    """The recorded versions of a thing, newest first, each with its revision and who made it."""
    return Version.objects.get_for_object(thing).select_related("revision", "revision__user").order_by("-pk")


def whole_of_version(version: Version) -> Content:
    """What the thing said at that time, publication and parts included. A field that is newer is left out."""
    model = version._model
    content = _values(_recorded(version), [*fields_of(model), *publication_fields(model)])
    if name := parts_name(model):
        content[name] = list(_parts(version, part_model(model)))
    return content


def with_edition(thing: Any, edition: str) -> Content | None:
    """What a form was opened on, where that was recorded lately; None otherwise."""
    for version in versions_of(thing)[:LOOKED_BACK]:
        whole = whole_of_version(version)
        if edition_of_data(whole, None) == edition:
            return whole
    stored = whole_of(thing)
    for save in WaitingSave.objects.about(thing)[:LOOKED_BACK]:
        if edition_of_data(stored, save.data) == edition:
            return {**stored, **save.data}
    return None


def version_before(version: Version) -> Version | None:
    """The save before this one, of the same thing."""
    same = Version.objects.filter(content_type=version.content_type, object_id=version.object_id, db=version.db)
    found: Version | None = same.filter(pk__lt=version.pk).order_by("-pk").first()
    return found


def change_of(version: Version) -> Differences:
    """What this save changed; of the first one, nothing can be said."""
    before = version_before(version)
    if before is None:
        return Differences()
    return compare(version._model, whole_of_version(before), whole_of_version(version))


def _parts(version: Version, model: Any) -> Iterator[Content]:
    (order,) = model._meta.ordering
    rows = version.revision.version_set.filter(content_type=kind_of(model)).order_by("pk")
    recorded = [(row.object_id, _recorded(row)) for row in rows]
    mine = [(key, values) for key, values in recorded if str(values.get(model.WHOLE)) == version.object_id]
    for key, values in sorted(mine, key=lambda row: row[1].get(order) or 0):
        yield {"id": key, **_values(values, part_fields(model))}


def _values(recorded: dict[str, Any], fields: Any) -> Content:
    return {field.name: canonical(field, recorded[field.name]) for field in fields if field.name in recorded}


def _recorded(version: Version) -> dict[str, Any]:
    (row,) = json.loads(version.serialized_data)
    values: dict[str, Any] = row["fields"]
    return values
