"""The full-text search of the database that the site runs on."""

from django.db import connection
from django.db.models.expressions import RawSQL

from nuvika.front.search import postgresql, sqlite
from nuvika.front.search.matching import Match, Question

DATABASES = {"sqlite": sqlite, "postgresql": postgresql}


def matches(question: Question) -> list[Match]:
    """What holds the terms, each as the beginning of a word; in no order."""
    return DATABASES[connection.vendor].matches(question) if question.terms else []


def owners(question: Question, owner: str, most: int, *, in_titles: bool) -> list[int]:
    """The newest that have every term as the beginning of a word: what their column of this name refers to.

    Those of another kind count for nothing, however many are newer. Where so many hold the terms whole, SQLite tells
    those alone.
    """
    return DATABASES[connection.vendor].owners(question, owner, most, in_titles=in_titles) if question.terms else []


def all_owners(question: Question, owner: str, *, in_titles: bool) -> RawSQL:
    """All that have every term as the beginning of a word, to look among with `pk__in`."""
    sql, values = DATABASES[connection.vendor].all_owners(question, owner, in_titles=in_titles)
    return RawSQL(sql, values)  # noqa: S611  (of constants; what was typed is in the values)


def rebuild() -> None:
    """Make the database's own index anew from the rows."""
    DATABASES[connection.vendor].rebuild()
