"""Somebody, or something, reads a post as Markdown."""

import pytest
import yaml
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_live_post_is_there_as_it_was_written(client: Client) -> None:
    picture = factories.make_picture()
    post = factories.make_post(
        title='Say "it": now', slug="one", body=f"**Bold**\n\n![A field]({picture.file.url})\n", tags=["Python"]
    )
    answer = client.get("/blog/posts/one.md")
    head, body = answer.content.decode().removeprefix("---\n").split("---\n\n", 1)
    about = yaml.safe_load(head)
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert (about["title"], about["tags"]) == ('Say "it": now', ["Python"])
    assert about["url"] == "http://127.0.0.1:8000/blog/posts/one"
    assert body == f"**Bold**\n\n![A field](http://127.0.0.1:8000{picture.file.url})\n"
    assert answer["Link"] == '<http://127.0.0.1:8000/blog/posts/one>; rel="canonical"'
    assert f'href="{post.get_absolute_url()}.md"' in client.get(post.get_absolute_url()).content.decode()


@pytest.mark.parametrize("make", [factories.make_draft, factories.make_scheduled, factories.make_expired])
def test_what_is_not_live_is_not_there(client: Client, make: factories.Factory) -> None:
    assert client.get(f"{make().get_absolute_url()}.md").status_code == 404
