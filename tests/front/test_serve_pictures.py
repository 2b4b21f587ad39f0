"""A browser asks for an uploaded picture."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_picture_is_served_so_that_nothing_in_it_runs(client: Client) -> None:
    answer = client.get(factories.make_picture().file.url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "immutable" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("name", ["pictures/x.svg", "pictures/x.html", "secret.png", "pictures/none.png", "pictures/"])
def test_nothing_else_is_served(client: Client, name: str) -> None:
    if name.endswith(("svg", "html")) or name == "secret.png":
        default_storage.save(name, ContentFile(b"<script>"))
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize(
    "name", ["../secret.png", "pictures/../../secret.png", "pictures/%2e%2e/secret.png", "pictures/a%00.png"]
)
def test_no_path_leads_out(client: Client, name: str) -> None:
    assert client.get(f"/media/{name}").status_code == 404
