"""PostgreSQL: stored vectors under a GIN index find; what FTS5 calls `bm25` is computed over what was found."""

from math import log
from typing import Any

from nuvika.front.search.matching import MOST, TEXT, TITLE, Match, Question, graded, rows

K1, B = 1.2, 0.75  # the constants of FTS5

COUNTED = 1_000  # texts; of a site with more, the newest and what the database knows of its tables have to do
SIZES = """
    WITH newest AS (
        SELECT length FROM front_searchdocument ORDER BY id DESC LIMIT %(counted)s
    ), counted AS (
        SELECT count(*) AS texts, coalesce(avg(length), 1)::float8 AS mean FROM newest
    ), sized AS (
        SELECT mean, (CASE WHEN texts < %(counted)s THEN texts ELSE greatest(
            texts, (SELECT reltuples FROM pg_class WHERE oid = 'front_searchdocument'::regclass)
        ) END)::float8 AS texts FROM counted
    ), common AS MATERIALIZED (
        SELECT word, share
        FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known (word, share)
        WHERE schemaname = current_schema AND tablename = 'front_searchdocument' AND attname = 'vector'
    )
    SELECT texts, mean, ARRAY[{holding}]::float8[] FROM sized
"""
# Which share of the texts holds a common word is known since they were last analysed: such a word is not counted. Two
# words that begin with the term are taken for independent of each other; exp() refuses what comes too near to nothing.
HOLDING = """(
    SELECT CASE WHEN texts * share > %(counted)s THEN texts * share ELSE (
        SELECT count(*) FROM (
            SELECT 1 FROM front_searchdocument WHERE vector @@ %({term}_begun)s::tsquery LIMIT %(counted)s
        ) AS holding
    ) END FROM (
        SELECT 1 - exp(CASE WHEN log_of_rest < -700 THEN -700 ELSE log_of_rest END) AS share FROM (
            SELECT sum(ln(1 - least(share, 0.999))) AS log_of_rest FROM common WHERE starts_with(word, %({term})s)
        ) AS begun
    ) AS known
)"""
OWNERS = "SELECT {owner}_id FROM front_searchdocument WHERE {vector} @@ %s::tsquery AND {owner}_id IS NOT NULL"
NEWEST = "{owners} ORDER BY {owner}_id DESC LIMIT %s"

# How often a term begins a word: what is gone from the text when it is taken out, by the term's length. And whether
# the title has every term as a word.
RANKED = """
    WITH found AS MATERIALIZED (
        SELECT id, length, ' ' || title_words AS titled, ' ' || words AS written,
            title_vector @@ %(whole)s::tsquery AS whole
        FROM front_searchdocument WHERE {vector} @@ %(query)s::tsquery ORDER BY id DESC LIMIT %(most)s
    ), counted AS (
        SELECT id, length, whole, weight, (
            %(title)s * (octet_length(titled) - octet_length(replace(titled, begun, ''))) / octet_length(begun)
            + %(text)s * (octet_length(written) - octet_length(replace(written, begun, ''))) / octet_length(begun)
        )::float8 AS frequency
        FROM found LEFT JOIN unnest(%(terms)s::text[], %(weights)s::float8[]) AS asked (begun, weight) ON true
    )
    SELECT id, coalesce(
        sum(weight * frequency * (%(k1)s + 1) / (frequency + %(k1)s * (1 - %(b)s + %(b)s * length / %(mean)s))), 0
    ), whole
    FROM counted GROUP BY id, whole
"""


def matches(question: Question) -> list[Match]:
    between = " & " if question.every else " | "
    begun = between.join(f"'{term}':*" for term in question.terms)
    whole = between.join(f"'{term}'" for term in question.terms)
    values = {**_values(question.terms), "query": begun, "whole": whole}
    texts, titles = (rows(RANKED.format(vector=name), values) for name in ("vector", "title_vector"))
    # Whoever is weighed and has it in the title is among the newest that do: nothing more is to be looked for.
    return graded([row[:2] for row in texts], [row[:2] for row in titles], [row for row in titles if row[2]])


def owners(question: Question, owner: str, most: int, *, in_titles: bool) -> list[int]:
    sql, values = all_owners(question, owner, in_titles=in_titles)
    return [row[0] for row in rows(NEWEST.format(owners=sql, owner=owner), [*values, most])]


def all_owners(question: Question, owner: str, *, in_titles: bool) -> tuple[str, list[str]]:
    vector = "title_vector" if in_titles else "vector"
    return OWNERS.format(owner=owner, vector=vector), [" & ".join(f"'{term}':*" for term in question.terms)]


def _values(terms: tuple[str, ...]) -> dict[str, Any]:
    texts, mean, holding = _sizes(terms)
    weights = {term: log((texts - count + 0.5) / (count + 0.5)) for term, count in zip(terms, holding, strict=True)}
    # FTS5 gives a term that most texts hold next to no weight; here it need not even be counted.
    telling = {f" {term}": weight for term, weight in weights.items() if weight > 0}
    return {
        "terms": list(telling),
        "weights": list(telling.values()),
        "mean": max(mean, 1.0),
        "most": MOST,
        **{"title": TITLE, "text": TEXT, "k1": K1, "b": B},
    }


def _sizes(terms: tuple[str, ...]) -> Any:
    """How many texts there are, the mean of their lengths, and how many hold each term."""
    asked = {f"term_{place}": term for place, term in enumerate(terms)}
    begun = {f"{name}_begun": f"'{term}':*" for name, term in asked.items()}
    holding = ",".join(HOLDING.format(term=name) for name in asked)
    return rows(SIZES.format(holding=holding), {"counted": COUNTED, **asked, **begun})[0]


def rebuild() -> None:
    """Nothing to do: the vectors are columns that the database makes from the words."""
