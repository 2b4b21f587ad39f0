"""What a post's page needs is made when the post is saved, not when it is read."""

import pytest
from django.test import Client

from blog.models import Post
from nuvika.lib import markdown, reading
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def parsed(monkeypatch) -> list[str]:
    """The texts that are parsed from here on."""
    found: list[str] = []
    parse = markdown._parser.parse

    def listening(text, env):
        found.append(text)
        return parse(text, env)

    monkeypatch.setattr(markdown._parser, "parse", listening)
    return found


def test_a_page_parses_no_markdown(client: Client, parsed: list[str]) -> None:
    factories.make_post(slug="read", body="word " * 660, summary="Short.")
    del parsed[:]
    page = client.get("/blog/posts/read").content.decode()
    assert "3 min read" in page
    assert '"wordCount": 660' in page
    assert not parsed


def test_words_are_counted_anew_with_every_save() -> None:
    post = factories.make_post(body="one two")
    assert post.word_count == 2
    post.body = "one two three"
    post.save()
    assert Post.objects.get(pk=post.pk).words == 3


def test_what_was_saved_before_words_were_counted_is_counted_when_it_is_read(client: Client) -> None:
    post = factories.make_post(slug="old", body="word " * 440)
    Post.objects.filter(pk=post.pk).update(word_count=None)
    assert Post.objects.get(pk=post.pk).words == reading.words(post.body) == 440
    assert "2 min read" in client.get("/blog/posts/old").content.decode()
