"""The guide for editors is so: every step of docs/guide.md is taken as it says, in a real Chromium.

`GUIDE=write make test` makes its pictures anew.
"""

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from carousels.models import Carousel, Posting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")
BRIEF = re.search(r"```text\n(.+?)```", GUIDE, re.DOTALL)[1]
PLAIN = re.sub(r"```.+?```|`[^`\n]+`+", "", GUIDE, flags=re.DOTALL)
NAMES = set(re.findall(r"\*\*(.+?)\*\*", " ".join(PLAIN.split()))) - {"bold"}


class Newcomer:
    """Presses what the guide names, by the names it gives, and takes its pictures."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.used: set[str] = set()

    def sees(self, name: str) -> Locator:
        self.used.add(name)
        found = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        return found.filter(visible=True).first

    def presses(self, name: str) -> None:
        self.sees(name).click()

    def picture(self, name: str) -> None:
        path = DOCS / "img" / f"guide-{name}.webp"
        if os.environ.get("GUIDE") == "write":
            shot = Image.open(io.BytesIO(self.page.screenshot()))
            shot.convert("RGB").save(path, "WEBP", quality=82, method=6)
        assert f"img/{path.name}" in GUIDE
        assert path.exists(), f"GUIDE=write make test makes {path.name}"


def test_the_guide_leads_from_a_brief_to_a_posted_carousel(desk, live_server):
    one = Newcomer(desk("", width=1280, height=800))
    page = one.page
    one.sees("Carousels")  # the room; in it, the list has the same name
    page.locator(".model-carousel th a").first.click()
    one.presses("Import a brief")
    page.fill("#id_brief", BRIEF)
    one.presses("Read the brief")
    expect(page.locator(".drawn-slides img")).to_have_count(3)
    one.picture("import")
    one.presses("Save as draft")

    work_on_the_slides(one)
    one.presses("See it in all themes")
    expect(page.locator(".gallery-slides img").first).to_have_js_property("complete", True)
    one.picture("themes")
    page.locator(".gallery-look", has_text="Night").get_by_role("button", name="Use for this carousel").click()
    one.used.add("Use for this carousel")

    carousel = Carousel.objects.get()
    address = f"{live_server.url}/admin/carousels/carousel/{carousel.pk}/change/"
    page.goto(address)
    page.click(".carousel-post a")
    page.wait_for_selector("#id_body")
    one.picture("post")
    publish(one)
    page.goto(address)
    publish(one)
    assert page.request.get(f"{live_server.url}/blog/posts/ship-smaller-pull-requests").status == 200

    page.goto(address)
    one.presses("Post it")
    one.picture("posting")
    with page.expect_download() as download:
        one.presses("LinkedIn document (PDF)")
    assert download.value.suggested_filename == f"{carousel.slug}.pdf"
    one.presses("Copy")
    page.fill("#id_account", "Nuvika")
    one.presses("Record it")
    expect(page.locator(".posting-log")).to_contain_text("Nuvika")
    assert Posting.objects.get().carousel == carousel
    assert one.used == NAMES


def work_on_the_slides(one: Newcomer) -> None:
    page = one.page
    page.fill("#id_slides-1-headline", "Reviewers read **200 lines** with care")
    card = page.locator("#slides-1")
    for name in ("Move up", "Move down", "Duplicate", "Split"):
        expect(card.get_by_role("button", name=name).first).to_be_visible()
        one.used.add(name)
    card.get_by_role("button", name="Move up").click()
    expect(page.locator("#id_slides-1-position")).to_have_value("1")
    card.get_by_role("button", name="Move down").click()
    card.get_by_role("button", name="Duplicate").click()
    expect(page.locator("#id_slides-TOTAL_FORMS")).to_have_value("4")
    page.locator("#slides-3").get_by_role("button", name="Delete").click()
    one.presses("Undo")
    page.locator("#slides-3").get_by_role("button", name="Delete").click()
    card.scroll_into_view_if_needed()
    one.picture("slides")
    one.presses("Save and continue editing")
    page.wait_for_selector(".messagelist .success")


def publish(one: Newcomer) -> None:
    one.presses("Publish, schedule, review …")
    for name in ("Schedule", "Submit for review"):
        expect(one.sees(name)).to_be_visible()
    one.presses("Publish now")
    one.page.wait_for_selector(".messagelist .success")
