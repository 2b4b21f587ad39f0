"""Database connections for archives: one that sees a single moment, and one that is filled out of sight."""

import copy
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from nuvika.front.archive import ArchiveError

SNAPSHOT = "archive_snapshot"


@contextmanager
def snapshot(settings: dict[str, Any] | None = None) -> Iterator[str]:
    """An alias under which the database stands still, while others go on writing to it."""
    wanted = copy.deepcopy(connections[DEFAULT_DB_ALIAS].settings_dict)
    if settings:
        wanted |= {"OPTIONS": {}, **settings}
    if _is_sqlite(wanted):
        wanted["OPTIONS"] = {**wanted.get("OPTIONS", {}), "transaction_mode": "DEFERRED"}  # no lock against writers
    with _connection(SNAPSHOT, wanted) as alias, transaction.atomic(using=alias):
        if not _is_sqlite(wanted):
            with connections[alias].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield alias


@contextmanager
def replacement() -> Iterator[str]:
    """An alias of an empty database, which takes the place of the site's if the block ends well."""
    wanted = connections[DEFAULT_DB_ALIAS].settings_dict
    with _new_file(wanted) if _is_sqlite(wanted) else _emptied_schema() as alias:
        yield alias


@contextmanager
def _new_file(wanted: dict[str, Any]) -> Iterator[str]:
    target = Path(wanted["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.restoring")
    draft.unlink(missing_ok=True)
    try:
        # Under the usual alias: there are migrations that ask for no other.
        with _connection(DEFAULT_DB_ALIAS, {**copy.deepcopy(wanted), "NAME": str(draft)}) as alias:
            yield alias
            with connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA journal_mode=DELETE")  # all in one file
        _close_old(target)
        draft.replace(target)
    finally:
        for left in (draft, *(draft.with_name(draft.name + end) for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)


def _close_old(target: Path) -> None:
    """Fold its write-ahead log in. Raises ArchiveError where a process has it open, and would go on writing to it."""
    if not target.exists():
        return
    old = sqlite3.connect(target, timeout=2)
    try:
        old.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise ArchiveError("The site is running on this database. Stop it, then restore.") from error
    except sqlite3.DatabaseError:
        return  # it is damaged: that is what a restore is for
    finally:
        old.close()


@contextmanager
def _emptied_schema() -> Iterator[str]:
    """In one transaction: others see the old site until it commits."""
    alias = DEFAULT_DB_ALIAS
    with transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:
            quote = connections[alias].ops.quote_name
            for name in connections[alias].introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE IF EXISTS {quote(name)} CASCADE")
        yield alias


@contextmanager
def _connection(alias: str, wanted: dict[str, Any]) -> Iterator[str]:
    """The alias means this database for a while."""
    before = connections.settings.get(alias)
    if before is not None:
        connections[alias].close()
        del connections[alias]
    connections.settings[alias] = wanted
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        connections.settings.pop(alias)
        if before is not None:
            connections.settings[alias] = before


def exists() -> bool:
    """Whether the site has a database; a file is not made by asking."""
    wanted = connections[DEFAULT_DB_ALIAS].settings_dict
    return not _is_sqlite(wanted) or Path(wanted["NAME"]).exists()


def migrate(alias: str) -> None:
    call_command("migrate", database=alias, interactive=False, verbosity=0)


def _is_sqlite(wanted: dict[str, Any]) -> bool:
    return str(wanted["ENGINE"]).endswith("sqlite3")
