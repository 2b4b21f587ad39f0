"""An unsaved post is shown by the public template, beside what is known about its words."""

from typing import Any

import pytest
from django.test import Client

from blog.models import Post
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/blog/post/preview/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(factories.make_user("blog.change_post"))
    return client


def shown(client: Client, **form: Any) -> dict[str, Any]:
    answer = client.post(ADDRESS, form)
    assert answer.status_code == 200
    return answer.json()


def test_a_post_that_was_never_saved_is_shown_as_its_page(editor: Client) -> None:
    tag = factories.make_tag("Python")
    author = factories.make_author("Ada Lovelace")
    page = shown(editor, title="On <engines>", summary="Short.", body="**Bold**", tags=[tag.pk], author=author.pk)[
        "html"
    ]
    for part in ("<h1>On &lt;engines&gt;</h1>", "<strong>Bold</strong>", "Short.", "Python", "Ada Lovelace"):
        assert part in page
    assert not Post.objects.exists()


def test_it_is_the_page_that_readers_get(editor: Client, client: Client) -> None:
    post = factories.make_post(body="## One\n\nWords.", tags=["Python"])
    make_carousel(live=True, post=post)
    form = {"object": post.pk, "title": post.title, "slug": post.slug, "body": post.body, "tags": [post.tags.get().pk]}
    public = client.get(post.get_absolute_url()).content.decode()
    previewed = shown(editor, **form)["html"]
    assert (
        previewed.partition("<h1>")[2].partition("</article>")[0]
        == public.partition("<h1>")[2].partition("</article>")[0]
    )


def test_half_typed_values_are_left_out(editor: Client) -> None:
    assert (
        "Words"
        in shown(editor, body="Words", slug="not a slug", author="x", cover="999", published_at_0="20", object="x")[
            "html"
        ]
    )
    assert "<article" in shown(editor)["html"]


def test_words_and_minutes_are_counted_and_pictures_without_words_named(editor: Client) -> None:
    answer = shown(editor, body="One two three\n\n![](/media/pictures/a.png) ![A dog](/media/pictures/b.png)")
    assert (answer["words"], answer["minutes"]) == (3, 1)
    assert answer["nameless"] == ["/media/pictures/a.png"]


def test_hostile_words_are_only_words(editor: Client) -> None:
    page = shown(editor, title="<script>alert(1)</script>", body="<script>alert(2)</script> [x](javascript:alert(3))")[
        "html"
    ]
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_a_text_without_end_is_refused_in_a_sentence(editor: Client) -> None:
    answer = editor.post(ADDRESS, {"body": "x" * 300_001})
    assert answer.status_code == 413
    assert "300,000" in answer.json()["error"]


def test_it_takes_an_account_that_may_write(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 302
    client.force_login(factories.make_user("blog.view_post"))
    assert client.post(ADDRESS).status_code == 403
    client.force_login(factories.make_user("blog.add_post"))
    assert client.post(ADDRESS).status_code == 200
    assert client.get(ADDRESS).status_code == 405


def test_it_takes_a_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.make_editor())
    assert client.post(ADDRESS).status_code == 403
