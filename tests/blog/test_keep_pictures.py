"""An editor adds a picture in the Admin."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from blog.models import Picture
from blog.pictures import store_picture, words_from_file_name
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/picture/add/"


def filled(data: bytes | None = None, **fields: Any) -> dict[str, Any]:
    file = SimpleUploadedFile("A_field.jpg", factories.picture_bytes() if data is None else data)
    return {"upload": file, "alt": "A field", **fields}


def test_the_kept_file_is_the_checked_one(client: Client) -> None:
    editor = factories.make_editor()
    client.force_login(editor)
    assert client.post(ADD, filled()).status_code == 302
    picture = Picture.objects.get()
    assert (picture.title, picture.width, picture.height, picture.uploaded_by) == ("A field", 8, 6, editor)
    assert picture.file.name.endswith(".png")
    assert client.get("/admin/blog/picture/").status_code == 200
    assert client.get(f"/admin/blog/picture/{picture.pk}/change/").status_code == 200


def test_alt_text_is_required_unless_it_is_decorative(client: Client) -> None:
    client.force_login(factories.make_editor())
    assert "Say what the picture shows" in client.post(ADD, filled(alt="")).content.decode()
    assert client.post(ADD, filled(alt="", decorative="on")).status_code == 302


def test_what_is_no_picture_is_refused(client: Client) -> None:
    client.force_login(factories.make_editor())
    assert "no picture that can be read" in client.post(ADD, filled(b"<svg>")).content.decode()


def test_a_picture_that_is_here_already_is_named(client: Client) -> None:
    client.force_login(factories.make_editor())
    factories.make_picture(data=factories.picture_bytes(), title="The first")
    assert "as “The first”" in client.post(ADD, filled()).content.decode()


def test_storing_takes_the_permission() -> None:
    with pytest.raises(PermissionDenied):
        store_picture(factories.picture_bytes(), title="x", alt="x", by=factories.make_user())


@pytest.mark.parametrize(
    ("name", "words"), [("fig_2-path.PNG", "fig 2 path"), ("..\\x\\a.png", "a"), (".png", ".png"), ("", "picture")]
)
def test_words_come_from_the_file_name(name: str, words: str) -> None:
    assert words_from_file_name(name) == words
