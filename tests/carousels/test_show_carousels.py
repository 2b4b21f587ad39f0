"""Readers swipe, read, download and embed a carousel."""

import io
import re

import pytest
from PIL import Image

from carousels.models import Carousel, Slide
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db
HIDDEN = ("", "/embed", ".pdf", "/slides/1.png", "/slides/1-small.png", "/slides/1-540.webp")


def read(client, address: str) -> str:
    return client.get(address).content.decode()


def test_slides_come_as_webp_in_the_widths_that_screens_need(client):
    make_carousel(live=True)
    text = read(client, "/carousels/smaller")
    srcset = re.search(r'<source type="image/webp" srcset="([^"]+)"', text)[1]
    widths = [part.split()[1] for part in srcset.split(", ")]
    assert widths == ["540w", "1080w", "2160w"]
    for part in srcset.split(", "):
        answer = client.get(part.split()[0])
        assert answer["Content-Type"] == "image/webp"
        picture = Image.open(io.BytesIO(answer.content))
        assert f"{picture.width}w" == part.split()[1]


@pytest.mark.parametrize(
    "address", ["/slides/1-541.webp", "/slides/0-540.webp", "/slides/4-540.webp", "/slides/4.png"]
)
def test_no_other_width_or_slide_is_drawn(client, address):
    make_carousel(live=True)
    assert client.get(f"/carousels/smaller{address}").status_code == 404


@pytest.mark.parametrize("address", HIDDEN)
def test_nothing_of_a_draft_is_there(client, address):
    make_carousel(public_pdf=True)
    assert client.get(f"/carousels/smaller{address}").status_code == 404


def test_the_words_are_there_with_their_marks_as_elements(client):
    carousel = make_carousel(live=True)
    Slide.objects.filter(carousel=carousel, position=2).update(
        headline="Read **200** <lines>", body="One\ntwo `x`\n\nThree"
    )
    text = read(client, "/carousels/smaller")
    assert "Read <strong>200</strong> &lt;lines&gt;" in text
    assert "<p>One<br>two <code>x</code></p>" in text
    assert 'alt="Slide 2 of 3: Read 200 &lt;lines&gt;"' in text


def test_the_document_is_offered_only_where_the_editor_allows_it(client):
    carousel = make_carousel(live=True)
    assert "Download the slides" not in read(client, "/carousels/smaller")
    assert client.get("/carousels/smaller.pdf").status_code == 404
    carousel.public_pdf = True
    carousel.save()
    assert 'href="/carousels/smaller.pdf"' in read(client, "/carousels/smaller")
    answer = client.get("/carousels/smaller.pdf")
    assert answer.content.startswith(b"%PDF")
    assert 'attachment; filename="smaller.pdf"' in answer["Content-Disposition"]


def test_a_document_with_an_error_is_not_offered(client):
    carousel = make_carousel(live=True, public_pdf=True)
    Slide.objects.filter(carousel=carousel, position=2).update(body="far too much " * 400)
    assert "Download the slides" not in read(client, "/carousels/smaller")
    assert client.get("/carousels/smaller.pdf").status_code == 404


def test_any_site_may_frame_the_slides_and_nothing_else(client):
    make_carousel(live=True)
    framed, page = client.get("/carousels/smaller/embed"), client.get("/carousels/smaller")
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    assert "script-src 'self'" in framed["Content-Security-Policy"]
    assert '<meta name="robots" content="noindex">' in framed.content.decode()
    assert not framed.cookies
    assert "&lt;iframe src=&quot;" in page.content.decode() or "&lt;iframe src=" in page.content.decode()
    assert 'src="http://127.0.0.1:8000/carousels/smaller/embed"' in page.content.decode()


def test_all_carousels_are_listed_newest_first(client):
    assert "Nothing is published yet" in read(client, "/carousels")
    make_carousel("First one", live=True)
    make_carousel("Second one", live=True)
    make_carousel("Secret one")
    text = read(client, "/carousels")
    assert text.index("Second one") < text.index("First one")
    assert "Secret one" not in text
    assert client.get("/carousels?page=2").status_code == 404


def test_the_list_takes_a_fixed_number_of_queries(client, django_assert_num_queries):
    for number in range(4):
        make_carousel(f"Number {number}", live=True)
    assert Carousel.objects.count() == 4
    with django_assert_num_queries(7):  # count, carousels, slides, the default theme; version, frame, links
        client.get("/carousels")
