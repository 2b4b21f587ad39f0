"""Feeds of all posts, or of those of one tag, type or author: full text, newest first."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from blog.descriptions import description_of
from blog.models import Author, Post, PostType, Tag
from blog.paging import tagged
from nuvika.front.frame import reading as frame
from nuvika.lib.addresses import whole
from nuvika.lib.standalone import standalone
from nuvika.lib.syndication import FORMATS, Entry, Feed

ENTRIES = 20

# The part of an address that names a kind of thing, the thing, and which posts are of it.
SUBJECTS: dict[str, tuple[type[Any], Callable[[Any, Any], Any]]] = {
    "types": (PostType, lambda posts, kind: posts.filter(post_type=kind)),
    "tags": (Tag, lambda posts, tag: tagged(posts, tag.pk)),
    "authors": (Author, lambda posts, author: posts.filter(author=author)),
}


class FeedFormatConverter:
    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SubjectConverter(FeedFormatConverter):
    regex = "|".join(SUBJECTS)


@require_safe
def posts(_request: HttpRequest, form: str) -> HttpResponse:
    own = reverse("front:feed", args=[form])
    return _answer(form, _feed(Post.objects.live(), "", reverse("blog:list"), own))


@require_safe
def posts_about(_request: HttpRequest, kind: str, slug: str, form: str) -> HttpResponse:
    """404 for a subject without a live post: its feed would name what is not public yet."""
    model, posts_of = SUBJECTS[kind]
    subject = get_object_or_404(model, slug=slug)
    live = posts_of(Post.objects.live(), subject)
    if not live.exists():
        raise Http404
    own = reverse("front:feed_about", args=[kind, slug, form])
    return _answer(form, _feed(live, subject.name, subject.get_absolute_url(), own))


def _answer(form: str, feed: Feed) -> HttpResponse:
    """With the time of its newest entry, so that a reader that has it gets 304 (the ETag comes with every page)."""
    chosen = FORMATS[form]
    headers = {"Last-Modified": http_date(feed.updated.timestamp())} if feed.updated else {}
    return HttpResponse(chosen.write(feed), content_type=f"{chosen.content_type}; charset=utf-8", headers=headers)


def _feed(live: Any, about: str, home: str, own: str) -> Feed:
    rows = live.select_related("author", "post_type", "cover").prefetch_related("tags").newest_first()[:ENTRIES]
    site = frame.current()
    return Feed(
        title=" · ".join(filter(None, (about, site.name))),
        description=site.tagline,
        home=whole(home),
        address=whole(own),
        language=site.language,
        entries=tuple(_entry(post, site.name) for post in rows),
    )


def _entry(post: Post, site_name: str) -> Entry:
    url = whole(post.get_absolute_url())
    return Entry(
        id=post.uid.urn,
        url=url,
        title=post.title,
        summary=description_of(post),
        html=standalone(post.body_html, url),
        published=post.published_at or post.created_at,
        updated=post.changed_at,
        author=post.author.name if post.author else site_name,
        author_url=whole(post.author.get_absolute_url()) if post.author else settings.SITE_URL,
        tags=tuple(tag.name for tag in post.tags.all()),
        picture=whole(post.cover.file.url) if post.cover else "",
    )
