"""PostgreSQL: stored vectors under a GIN index find; what FTS5 calls `bm25` is computed over what was found."""

from math import log
from typing import Any

from nuvika.front.search.matching import TEXT, TITLE, Match, Question, graded, rows

K1, B = 1.2, 0.75  # the constants of FTS5

SIZES = "SELECT count(*), coalesce(sum(length), 0)::float8 FROM front_searchdocument"
HOLDING = "SELECT count(*) FROM front_searchdocument WHERE vector @@ %s::tsquery"
TITLED = "SELECT id FROM front_searchdocument WHERE title_vector @@ %s::tsquery"

# How often a term begins a word: what is gone from the text when it is taken out, by the term's length.
RANKED = """
    WITH found AS MATERIALIZED (
        SELECT id, length, ' ' || title_words AS titled, ' ' || words AS written
        FROM front_searchdocument WHERE vector @@ %(query)s::tsquery
    ), counted AS (
        SELECT id, length, weight, (
            %(title)s * (octet_length(titled) - octet_length(replace(titled, begun, ''))) / octet_length(begun)
            + %(text)s * (octet_length(written) - octet_length(replace(written, begun, ''))) / octet_length(begun)
        )::float8 AS frequency
        FROM found LEFT JOIN unnest(%(terms)s::text[], %(weights)s::float8[]) AS asked (begun, weight) ON true
    )
    SELECT id, coalesce(
        sum(weight * frequency * (%(k1)s + 1) / (frequency + %(k1)s * (1 - %(b)s + %(b)s * length / %(mean)s))), 0
    )
    FROM counted GROUP BY id
"""


def matches(question: Question) -> list[Match]:
    between = " & " if question.every else " | "
    begun = between.join(f"'{term}':*" for term in question.terms)
    whole = between.join(f"'{term}'" for term in question.terms)
    titled = [rows(TITLED, [query]) for query in (begun, whole)]
    return graded(rows(RANKED, _values(question.terms, begun)), *titled)


def _values(terms: tuple[str, ...], query: str) -> dict[str, Any]:
    texts, words = rows(SIZES)[0]
    holding = [rows(HOLDING, [f"'{term}':*"])[0][0] for term in terms]
    weights = {term: log((texts - count + 0.5) / (count + 0.5)) for term, count in zip(terms, holding, strict=True)}
    # FTS5 gives a term that most texts hold next to no weight; here it need not even be counted.
    telling = {f" {term}": weight for term, weight in weights.items() if weight > 0}
    return {
        "query": query,
        "terms": list(telling),
        "weights": list(telling.values()),
        "mean": max(words / max(texts, 1), 1.0),
        **{"title": TITLE, "text": TEXT, "k1": K1, "b": B},
    }


def rebuild() -> None:
    """Nothing to do: the vectors are columns that the database makes from the words."""
