"""The score is the same on every database: BM25, held against its definition."""

from math import log

import pytest

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
