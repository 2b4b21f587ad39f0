"""Words outlive a crash, a lost connection, a session that ended, and a second editor."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from blog.models import Post
from carousels.models import Carousel
from nuvika.editing.models import WorkingCopy
from tests import factories
from tests.browser.conftest import sign_in
from tests.carousels.factories import make_carousel

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def kept(page: Page) -> None:
    """Wait until the server has the words."""
    expect(page.locator("#keep")).to_have_attribute("data-state", "kept")


def test_after_a_crash_the_words_are_offered_and_opened(desk: Any, live_server: Any) -> None:
    post = factories.make_draft(title="Queues")
    page = desk(f"blog/post/{post.pk}/change/")
    page.fill("#id_summary", "Half a sentence that nobody")
    kept(page)
    page.context.close()
    page = desk(f"blog/post/{post.pk}/change/")
    page.click("text=Open it in the form")
    expect(page.locator("#id_summary")).to_have_value("Half a sentence that nobody")
    page.click("input[name=_save] >> nth=0")
    page.wait_for_selector(".messagelist .success")
    post.refresh_from_db()
    assert post.summary == "Half a sentence that nobody"
    page.goto(f"{live_server.url}/admin/blog/post/{post.pk}/change/")
    expect(page.locator("#keep-offers .editing-note")).to_have_count(0)


def test_a_save_waits_for_the_network(open_page: Any, live_server: Any) -> None:
    post = factories.make_draft(title="Queues")
    page = open_page(reduced_motion="reduce")
    sign_in(page, live_server.url, User.objects.create_superuser("ada", password="x"))
    page.goto(f"{live_server.url}/admin/blog/post/{post.pk}/change/")
    page.context.set_offline(True)
    page.fill("#id_summary", "Written in a train")
    page.click("input[name=_save] >> nth=0")
    expect(page.locator(".keep-dialog")).to_contain_text("There is no connection")
    page.context.set_offline(False)  # it is tried again by itself
    page.wait_for_selector(".messagelist .success")
    assert Post.objects.get().summary == "Written in a train"


def test_a_session_that_ended_is_renewed_without_losing_the_form(open_page: Any, live_server: Any) -> None:
    post, ada = factories.make_draft(title="Queues"), User.objects.create_superuser("ada", password="x")
    page = open_page(reduced_motion="reduce")
    sign_in(page, live_server.url, ada)
    page.goto(f"{live_server.url}/admin/blog/post/{post.pk}/change/")
    page.fill("#id_summary", "Written overnight")
    page.context.clear_cookies()
    page.click("input[name=_save] >> nth=0")
    expect(page.locator(".keep-dialog")).to_contain_text("You were signed out")
    sign_in(page, live_server.url, ada)
    page.click(".keep-dialog >> text=Try again")
    page.wait_for_selector(".messagelist .success")
    assert Post.objects.get().summary == "Written overnight"


def test_two_browsers_on_one_carousel_lose_nothing(open_page: Any, live_server: Any) -> None:
    carousel = make_carousel()
    address = f"{live_server.url}/admin/carousels/carousel/{carousel.pk}/change/"
    pages = []
    for name in ("ada", "ben"):
        page = open_page(reduced_motion="reduce")
        sign_in(page, live_server.url, User.objects.create_superuser(name, password="x"))
        page.goto(address)
        pages.append(page)
    ada, ben = pages
    expect(ben.locator("#presence")).to_contain_text("ada has this open")
    ada.fill("#id_slides-0-headline", "Ada’s cover")
    ada.click("input[name=_save]")
    ada.wait_for_selector(".messagelist .success")
    ben.fill("#id_slides-1-headline", "Ben’s slide")
    ben.click("input[name=_save]")
    expect(ben.locator(".conflict")).to_contain_text("Nothing of yours is lost")
    ben.locator(".part-choice", has_text="Slide 1").get_by_label("Theirs").check()
    ben.locator(".part-choice", has_text="Slide 2").get_by_label("Mine").check()
    ben.click("text=Use what I chose")
    expect(ben.locator("#id_slides-0-headline")).to_have_value("Ada’s cover")
    ben.click("input[name=_save]")
    ben.wait_for_selector(".messagelist .success")
    assert [slide.headline for slide in Carousel.objects.get().slides.all()][:2] == ["Ada’s cover", "Ben’s slide"]
    assert not WorkingCopy.objects.unsaved().exists()
