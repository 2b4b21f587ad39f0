"""A word that stands in everything that is not live is found nowhere by the public."""

import re
from collections import deque
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client

from nuvika.editing.publication import State
from nuvika.front.access import rule_for
from nuvika.front.routes import routes
from tests import factories
from tests.carousels.factories import make_carousel
from tests.front.access.samples import address_of, make_site

pytestmark = pytest.mark.django_db
CANARY = "quetzalcoatlus"
LINKS = re.compile(r"""(?:href|src|srcset|content|url)\s*[=:]\s*["']?([^"'\s>,]+)""")
MOST = 400  # pages


def make_hidden_things() -> None:
    words = {"summary": CANARY, "body": f"{CANARY} body", "search_title": CANARY, "search_description": CANARY}
    author, kind = factories.make_author(f"{CANARY} author"), factories.make_post_type(f"{CANARY} type")
    makers = (factories.make_draft, factories.make_scheduled, factories.make_expired)
    for number, make in enumerate(makers):
        post = make(
            title=f"{CANARY} {number}", slug=f"{CANARY}-{number}", author=author, post_type=kind,
            tags=[f"{CANARY} tag"], cover=factories.make_picture(alt=CANARY, title=CANARY), **words,
        )  # fmt: skip
        hidden = {"state": post.state, "published_at": post.published_at, "expires_at": post.expires_at}
        carousel = make_carousel(f"{CANARY} {number}", caption=CANARY, post=post, **hidden)
        carousel.slides.update(headline=CANARY, body=CANARY)
        live = make_carousel(f"Open {number}", live=True, post=post)
        assert live.is_live()
    factories.make_draft(title=CANARY, slug=f"{CANARY}-review", state=State.REVIEW)
    shown = factories.make_post(title="Shown", slug="shown")
    make_carousel(f"{CANARY} of a live post", post=shown)


def test_nothing_that_is_not_live_is_told_to_anybody(client: Client):
    site = make_site()
    make_hidden_things()
    starts = [address_of(route, site) for route in routes() if (rule := rule_for(route.name)) and rule.is_public]
    starts += [f"/blog/posts/{CANARY}-0", f"/carousels/{CANARY}-0", f"/blog/tags/{CANARY}-tag", f"/blog?q={CANARY}"]
    starts += [f"/blog/search?q={word}" for word in ("body", CANARY[:6], "shown", "reviewers")]
    starts += ["/sitemap.xml", "/blog/feed.atom", "/blog/feed.rss", "/blog/feed.json", "/robots.txt"]
    told = [address for address, page in crawled(client, starts) if CANARY in without_question(page, address)]
    assert not told, f"The canary sings at {told}"


def test_the_canary_is_found_where_it_is_live(client: Client):
    """The crawl would see it."""
    factories.make_post(title=CANARY, slug="live")
    assert [address for address, page in crawled(client, ["/"]) if CANARY in page]


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
        pages.append((address, f"{headers} {text}" if answer.status_code == 200 else ""))
        for link in LINKS.findall(unescape(text)):
            parts = urlsplit(link)
            inner = parts.path + (f"?{parts.query}" if parts.query else "")
            is_ours = not parts.netloc or parts.netloc.split(":")[0] in ("127.0.0.1", "testserver")
            if is_ours and inner.startswith("/") and inner not in seen:
                seen.add(inner)
                todo.append(inner)
    return pages
