"""From a change on the side to readers; an old version restored; an entry moved in the calendar; all of it for everybody."""

from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from nuvika.editing import actions, previewing, reviewing, trashing
from nuvika.editing.content import content_of
from nuvika.editing.history import recorded
from tests import factories
from tests.browser.conftest import administrator, sign_in
from tests.carousels.factories import make_carousel

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def test_a_live_post_is_changed_on_the_side_published_and_restored(desk: Any, live_server: Any) -> None:
    post = factories.make_post(title="Old title")
    with recorded(None, "First"):
        post.save()
    page = desk(f"blog/post/{post.pk}/change/")
    page.fill("#id_title", "New title")
    page.click("input[name=_aside] >> nth=0")
    expect(page.locator(".publication-line")).to_contain_text("Live, changes waiting")
    page.click(".publication-line a")
    expect(page.locator(".publication-differences")).to_contain_text("New")
    page.click("button:text-is('Publish now')")
    expect(page.locator(".messagelist")).to_contain_text("is live")
    page.goto(f"{live_server.url}/admin/blog/post/{post.pk}/history/")
    page.locator(".revision-when").last.click()
    page.click("text=Restore it as it was then")
    expect(page.locator("#id_title")).to_have_value("Old title")
    post.refresh_from_db()
    assert post.title == "Old title"


def test_an_entry_is_moved_with_the_keyboard_and_by_dragging(desk: Any) -> None:
    post = factories.make_post(published_at=datetime(2031, 5, 6, 10, 30, tzinfo=UTC))
    page = desk("calendar/?month=2031-05")
    page.locator(".calendar-entry a").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator('[data-day="2031-05-13"] .calendar-entry')).to_have_count(1)
    post.refresh_from_db()
    assert post.published_at == datetime(2031, 5, 13, 10, 30, tzinfo=UTC)
    page.drag_and_drop(".calendar-entry", '[data-day="2031-05-22"]')
    expect(page.locator('[data-day="2031-05-22"] .calendar-entry')).to_have_count(1)
    post.refresh_from_db()
    assert post.published_at == datetime(2031, 5, 22, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_no_screen_of_ours_keeps_anybody_out(open_page: Any, live_server: Any, scheme: str, width: int) -> None:
    carousel, gone = make_carousel(live=True), factories.make_draft()
    for comment in ("First", "Second"):
        with recorded(None, comment):
            carousel.title += comment
            carousel.save()
    content = content_of(carousel)
    content["slides"][0]["headline"] = "Another"
    actions.set_aside(carousel, {**content, "caption": "A caption"}, by=None)
    reviewing.submit(carousel, by=None, note="Please.")
    previewing.make_link(carousel, by=None, days=7)
    factories.make_draft(planned_on="2031-05-20")
    trashing.trash(gone, by=None)
    stem = f"{live_server.url}/admin/carousels/carousel/{carousel.pk}"
    page = open_page(scheme=scheme, width=width, bypass_csp=True, reduced_motion="reduce")  # axe writes styles
    sign_in(page, live_server.url, administrator())
    page.goto(f"{live_server.url}/admin/")
    found = violations(page)
    for address in (
        f"{live_server.url}/admin/calendar/?month=2031-05",
        *(f"{stem}/{name}/" for name in ("publication", "history", "delete")),
        f"{live_server.url}/admin/blog/post/trash/",
    ):
        page.goto(address)
        found += [f"{address}: {one}" for one in violations(page)]
    page.goto(f"{stem}/history/")
    page.locator(".revision-when").first.click()
    found += [f"revision: {one}" for one in violations(page)]
    assert not found, "\n".join(found)
