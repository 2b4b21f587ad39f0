"""A word that stands in everything that is not live is found nowhere by the public."""

import re
from collections import deque
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import Series
from nuvika.editing import actions
from nuvika.editing.publication import State
from nuvika.editing.trashing import delete_for_good, trash
from nuvika.front import content_version
from nuvika.front.access import rule_for
from nuvika.front.kept_pages import SHELF
from nuvika.front.routes import routes
from nuvika.settings import MIDDLEWARE
from tests import factories
from tests.carousels.factories import make_carousel
from tests.front.access.samples import address_of, make_site

pytestmark = pytest.mark.django_db
CANARY = "quetzalcoatlus"
SECRET = "xoloitzcuintle"  # stands in no address: nobody asked for it, and no answer of any kind may say it
WORDS = f"{CANARY} {SECRET}"
LINKS = re.compile(r"""(?:href|src|srcset|content|url)\s*[=:]\s*["']?([^"'\s>,]+)""")
MOST = 400  # pages, more than there are


def make_hidden_things() -> None:
    words = {"summary": WORDS, "body": f"{WORDS} body", "search_title": WORDS, "search_description": WORDS}
    author, kind = (
        factories.make_author(f"{WORDS} author", slug=f"{CANARY}-author"),
        factories.make_post_type(f"{CANARY} type"),
    )
    makers = (factories.make_draft, factories.make_scheduled, factories.make_expired)
    for number, make in enumerate(makers):
        post = make(
            title=f"{WORDS} {number}", slug=f"{CANARY}-{number}", author=author, post_type=kind,
            tags=[f"{CANARY} tag"], cover=factories.make_picture(alt=WORDS, title=WORDS), **words,
        )  # fmt: skip
        hidden = {"state": post.state, "published_at": post.published_at, "expires_at": post.expires_at}
        carousel = make_carousel(f"{CANARY} {number}", caption=WORDS, post=post, **hidden)
        carousel.slides.update(headline=WORDS, body=WORDS)
        live = make_carousel(f"Open {number}", live=True, post=post)
        assert live.is_live()
    factories.make_draft(title=WORDS, slug=f"{CANARY}-review", state=State.REVIEW)
    for thing in made_live("withdrawn"):
        actions.unpublish(thing, by=None)
    for thing in made_live("trashed"):
        trash(thing, by=None)
    for thing in made_live("gone"):
        trash(thing, by=None)
        delete_for_good(type(thing).everything.get(pk=thing.pk), by=None)
    shown = factories.make_post(title="Shown", slug="shown")
    make_carousel(f"{CANARY} of a live post", post=shown)


def made_live(name: str) -> list[Any]:
    """A post and a carousel that readers saw: between two parts of a series that is live, in sorts of their own."""
    series, _ = Series.objects.get_or_create(name="Parts", slug="parts")
    around = {"series": series, "body": "Parts of a series.", "tags": ["Shared"]}
    shown = [factories.make_post(title=f"Before {name}", slug=f"before-{name}", **around)]
    about = {
        "author": factories.make_author(f"{CANARY} of {name}"),
        "cover": factories.make_picture(alt=WORDS, title=WORDS),
    }
    words = {"summary": WORDS, "search_title": WORDS, "search_description": WORDS}
    post = factories.make_post(
        title=f"{WORDS} series {name}", slug=f"{CANARY}-{name}", series=series, tags=["Shared", f"{CANARY} of {name}"],
        body=f"{WORDS} body", **about, **words,
    )  # fmt: skip
    shown.append(factories.make_post(title=f"After {name}", slug=f"after-{name}", **around))
    carousel = make_carousel(f"{CANARY} {name}", live=True, caption=WORDS, post=shown[0], public_pdf=True)
    carousel.slides.update(headline=WORDS, body=WORDS)
    return [post, carousel]


HIDES = {
    "withdrawn": lambda thing: actions.unpublish(thing, by=None),
    "expired": lambda thing: type(thing).objects.filter(pk=thing.pk).update(expires_at=timezone.now()),
    "scheduled": lambda thing: type(thing).objects.filter(pk=thing.pk).update(
        published_at=timezone.now() + timedelta(days=1)
    ),
    "trashed": lambda thing: trash(thing, by=None),
    "deleted": lambda thing: thing.delete(),
}  # fmt: skip


