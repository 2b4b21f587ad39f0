"""Which pages are asked for most: what stands at the front, what changed last, what is newest."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from blog.models import Post
from carousels.models import Carousel
from nuvika.front.frame.models import Page
from nuvika.lib.syndication import FORMATS

CHANGED = 10  # posts, and carousels, that were saved last, however old they are
POSTS, CAROUSELS, PAGES = 100, 50, 20  # the newest


def paths() -> list[str]:
    """In the order in which they are wanted, each once."""
    return list(dict.fromkeys((*_front(), *_changed(), *_newest())))


def _front() -> Iterator[str]:
    yield from (reverse(name) for name in ("front:home", "blog:list", "carousels:list"))
    yield from (reverse("front:feed", args=[form]) for form in FORMATS)
    yield reverse("front:sitemap")


def _changed() -> Iterator[str]:
    for kind in (Post, Carousel):
        yield from _of(kind._default_manager.live().order_by("-updated_at")[:CHANGED])


def _newest() -> Iterator[str]:
    yield from _of(Post.objects.live().newest_first()[:POSTS])
    yield from _of(Carousel.objects.live().newest_first()[:CAROUSELS])
    yield from _of(Page.objects.live()[:PAGES])


def _of(rows: Any) -> Iterator[str]:
    return (thing.get_absolute_url() for thing in rows.only("slug"))
