"""A number that differs after every change of what readers see, whoever made the change and however.

Triggers of the database write a row for each statement that changes content, in its own transaction: what was rolled
back never counted, what was committed counts from that moment on, on every machine. Rows are only ever added, so that
no writer waits for another. Old ones go when a new one comes. A long change that is committed after later ones may
take away as many as it adds: so the version is the sum of their numbers, too, for what goes is lower than what comes.
"""

from datetime import UTC
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakSet

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.dateparse import parse_datetime

from nuvika.lib.coalescing import Coalesced

APPS = ("blog", "carousels", "front")
UNSEEN = {"front.auditentry", "front.errorcount", "front.contentchange", "front.arrival"}  # no page shows them
NAME = "nuvika_changed_"
KEPT = 20  # rows; there are up to twice as many, and every request looks at each
PREPARED = b"nuvika_version"
NEWEST = "SELECT count(*), max(id), CAST(max(at) AS text), CAST(sum(id) AS bigint) FROM front_contentchange"


_prepared: WeakSet[Any] = WeakSet()  # connections of PostgreSQL


class Version(NamedTuple):
    rows: int
    newest: int | None
    at: str | None  # of the newest change, in UTC, as the database writes it
    total: int | None = None  # of the numbers of all rows

    @property
    def moment(self) -> float:
        """Of the newest change: seconds since 1970; 0 where nothing ever changed."""
        at = parse_datetime(self.at) if self.at else None
        return at.replace(tzinfo=UTC).timestamp() if at else 0


def current() -> Version:
    """In autocommit one query, and one for all threads that wait for it.

    Whoever puts it need not prove the connection: the query does. One that the database closed meanwhile is opened
    anew, once.
    """
    return _asked() if connection.in_atomic_block else _newest()


@Coalesced
def _newest() -> Version:
    database = connections[DEFAULT_DB_ALIAS]  # itself, and not who stands for it: this is asked for at every request
    database.health_check_done = True  # type: ignore[attr-defined]
    try:
        return (_asked_straight(database) if database.vendor == "postgresql" else None) or _asked()
    except (OperationalError, database.Database.OperationalError):  # type: ignore[attr-defined]
        database.close()
        return _asked()


def _asked() -> Version:
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return Version(*cursor.fetchone())


def _asked_straight(database: BaseDatabaseWrapper) -> Version | None:
    """By libpq itself, in a statement that each connection prepares once: the cursors around a query take longer than
    it does, and planning it takes as long. None where it fails: behind a pool that knows no prepared statements, or
    where asking once more says why.
    """
    if database.connection is None:
        database.ensure_connection()
    driver: Any = database.connection
    if driver not in _prepared:
        driver.pgconn.prepare(PREPARED, NEWEST.encode())
        _prepared.add(driver)
    result = driver.pgconn.exec_prepared(PREPARED, [])
    if result.ntuples != 1:
        _prepared.discard(driver)
        return None
    rows, newest, at, total = (result.get_value(0, column) for column in range(4))
    if newest is None or total is None or at is None:
        return Version(0, None, None)
    return Version(int(rows), int(newest), at.decode(), int(total))


def seen_tables() -> list[str]:
    return sorted({model._meta.db_table for model in seen_models()})


@cache
def seen_models() -> frozenset[type[models.Model]]:
    """Without those that migrations know, of other times."""
    return frozenset(model for model in apps.get_models(include_auto_created=True) if _is_seen(model))


def _is_seen(model: type[models.Model]) -> bool:
    meta = model._meta
    return meta.app_label in APPS and meta.managed and not meta.proxy and meta.label_lower not in UNSEEN


def watch(using: str = "default", **_: Any) -> None:
    """Put the triggers on every table of content; called after each `migrate`, which may have made tables anew."""
    database = connections[using]
    with database.cursor() as cursor:
        present = set(database.introspection.table_names(cursor))
        if "front_contentchange" not in present:
            return
        statements = _postgresql() if database.vendor == "postgresql" else _sqlite()
        for table in present.intersection(seen_tables()):
            for statement in statements:
                cursor.execute(statement.format(table=table, name=NAME + table, kept=KEPT))


def unwatch(using: str = "default") -> None:
    """Take all triggers away: before the table that they write to goes."""
    database = connections[using]
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS nuvika_content_changed() CASCADE")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [NAME + "%"])
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {database.ops.quote_name(name)}")


def _sqlite() -> list[str]:
    body = (
        "BEGIN INSERT INTO front_contentchange (at) VALUES (strftime('%Y-%m-%d %H:%M:%f')); "
        "DELETE FROM front_contentchange WHERE id < (SELECT max(id) FROM front_contentchange) - {kept}; END"
    )
    return [
        "CREATE TRIGGER IF NOT EXISTS {name}_" + verb + " AFTER " + verb + " ON {table} " + body
        for verb in ("INSERT", "UPDATE", "DELETE")
    ]


def _postgresql() -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION nuvika_content_changed() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "DECLARE newest bigint; BEGIN "
        "INSERT INTO front_contentchange (at) VALUES (clock_timestamp()) RETURNING id INTO newest; "
        # Only rows that nobody else is about to remove: no writer waits for another.
        "IF newest % {kept} = 0 THEN DELETE FROM front_contentchange WHERE id IN (SELECT id FROM front_contentchange "
        "WHERE id < newest - {kept} FOR UPDATE SKIP LOCKED); END IF; RETURN NULL; END $$"
    )
    return [
        function,
        "CREATE OR REPLACE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION nuvika_content_changed()",
    ]
