"""What readers see of the blog. Everything goes through `live()`."""

from datetime import MAXYEAR, MINYEAR
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from blog.models import Author, Post, PostType, Series, Tag
from blog.pages import context_of
from blog.paging import Pages, pages_of_all, pages_of_tag
from blog.years import years_in_use

PER_PAGE = 12


@require_safe
def post(request: HttpRequest, slug: str) -> HttpResponse:
    rows = (
        Post.objects.live().select_related("post_type", "author__picture", "cover", "series").prefetch_related("tags")
    )
    found = get_object_or_404(rows, slug=slug)
    return render(request, "blog/post.html", context_of(found))


@require_safe
def post_list(request: HttpRequest) -> HttpResponse:
    context = {"types": _types_in_use(), "years": years_in_use()}
    return _page_of(request, pages_of_all(PER_PAGE), "blog/list.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """What was published in a year, by the site's clock."""
    if not MINYEAR <= year <= MAXYEAR:
        raise Http404
    posts = Post.objects.live().filter(published_at__year=year)
    return _page_of_some(request, Pages(posts, PER_PAGE), "blog/year.html", year)


@require_safe
def post_type(request: HttpRequest, slug: str) -> HttpResponse:
    kind = get_object_or_404(PostType, slug=slug)
    posts = Post.objects.live().filter(post_type=kind)
    return _page_of_some(request, Pages(posts, PER_PAGE), "blog/type.html", kind)


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Every part on one page, in the order in which they are read."""
    subject = get_object_or_404(Series, slug=slug)
    parts = list(Post.objects.live().for_list().in_series(subject))
    if not parts:
        raise Http404
    context = {"subject": subject, "parts": parts, "canonical": settings.SITE_URL + request.path}
    return render(request, "blog/series.html", context)


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    subject = get_object_or_404(Tag, slug=slug)
    return _page_of_some(request, pages_of_tag(subject, PER_PAGE), "blog/tag.html", subject)


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(Author.objects.select_related("picture"), slug=slug)
    posts = Post.objects.live().filter(author=person)
    return _page_of_some(request, Pages(posts, PER_PAGE), "blog/author.html", person)


def _page_of_some(request: HttpRequest, pages: Pages, template: str, subject: Any) -> HttpResponse:
    """A list under a heading. One without a live post is no page: it would name what is not public yet."""
    if not pages.count:
        raise Http404
    return _page_of(request, pages, template, {"subject": subject})


def _page_of(request: HttpRequest, pages: Pages, template: str, context: dict[str, Any]) -> HttpResponse:
    page = _chosen_page(request, pages)
    path = request.path if page.number == 1 else f"{request.path}?page={page.number}"
    return render(request, template, {**context, "page": page, "canonical": settings.SITE_URL + path})


def _chosen_page(request: HttpRequest, pages: Pages) -> "Page[Post]":
    """The page that ?page= names; 404 for one that is not there."""
    number = request.GET.get("page", "1")
    if not number.isascii() or not number.isdigit() or len(number) > 6 or int(number) not in pages.page_range:
        raise Http404("There is no such page.")
    return pages.page(int(number))


def _types_in_use() -> "QuerySet[PostType]":
    """Each asks the index for one post, however many there are."""
    return PostType.objects.filter(Exists(Post.objects.live().filter(post_type=OuterRef("pk"))))
