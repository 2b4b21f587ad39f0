"""Whether an address of this site shows something to readers now."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from blog.models import Author, Post, PostType, Series, Tag
from carousels.models import Carousel
from nuvika.front.frame.models import Page


def _with_posts(model: type[Any]) -> Callable[[], Any]:
    return lambda: model.objects.filter(posts__in=Post.objects.live())


# What an address names by a slug, and which of them readers see.
LIVE: dict[str, Callable[[], Any]] = {
    "blog:post": Post.objects.live,
    "blog:markdown": Post.objects.live,
    "carousels:carousel": Carousel.objects.live,
    "front:page": Page.objects.live,
    "blog:series": _with_posts(Series),
    "blog:type": _with_posts(PostType),
    "blog:tag": _with_posts(Tag),
    "blog:author": _with_posts(Author),
}


def is_shown(address: str) -> bool:
    """True for addresses of other sites: nobody asks them."""
    parts = urlsplit(address)
    if parts.netloc:
        return True
    try:
        found = resolve(parts.path)
    except Resolver404:
        return False
    live = LIVE.get(found.view_name)
    return live is None or live().filter(slug=found.kwargs["slug"]).exists()
