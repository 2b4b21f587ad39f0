"""Feeds as values, and their three formats: Atom, RSS 2.0 and JSON Feed 1.1."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

# Signs that XML 1.0 cannot hold, not even escaped.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
CONTENT = "http://purl.org/rss/1.0/modules/content/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a feed. Addresses are absolute; `id` never changes, whatever becomes of the address."""

    id: str
    url: str
    title: str
    summary: str  # plain text
    html: str  # all of it
    published: datetime
    updated: datetime
    author: str
    author_url: str
    tags: tuple[str, ...]
    picture: str  # an address, or empty


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    description: str
    home: str  # the page that it is the feed of
    address: str  # its own
    language: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime | None:
        return max((entry.updated for entry in self.entries), default=None)


class _Atom(Atom1Feed):
    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html"})


class _Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": CONTENT}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])


def atom(feed: Feed) -> bytes:
    return _written(feed, _Atom)


def rss(feed: Feed) -> bytes:
    return _written(feed, _Rss)


def json_feed(feed: Feed) -> bytes:
    about = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": feed.language,
        "items": [_json_entry(entry) for entry in feed.entries],
    }
    return json.dumps(about, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _written(feed: Feed, kind: type[SyndicationFeed]) -> bytes:
    made = kind(
        _xml(feed.title),
        feed.home,
        _xml(feed.description),
        language=feed.language,
        feed_url=feed.address,
        feed_guid=feed.home,
    )
    for entry in feed.entries:
        made.add_item(
            _xml(entry.title),
            entry.url,
            escape(_xml(entry.summary), quote=False),  # both formats have HTML there
            author_name=_xml(entry.author),
            author_link=entry.author_url,
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=[_xml(tag) for tag in entry.tags],
            html=_xml(entry.html),
        )
    return made.writeString("utf-8").encode("utf-8")


def _json_entry(entry: Entry) -> dict[str, Any]:
    about: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.picture,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "tags": list(entry.tags),
    }
    if entry.author:
        person = {"name": entry.author, "url": entry.author_url}
        about["authors"] = [{name: value for name, value in person.items() if value}]
    return {name: value for name, value in about.items() if value}


def _xml(text: str) -> str:
    return UNWRITABLE.sub("", text)


@dataclass(frozen=True, slots=True)
class FeedFormat:
    name: str  # as a reader of feeds calls it
    content_type: str
    write: Callable[[Feed], bytes]


FORMATS = {
    "atom": FeedFormat("Atom", "application/atom+xml", atom),
    "rss": FeedFormat("RSS", "application/rss+xml", rss),
    "json": FeedFormat("JSON Feed", "application/feed+json", json_feed),
}
