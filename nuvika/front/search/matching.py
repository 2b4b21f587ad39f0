"""What both databases are asked, and what they answer.

Both rank by BM25 as SQLite's FTS5 computes it, so that a move to PostgreSQL changes no order, as long as no word is in
more than a thousand texts. What thousands hold is looked for in the newest of them alone: what nobody leafs through is
not ranked. There SQLite leaves out what only begins with a word, and PostgreSQL weighs it by its statistics.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection

TITLE, TEXT = 10.0, 1.0  # how much a word of the title counts beside one of the text
MOST = 150  # that are ranked: the newest; and as many that have it in their titles
SUGGESTED = 60  # titles: three pages of a field's suggestions; whoever looks further types on
DIGITS = 4  # of a score: terms that most texts hold decide nothing, then the newest stands first


@dataclass(frozen=True, slots=True)
class Question:
    terms: tuple[str, ...]  # folded words: letters, digits, + and #, nothing that is a sign of a query
    every: bool = True  # whether a text must hold every term, or any of them


@dataclass(frozen=True, slots=True)
class Match:
    document: int
    in_title: int  # 2: every term is a word of the title, 1: every term begins one, 0: not all do
    score: float  # higher is better


def rows(sql: str, values: Any = ()) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []


def graded(scores: list[Any], begun: list[Any], whole: list[Any]) -> list[Match]:
    """`begun` and `whole` are rows of those whose title has every term as a word's beginning, or as a word.

    Where there are more than are ranked, titles are weighed against titles: each comes with a score for that.
    """
    titles = [{row[0] for row in found} for found in (begun, whole)]
    weighed = dict(scores) if len(scores) < MOST else {**dict(scores), **dict(begun)}
    return [Match(pk, sum(pk in found for found in titles), round(score, DIGITS)) for pk, score in weighed.items()]
