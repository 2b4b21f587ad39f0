"""Migrations say what the models say, can be taken back, and leave the edition before them what it uses."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor

OURS = ("editing", "blog", "carousels", "front")
# Machines are updated one by one since then: from these on, a migration runs while the edition before it serves.
BESIDE = {"blog": "0010", "carousels": "0011", "editing": "0005", "front": "0010", "jobs": "0002"}
ADDING = (
    *(migrations.CreateModel, migrations.AddIndex, migrations.RemoveIndex),
    *(migrations.AlterModelOptions, migrations.AlterModelManagers, migrations.RunPython),
)
# What takes something away or asks for more, by migration, and since which edition nobody uses or lacks it.
LATER: dict[str, str] = {}


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_every_migration_can_be_taken_back_and_done_again():
    graph = MigrationExecutor(connection).loader.graph
    apps = sorted({app for app, _ in graph.nodes if app in OURS}, key=OURS.index)
    leaves = [node for app in apps for node in graph.leaf_nodes(app)]
    tables = set(connection.introspection.table_names())
    try:
        MigrationExecutor(connection).migrate([(app, None) for app in reversed(apps)])
        left = set(connection.introspection.table_names())
        assert not {name for name in left if name.startswith(tuple(f"{app}_" for app in OURS))}
    finally:
        MigrationExecutor(connection).migrate(leaves)
    assert set(connection.introspection.table_names()) == tables


def is_adding(operation: Any) -> bool:
    """Whether the edition before goes on reading and writing: it knows nothing of a new column."""
    if isinstance(operation, migrations.AddField):
        return operation.field.null or operation.field.has_db_default()
    return isinstance(operation, ADDING)


def test_the_edition_before_goes_on_while_its_database_is_migrated():
    loader = MigrationExecutor(None).loader
    later = [one for (app, name), one in loader.disk_migrations.items() if name[:4] >= BESIDE.get(app, "9999")]
    assert "0010_titled" in [one.name for one in later]
    taking = {f"{one.app_label}.{one.name}" for one in later if not all(map(is_adding, one.operations))}
    assert taking == set(LATER), "Take it away an edition later, and say in LATER since when nobody uses it."


@pytest.mark.parametrize(
    ("operation", "adds"),
    [
        (migrations.AddField("post", "mood", models.TextField(null=True)), True),
        (migrations.AddField("post", "mood", models.TextField(db_default="calm")), True),
        (migrations.AddField("post", "mood", models.TextField(default="calm")), False),
        (migrations.RemoveField("post", "summary"), False),
        (migrations.RenameField("post", "summary", "lead"), False),
        (migrations.RunSQL("DROP TABLE blog_post"), False),
    ],
)
def test_what_adds_is_told_from_what_takes_away(operation, adds):
    assert is_adding(operation) is adds
