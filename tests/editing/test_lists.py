"""An action of a list is done to what was seen in it."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.admin import ModelAdmin, site
from django.test import Client

from blog.models import Post
from nuvika.editing import actions
from nuvika.editing.content import content_of
from tests import factories
from tests.editing.forms import fields_of_page

pytestmark = pytest.mark.django_db

LIST = "/admin/blog/post/"


@pytest.fixture
def client(db: None) -> Client:
    client = Client()
    client.force_login(factories.make_publisher())
    return client


def seen(post: Post) -> dict[str, str]:
    return {f"_seen-{post.pk}": post.updated_at.isoformat()}


def test_the_list_carries_what_it_shows(client: Client) -> None:
    post = factories.make_draft()
    ((name, value),) = seen(post).items()
    assert f'name="{name}" value="{value}"' in client.get(LIST).content.decode()


def test_a_box_to_choose_a_row_is_djangos(client: Client) -> None:
    """It is drawn without Django's template for it: what that says has to be said here."""
    post = factories.make_draft(title='A "quoted" <title>')
    admin: Any = site.get_model_admin(Post)
    assert admin.action_checkbox(post).startswith(ModelAdmin.action_checkbox(admin, post))


@pytest.mark.parametrize("query", ["", "?status=draft&q=a%26b"])
def test_a_row_leads_to_its_form_and_back_to_the_filters(client: Client, query: str) -> None:
    post = factories.make_draft(title="a&b")
    change = f"{LIST}{post.pk}/change/"
    kept = f"?{urlencode({'_changelist_filters': query[1:]})}" if query else ""
    assert client.get(f"{LIST}{query}").content.decode().count(f'<a href="{change}{kept}">') == 2


@pytest.mark.parametrize("across", ["0", "1"])
def test_what_was_saved_meanwhile_is_left_as_it_is(client: Client, across: str) -> None:
    old, same = factories.make_draft(title="Changed"), factories.make_draft(title="Same")
    form: dict[str, Any] = {**seen(old), **seen(same), "select_across": across}
    old.save()
    answer = client.post(LIST, {**form, "action": "publish_now", "_selected_action": [old.pk, same.pk]}, follow=True)
    words = answer.content.decode()
    assert "“Changed” was saved by somebody after this list was shown" in words
    assert "1 published." in words
    assert [post.title for post in Post.objects.live()] == ["Same"]


def test_changes_that_were_put_beside_it_meanwhile_are_not_published_unseen(client: Client) -> None:
    post = factories.make_post(title="Live")
    eve = factories.make_editor_account(username="eve")
    shown = fields_of_page(client.get(LIST).content.decode())
    actions.set_aside(post, {**content_of(post), "title": "Eve’s"}, by=eve)
    chosen = {"action": "publish_now", "_selected_action": [post.pk]}
    words = client.post(LIST, {**shown, **chosen}, follow=True).content.decode()
    assert "“Live” was saved by eve after this list was shown" in words
    post.refresh_from_db()
    assert post.title == "Live"
    client.post(LIST, {**fields_of_page(client.get(LIST).content.decode()), **chosen})
    post.refresh_from_db()
    assert post.title == "Eve’s"


def test_nor_are_they_when_many_are_scheduled(client: Client) -> None:
    post = factories.make_post(title="Live")
    chosen = {"action": "schedule", "_selected_action": [post.pk]}
    asked = fields_of_page(
        client.post(LIST, {**fields_of_page(client.get(LIST).content.decode()), **chosen}).content.decode()
    )
    actions.set_aside(post, {**content_of(post), "title": "Unseen"}, by=None)
    words = client.post(LIST, {**asked, "at": "2031-05-06T10:00"}, follow=True).content.decode()
    assert "“Live” was saved by somebody after this list was shown" in words
    post.refresh_from_db()
    assert post.is_live()
