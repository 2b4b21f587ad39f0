"""The full-text search of the database that the site runs on."""

from django.db import connection

from nuvika.front.search import postgresql, sqlite
from nuvika.front.search.matching import Match, Question

DATABASES = {"sqlite": sqlite, "postgresql": postgresql}


def matches(question: Question) -> list[Match]:
    """What holds the terms, each as the beginning of a word; in no order."""
    return DATABASES[connection.vendor].matches(question) if question.terms else []


def titled(question: Question, owner: str) -> list[int]:
    """The newest whose titles have every term as the beginning of a word: what their column of this name refers to."""
    return DATABASES[connection.vendor].titled(question, owner) if question.terms else []


def rebuild() -> None:
    """Make the database's own index anew from the rows."""
    DATABASES[connection.vendor].rebuild()
