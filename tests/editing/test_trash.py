"""What is deleted goes to the trash, from which it comes back whole."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from blog.models import Post
from carousels.models import Carousel
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db


def stem(thing: Any) -> str:
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/"


def desk_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(db: None) -> Client:
    return desk_of(factories.make_publisher())


def delete(desk: Client, thing: Any) -> Any:
    return desk.post(f"{stem(thing)}{thing.pk}/delete/", {"post": "yes"})


def test_it_is_gone_everywhere_and_comes_back_with_its_slides(desk: Client) -> None:
    carousel = make_carousel(live=True)
    assert delete(desk, carousel).status_code == 302
    assert not Carousel.objects.exists()
    assert desk.get(carousel.get_absolute_url()).status_code == 404
    assert "“Smaller” is in the <a" in desk.get(stem(carousel)).content.decode()
    assert "Smaller" not in desk.get(stem(carousel)).content.decode()
    assert "Smaller" in desk.get(f"{stem(carousel)}trash/").content.decode()
    answer = desk.post(f"{stem(carousel)}trash/", {"thing": carousel.pk})
    assert answer["Location"] == f"{stem(carousel)}{carousel.pk}/change/"
    assert carousel.slides.count() == 3
    assert desk.get(carousel.get_absolute_url()).status_code == 200


def test_before_it_what_uses_it_is_listed(desk: Client) -> None:
    post = factories.make_post(slug="used")
    make_carousel("Refers", post=post)
    factories.make_draft(title="Links", body="See [it](/blog/posts/used).")
    make_carousel("Names").slides.filter(position=3).update(link="https://example.com/blog/posts/used")
    page = desk.get(f"{stem(post)}{post.pk}/delete/").content.decode()
    assert "Carousel “Refers”</a> refers to it" in page
    assert "Post “Links”</a> names its address" in page
    assert "Carousel “Names”</a> names its address" in page
    assert "Readers see it now" in page
    assert Post.objects.filter(pk=post.pk).exists()


def test_many_go_at_once_each_as_a_revision_of_its_own(desk: Client) -> None:
    posts = [factories.make_draft() for _ in range(2)]
    chosen = {"action": "delete_selected", "_selected_action": [post.pk for post in posts]}
    page = desk.post(stem(posts[0]), chosen).content.decode()
    assert "Put these in the trash?" in page
    assert page.count("Nothing uses it.") == 2
    assert "Put them in the trash</button>" in page
    desk.post(stem(posts[0]), {**chosen, "post": "yes"})
    assert Post.everything.filter(trashed_at__isnull=False).count() == 2


def test_an_address_that_was_taken_meanwhile_is_told(desk: Client) -> None:
    post = factories.make_draft(slug="same")
    delete(desk, post)
    factories.make_draft(slug="same")
    page = desk.post(f"{stem(post)}trash/", {"thing": post.pk}, follow=True).content.decode()
    assert "it is now same-2" in page
    assert Post.objects.count() == 2


def test_for_good_is_for_good_but_its_last_revision_is_kept(desk: Client) -> None:
    post = factories.make_draft(title="Gone")
    delete(desk, post)
    desk.post(f"{stem(post)}trash/", {"thing": post.pk, "do": "delete"})
    assert not Post.everything.exists()
    assert "Gone" in desk.get(f"{stem(post)}recover/").content.decode()


def test_what_is_not_in_the_trash_is_not_deleted_for_good(desk: Client) -> None:
    post = factories.make_draft()
    assert desk.post(f"{stem(post)}trash/", {"thing": post.pk, "do": "delete"}).status_code == 404
    assert Post.objects.exists()


def test_editors_take_nothing_from_readers_and_authors_see_their_own_trash() -> None:
    live, own, others = factories.make_post(), factories.make_draft(title="Mine"), factories.make_draft(title="Theirs")
    assert delete(desk_of(factories.make_editor_account()), live).status_code == 403
    author = factories.make_author_account()
    Post.objects.filter(pk=own.pk).update(created_by=author)
    delete(desk_of(factories.make_publisher()), others)
    assert delete(desk_of(author), own).status_code == 302
    page = desk_of(author).get(f"{stem(own)}trash/").content.decode()
    assert "Mine" in page
    assert "Theirs" not in page
    assert desk_of(author).post(f"{stem(own)}trash/", {"thing": others.pk}).status_code == 404
