"""What a database knows of the long tables, so that it goes about a query alike however long they are.

Without statistics SQLite takes few rows to have one state, and reads everything that is live to find a dozen rows by
their keys. Counting what is there would do for a while, and tell something else of an empty site: so they are given,
as `ANALYZE` would find them in a site that has been written for years. PostgreSQL keeps its own, some minutes later.
"""

import logging
from typing import Any

from django.db import DatabaseError, connections

log = logging.getLogger(__name__)

LONG = 100_000  # rows
OF_A_STATE = LONG // 2  # drafts are few: most rows share the other state
# How many rows share the first column of an index, its first two, and so on.
INDEXES = {
    "live": f"{LONG} {OF_A_STATE} 1 1 1 1",
    "end": f"{LONG} {OF_A_STATE} 30 1 1",
    "touched": f"{LONG} {OF_A_STATE} 1",
}
TABLES = ("blog_post", "carousels_carousel")


def tell(using: str = "default", **_: Any) -> None:
    """Called after each `migrate`, which may have made tables anew and dropped what was known of them."""
    database = connections[using]
    if database.vendor != "sqlite":
        return
    with database.cursor() as cursor:
        cursor.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'")
        present = set(cursor.fetchall())
        wanted = {(table, f"{table}_{name}"): told for table in TABLES for name, told in INDEXES.items()}
        cursor.execute("ANALYZE django_content_type")  # makes the table of statistics
        for (table, index), told in wanted.items():
            if (table, index) in present:
                cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl = %s AND idx = %s", [table, index])
                cursor.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (%s, %s, %s)", [table, index, told])
        cursor.execute("ANALYZE sqlite_master")  # this connection reads them anew; others do when they are opened


def settle(using: str = "default") -> None:
    """After many rows at once. Until PostgreSQL has gone through them it plans by guesses, looks at each row to learn
    whether it may be seen, and keeps new words beside the index of words. Does nothing within a transaction, and is
    no reason for what was done before it to fail.
    """
    database = connections[using]
    if database.vendor != "postgresql" or database.in_atomic_block:
        return
    try:
        with database.cursor() as cursor:
            tables = database.introspection.django_table_names(only_existing=True, include_views=False)
            cursor.execute(f"VACUUM (ANALYZE) {', '.join(map(database.ops.quote_name, tables))}")
    except DatabaseError as error:
        log.warning("PostgreSQL did not go through the new rows; it will by itself: %s", error)
