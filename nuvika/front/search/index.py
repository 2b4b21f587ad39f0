"""Keeping the index: a row is made anew whenever what it tells of is saved, and goes when that goes."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.db import connection, transaction

from blog.models import Post
from carousels.marks import plain
from carousels.models import Carousel, Slide
from nuvika.front.search.models import SearchDocument
from nuvika.front.search.words import bounded, words_of
from nuvika.lib import markdown

SLIDE_TEXTS = ("label", "headline", "subline", "body")  # what readers see; never the notes

_searchable = lru_cache(maxsize=4)(markdown.searchable)  # the same article is indexed again and again


class Refresh:
    """Index one thing, once the transaction that changed it is through."""

    def __init__(self, kind: type[Post] | type[Carousel], pk: int) -> None:
        self.kind, self.pk, self.done = kind, pk, False

    def will_do_for(self, kind: type[Post] | type[Carousel], pk: int) -> bool:
        return not self.done and (self.kind, self.pk) == (kind, pk)

    def __call__(self) -> None:
        self.done = True
        thing = self.kind._default_manager.filter(pk=self.pk).first()
        if thing is not None:
            write(thing)


def refresh_later(kind: type[Post] | type[Carousel], pk: int) -> None:
    """Once for a transaction, however many slides it saves. A failure is logged and loses nothing that was saved."""
    waiting = (task for _, task, *_ in connection.run_on_commit if isinstance(task, Refresh))
    if not any(task.will_do_for(kind, pk) for task in waiting):
        transaction.on_commit(Refresh(kind, pk), robust=True)


def write(thing: Post | Carousel) -> None:
    SearchDocument.objects.update_or_create(**_owner(thing), defaults=_values(thing))


def write_new(things: Iterable[Post | Carousel]) -> None:
    """Of things that have no row yet, in one go."""
    SearchDocument.objects.bulk_create([SearchDocument(**_owner(thing), **_values(thing)) for thing in things])


def _values(thing: Post | Carousel) -> dict[str, Any]:
    text = text_of_post(thing) if isinstance(thing, Post) else text_of_carousel(thing)
    title = thing.title if isinstance(thing, Post) else plain(thing.title)
    title_words, words = bounded(words_of(title)), bounded(words_of(text))
    return {
        "title": title,
        "text": text,
        "title_words": " ".join(title_words),
        "words": " ".join(words),
        "length": len(title_words) + len(words),
    }


def text_of_post(post: Post) -> str:
    return " ".join(filter(None, (post.summary, _searchable(post.body))))


def text_of_carousel(carousel: Carousel) -> str:
    return " ".join(" ".join(_texts(slide)) for slide in carousel.slides.all())


def missing() -> Iterator[Any]:
    """What has no row yet."""
    for rows in _missing():
        yield from rows.iterator(chunk_size=100)


def count_missing() -> int:
    return sum(rows.count() for rows in _missing())


def _missing() -> Iterator[Any]:
    for kind, field in ((Post, "post"), (Carousel, "carousel")):
        known = SearchDocument.objects.filter(**{f"{field}__isnull": False}).values(field)
        yield kind._default_manager.exclude(pk__in=known)


def everything() -> Iterator[Any]:
    yield from Post.objects.all().iterator(chunk_size=100)
    yield from Carousel.objects.prefetch_related("slides").iterator(chunk_size=100)


def count() -> int:
    return int(Post.objects.count() + Carousel.objects.count())


def _texts(slide: Slide) -> Iterator[str]:
    for name in SLIDE_TEXTS:
        yield from plain(getattr(slide, name)).split()


def _owner(thing: Post | Carousel) -> dict[str, Any]:
    return {"post": thing} if isinstance(thing, Post) else {"carousel": thing}
