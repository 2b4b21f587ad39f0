"""SQLite: a full-text table (FTS5) that triggers keep."""

from nuvika.front.search.matching import TEXT, TITLE, Match, Question, graded, rows

RANKED = """
    SELECT rowid, -bm25(front_searchdocument_fts, %s, %s)
    FROM front_searchdocument_fts WHERE front_searchdocument_fts MATCH %s
"""
TITLED = "SELECT rowid FROM front_searchdocument_fts WHERE front_searchdocument_fts MATCH %s"
REBUILD = "INSERT INTO front_searchdocument_fts (front_searchdocument_fts) VALUES ('rebuild')"


def matches(question: Question) -> list[Match]:
    between = " AND " if question.every else " OR "
    begun = between.join(f'"{term}"*' for term in question.terms)
    whole = between.join(f'"{term}"' for term in question.terms)
    titled = [rows(TITLED, [f"title_words : ({words})"]) for words in (begun, whole)]
    return graded(rows(RANKED, [TITLE, TEXT, begun]), *titled)


def rebuild() -> None:
    rows(REBUILD)
