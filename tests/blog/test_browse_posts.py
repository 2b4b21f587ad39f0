"""Somebody looks through lists of posts."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from blog.views import PER_PAGE
from tests import factories

pytestmark = pytest.mark.django_db

HIDDEN = [factories.make_draft, factories.make_scheduled, factories.make_expired]


def addresses(post_type: object, tag: object, author: object) -> list[str]:
    return ["/", "/blog", *(thing.get_absolute_url() for thing in (post_type, tag, author))]  # type: ignore[attr-defined]


def test_no_list_shows_what_is_not_live(client: Client) -> None:
    kind, tag, author = factories.make_post_type(), factories.make_tag(), factories.make_author()
    about = {"post_type": kind, "author": author, "tags": [tag]}
    factories.make_post(title="Seen by all", **about)
    for make in HIDDEN:
        make(title="Secret thing", **about)
    for address in addresses(kind, tag, author):
        text = client.get(address).content.decode()
        assert "Seen by all" in text, address
        assert "Secret thing" not in text, address


def test_a_type_tag_or_author_without_a_live_post_is_not_there(client: Client) -> None:
    kind, tag, author = factories.make_post_type(), factories.make_tag(), factories.make_author()
    factories.make_draft(post_type=kind, author=author, tags=[tag])
    for address in addresses(kind, tag, author)[2:]:
        assert client.get(address).status_code == 404, address


def test_the_newest_stands_first_and_pages_follow(client: Client) -> None:
    for _ in range(PER_PAGE + 1):
        factories.make_post()
    first, second = client.get("/blog"), client.get("/blog?page=2")
    assert first.content.decode().count('class="entry') >= PER_PAGE
    assert "Page 1 of 2" in first.content.decode()
    assert "Page 2 of 2" in second.content.decode()
    assert 'href="http://127.0.0.1:8000/blog?page=2"' in second.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "1.5", "٣", "9" * 40])
def test_a_page_that_is_not_there_answers_404(client: Client, page: str) -> None:
    factories.make_post()
    assert client.get("/blog", {"page": page}).status_code == 404


def test_an_empty_blog_says_so(client: Client) -> None:
    assert "Nothing is published yet" in client.get("/blog").content.decode()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("count", [1, 6])
def test_lists_take_the_same_queries_whatever_their_length(
    client: Client, count: int, django_assert_num_queries: object
) -> None:
    for number in range(count):
        factories.make_post(tags=["one", f"tag {number}"], author=factories.make_author())
    # frame, links, all, hidden, keys, posts, tags, carousels, types, first and last year, years between
    with django_assert_num_queries(13):  # type: ignore[operator]
        client.get("/blog")


def test_a_year_lists_what_was_published_in_it(client: Client) -> None:
    factories.make_post(title="Of old", published_at=datetime(2019, 12, 31, 23, 59, tzinfo=UTC))
    factories.make_post(title="Of late", published_at=datetime(2020, 1, 1, tzinfo=UTC))
    text = client.get("/blog/years/2019").content.decode()
    assert "Of old" in text
    assert "Of late" not in text
    assert 'href="/blog/years/2019"' in client.get("/blog").content.decode()


@pytest.mark.parametrize("year", ["2018", "0", "10000", "99999999999999999999", "x"])
def test_a_year_without_a_live_post_is_not_there(client: Client, year: str) -> None:
    factories.make_draft(published_at=datetime(2018, 5, 1, tzinfo=UTC))
    assert client.get(f"/blog/years/{year}").status_code == 404
