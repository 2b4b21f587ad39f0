"""Rows of any table as lines of JSON, and back, without a model's own code in between."""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connections
from django.db.models import Field, Model, sql
from django.utils.duration import duration_iso_string

# What ends with a restart anyway, or belongs to one database.
LEFT_OUT = {
    *("jobs.job", "django_tasks_database.dbtaskresult", "sessions.session", "front.contentchange"),
    *("axes.accessattempt", "axes.accesslog", "axes.accessfailurelog"),
}
BATCH = 200


def tables(apps: Apps) -> list[type[Model]]:
    """The models whose rows belong to the site, many-to-many tables included."""
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if _is_kept(model)]


def _is_kept(model: type[Model]) -> bool:
    return model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT


def columns(model: type[Model]) -> list["Field[Any, Any]"]:
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def dump(model: type[Model], using: str) -> Iterator[bytes]:
    """The columns' names, then the rows, a line each."""
    names = [field.attname for field in columns(model)]
    yield _line(names)
    rows = model._base_manager.using(using).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=2000):
        yield _line(row)


def load(model: type[Model], lines: Iterable[bytes], using: str) -> int:
    """Insert rows as they were, with their keys and times; how many. Raises ValueError for what is no dump."""
    remaining = iter(lines)
    names = json.loads(next(remaining, b"[]"))
    known = {field.attname: field for field in columns(model)}
    if not set(names) <= set(known):
        raise ValueError(f"{model._meta.label} has no column {', '.join(sorted(set(names) - set(known)))}")
    fields, count = [known[name] for name in names], 0
    while batch := [_row(model, fields, line) for line in islice(remaining, BATCH)]:
        _insert(model, fields, batch, using)
        count += len(batch)
    return count


def _insert(model: type[Model], fields: list["Field[Any, Any]"], batch: list[Model], using: str) -> None:
    """As they are: `raw` calls no field's `pre_save`, which would set times and render texts anew."""
    room = connections[using].ops.bulk_batch_size(fields, batch)
    for start in range(0, len(batch), room):
        query = sql.InsertQuery(model)
        query.insert_values(fields, batch[start : start + room], raw=True)
        query.get_compiler(using=using).execute_sql()


def _row(model: type[Model], fields: list["Field[Any, Any]"], line: bytes) -> Model:
    values = json.loads(line)
    row = model()
    for field, value in zip(fields, values, strict=True):
        # Not by setattr: a picture's field would open its file to measure it.
        row.__dict__[field.attname] = value if value is None else field.to_python(value)
    return row


def _line(values: Iterable[Any]) -> bytes:
    return json.dumps(list(values), ensure_ascii=False, default=_plain, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> str:
    match value:
        case datetime() | date() | time():
            return value.isoformat()  # with all six digits of a second
        case timedelta():
            return duration_iso_string(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case Decimal() | UUID():
            return str(value)
    raise TypeError(f"{type(value).__name__} has no place in an archive")
