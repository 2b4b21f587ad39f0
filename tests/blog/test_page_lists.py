"""Pages of long lists: read from the nearer end, counted by what is hidden, and never another than they were."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from blog import paging
from blog.models import Post, Tag
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden() -> None:
    """One of each that no reader sees, under the tag of those that are seen."""
    now = timezone.now()
    factories.make_draft(tags=["one"])
    factories.make_draft(tags=["one"], state="review")
    factories.make_post(tags=["one"], published_at=now + timedelta(days=1))
    factories.make_post(tags=["one"], published_at=now - timedelta(days=2), expires_at=now - timedelta(days=1))
    factories.make_post(tags=["one"], trashed_at=now)


def made(count: int, **about: Any) -> list[int]:
    """As many live posts, the newest first."""
    now = timezone.now()
    return [factories.make_post(published_at=now - timedelta(hours=age + 1), **about).pk for age in range(count)]


def shown(pages: paging.Pages) -> list[int]:
    return [post.pk for number in pages.page_range for post in pages.page(number)]


def test_what_is_live_is_counted_by_what_is_not(hidden: None) -> None:
    made(3)
    assert Post.objects.live().count() == Post.everything.count_live() == 3
    assert Post.everything.hidden().count() == 5


@pytest.mark.parametrize("count", range(8))
def test_every_page_holds_the_posts_between_its_neighbours(hidden: None, count: int) -> None:
    posts = made(count)
    pages = paging.pages_of_all(3)
    assert pages.count == count
    assert shown(pages) == posts


@pytest.mark.parametrize("few", [0, 100])
def test_a_tag_lists_its_live_posts_whether_it_has_few_or_many(
    hidden: None, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "FEW", few)
    posts = made(7, tags=["one"])
    made(2, tags=["another"])
    pages = paging.pages_of_tag(Tag.objects.get(name="one"), 3)
    assert pages.count == 7
    assert shown(pages) == posts


def test_a_tag_of_hidden_posts_has_no_page(client: Client, hidden: None) -> None:
    assert client.get("/blog/tags/one").status_code == 404
    made(1, tags=["one"])
    assert client.get("/blog/tags/one").status_code == 200
