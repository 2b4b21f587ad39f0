"""While an article is written, the Admin shows how Google and LinkedIn will show it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opened(page: Page) -> None:
    page.locator("summary, h2", has_text=re.compile("Search engines", re.IGNORECASE)).first.click()
    expect(page.locator(".article-shared")).to_be_visible()


def is_drawn(page: Page) -> bool:
    return bool(page.locator(".shared-card img").evaluate("one => one.complete && one.naturalWidth === 1200"))


def test_the_words_of_the_form_are_shown_as_others_will_show_them(desk):
    kind = factories.make_post_type("Guide")
    page = desk("blog/post/add/")
    opened(page)
    page.fill("#id_title", "What locks cost")
    page.fill("#id_summary", "One writer at a time, and what follows.")
    page.select_option("#id_post_type", str(kind.pk))
    expect(page.locator(".shared-title")).to_contain_text("What locks cost")
    expect(page.locator(".shared-google .shared-words")).to_have_text("One writer at a time, and what follows.")
    expect(page.locator(".shared-path")).to_contain_text("blog › posts › what-locks-cost")
    expect(page.locator(".shared-name")).to_have_text("What locks cost")
    expect(page.locator(".shared-card img")).to_have_attribute(
        "src", re.compile(r"share-card\.png\?title=What\+locks\+cost&label=Guide")
    )
    expect(page.locator(".shared-card img")).to_have_js_property("naturalWidth", 1200)
    assert is_drawn(page)
    expect(page.locator(".shared-linkedin .shared-note")).to_contain_text("choose a cover")


def test_what_is_too_long_is_told_and_cut_where_google_cuts(desk):
    page = desk("blog/post/add/")
    opened(page)
    page.fill("#id_title", "Short")
    page.fill("#id_search_title", "word " * 20)
    page.fill("#id_search_description", "words " * 40)
    expect(page.locator(".shared-google .shared-note")).to_contain_text("Google shows about 60")
    expect(page.locator(".shared-google .shared-note")).to_contain_text("Google shows about 158")
    expect(page.locator(".shared-title")).to_have_text(re.compile(r"…$"))
    expect(page.locator(".shared-name")).to_contain_text("word word")


def test_a_cover_takes_the_place_of_the_drawn_card(desk):
    picture = factories.make_picture(data=factories.picture_bytes((1200, 630)), alt="A field")
    post = factories.make_draft(title="With a cover", cover=picture)
    page = desk(f"blog/post/{post.pk}/change/")
    opened(page)
    expect(page.locator(".shared-card img")).to_have_attribute("src", re.compile("/media/pictures/"))
    expect(page.locator(".shared-card img")).to_have_attribute("alt", "A field")
    expect(page.locator(".shared-linkedin .shared-note")).to_have_text("The cover.")


def test_nothing_that_is_typed_runs(desk):
    page = desk("blog/post/add/")
    page.evaluate("window.hurt = false")
    opened(page)
    page.fill("#id_title", "<img src=x onerror='window.hurt = true'>")
    page.fill("#id_summary", "<script>window.hurt = true</script>")
    expect(page.locator(".shared-title")).to_contain_text("<img src=x")
    assert page.evaluate("window.hurt") is False


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")])
def test_it_fits_and_can_be_read_in_every_look(desk, width, scheme):
    post = factories.make_draft(title="A title of a length that many have, about locks", summary="In short. " * 12)
    page = desk(f"blog/post/{post.pk}/change/", width=width, scheme=scheme)
    opened(page)
    expect(page.locator(".shared-card img")).to_have_js_property("naturalWidth", 1200)
    assert page.evaluate("document.documentElement.scrollHeight") < 8000, "the page is no longer than what is on it"
    figures = page.locator(".article-shared figure")
    assert figures.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth + 1)")
    assert page.locator(".article-shared").evaluate("one => one.getBoundingClientRect().right") <= width
