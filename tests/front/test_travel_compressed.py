"""What the Admin sends travels compressed, quickly: nobody keeps it, and somebody waits for it."""

import gzip

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(factories.make_publisher())
    return client


def test_a_page_of_the_admin_is_compressed_for_a_browser_that_takes_it(editor: Client) -> None:
    plain = editor.get("/admin/blog/post/")
    packed = editor.get("/admin/blog/post/", headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2
    assert b"Select post to change" in gzip.decompress(packed.content)
    assert "Content-Encoding" not in plain


def test_its_length_tells_nothing_of_what_is_in_it(editor: Client) -> None:
    pages = [editor.get("/admin/blog/tag/", headers={"Accept-Encoding": "gzip"}) for _ in range(8)]
    assert len({len(page.content) for page in pages}) > 1
