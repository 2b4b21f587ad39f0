"""An action of a list is done to what was seen in it."""

from typing import Any

import pytest
from django.test import Client

from blog.models import Post
from tests import factories

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
