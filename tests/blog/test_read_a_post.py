"""Somebody reads a post."""

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_live_post_shows_its_words_and_who_wrote_them(client: Client) -> None:
    author = factories.make_author("Ada Renner", biography="Writes.")
    kind = factories.make_post_type("Guide")
    cover = factories.make_picture(alt="A field", data=factories.picture_bytes((1200, 800)))
    about = {"author": author, "post_type": kind, "tags": ["Python"], "cover": cover}
    post = factories.make_post(title="A <b> title", summary="In short.", body="**Bold** words.", **about)
    page = client.get(post.get_absolute_url())
    text = page.content.decode()
    assert page.status_code == 200
    for words in (
        "A &lt;b&gt; title",
        "In short.",
        "<strong>Bold</strong>",
        "Ada Renner",
        "Guide",
        "Python",
        "min read",
    ):
        assert words in text
    assert 'alt="A field"' in text
    assert '<meta property="og:image" content="http://127.0.0.1:8000/media/pictures/' in text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{post.get_absolute_url()}">' in text


@pytest.mark.parametrize("make", [factories.make_draft, factories.make_scheduled, factories.make_expired])
@pytest.mark.parametrize("signed_in", [False, True])
def test_what_is_not_live_is_not_there(client: Client, make: factories.Factory, signed_in: bool) -> None:
    if signed_in:
        client.force_login(factories.make_editor())
    assert client.get(make().get_absolute_url()).status_code == 404


def test_a_slash_at_the_end_leads_to_the_address_without(client: Client) -> None:
    answer = client.get(factories.make_post(slug="one").get_absolute_url() + "/?a=b")
    assert (answer.status_code, answer["Location"]) == (301, "/blog/posts/one?a=b")


def test_the_page_takes_a_fixed_number_of_queries(client: Client, django_assert_num_queries: object) -> None:
    post = factories.make_post(tags=["a", "b", "c"], author=factories.make_author())
    # Version, frame, links, the post, its tags and what shares each, its carousels, related ones.
    with django_assert_num_queries(13):  # type: ignore[operator]
        client.get(post.get_absolute_url())


def test_readers_get_no_cookie(client: Client) -> None:
    assert not client.get(factories.make_post().get_absolute_url()).cookies


def test_search_texts_and_the_first_address_win(client: Client) -> None:
    post = factories.make_post(
        search_title="Found so", search_description="Said so", canonical_url="https://first.example/x"
    )
    text = client.get(post.get_absolute_url()).content.decode()
    assert "<title>Found so" in text
    assert 'content="Said so"' in text
    assert 'href="https://first.example/x"' in text


def test_posting_to_a_page_is_refused(client: Client) -> None:
    assert client.post(factories.make_post().get_absolute_url()).status_code == 405
