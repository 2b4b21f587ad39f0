"""Asking: what is live and holds the words, titles first."""

from dataclasses import dataclass

from nuvika.front.search.databases import matches
from nuvika.front.search.matching import Match, Question
from nuvika.front.search.models import SearchDocument
from nuvika.front.search.words import terms_of

FEW = 500  # up to so many the database is asked for them by name


@dataclass(frozen=True, slots=True)
class Answer:
    terms: tuple[str, ...]
    every: bool  # False: nothing holds every term, and these hold some
    documents: tuple[int, ...]  # primary keys, best first


def ask(question: str) -> Answer:
    """Titles first, then by rank, then the newest. Where nothing holds every word: what holds any of them."""
    terms = terms_of(question)
    found = _live(matches(Question(terms)))
    if found or len(terms) < 2:
        return Answer(terms, True, found)
    return Answer(terms, False, _live(matches(Question(terms, every=False))))


def similar(words: str, count: int) -> list[SearchDocument]:
    """What holds some of the words, for a page that was not found."""
    best = _live(matches(Question(terms_of(words), every=False)))[:count]
    return documents(best)


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
    live = SearchDocument.objects.live()
    if len(found) <= FEW:
        live = live.filter(pk__in=[match.document for match in found])
    rows = live.values_list("pk", "post__published_at", "carousel__published_at")
    since = {pk: of_post or of_carousel for pk, of_post, of_carousel in rows}
    shown = [match for match in found if match.document in since]
    shown.sort(key=lambda match: (match.in_title, match.score, since[match.document]), reverse=True)
    return tuple(match.document for match in shown)
