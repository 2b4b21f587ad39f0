"""Somebody reads a series, and what leads on."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import Series
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def series() -> Series:
    return Series.objects.create(name="Locks", slug="locks", description="All about them.")


def make_part(series: Series, day: int, **fields: object) -> object:
    return factories.make_post(series=series, published_at=timezone.now() - timedelta(days=10 - day), **fields)


def test_each_part_leads_to_the_one_before_and_the_one_after(client: Client, series: Series) -> None:
    first, second, third = (make_part(series, day, slug=f"part-{day}") for day in (1, 2, 3))
    text = client.get(second.get_absolute_url()).content.decode()
    assert 'Part 2 of 3 in <a href="/blog/series/locks">Locks</a>' in text
    assert 'rel="prev" href="/blog/posts/part-1"' in text
    assert 'rel="next" href="/blog/posts/part-3"' in text
    assert 'rel="prev"' not in client.get(first.get_absolute_url()).content.decode()
    assert 'rel="next"' not in client.get(third.get_absolute_url()).content.decode()


def test_the_series_has_a_page_in_reading_order(client: Client, series: Series) -> None:
    for day, title in ((2, "Second part"), (1, "First part")):
        make_part(series, day, title=title)
    text = client.get("/blog/series/locks").content.decode()
    assert text.index("First part") < text.index("Second part")
    assert "All about them." in text
    assert "/blog/series/locks" in client.get("/sitemap.xml").content.decode()


def test_parts_that_are_not_live_are_not_named(client: Client, series: Series) -> None:
    part = make_part(series, 1)
    for make in (factories.make_draft, factories.make_scheduled, factories.make_expired):
        make(series=series, title="Secret part")
    text = client.get(part.get_absolute_url()).content.decode()
    assert "Secret part" not in text
    assert "in <a" not in text  # alone, it is no series yet
    assert "Secret part" not in client.get("/blog/series/locks").content.decode()


def test_a_series_without_a_live_part_is_not_there(client: Client, series: Series) -> None:
    factories.make_draft(series=series)
    assert client.get("/blog/series/locks").status_code == 404


def test_what_shares_tags_or_words_is_read_next(client: Client, django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post = factories.make_post(title="Connection pooling explained", tags=["Postgres", "Python"])
        factories.make_post(title="Both tags", tags=["Postgres", "Python"])
        factories.make_post(title="One tag", tags=["Python"])
        factories.make_post(title="More on pooling")
        for number in range(6):
            factories.make_post(title=f"Gardening {number}")
        factories.make_draft(title="Pooling in secret", tags=["Postgres", "Python"])
    text = client.get(post.get_absolute_url()).content.decode()
    places = [text.index(title) for title in ("Both tags", "More on pooling", "One tag")]
    assert places[0] == min(places)
    assert "Gardening" not in text
    assert "in secret" not in text


def test_what_was_chosen_to_be_read_next_is_left_out_once_it_is_gone(client: Client) -> None:
    post, other = factories.make_post(tags=["a"]), factories.make_post(title="Soon gone", tags=["a"])
    assert "Soon gone" in client.get(post.get_absolute_url()).content.decode()
    type(other).objects.filter(pk=other.pk).update(state="draft")
    assert "Soon gone" not in client.get(post.get_absolute_url()).content.decode()


def test_a_long_article_has_a_table_of_contents(client: Client) -> None:
    post = factories.make_post(body="\n\n".join(f"## Chapter {number}\n\nText." for number in range(5)))
    text = client.get(post.get_absolute_url()).content.decode()
    assert '<a href="#chapter-3">Chapter 3</a>' in text
    assert "On this page" not in client.get(factories.make_post().get_absolute_url()).content.decode()


def test_a_mended_article_says_when(client: Client) -> None:
    post = factories.make_post(revised_at=timezone.now())
    assert "Updated <time" in client.get(post.get_absolute_url()).content.decode()
