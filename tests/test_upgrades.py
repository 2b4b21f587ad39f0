"""A site of any earlier version, with data in every table, comes forward without losing a word."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

OURS = ("editing", "blog", "carousels", "front")
numbers = count(1)
# What a row points to because a constraint asks for it.
ALSO = {"front.searchdocument": ("post",)}


@pytest.mark.django_db(transaction=True)
def test_rows_of_every_earlier_state_are_all_there_at_the_end():
    """Rows are put into every table at each state in turn; at the end each of them has the words it had."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    leaves = [node for node in graph.leaf_nodes() if node[0] in OURS]
    plan = [migration for migration, _ in executor.migration_plan(leaves, clean_start=True)]
    steps = [(step.app_label, step.name) for step in plan if step.app_label in OURS]
    written: list[tuple[str, Any, dict[str, str]]] = []
    try:
        MigrationExecutor(connection).migrate([(app, None) for app in reversed(OURS) if graph.root_nodes(app)])
        for step in steps:
            state = MigrationExecutor(connection).migrate([step])
            written += fill(state.apps)
        lost = [found for found in map(missing, written) if found]
    finally:
        MigrationExecutor(connection).migrate(graph.leaf_nodes())
    assert len(written) > 20
    assert not lost, "\n".join(lost)


def fill(apps: Any) -> list[tuple[str, Any, dict[str, str]]]:
    """A row in every table of ours: its table, its key and its words."""
    made: dict[str, models.Model] = {}
    todo = [model for model in apps.get_models() if model._meta.app_label in OURS]
    while todo:
        ready = [model for model in todo if all(name in made for name in needed(model))]
        assert ready, f"These need each other: {todo}"
        for model in ready:
            made[model._meta.label_lower] = make(model, made)
        todo = [model for model in todo if model not in ready]
    return [(row._meta.db_table, row.pk, words(row)) for row in made.values()]


def needed(model: type[models.Model]) -> set[str]:
    """The tables that a row of this one points to, of ours and without which there is none."""
    also = ALSO.get(model._meta.label_lower, ())
    fields = [
        field for field in model._meta.local_fields if field.is_relation and (not field.null or field.name in also)
    ]
    labels = {field.related_model._meta.label_lower for field in fields}
    return {label for label in labels if label.split(".")[0] in OURS}


def make(model: Any, made: dict[str, models.Model]) -> Any:
    also = ALSO.get(model._meta.label_lower, ())
    fields = [field for field in model._meta.local_fields if is_asked(field) or field.name in also]
    values = {field.attname: value(field, made) for field in fields}
    return model._base_manager.create(**values)


def is_asked(field: Any) -> bool:
    return (
        not field.primary_key and not field.null and (not field.has_default() or isinstance(field, models.TextField))
    )


def value(field: Any, made: dict[str, models.Model]) -> Any:
    if field.is_relation:
        related = field.related_model
        known = made.get(related._meta.label_lower) or related._base_manager.first()
        return (known or make(related, made)).pk
    if field.choices:
        return field.choices[0][0]
    number = next(numbers)
    plain = next((make for kind, make in PLAIN if isinstance(field, kind)), None)
    return plain(number) if plain else f"w{number}"[: field.max_length or None]


PLAIN: list[tuple[type[Any], Callable[[int], Any]]] = [
    (models.FileField, lambda _: ""),
    (models.DateTimeField, lambda number: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)),
    (models.DateField, lambda number: date(2026, 1, 1) + timedelta(days=number)),
    (models.BooleanField, lambda _: False),
    (models.IntegerField, lambda number: number),
    (models.JSONField, lambda number: {"word": f"w{number}"}),
    (models.UUIDField, lambda number: UUID(int=number)),
    (models.GenericIPAddressField, lambda _: "192.0.2.1"),
]


def words(row: models.Model) -> dict[str, str]:
    fields = [
        f for f in row._meta.local_fields if isinstance(f, models.CharField | models.TextField) and not f.choices
    ]
    return {field.column: getattr(row, field.attname) for field in fields if not isinstance(field, models.FileField)}


def missing(written: tuple[str, Any, dict[str, str]]) -> str:
    table, key, before = written
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return f"the table {table} is gone"
        columns = {column.name for column in connection.introspection.get_table_description(cursor, table)}
        kept = {name: text for name, text in before.items() if name in columns and name != "body_html"}
        names = ", ".join(map(connection.ops.quote_name, kept)) or "1"
        cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(table)} WHERE id = %s", [key])
        row = cursor.fetchone()
    if row is None:
        return f"{table} {key} is gone"
    return "" if not kept or dict(zip(kept, row, strict=True)) == kept else f"{table} {key}: {kept} became {row}"
