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
    """Where more titles hold the words whole than are ranked, what only begins with them is left out: FTS5 would merge
    all of that before it gives the first.
    """
    between = " AND " if question.every else " OR "
    whole, begun = (between.join(f'"{term}"{end}' for term in question.terms) for end in ("", "*"))
    titles = rows(TITLED, [f"title_words : ({whole})", MOST])
    words = whole if len(titles) == MOST else begun
    return graded(_ranked(words), _ranked(f"title_words : ({words})"), titles)


def owners(question: Question, owner: str, most: int, *, in_titles: bool) -> list[int]:
    """Whole words first, for the same reason as in `matches`."""
    column = "title_words : " if in_titles else ""
    whole, begun = (" AND ".join(f'"{term}"{end}' for term in question.terms) for end in ("", "*"))
    found = rows(OWNERS.format(owner=owner), [f"{column}({whole})", most])
    if len(found) < most:
        found = rows(OWNERS.format(owner=owner), [f"{column}({begun})", most])
    return [row[0] for row in found]


def _ranked(words: str) -> list[Any]:
    return rows(RANKED, [TITLE, TEXT, words, MOST])


def rebuild() -> None:
    rows(REBUILD)
