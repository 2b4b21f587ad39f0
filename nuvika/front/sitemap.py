"""The sitemap: every live page with when it changed last, and the pictures on it.

A site with more of them than one file should hold has a sitemap that names the others, like `/sitemap.xml?page=2`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import unescape
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.models import Author, Post, PostType, Series, Tag
from carousels.models import Carousel
from nuvika.front.frame.models import Page
from nuvika.lib.addresses import whole
from nuvika.lib.counting import counted

MOST = 1_000_000  # posts, and carousels, that sitemaps name
PER_PAGE = 500  # of them in one file; what is longer takes long to make
MOST_PICTURES = 1_000  # of one page
SRC = re.compile(r'<img\b[^>]*?\bsrc="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Url:
    address: str
    changed: datetime | None
    pictures: tuple[str, ...] = ()


Part = Callable[[], Iterator[Url]]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All in one, or where there is more than PER_PAGE: by `page`, from 1, else what pages there are."""
    sources = [Source(Post, _of_posts), Source(Carousel, _of_carousels)]
    pages = [*_frame_pages(), *(page for source in sources for page in source.pages())]
    asked = request.GET.get("page", "")
    if not asked and sum(source.count for source in sources) > PER_PAGE:
        addresses = [f"{whole(reverse('front:sitemap'))}?page={number}" for number, _ in enumerate(pages, 1)]
        return _xml(request, "front/sitemap_index.xml", {"addresses": addresses})
    if asked and not (asked.isascii() and asked.isdigit() and 1 <= int(asked[:6]) <= len(pages)):
        raise Http404("There is no such part of the sitemap.")
    chosen = [pages[int(asked) - 1]] if asked else pages
    return _xml(request, "front/sitemap.xml", {"urls": [url for page in chosen for url in page()]})


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")


class Source:
    """What is live of a kind, PER_PAGE at a time, the newest first."""

    def __init__(self, kind: Any, told: Callable[[Any], Iterator[Url]]) -> None:
        self.kind, self.told = kind, told
        self.count: int = kind.objects.live()[:MOST].count()

    def pages(self) -> list[Part]:
        return [partial(self._page, first) for first in range(0, self.count, PER_PAGE)]

    def _page(self, first: int) -> Iterator[Url]:
        keys = list(self.kind.objects.live().newest_first().values_list("pk", flat=True)[first : first + PER_PAGE])
        return self.told(self.kind.objects.filter(pk__in=keys).newest_first())


def _frame_pages() -> list[Part]:
    return [_pages, _subjects]


def _pages() -> Iterator[Url]:
    newest = Post.objects.live().newest_first().values_list("published_at", flat=True).first()
    for name in ("front:home", "blog:list", "carousels:list"):
        yield Url(whole(reverse(name)), newest)
    for page in Page.objects.live():
        yield Url(whole(page.get_absolute_url()), page.updated_at)


def _of_posts(posts: Any) -> Iterator[Url]:
    for post in posts.select_related("cover").defer("body"):
        pictures = [post.cover.file.url] if post.cover else []
        pictures += [unescape(src) for src in SRC.findall(post.body_html)]
        yield Url(whole(post.get_absolute_url()), post.changed_at, _whole_all(pictures))


def _of_carousels(carousels: Any) -> Iterator[Url]:
    for carousel in carousels.annotate(slides_counted=counted(Carousel, "slides")):
        changed = max(filter(None, (carousel.published_at, carousel.updated_at)))
        numbers = range(1, carousel.slides_counted + 1)
        pictures = [reverse("carousels:slide", args=[carousel.slug, number]) for number in numbers]
        yield Url(whole(carousel.get_absolute_url()), changed, _whole_all(pictures))


def _subjects() -> Iterator[Url]:
    """Lists of one type, tag, author or series: only those that have a live post; they change with their newest."""
    live, tagged = (
        Post.objects.live().newest_first(),
        Post.tags.through._default_manager.filter(tag=OuterRef(OuterRef("pk"))),
    )
    sorts: tuple[tuple[type[Any], dict[str, Any]], ...] = (
        (PostType, {"post_type": OuterRef("pk")}),
        (Tag, {"pk__in": tagged.values("post_id")}),
        (Author, {"author": OuterRef("pk")}),
        (Series, {"series": OuterRef("pk")}),
    )
    for model, of_it in sorts:
        newest = Subquery(live.filter(**of_it).values("published_at")[:1])
        for thing in model._default_manager.annotate(changed=newest).filter(changed__isnull=False):
            yield Url(whole(thing.get_absolute_url()), thing.changed)


def _whole_all(addresses: list[str]) -> tuple[str, ...]:
    return tuple(whole(address) for address in dict.fromkeys(addresses))[:MOST_PICTURES]
