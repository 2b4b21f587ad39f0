"""Everything that editors wrote, as files. The same content gives the same bytes."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml
from django.conf import settings

from blog.frontmatter import whole_header_of
from blog.models import Picture, Post
from carousels.models import Carousel
from nuvika.front.frame.models import Page
from nuvika.front.moving import CAROUSELS, FORMAT, MANIFEST, PAGES, POSTS, carousels, records
from nuvika.front.moving.articles import PageKind
from nuvika.front.moving.kinds import with_line_feeds
from nuvika.front.moving.shelf import name_of
from nuvika.lib import frontmatter

File = tuple[str, bytes]
Places = dict[str, str]  # where an article finds the picture of an address
PORTION = 50  # rows that are read at once
UP = "../"  # from an article to the pictures


class Exporter:
    """Writes nothing: it hands out files, a name and its bytes each."""

    def __init__(self) -> None:
        self._records = records.kinds(lambda _name: None)
        self.missing: list[str] = []  # pictures whose file is gone

    def site(self) -> Iterator[File]:
        """All that editors fill. What people use (accounts, history, the trash, unsaved words) is no part of it."""
        yield _manifest("site")
        pictures = list(Picture.objects.order_by("digest"))
        places = places_of(pictures)
        yield from self._articles(Post.objects.order_by("slug"), places)
        for page in Page.objects.order_by("slug"):
            facts = PageKind().facts_of(page)
            yield f"{PAGES}{page.slug}.md", _article(facts, facts.pop("body", ""), places)
        for row in Carousel.objects.with_slides().prefetch_related("postings").order_by("slug").iterator(PORTION):
            yield f"{CAROUSELS}{row.slug}.json", carousels.file_of(row)
        for name, kind in self._records.items():
            rows = pictures if kind.model is Picture else kind.model._default_manager.order_by(kind.key)
            yield from _table(name, kind, rows)
        redirects = records.redirects(lambda _name: None)
        yield from _table("redirects.yaml", redirects, redirects.model._default_manager.order_by("old_path"))
        yield from self._files(pictures)

    def posts(self, keys: Iterable[int]) -> Iterator[File]:
        """Some posts with what they show and are sorted by."""
        rows = Post.objects.filter(pk__in=list(keys)).order_by("slug")
        all_pictures = list(Picture.objects.order_by("digest"))
        bodies = "\n".join(rows.values_list("body", flat=True))
        covers = set(rows.values_list("cover", flat=True))
        authors = set(rows.values_list("author__picture", flat=True))
        shown = [one for one in all_pictures if one.pk in covers | authors or str(one.file.url) in bodies]
        yield _manifest("posts")
        yield from self._articles(rows, places_of(shown))
        about = {"types.yaml": "posts", "series.yaml": "posts", "authors.yaml": "posts", "tags.yaml": "posts"}
        for name, relation in about.items():
            kind = self._records[name]
            used = kind.model._default_manager.filter(**{f"{relation}__in": rows}).distinct().order_by("slug")
            yield from _table(name, kind, used)
        yield from _table("pictures.yaml", self._records["pictures.yaml"], shown)
        yield from self._files(shown)

    def _articles(self, rows: Any, places: Places) -> Iterator[File]:
        about = rows.select_related("post_type", "author", "series", "cover").prefetch_related("tags")
        for post in about.iterator(PORTION):
            header = whole_header_of(post)
            if post.cover:
                header |= {"cover": UP + name_of(post.cover), "cover_alt": post.cover.alt}
            yield f"{POSTS}{post.slug}.md", _article(header, post.body, places)

    def _files(self, pictures: list[Picture]) -> Iterator[File]:
        for picture in pictures:
            try:
                with picture.file.open("rb") as file:
                    yield name_of(picture), file.read()
            except OSError:
                self.missing.append(picture.title)


def places_of(pictures: Iterable[Picture]) -> Places:
    return {str(picture.file.url): UP + name_of(picture) for picture in pictures}


def _article(header: dict[str, Any], body: str, places: Places) -> bytes:
    plain = {name: _plain(value) for name, value in header.items() if value}
    return frontmatter.write(plain, with_relative_pictures(with_line_feeds(body), places)).encode()


def with_relative_pictures(body: str, places: Places) -> str:
    address = re.compile(re.escape(settings.MEDIA_URL) + r"pictures/[\w-]+\.\w+")
    return address.sub(lambda found: places.get(found[0], found[0]), body)


def _table(name: str, kind: records.Record, rows: Iterable[Any]) -> Iterator[File]:
    entries = [kind.facts_of(row) for row in rows]
    if entries:
        yield name, _yaml([{key: _plain(value) for key, value in entry.items()} for entry in entries])


def _manifest(holds: str) -> File:
    return MANIFEST, _yaml({"format": FORMAT, "holds": holds})


def _yaml(value: Any) -> bytes:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000).encode()


def _plain(value: Any) -> Any:
    """What YAML knows: a choice is its text."""
    return str(value) if isinstance(value, str) else value
