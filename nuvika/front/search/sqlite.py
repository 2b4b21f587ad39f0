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
    WHERE front_searchdocument_fts MATCH %s AND document.{owner}_id IS NOT NULL
"""
NEWEST = "{owners} ORDER BY found.rowid DESC LIMIT %s"
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
    sql = NEWEST.format(owners=OWNERS.format(owner=owner))
    found = rows(sql, [_words(question, in_titles, ""), most])
    if len(found) < most:
        found = rows(sql, [_words(question, in_titles, "*"), most])
    return [row[0] for row in found]


def all_owners(question: Question, owner: str, *, in_titles: bool) -> tuple[str, list[str]]:
    return OWNERS.format(owner=owner), [_words(question, in_titles, "*")]


def _words(question: Question, in_titles: bool, end: str) -> str:
    every = " AND ".join(f'"{term}"{end}' for term in question.terms)
    return f"title_words : ({every})" if in_titles else f"({every})"


def _ranked(words: str) -> list[Any]:
    return rows(RANKED, [TITLE, TEXT, words, MOST])


def rebuild() -> None:
    rows(REBUILD)
