"""A picture is dropped into the Markdown editor."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from blog.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/blog/markdown/upload/"


def dropped(data: bytes | None = None, name: str = "fig_2-request [path].png", **words: str) -> dict[str, Any]:
    file = SimpleUploadedFile(name, factories.picture_bytes() if data is None else data, "image/png")
    return {"image": file, **(words or {"alt": "A request [in\nsteps]"})}


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(factories.make_editor())
    return client


def test_the_answer_is_markdown_with_the_alt_text_and_the_picture(editor: Client) -> None:
    answer = editor.post(ADDRESS, dropped()).json()
    picture = Picture.objects.get()
    assert answer["image_code"] == f"![A request in steps]({picture.file.url})"
    assert answer["picture"]["id"] == picture.pk
    assert (picture.title, picture.alt) == ("fig 2 request [path]", "A request [in steps]")
    assert picture.file.name.endswith("-8x6.png")


def test_without_words_a_picture_is_taken_only_as_decorative(editor: Client) -> None:
    answer = editor.post(ADDRESS, dropped(alt="  "))
    assert (answer.status_code, answer.json()) == (400, {"error": "Say what the picture shows, or tick “decorative”."})
    assert not Picture.objects.exists()
    assert editor.post(ADDRESS, dropped(decorative="on")).json()["image_code"].startswith("![](")
    assert Picture.objects.get().decorative


def test_the_same_picture_is_kept_once(editor: Client) -> None:
    first, second = editor.post(ADDRESS, dropped()), editor.post(ADDRESS, dropped(name="other.png"))
    assert first.json() == second.json()
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("data", [b"<svg onload=alert(1)>", b"<script>", factories.picture_bytes()[:30]])
def test_what_is_no_picture_is_refused_with_a_sentence(editor: Client, data: bytes) -> None:
    answer = editor.post(ADDRESS, dropped(data, "evil.html"))
    assert answer.status_code == 400
    assert "no picture" in answer.json()["error"]
    assert not Picture.objects.exists()


def test_nothing_sent_is_a_sentence_too(editor: Client) -> None:
    assert editor.post(ADDRESS).json() == {"error": "No picture arrived. Try again."}


def test_it_takes_the_permission(client: Client) -> None:
    assert client.post(ADDRESS, dropped()).status_code == 302
    client.force_login(factories.make_user("blog.add_picture", staff=False))
    assert client.post(ADDRESS, dropped()).status_code == 302
    client.force_login(factories.make_user("blog.add_post"))
    assert client.post(ADDRESS, dropped()).status_code == 403
    assert not Picture.objects.exists()


def test_only_posts_with_a_token_are_taken() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.make_editor())
    assert client.get(ADDRESS).status_code == 405
    assert client.post(ADDRESS, dropped()).status_code == 403


def test_the_stock_views_are_nowhere(client: Client) -> None:
    assert client.post("/markdownx/upload").status_code == 404
    assert client.post("/markdownx/markdownify").status_code == 404
