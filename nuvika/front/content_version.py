"""A number that differs after every change of what readers see, whoever made the change and however.

Triggers of the database write a row for each statement that changes content, in its own transaction: what was rolled
back never counted, what was committed counts from that moment on, on every machine. Rows are only ever added, so that
no writer waits for another. Old ones go when a new one comes. A long change that is committed after later ones may
take away as many as it adds: so the version is the sum of their numbers, too, for what goes is lower than what comes.
"""

from datetime import UTC
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import OperationalError, connection, connections, models
from django.utils.dateparse import parse_datetime

APPS = ("blog", "carousels", "front")
UNSEEN = {"front.auditentry", "front.errorcount", "front.contentchange", "front.arrival"}  # no page shows them
NAME = "nuvika_changed_"
KEPT = 20  # rows; there are up to twice as many, and every request looks at each
NEWEST = "SELECT count(*), max(id), CAST(max(at) AS text), CAST(sum(id) AS bigint) FROM front_contentchange"


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
    """One query, in autocommit the first of a request: it proves the connection, so that nothing else has to.

    A connection that the database closed meanwhile is opened anew, once.
    """
    if connection.in_atomic_block:
        return _asked()
    connection.health_check_done = True  # type: ignore[attr-defined]
    try:
        return (_asked_straight() if connection.vendor == "postgresql" else None) or _asked()
    except OperationalError:
        connection.close()
        return _asked()


def _asked() -> Version:
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return Version(*cursor.fetchone())


def _asked_straight() -> Version | None:
    """By libpq itself: the cursors around it take longer than the query. None where it fails: they say why."""
    connection.ensure_connection()
    database: Any = connection.connection
    with connection.wrap_database_errors:
        result = database.pgconn.exec_(NEWEST.encode())
    if result.ntuples != 1:
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
