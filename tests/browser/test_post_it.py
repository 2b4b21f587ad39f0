"""A publisher posts a carousel: copies the words, takes the file, and records where it went."""

import pytest
from playwright.sync_api import expect

from carousels.models import Posting
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_words_are_copied_the_file_taken_and_the_posting_recorded(desk):
    carousel = make_carousel(caption="Words\n\nof mine", hashtags="#a")
    page = desk(f"carousels/carousel/{carousel.pk}/change/", permissions=["clipboard-read", "clipboard-write"])
    page.click("text=Post it")
    page.click("[data-copy=part-all]")
    expect(page.locator("[data-copy=part-all]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "Words\n\nof mine\n\n#a"
    with page.expect_download() as download:
        page.click("text=LinkedIn document (PDF)")
    assert download.value.suggested_filename == "smaller.pdf"
    page.fill("#id_account", "Nuvika")
    page.click("text=Record it")
    expect(page.locator(".posting-log")).to_contain_text("smaller.pdf")
    assert Posting.objects.get().account == "Nuvika"


def test_a_post_becomes_a_carousel_and_a_carousel_a_post(desk, live_server):
    post = factories.make_post(title="Engines", body="## One\n\nFirst.\n\n## Two\n\nSecond.")
    carousel = make_carousel()
    page = desk(f"blog/post/{post.pk}/change/")
    page.click("text=Make a carousel from this article")
    expect(page.locator(".drawn-slides li")).to_have_count(4)
    page.click("text=Make this draft")
    expect(page.locator("#id_slides-1-headline")).to_have_value("One")
    expect(page.locator(".carousel-post a")).to_have_text("Engines")

    page.goto(f"{live_server.url}/admin/carousels/carousel/{carousel.pk}/change/")
    page.click("text=Draft a post from these slides")
    expect(page.locator(".outline")).to_contain_text("Reviewers read 200 lines well")
    page.click("text=Make this draft")
    expect(page.locator("#id_body")).to_have_value(
        "## Ship smaller pull requests\n\nWhat changed when we did\n\n## WHY: Reviewers read 200 lines well\n\nAfter that they skim.\n\n## Read it all\n\nnuvikatech.com/blog/posts/smaller\n"
    )
    expect(page.locator(".post-carousels")).to_contain_text("Smaller")
