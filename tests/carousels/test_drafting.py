"""A post drafts a carousel, a carousel drafts a post, and each knows the other."""

import pytest
from django.core.exceptions import PermissionDenied
from reversion.models import Version

from blog.models import Post
from carousels import drafting
from carousels.deck import Kind
from carousels.models import Carousel
from nuvika.editing.actions import RefusedError
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db

BODY = """We began small. Then we grew.

## Why it hurt

Reviews took days. Nobody read them. And so on, at length, with a good many words that no slide has room for, which is why they stay away.

## What we cut

- The first thing. With a reason.
- The second thing
"""


def test_headings_and_first_sentences_become_slides():
    post = factories.make_post(title="Ship smaller", slug="ship", summary="In short.", body=BODY, tags=["Code review"])
    deck = drafting.deck_from(post)
    assert [(slide.kind, slide.headline, slide.body) for slide in deck.slides] == [
        (Kind.COVER, "Ship smaller", ""),
        (Kind.CONTENT, "Why it hurt", "Reviews took days. Nobody read them."),
        (Kind.LIST, "What we cut", "The first thing. With a reason.\nThe second thing"),
        (Kind.CTA, "Read the whole story", ""),
    ]
    assert deck.slides[0].subline == deck.caption == "In short."
    assert deck.slides[-1].link.endswith("/blog/posts/ship")
    assert deck.hashtags == "#codereview"


def test_without_a_summary_the_first_sentence_stands_under_the_title():
    assert drafting.deck_from(factories.make_post(body=BODY)).slides[0].subline == "We began small. Then we grew."


def test_the_carousel_is_a_draft_of_the_post_with_a_version_and_a_slug_of_its_own():
    post = factories.make_post(title="Smaller", body=BODY)
    make_carousel("Smaller")
    made = drafting.carousel_from(post, by=None)
    assert (made.slug, made.state, made.post) == ("smaller-2", "draft", post)
    assert made.slides.count() == 4
    assert Version.objects.get_for_object(made).count() == 1


def test_the_post_is_a_draft_with_an_outline_and_the_carousel_names_it():
    carousel = make_carousel(post_address="https://www.nuvikatech.com/blog/posts/smaller-prs")
    post = drafting.post_from(carousel, by=None)
    assert (post.slug, post.state) == ("smaller-prs", "draft")
    assert "## WHY: Reviewers read 200 lines well\n\nAfter that they skim." in post.body
    carousel.refresh_from_db()
    assert carousel.post == post
    with pytest.raises(RefusedError, match="has its post"):
        drafting.post_from(carousel, by=None)
    assert Post.objects.count() == 1


def test_both_take_their_permissions():
    post, carousel = factories.make_post(), make_carousel()
    with pytest.raises(PermissionDenied):
        drafting.carousel_from(post, by=factories.make_user("blog.change_post"))
    with pytest.raises(PermissionDenied):
        drafting.post_from(carousel, by=factories.make_user("carousels.change_carousel"))
    assert Carousel.objects.count() == Post.objects.count() == 1


def test_the_admin_shows_what_it_would_make_and_makes_it_when_told(client):
    client.force_login(factories.make_user("carousels.add_carousel", "blog.view_post"))
    post = factories.make_post(body=BODY)
    address = f"/admin/carousels/carousel/from-post/{post.pk}/"
    page = client.get(address).content.decode()
    assert page.count("<figcaption>") == 4
    assert not Carousel.objects.exists()
    answer = client.post(address)
    assert answer.url == f"/admin/carousels/carousel/{Carousel.objects.get().pk}/change/"


def test_the_admin_shows_the_outline_and_makes_the_post_once(client):
    client.force_login(factories.make_user("carousels.change_carousel", "blog.add_post"))
    carousel = make_carousel()
    address = f"/admin/carousels/carousel/{carousel.pk}/post/"
    assert "Reviewers read 200 lines well" in client.get(address).content.decode()
    assert client.post(address).url == f"/admin/blog/post/{Post.objects.get().pk}/change/"
    assert client.post(address).url == f"/admin/carousels/carousel/{carousel.pk}/change/"
    assert Post.objects.count() == 1


def test_each_page_shows_the_other(admin_client):
    post = factories.make_post(title="The long version")
    carousel = make_carousel("The short version", post=post)
    assert "The long version" in admin_client.get(f"/admin/carousels/carousel/{carousel.pk}/change/").content.decode()
    page = admin_client.get(f"/admin/blog/post/{post.pk}/change/").content.decode()
    assert "The short version" in page
    assert f"/admin/carousels/carousel/{carousel.pk}/change/" in page
