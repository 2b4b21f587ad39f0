"""Pictures that are here already are found by their words and seen small."""

import io

import pytest
from django.test import Client
from PIL import Image

from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/blog/picture/browse/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(factories.make_user("blog.view_picture"))
    return client


def test_they_come_newest_first_a_page_at_a_time(editor: Client, django_assert_max_num_queries) -> None:
    pictures = [factories.make_picture() for _ in range(26)]
    with django_assert_max_num_queries(6):
        answer = editor.get(ADDRESS).json()
    assert answer["pages"] == 2
    assert [one["id"] for one in answer["pictures"]] == [picture.pk for picture in reversed(pictures[2:])]
    assert len(editor.get(ADDRESS, {"page": "2"}).json()["pictures"]) == 2
    assert editor.get(ADDRESS, {"page": "x"}).json()["page"] == 1


def test_they_are_found_by_every_word_of_title_or_alt_text(editor: Client) -> None:
    wanted = factories.make_picture(title="Request path", alt="A queue of requests")
    factories.make_picture(title="Request", alt="Nothing")
    assert [one["id"] for one in editor.get(ADDRESS, {"q": "request QUEUE"}).json()["pictures"]] == [wanted.pk]


def test_one_is_looked_up_by_its_number(editor: Client) -> None:
    picture = factories.make_picture(alt="A dog")
    (found,) = editor.get(ADDRESS, {"id": picture.pk}).json()["pictures"]
    assert (found["alt"], found["url"]) == ("A dog", picture.file.url)
    assert editor.get(ADDRESS, {"id": "x"}).json()["pictures"] == []


def test_a_thumbnail_is_small_and_may_be_kept(editor: Client) -> None:
    picture = factories.make_picture(data=factories.picture_bytes((1200, 800)))
    answer = editor.get(f"/admin/blog/picture/{picture.pk}/thumbnail/")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    with Image.open(io.BytesIO(answer.content)) as small:
        assert small.size == (320, 213)
    assert editor.get("/admin/blog/picture/999/thumbnail/").status_code == 404


@pytest.mark.parametrize("address", [ADDRESS, "/admin/blog/picture/1/thumbnail/"])
def test_it_takes_a_permission(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
    client.force_login(factories.make_user("blog.change_tag"))
    assert client.get(address).status_code == 403
    client.force_login(factories.make_user("blog.add_picture"))
    assert client.post(address).status_code == 405
