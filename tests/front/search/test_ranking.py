"""The score is the same on every database: BM25, held against its definition."""

from math import log

import pytest
from django.db import connection

from nuvika.front.search.databases import matches
from nuvika.front.search.matching import Question
from nuvika.front.search.models import SearchDocument
from tests import factories

pytestmark = pytest.mark.django_db

CORPUS = {
    "Caching for people": "cache caches caching " * 3 + "and other words about caches that are long",
    "Python": "python pythonic snakes cache",
    "Other": "nothing of interest",
    "Snakes": "python",
    "Long one": "filler " * 200 + "cache",
    "Six": "seven eight",
    "Nine": "ten eleven",
}


@pytest.fixture
def corpus(saving):
    with saving():
        for title, body in CORPUS.items():
            factories.make_post(title=title, body=body)


def expected(terms: tuple[str, ...]) -> dict[str, float]:
    """BM25 from the words themselves: k1 1.2, b 0.75, a word of the title counted ten times."""
    texts = {title: (title.casefold().split(), body.split()) for title, body in CORPUS.items()}
    mean = sum(len(head) + len(words) for head, words in texts.values()) / len(texts)
    scores = dict.fromkeys(texts, 0.0)
    for term in terms:
        often = {
            title: 10 * sum(word.startswith(term) for word in head) + sum(word.startswith(term) for word in words)
            for title, (head, words) in texts.items()
        }
        holding = sum(map(bool, often.values()))
        weight = max(log((len(texts) - holding + 0.5) / (holding + 0.5)), 1e-6)
        for title, (head, words) in texts.items():
            size = 1.2 * (0.25 + 0.75 * (len(head) + len(words)) / mean)
            scores[title] += weight * often[title] * 2.2 / (often[title] + size)
    return scores


@pytest.mark.parametrize(
    "terms", [("cache",), ("python",), ("cach", "python"), ("s",), ("snakes", "python"), ("cach", "ten")]
)
@pytest.mark.parametrize("every", [True, False])
def test_scores_are_those_of_the_definition(corpus, terms, every):
    titles = dict(SearchDocument.objects.values_list("pk", "title"))
    scores = expected(terms)
    found = {titles[match.document]: match.score for match in matches(Question(terms, every))}
    assert found == {title: pytest.approx(scores[title], abs=1e-4) for title in found}
    begun = {
        title: [any(word.startswith(term) for word in f"{title} {body}".casefold().split()) for term in terms]
        for title, body in CORPUS.items()
    }
    assert set(found) == {title for title, held in begun.items() if (all(held) if every else any(held))}


@pytest.fixture
def crowd(saving, monkeypatch):
    """40 texts, of which a site counts two: “queue” is in 30, “index” in 10, “indexes” in five others."""
    monkeypatch.setattr("nuvika.front.search.postgresql.COUNTED", 2)
    words = ["queue"] * 20 + ["queue index"] * 10 + ["indexes"] * 5 + ["cache"] * 5
    with saving():
        for number, body in enumerate(words):
            factories.make_post(title=f"Number {number}", body=f"{body} filler")
    analysed()


def analysed() -> None:
    """As PostgreSQL does by itself, later."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE front_searchdocument")


def test_what_most_texts_hold_weighs_nothing(crowd):
    assert {match.score for match in matches(Question(("queue",)))} == {0.0}


@pytest.mark.parametrize(("term", "holding"), [("index", 15), ("indexes", 5), ("cache", 5)])
def test_a_common_word_weighs_as_if_it_had_been_counted(crowd, term, holding):
    """What only begins with it counts, too; texts are of one length but for a word or two."""
    weight = log((40 - holding + 0.5) / (holding + 0.5))
    scores = [match.score for match in matches(Question((term,)))]
    assert len(scores) == holding
    assert scores == pytest.approx([weight] * holding, rel=0.3)


def test_a_word_that_is_new_since_the_texts_were_analysed_is_a_rare_one(crowd, saving):
    with saving():
        factories.make_post(title="Late", body="novelty")
    assert [match.score > 1 for match in matches(Question(("novelty",)))] == [True]


def test_many_common_words_with_one_beginning_are_one_question(saving):
    """Their shares together come so near to nothing that PostgreSQL's exp() would refuse them."""
    with saving():
        for number in range(30):
            factories.make_post(title=f"Number {number}", body=" ".join(f"c{word}" for word in range(130)))
    analysed()
    assert len(matches(Question(("c",)))) == 30
