"""SQLite: a full-text table (FTS5) that triggers keep."""

from typing import Any

from nuvika.front.search.matching import MOST, TEXT, TITLE, Match, Question, graded, rows

RANKED = """
    SELECT rowid, -bm25(front_searchdocument_fts, %s, %s)
    FROM front_searchdocument_fts WHERE front_searchdocument_fts MATCH %s ORDER BY rowid DESC LIMIT %s
"""
TITLED = """
    SELECT rowid FROM front_searchdocument_fts WHERE front_searchdocument_fts MATCH %s ORDER BY rowid DESC LIMIT %s
"""
OWNERS = """
    SELECT document.{owner}_id FROM front_searchdocument_fts AS found
    JOIN front_searchdocument AS document INDEXED BY front_search_{owner} ON document.id = found.rowid
    WHERE front_searchdocument_fts MATCH %s AND document.{owner}_id IS NOT NULL ORDER BY found.rowid DESC LIMIT %s
"""
REBUILD = "INSERT INTO front_searchdocument_fts (front_searchdocument_fts) VALUES ('rebuild')"


def matches(question: Question) -> list[Match]:
    between = " AND " if question.every else " OR "
    whole, begun = (between.join(f'"{term}"{end}' for term in question.terms) for end in ("", "*"))
    titles = rows(TITLED, [f"title_words : ({whole})", MOST])
    return graded(_ranked(whole, begun), _ranked(f"title_words : ({whole})", f"title_words : ({begun})"), titles)


def owners(question: Question, owner: str, most: int, *, in_titles: bool) -> list[int]:
    """Whole words first, as in `_ranked`."""
    column = "title_words : " if in_titles else ""
    whole, begun = (" AND ".join(f'"{term}"{end}' for term in question.terms) for end in ("", "*"))
    found = rows(OWNERS.format(owner=owner), [f"{column}({whole})", most])
    if len(found) < most:
        found = rows(OWNERS.format(owner=owner), [f"{column}({begun})", most])
    return [row[0] for row in found]


def _ranked(whole: str, begun: str) -> list[Any]:
    """What holds the words whole, where that is as many as are ranked: FTS5 merges all that begins with them first."""
    found = rows(RANKED, [TITLE, TEXT, whole, MOST])
    return found if len(found) == MOST else rows(RANKED, [TITLE, TEXT, begun, MOST])


def rebuild() -> None:
    rows(REBUILD)
