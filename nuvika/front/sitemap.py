"""The sitemap: every live page with when it changed last, and the pictures on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from django.db.models import Count, Max
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.models import Author, Post, PostType, Series, Tag
from carousels.models import Carousel
from nuvika.front.frame.models import Page
from nuvika.lib.addresses import whole

MOST = 50_000  # addresses that one sitemap may hold
MOST_PICTURES = 1_000  # of one page
SRC = re.compile(r'<img\b[^>]*?\bsrc="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Url:
    address: str
    changed: datetime | None
    pictures: tuple[str, ...] = ()


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    urls = [*_pages(), *_posts(), *_carousels(), *_subjects()][:MOST]
    return render(request, "front/sitemap.xml", {"urls": urls}, content_type="application/xml; charset=utf-8")


def _pages() -> Iterator[Url]:
    newest = Post.objects.live().aggregate(at=Max(Greatest("published_at", "updated_at")))["at"]
    for name in ("front:home", "blog:list", "carousels:list"):
        yield Url(whole(reverse(name)), newest)
    for page in Page.objects.live():
        yield Url(whole(page.get_absolute_url()), page.updated_at)


def _posts() -> Iterator[Url]:
    for post in Post.objects.live().select_related("cover").defer("body").newest_first()[:MOST]:
        pictures = [post.cover.file.url] if post.cover else []
        pictures += [unescape(src) for src in SRC.findall(post.body_html)]
        yield Url(whole(post.get_absolute_url()), post.changed_at, _whole_all(pictures))


def _carousels() -> Iterator[Url]:
    for carousel in Carousel.objects.live().annotate(slides_counted=Count("slides")).newest_first()[:MOST]:
        changed = max(filter(None, (carousel.published_at, carousel.updated_at)))
        numbers = range(1, carousel.slides_counted + 1)
        pictures = [reverse("carousels:slide", args=[carousel.slug, number]) for number in numbers]
        yield Url(whole(carousel.get_absolute_url()), changed, _whole_all(pictures))


def _subjects() -> Iterator[Url]:
    """Lists of one type, tag or author: only those that have a live post."""
    live = Post.objects.live()
    sorts: tuple[type[Any], ...] = (PostType, Tag, Author, Series)
    for model in sorts:
        changed = Max(Greatest("posts__published_at", "posts__updated_at"))
        for thing in model.objects.filter(posts__in=live).annotate(changed=changed):
            yield Url(whole(thing.get_absolute_url()), thing.changed)


def _whole_all(addresses: list[str]) -> tuple[str, ...]:
    return tuple(whole(address) for address in dict.fromkeys(addresses))[:MOST_PICTURES]
