"""Migrations say what the models say, and can be taken back."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

OURS = ("editing", "blog", "carousels", "front")


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
