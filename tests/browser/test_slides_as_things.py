"""Slides come, go and change places as things do: by mouse, finger and keyboard."""

import pytest
from playwright.sync_api import Page, expect

from carousels.models import Carousel, Slide
from tests.carousels.factories import make_carousel

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADLINES = "all => all.map(one => one.querySelector('[name$=-headline]').value)"
FIRST, SECOND, THIRD = "Ship smaller pull requests", "Reviewers read 200 lines well", "Read it all"


def headlines(page: Page) -> list[str]:
    return page.eval_on_selector_all(".slide-card:not([hidden])", HEADLINES)


def save(page: Page) -> list[Slide]:
    page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    return list(Carousel.objects.get().slides.all())


def opened(desk, **options) -> Page:
    page = desk(f"carousels/carousel/{make_carousel().pk}/change/", **options)
    page.wait_for_selector(".film li:nth-child(3) img")
    return page


def centre(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_slide_is_added_by_kind_between_two_others_with_the_keyboard(desk):
    page = opened(desk)
    page.focus("#slides-0 [data-do=add]")
    page.keyboard.press("Enter")
    expect(page.locator("#kind-menu")).to_be_visible()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("Small is beautiful")
    assert headlines(page) == [FIRST, "Small is beautiful", SECOND, THIRD]
    slides = save(page)
    assert (slides[1].kind, slides[1].headline) == ("quote", "Small is beautiful")


def test_the_menu_closes_with_escape_and_gives_the_focus_back(desk):
    page = opened(desk)
    page.click("#slides-1 [data-do=add]")
    page.keyboard.press("Escape")
    expect(page.locator("#kind-menu")).to_be_hidden()
    expect(page.locator("#slides-1 [data-do=add]")).to_be_focused()
    assert len(headlines(page)) == 3


def test_a_slide_is_duplicated_with_all_its_words(desk):
    page = opened(desk)
    page.fill("#id_slides-1-headline", "Changed before it was duplicated")
    page.click("#slides-1 [data-do=duplicate]")
    slides = save(page)
    assert [slide.headline for slide in slides][1:3] == ["Changed before it was duplicated"] * 2
    assert slides[2].body == "After that they skim."


def test_a_deleted_slide_comes_back_until_the_page_is_saved(desk):
    page = opened(desk)
    page.click("#slides-1 [data-do=delete]")
    assert headlines(page) == [FIRST, THIRD]
    expect(page.locator(".slide-gone button")).to_be_focused()
    page.keyboard.press("Enter")
    assert headlines(page) == [FIRST, SECOND, THIRD]
    page.click("#slides-0 [data-do=delete]")
    assert [slide.headline for slide in save(page)] == [SECOND, THIRD]


def test_a_slide_is_moved_with_the_arrow_keys_and_by_typing_its_place(desk):
    page = opened(desk)
    page.focus("#slides-2 .slide-handle")
    page.keyboard.press("ArrowUp")
    assert headlines(page) == [FIRST, THIRD, SECOND]
    expect(page.locator("#slides-2 .slide-handle")).to_be_focused()
    expect(page.locator("[role=status]").last).to_have_text("Slide 2 of 3")
    page.fill("#id_slides-1-position", "1")
    page.keyboard.press("Tab")
    assert headlines(page) == [SECOND, FIRST, THIRD]
    assert [slide.headline for slide in save(page)] == [SECOND, FIRST, THIRD]


def test_a_slide_is_dragged_with_the_mouse(desk):
    page = opened(desk)
    page.locator("#slides-0 .slide-handle").scroll_into_view_if_needed()
    page.mouse.move(*centre(page, "#slides-0 .slide-handle"))
    page.mouse.down()
    page.mouse.move(*(value + 12 for value in centre(page, "#slides-0 .slide-handle")))
    page.wait_for_selector(".slide-card.is-dragged")
    x, y = centre(page, "#slides-1")
    page.mouse.move(x, y + 30, steps=6)
    page.mouse.up()
    assert headlines(page) == [SECOND, FIRST, THIRD]
    assert [slide.headline for slide in save(page)] == [SECOND, FIRST, THIRD]


def test_a_drag_is_given_up_with_escape(desk):
    page = opened(desk)
    page.locator("#slides-0 .slide-handle").scroll_into_view_if_needed()
    page.mouse.move(*centre(page, "#slides-0 .slide-handle"))
    page.mouse.down()
    page.mouse.move(*(value + 12 for value in centre(page, "#slides-0 .slide-handle")))
    page.mouse.move(*centre(page, "#slides-1"), steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert headlines(page) == [FIRST, SECOND, THIRD]


def test_a_slide_is_dragged_with_a_finger(desk):
    page = opened(desk, width=820, height=1180, has_touch=True)
    page.locator("#slides-1 .slide-handle").scroll_into_view_if_needed()
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    x, y = centre(page, "#slides-1 .slide-handle")
    touch("touchStart", (x, y))
    touch("touchMove", (x, y - 12))
    page.wait_for_selector(".slide-card.is-dragged")
    x, y = centre(page, "#slides-0")
    touch("touchMove", (x, y - 10))
    touch("touchEnd")
    assert headlines(page) == [SECOND, FIRST, THIRD]


def test_the_film_strip_leads_to_a_slide_and_puts_slides_in_order(desk):
    page = opened(desk)
    page.click("#film-2 a")
    expect(page.locator("#slides-2 .slide-handle")).to_be_in_viewport()
    page.mouse.move(*centre(page, "#film-2"))
    page.mouse.down()
    x, y = centre(page, "#film-0")
    page.mouse.move(x, y - 20, steps=6)
    page.mouse.up()
    assert headlines(page) == [THIRD, FIRST, SECOND]


def test_a_long_slide_is_split_and_merged_again(desk):
    page = opened(desk)
    page.fill("#id_slides-1-body", "After that they skim. Nobody is to blame.")
    page.click("#slides-1 [data-do=split]")
    expect(page.locator("#id_slides-1-body")).to_have_value("After that they skim.")
    assert headlines(page) == [FIRST, SECOND, "", THIRD]
    page.click("#slides-1 [data-do=merge]")
    expect(page.locator("#id_slides-1-body")).to_have_value("After that they skim.\n\nNobody is to blame.")
    assert [slide.headline for slide in save(page)] == [FIRST, SECOND, THIRD]


def test_a_merge_is_taken_back(desk):
    page = opened(desk)
    page.click("#slides-1 [data-do=merge]")
    page.click(".slide-gone button")
    assert headlines(page) == [FIRST, SECOND, THIRD]
    expect(page.locator("#id_slides-1-body")).to_have_value("After that they skim.")


def test_without_a_script_positions_are_typed_and_a_slide_is_added_and_deleted(desk):
    page = desk(f"carousels/carousel/{make_carousel().pk}/change/", javascript=False)
    page.fill("#id_slides-2-position", "1")
    page.fill("#id_slides-0-position", "2")
    page.check("#id_slides-1-DELETE")
    page.fill("#id_slides-3-headline", "One more")
    slides = save(page)
    assert [slide.headline for slide in slides] == [THIRD, FIRST, "One more"]
