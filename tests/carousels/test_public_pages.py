from datetime import timedelta

import pytest
from django.utils import timezone

from nuvika.editing.publication import State
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db

HIDDEN = {
    "a draft": {},
    "a scheduled one": {"state": State.PUBLISHED, "published_at": timezone.now() + timedelta(hours=1)},
    "an expired one": {
        "state": State.PUBLISHED,
        "published_at": timezone.now() - timedelta(hours=2),
        "expires_at": timezone.now() - timedelta(hours=1),
    },
}


def test_a_live_carousel_shows_every_slide_and_its_words(client):
    make_carousel(live=True)
    page = client.get("/carousels/smaller")
    text = page.content.decode()
    assert page.status_code == 200
    assert text.count("/slides/") >= 3
    assert "After that they skim." in text
    assert not page.cookies


@pytest.mark.parametrize("values", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("address", ["", "/slides/1.png", "/slides/1-small.png"])
def test_what_is_not_live_is_not_found(client, values, address):
    make_carousel(**values)
    assert client.get(f"/carousels/smaller{address}").status_code == 404


def test_a_slide_is_a_picture_in_the_pages_pixels(client):
    make_carousel(live=True)
    answer = client.get("/carousels/smaller/slides/2.png")
    assert answer["Content-Type"] == "image/png"
    assert int.from_bytes(answer.content[16:20]) == 1080
    assert client.get("/carousels/smaller/slides/9.png").status_code == 404


def test_an_address_with_a_slash_leads_to_the_one_without(client):
    answer = client.get("/carousels/smaller/?page=2")
    assert (answer.status_code, answer["Location"]) == (301, "/carousels/smaller?page=2")
