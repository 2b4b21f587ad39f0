"""While an editor types, the slides follow: in a real Chromium, from the renderer of the export."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from carousels.models import Carousel, Slide, Theme
from tests.carousels.factories import make_carousel

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PREVIEW = "**/admin/carousels/carousel/preview/"


def settled(page: Page) -> None:
    """Every slide shows its picture, and knows its name."""
    cards = ".slide-card:not([hidden])"
    expect(page.locator(f"{cards}[data-name] .slide-picture[src]")).to_have_count(page.locator(cards).count())


def pictures(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        ".slide-card:not([hidden]) .slide-picture", "all => all.map(one => one.getAttribute('src'))"
    )


def test_a_changed_headline_redraws_its_slide_and_no_other(desk):
    page = desk(f"carousels/carousel/{make_carousel().pk}/change/")
    settled(page)
    before = pictures(page)
    page.locator("#id_slides-1-headline").press_sequentially(" indeed", delay=10)
    expect(page.locator("#slides-1 .slide-picture")).not_to_have_attribute("src", before[1])
    after = pictures(page)
    assert (after[0], after[2]) == (before[0], before[2])
    assert Carousel.objects.get().slides.get(position=2).headline == "Reviewers read 200 lines well"


def test_slides_out_of_sight_follow_those_in_sight(desk):
    page = desk(f"carousels/carousel/{make_carousel().pk}/change/", height=500)
    settled(page)
    before = pictures(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or "") if "/preview/" in request.url else None)
    page.select_option("#id_size", "square")
    page.wait_for_function(
        "old => [...document.querySelectorAll('.slide-card:not([hidden]) .slide-picture')].every(one => !old.includes(one.getAttribute('src')))",
        arg=before,
    )
    assert ["wanted=" in question for question in asked] == [True, False]


def test_two_slides_that_say_the_same_and_change_places_show_their_own_numbers(desk):
    carousel = make_carousel()
    same = carousel.slides.get(position=2)
    carousel.slides.filter(position=3).update(
        kind=same.kind, label=same.label, headline=same.headline, body=same.body, link=""
    )
    page = desk(f"carousels/carousel/{carousel.pk}/change/")
    settled(page)
    page.fill("#id_slides-0-headline", "Changed")  # from now on all are as the form has them
    expect(page.locator("#slides-0 .slide-picture[src^='blob:']")).to_be_visible()
    names = page.eval_on_selector_all(".slide-card[data-name]", "all => all.map(one => one.dataset.name)")
    page.click("#slides-1 [data-do=down]")
    page.wait_for_function(
        "names => document.getElementById('slides-2').dataset.name === names[1] && document.getElementById('slides-1').dataset.name === names[2]",
        arg=names,
    )


def test_size_and_theme_change_every_slide_at_once(desk):
    theme = Theme.objects.create(name="Loud", slug="loud", accent="#ff0000")
    page = desk(f"carousels/carousel/{make_carousel().pk}/change/")
    for choose in (
        lambda: page.select_option("#id_size", "landscape"),
        lambda: page.select_option("#id_theme", str(theme.pk)),
    ):
        settled(page)
        before = set(pictures(page))
        choose()
        page.wait_for_function(
            "old => [...document.querySelectorAll('.slide-card:not([hidden]) .slide-picture')].every(one => !old.includes(one.getAttribute('src')))",
            arg=list(before),
        )
    width, height = page.eval_on_selector("#slides-0 .slide-picture", "one => [one.naturalWidth, one.naturalHeight]")
    assert width / height == pytest.approx(1920 / 1080, rel=0.01)


def test_an_old_answer_never_overtakes_a_new_one(desk):
    page = desk(f"carousels/carousel/{make_carousel().pk}/change/")
    settled(page)
    held: list[Route] = []

    def slow_first(route: Route) -> None:
        if "Slow+words" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route(PREVIEW, slow_first)
    before = pictures(page)[1]
    page.fill("#id_slides-1-headline", "Slow words")
    page.wait_for_timeout(400)
    page.fill("#id_slides-1-headline", "Quick words")
    expect(page.locator("#slides-1 .slide-picture")).not_to_have_attribute("src", before)
    newest = pictures(page)[1]
    assert held
    for route in held:
        route.fulfill(
            json={
                "size": {"width": 1, "height": 1},
                "slides": [
                    {
                        "form": 1,
                        "number": 2,
                        "name": "old",
                        "picture": "<svg xmlns='http://www.w3.org/2000/svg'/>",
                        "findings": [],
                    }
                ],
                "findings": [],
            }
        )
    page.wait_for_timeout(200)
    assert pictures(page)[1] == newest


def test_a_carousel_that_was_never_saved_is_drawn(desk):
    page = desk("carousels/carousel/add/")
    page.fill("#id_slides-0-headline", "A first thought")
    expect(page.locator("#slides-0 .slide-picture[src^='blob:']")).to_be_visible()
    assert not Carousel.objects.exists()
    page.fill("#id_title", "Thoughts")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert [slide.headline for slide in Carousel.objects.get().slides.all()] == ["A first thought"]


def test_what_is_wrong_stands_at_its_field_until_it_is_mended(desk):
    page = desk(f"carousels/carousel/{make_carousel().pk}/change/")
    page.fill("#id_slides-1-body", "Far too many words. " * 150)
    note = page.locator("#slides-1 [data-field=body] .finding-error")
    expect(note).to_contain_text("does not fit")
    expect(page.locator("#id_slides-1-body")).to_have_attribute("aria-invalid", "true")
    described = page.get_attribute("#id_slides-1-body", "aria-describedby") or ""
    assert "id_slides-1-body_findings" in described.split()
    expect(page.locator(".film-facts")).to_contain_text("1 error")
    page.click(".findings a")
    expect(page.locator("#id_slides-1-body")).to_be_focused()
    page.fill("#id_slides-1-body", "Few.")
    expect(note).to_have_count(0)
    expect(page.locator(".film-facts")).to_have_text("3 slides")


def test_counters_say_how_long_a_text_is_and_when_it_is_too_long(desk):
    page = desk("carousels/carousel/add/")
    page.fill("#id_slides-0-headline", "Four")
    expect(page.locator("#id_slides-0-headline_counter")).to_have_text("4 / 110")
    page.fill("#id_slides-0-headline", "x" * 111)
    expect(page.locator("#id_slides-0-headline_counter")).to_have_text("111 / 110 · long")
    page.fill("#id_document_title", "x" * 59)
    expect(page.locator("#id_document_title_counter")).to_have_text(re.compile(r"59 / \d+ · long"))
    page.fill("#id_caption", "é" * 3001)
    expect(page.locator("#id_caption_counter")).to_have_text("3,001 / 3,000 · 1 too many")


def test_when_the_session_ran_out_the_words_stay_and_the_editor_is_told(desk):
    page = desk(f"carousels/carousel/{make_carousel().pk}/change/")
    settled(page)
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_slides-1-headline", "Typed after the session ran out")
    expect(page.locator(".slides-note")).to_contain_text("signed out")
    assert page.input_value("#id_slides-1-headline") == "Typed after the session ran out"


def test_hostile_words_never_run(desk):
    page = desk("carousels/carousel/add/")
    page.evaluate("window.hurt = false")
    page.fill(
        "#id_slides-0-headline", "</svg><img src=x onerror='window.hurt = true'><script>window.hurt = true</script>"
    )
    expect(page.locator("#slides-0 .slide-picture[src^='blob:']")).to_be_visible()
    expect(page.locator("#film-0 a")).to_have_attribute("aria-label", re.compile("onerror"))
    assert page.evaluate("window.hurt") is False


def test_of_three_hundred_slides_each_is_reached_and_redrawn(desk):
    carousel = make_carousel()
    slide = carousel.slides.get(position=2)
    numbers = range(carousel.slides.count() + 1, 301)
    Slide.objects.bulk_create(
        Slide(carousel=carousel, position=number, kind=slide.kind, headline=f"Number {number}") for number in numbers
    )
    page = desk(f"carousels/carousel/{carousel.pk}/change/")
    page.click(".film li:nth-child(200) a")
    card = page.locator(".slide-card").nth(199)
    expect(card).to_be_in_viewport(ratio=0.5)
    card.locator("[name$='-headline']").fill("Typed on the two hundredth")
    expect(card.locator(".slide-picture")).to_have_attribute("src", re.compile("^blob:"), timeout=20_000)
