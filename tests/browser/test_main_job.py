"""The main job as an editor does it, in a real Chromium: a pasted brief, a changed headline, a new order, a download."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from carousels import brief
from carousels.models import Carousel
from tests.carousels.factories import make_deck

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, address: str) -> None:
    User.objects.create_superuser("ada", password="correct horse battery")
    page.goto(f"{address}/admin/")
    page.fill("#id_username", "ada")
    page.fill("#id_password", "correct horse battery")
    page.click("input[type=submit]")
    page.wait_for_selector("#user-tools")


def words_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_a_pasted_brief_is_saved_changed_reordered_and_downloaded(live_server, page, tmp_path):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, live_server.url)

    page.goto(f"{live_server.url}/admin/carousels/carousel/")
    page.click("text=Import a brief")
    page.fill("#id_brief", brief.write(make_deck(blog_post="nuvikatech.com/blog/posts/smaller")))
    page.click("text=Read the brief")
    expect(page.locator(".drawn-slides img")).to_have_count(3)
    page.click("text=Save as draft")
    page.wait_for_selector("#slides-group")

    page.fill("#id_slides-1-headline", "Reviewers read little, and well")
    page.click("#slides-1 [data-do=up]")
    expect(page.locator("#id_slides-1-position")).to_have_value("1")
    with page.expect_navigation():
        page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    headlines = [slide.headline for slide in Carousel.objects.get().slides.all()]
    assert headlines == ["Reviewers read little, and well", "Ship smaller pull requests", "Read it all"]

    with page.expect_download() as download:
        page.click("text=Download PDF")
    file = tmp_path / "download.pdf"
    download.value.save_as(file)
    assert download.value.suggested_filename == "smaller.pdf"
    assert "Reviewers read little, and well" in words_of(Path(file).read_bytes())[0]
    assert complaints == []