@pytest.mark.parametrize("how", HIDES)
def test_what_readers_saw_is_kept_nowhere_once_it_is_hidden(client: Client, settings: Any, how: str):
    """Every page, picture, feed and copy was made while it was live, and is asked for again."""
    settings.MIDDLEWARE = MIDDLEWARE
    content_version.watch()
    SHELF.clear()
    things = made_live("seen")
    starts = [*STARTS, *(f"{thing.get_absolute_url()}{end}" for thing in things for end in ("", "/share.png", ".md"))]
    seen = crawled(client, [*starts, f"{things[1].get_absolute_url()}.pdf", f"{things[1].get_absolute_url()}/embed"])
    assert [address for address, page in seen if CANARY in page], "it is there while it is live"
    for thing in things:
        HIDES[how](thing)
    ours = [address for address, _ in seen if not address.startswith("/media/")]
    told = [address for address, page in crawled(client, ours) if sings(page, address)]
    assert not told, f"The canary sings at {told}"
    named = [address for address in ours if CANARY in address and "?" not in address]
    assert named, "its own addresses were among them"
    assert {client.get(address).status_code for address in named} <= {404, 410}
    SHELF.clear()


STARTS = (
    *("/", "/blog", "/carousels", "/sitemap.xml", "/llms.txt", "/blog/feed.atom", "/blog/feed.rss", "/blog/feed.json"),
    *(f"/blog/search?q={word}" for word in (CANARY, "body", "series", "parts", "smaller")),
    *("/blog/series/parts", "/blog/tags/shared", "/blog/tags/shared/feed.atom", "/share.png"),
)


def test_nothing_that_is_not_live_is_told_to_anybody(client: Client):
    site = make_site()
    make_hidden_things()
    starts = [address_of(route, site) for route in routes() if (rule := rule_for(route.name)) and rule.is_public]
    starts += [f"/blog/posts/{CANARY}-0", f"/carousels/{CANARY}-0", f"/blog/tags/{CANARY}-tag", f"/blog?q={CANARY}"]
    starts += [f"/blog/search?q={word}" for word in ("body", CANARY[:6], "shown", "reviewers")]
    starts += ["/sitemap.xml", "/blog/feed.atom", "/blog/feed.rss", "/blog/feed.json", "/robots.txt"]
    told = [address for address, page in crawled(client, starts) if sings(page, address)]
    assert not told, f"The canary sings at {told}"


def test_the_canary_is_found_where_it_is_live(client: Client):
    """The crawl would see it."""
    factories.make_post(title=CANARY, slug="live")
    assert [address for address, page in crawled(client, ["/"]) if CANARY in page]


def sings(page: str, address: str) -> bool:
    return SECRET in page or CANARY in without_question(page, address)


def without_question(page: str, address: str) -> str:
    """A search may say back what was asked."""
    asked = urlsplit(address).query
    return page.replace(CANARY, "") if CANARY in asked and page.count(CANARY) <= 8 else page


def crawled(client: Client, starts: list[str]) -> list[tuple[str, str]]:
    todo, seen, pages = deque(dict.fromkeys(starts)), set(starts), []
    while todo and len(pages) < MOST:
        address = todo.popleft()
        if address.startswith(("/static/", "/admin/logout")):
            continue
        answer = client.get(address)
        assert answer.status_code < 500, address
        headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
        if answer.streaming or answer.headers.get("Content-Type", "").startswith("image/"):
            pages.append((address, headers))
            continue
        text = answer.content.decode(errors="replace")
        told = f"{headers} {text}"
        # What is not there may say back the address that was asked for, and nothing else.
        pages.append(
            (address, told if answer.status_code == 200 or CANARY not in address else told.replace(CANARY, ""))
        )
        for link in LINKS.findall(unescape(text)):
            parts = urlsplit(link)
            inner = parts.path + (f"?{parts.query}" if parts.query else "")
            is_ours = not parts.netloc or parts.netloc.split(":")[0] in ("127.0.0.1", "testserver")
            if is_ours and inner.startswith("/") and inner not in seen:
                seen.add(inner)
                todo.append(inner)
    assert not todo, "the crawl came to its end"
    return pages
