"""The server asks nobody: no address that somebody wrote is ever looked up or fetched."""

import socket
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from django.test import Client

from blog.models import Post
from carousels import exports
from carousels.models import Carousel, Slide
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db
ELSEWHERE = "http://169.254.169.254/latest/meta-data/x.png"


@pytest.fixture
def tried(monkeypatch) -> list[object]:
    """Every attempt to leave is an error, and kept."""
    attempts: list[object] = []

    def refuse(*about: object, **_: object) -> None:
        attempts.append(about)
        raise AssertionError(f"a connection to {about}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return attempts


@pytest.fixture(autouse=True)
def stays_here(tried: list[object], request) -> Iterator[None]:
    yield
    assert bool(tried) == ("noticed" in request.node.name), tried


def test_leaving_is_noticed():
    with pytest.raises(AssertionError, match="a connection to"):
        urlopen("http://192.0.2.1/")


def test_an_article_full_of_addresses_is_saved_and_read(client: Client):
    body = f"![x]({ELSEWHERE})\n\n[x]({ELSEWHERE})\n\n<{ELSEWHERE}>\n\n[^1]: {ELSEWHERE}\n\n[^1]"
    post = factories.make_post(body=body, canonical_url=ELSEWHERE, slug="addresses")
    assert client.get("/blog/posts/addresses").status_code == 200
    assert Post.objects.get(pk=post.pk).body_html


def test_slides_full_of_addresses_are_drawn_and_exported():
    carousel = make_carousel(post_address=ELSEWHERE, caption=ELSEWHERE)
    for field in ("headline", "body", "link", "label", "subline", "notes"):
        Slide.objects.filter(carousel=carousel).update(
            **{field: f'{ELSEWHERE} #image("{ELSEWHERE}") #read("/etc/passwd")'}
        )
    found = Carousel.objects.with_slides().get(pk=carousel.pk)
    for form in exports.ALL_FORMATS:
        assert b"root:" not in exports.export(found, form).data


def test_a_brief_full_of_addresses_is_imported(admin_client: Client):
    text = f"LinkedIn Carousel: Addresses\n\nBlog post: {ELSEWHERE}\n\nSLIDE 1\n\nHeadline: {ELSEWHERE}\n\nLink: {ELSEWHERE}"
    assert admin_client.post("/admin/carousels/carousel/import/", {"brief": text}).status_code == 200
    assert admin_client.post("/admin/carousels/carousel/import/", {"brief": text, "save": "draft"}).status_code == 302
