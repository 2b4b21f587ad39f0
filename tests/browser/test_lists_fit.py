"""The Admin's lists on the screens that people have: no column is cut off on a laptop."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 1366, 1440, 1920])
@pytest.mark.parametrize("path", ["blog/post/", "carousels/carousel/"])
def test_a_list_shows_all_of_its_columns(desk: Callable[..., Page], path: str, width: int) -> None:
    written = {
        "title": "Why the deploy script competes with a rename",
        "author": factories.make_author("Tobias Achterberg"),
    }
    post = factories.make_scheduled(post_type=factories.make_post_type("Case study"), **written)
    make_carousel("What our oldest service taught us about the second write", post=post)
    page = desk(path, width=width)
    assert page.locator("#result_list tbody tr").count() == 1
    assert page.locator(".results").evaluate("one => one.scrollWidth - one.clientWidth") == 0, "px are cut off"
