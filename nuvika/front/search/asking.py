"""Asking: what is live and holds the words, titles first."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from blog.models import Post
from carousels.models import Carousel
from nuvika.front.search.databases import matches
from nuvika.front.search.matching import MOST, Match, Question
from nuvika.front.search.models import SearchDocument
from nuvika.front.search.words import telling, terms_of


@dataclass(frozen=True, slots=True)
class Answer:
    terms: tuple[str, ...]
    every: bool  # False: nothing holds every term, and these hold some
    documents: tuple[int, ...]  # primary keys, best first
    has_more: bool  # there are older ones, which were not looked at


def ask(question: str) -> Answer:
    """Titles first, then by rank, then the newest. Where nothing holds every word: what holds any of them."""
    terms = terms_of(question)
    answer = _answer(Question(terms))
    return answer if answer.documents or len(terms) < 2 else _answer(Question(terms, every=False))


def _answer(question: Question) -> Answer:
    found = matches(question)
    return Answer(question.terms, question.every, _live(found), len(found) >= MOST)


def similar(words: str, count: int) -> list[SearchDocument]:
    """What holds some of the words, for a page that was not found."""
    return documents(_live(matches(Question(telling(words), every=False)))[:count])


def documents(keys: tuple[int, ...]) -> list[SearchDocument]:
    """In the order of their keys."""
    rows = SearchDocument.objects.select_related("post__post_type", "carousel").defer(
        "words", "title_words", "post__body", "post__body_html"
    )
    found = rows.in_bulk(list(keys))
    return [found[key] for key in keys if key in found]


def _live(found: list[Match]) -> tuple[int, ...]:
    if not found:
        return ()
    rows = SearchDocument.objects.filter(pk__in=[match.document for match in found])
    moments = Coalesce(_published(Post, "post"), _published(Carousel, "carousel"))
    since = {pk: moment for pk, moment in rows.values_list("pk", moments) if moment}
    shown = [match for match in found if match.document in since]
    shown.sort(key=lambda match: (match.in_title, match.score, since[match.document]), reverse=True)
    return tuple(match.document for match in shown)


def _published(kind: type[Post] | type[Carousel], column: str) -> Subquery:
    """Since when the owner is live; nothing where it is not. Looked up for each document, in an index."""
    return Subquery(kind._default_manager.live().filter(pk=OuterRef(column)).values("published_at"))
