"""An editor writes a post in the Admin."""

from typing import Any

import pytest
from django.test import Client
from reversion.models import Version

from blog.models import Post
from nuvika.editing.waiting import waiting_of
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"


def filled(**fields: Any) -> dict[str, Any]:
    return {"title": "New", "slug": "new", "body": "**Words**", "state": "draft", **fields}


def change_address(post: Post) -> str:
    return f"/admin/blog/post/{post.pk}/change/"


def test_saving_keeps_the_words_and_their_html(client: Client) -> None:
    client.force_login(factories.make_editor())
    assert client.post(ADD, filled()).status_code == 302
    post = Post.objects.get(slug="new")
    assert "<strong>Words</strong>" in post.body_html
    assert Version.objects.get_for_object(post).count() == 1


def test_published_without_a_time_is_published_now(client: Client) -> None:
    client.force_login(factories.make_editor())
    client.post(ADD, filled(state="published"))
    assert Post.objects.get(slug="new").is_live()


def test_who_may_not_publish_cannot_choose_it(client: Client) -> None:
    client.force_login(factories.make_user("blog.add_post", "blog.view_post", "blog.change_post"))
    assert client.post(ADD, filled(state="published")).status_code == 200
    assert not Post.objects.exists()
    assert client.post(ADD, filled(state="review")).status_code == 302
    assert Post.objects.get().state == "review"


def test_who_may_not_publish_does_not_take_back_what_is_live(client: Client) -> None:
    client.force_login(factories.make_user("blog.view_post", "blog.change_post"))
    post = factories.make_post()
    client.post(change_address(post), filled(slug=post.slug, state="draft"))
    post.refresh_from_db()
    assert (post.title == "New", post.state) == (False, "published")
    assert waiting_of(post).data["title"] == "New"


def test_the_slug_follows_the_title_until_the_post_was_published(client: Client) -> None:
    client.force_login(factories.make_editor())
    assert "prepopulate.js" in client.get(ADD).content.decode()
    text = client.get(change_address(factories.make_post())).content.decode()
    assert 'data-prepopulated-fields="[]"' in text


def test_only_what_is_live_is_shown_on_the_site(client: Client) -> None:
    client.force_login(factories.make_editor())
    assert "View on site" in client.get(change_address(factories.make_post())).content.decode()
    assert "View on site" not in client.get(change_address(factories.make_draft())).content.decode()


def test_the_list_takes_the_same_queries_whatever_its_length(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(factories.make_editor())
    for _ in range(8):
        factories.make_post(author=factories.make_author(), post_type=factories.make_post_type())
    with django_assert_max_num_queries(16):
        assert client.get("/admin/blog/post/").status_code == 200


def test_a_version_of_something_else_is_not_there(client: Client) -> None:
    client.force_login(factories.make_user(is_superuser=True))
    client.post("/admin/blog/post/add/", filled())
    version = Version.objects.get()
    other = f"/admin/carousels/carousel/{version.object_id}/history/{version.pk}/"
    assert client.get(other).status_code == 404


@pytest.mark.parametrize("page", ["", "add/"])
def test_strangers_and_readers_are_sent_to_sign_in(client: Client, page: str) -> None:
    assert client.get(f"/admin/blog/post/{page}").status_code == 302
    client.force_login(factories.make_user())
    assert client.get(f"/admin/blog/post/{page}").status_code == 403
