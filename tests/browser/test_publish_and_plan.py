"""From a change on the side to readers; an old version restored; an entry moved in the calendar; all of it for everybody."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from nuvika.editing.history import recorded
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def finger(page: Page) -> Callable[..., None]:
    """Puts a finger down, moves it and lifts it: `touch("touchStart", (x, y))`."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    return touch


def middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("width", [390, 820])
def test_an_entry_is_carried_to_another_day_with_a_finger(desk: Any, width: int) -> None:
    post = factories.make_draft(title="Planned", planned_on="2031-05-06")
    page = desk("calendar/?month=2031-05", width=width, height=1000, has_touch=True)
    touch = finger(page)
    touch("touchStart", middle(page, ".calendar-said"))
    page.wait_for_selector(".calendar-month.is-carried")
    touch("touchMove", middle(page, '[data-day="2031-05-08"] .calendar-day'))
    page.wait_for_selector('[data-day="2031-05-08"].is-target')
    touch("touchEnd")
    expect(page.locator('[data-day="2031-05-08"] .calendar-entry')).to_have_count(1)
    post.refresh_from_db()
    assert str(post.planned_on) == "2031-05-08"


def test_a_finger_that_moves_at_once_scrolls_and_carries_nothing(desk: Any) -> None:
    factories.make_draft(title="Planned", planned_on="2031-05-06")
    page = desk("calendar/?month=2031-05", width=820, height=1000, has_touch=True)
    page.clock.install()  # the page's time stands still until it is told to go on
    touch = finger(page)
    x, y = middle(page, ".calendar-said")
    touch("touchStart", (x, y))
    touch("touchMove", (x, y - 40))
    page.clock.run_for(2000)
    expect(page.locator(".calendar-month.is-carried")).to_have_count(0)
    touch("touchEnd")
    expect(page.locator('[data-day="2031-05-06"] .calendar-entry')).to_have_count(1)
