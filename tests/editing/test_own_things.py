"""An author sees and changes what is their own, until it is published; nothing else."""

from typing import Any

import pytest
from django.test import Client

from blog.models import Post
from carousels.models import Carousel
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(client: Client) -> Any:
    account = factories.make_author_account()
    client.force_login(account)
    return account


def test_what_an_author_begins_is_theirs(client: Client, author: Any) -> None:
    client.post("/admin/blog/post/add/", {"title": "Mine", "slug": "mine", "body": "Words", "state": "draft"})
    post = Post.objects.get()
    assert post.created_by == author
    client.post(f"/admin/blog/post/{post.pk}/change/", {"title": "Still mine", "slug": "mine", "state": "review"})
    post.refresh_from_db()
    assert (post.title, post.state) == ("Still mine", "review")


def test_what_names_an_author_is_theirs_too(client: Client, author: Any) -> None:
    post = factories.make_draft(author=factories.make_author(user=author))
    assert post.is_owned_by(author)
    assert list(Post.objects.owned_by(author)) == [post]
    assert client.get(f"/admin/blog/post/{post.pk}/change/").status_code == 200


def test_the_list_holds_nothing_of_others(client: Client, author: Any) -> None:
    factories.make_draft(title="Mine", created_by=author)
    factories.make_draft(title="Somebody else’s")
    words = client.get("/admin/blog/post/").content.decode()
    assert "Mine" in words
    assert "Somebody else’s" not in words


def test_what_was_published_is_for_reading_alone(client: Client, author: Any) -> None:
    post = factories.make_post(title="Live", created_by=author)
    address = f"/admin/blog/post/{post.pk}/change/"
    assert 'name="_save"' not in client.get(address).content.decode()
    assert client.post(address, {"title": "New", "slug": post.slug}).status_code == 403
    post.refresh_from_db()
    assert post.title == "Live"


def test_slides_are_written_by_whoever_may_write_the_carousel(client: Client, author: Any) -> None:
    carousel = make_carousel(created_by=author)
    assert (
        'name="slides-0-headline"' in client.get(f"/admin/carousels/carousel/{carousel.pk}/change/").content.decode()
    )
    assert 'name="slides-0-headline"' in client.get("/admin/carousels/carousel/add/").content.decode()


def test_an_import_makes_a_carousel_of_ones_own_and_leaves_those_of_others(client: Client, author: Any) -> None:
    make_carousel("Theirs")
    brief = "LinkedIn Carousel: {}\n\n\nSLIDE 1\n\nHeadline: Words\n"
    client.post("/admin/carousels/carousel/import/", {"brief": brief.format("Mine"), "save": "draft"})
    assert Carousel.objects.get(slug="mine").created_by == author
    answer = client.post("/admin/carousels/carousel/import/", {"brief": brief.format("Theirs"), "save": "draft"})
    assert answer.status_code == 403
    assert Carousel.objects.get(slug="theirs").slides.count() == 3
