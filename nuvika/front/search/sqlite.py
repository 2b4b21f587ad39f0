"""SQLite: a full-text table (FTS5) that triggers keep."""

from typing import Any

from nuvika.front.search.matching import MOST, SUGGESTED, TEXT, TITLE, Match, Question, graded, rows

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
    begun = between.join(f'"{term}"*' for term in question.terms)
    whole = between.join(f'"{term}"' for term in question.terms)
    titles = rows(TITLED, [f"title_words : ({whole})", MOST])
    return graded(_ranked(begun), _ranked(f"title_words : ({begun})"), titles)


def titled(question: Question, owner: str) -> list[int]:
    """A word that many titles hold is found faster than what begins with it: FTS5 merges all of that first."""
    whole = _owners(" AND ".join(f'"{term}"' for term in question.terms), owner)
    return whole if len(whole) == SUGGESTED else _owners(" AND ".join(f'"{term}"*' for term in question.terms), owner)


def _owners(words: str, owner: str) -> list[int]:
    return [row[0] for row in rows(OWNERS.format(owner=owner), [f"title_words : ({words})", SUGGESTED])]


def _ranked(words: str) -> list[Any]:
    return rows(RANKED, [TITLE, TEXT, words, MOST])


def rebuild() -> None:
    rows(REBUILD)
