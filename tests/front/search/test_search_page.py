"""The page of search."""

import pytest

from nuvika.front.search.highlight import excerpt, marked
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db


def test_a_result_shows_its_title_and_the_place_with_the_words_marked(saving, page):
    with saving():
        factories.make_post(
            title="On caching", body="filler " * 100 + "then <b>the</b> cache & warm " + "filler " * 100
        )
    text = page("cach")
    assert "On <mark>caching</mark>" in text
    assert "<mark>cache</mark> &amp; warm" in text
    assert 'name="robots" content="noindex' in text
    assert 'value="cach"' in text


def test_carousels_are_told_apart(saving, page):
    with saving():
        make_carousel("Smaller", live=True)
    assert "Carousel" in page("smaller")
    assert 'href="/carousels/smaller"' in page("smaller")


def test_nothing_found_is_a_page_that_helps(saving, page):
    with saving():
        factories.make_post(title="The newest one", tags=["Zebras"])
    text = page("zzz")
    assert "Nothing was found for “zzz”" in text
    assert "The newest one" in text
    assert 'href="/blog/tags/zebras"' in page("zebra")


def test_tags_without_a_live_post_are_not_offered(saving, page):
    with saving():
        factories.make_draft(tags=["Zebras"])
    assert "/blog/tags/zebras" not in page("zebra")


def test_many_results_are_paged_and_a_page_too_far_is_the_last(saving, page):
    with saving():
        for number in range(12):
            factories.make_post(title=f"Zebra {number}")
    assert page("zebra").count('class="hit"') == 10
    assert page("zebra", page=2).count('class="hit"') == 2
    assert page("zebra", page=99).count('class="hit"') == 2
    assert page("zebra", page="x").count('class="hit"') == 10
    assert "?q=zebra&amp;page=2" in page("zebra")


def test_a_question_is_shown_as_text(page):
    assert "<script>" not in page("<script>alert(1)</script>")


def test_the_page_takes_a_fixed_number_of_queries(saving, client, django_assert_max_num_queries):
    with saving():
        for number in range(12):
            factories.make_post(title=f"Zebra {number}", post_type=factories.make_post_type())
    with django_assert_max_num_queries(14):
        client.get("/blog/search", {"q": "zebra"})


def test_nothing_but_get_is_answered(client):
    assert client.post("/blog/search", {"q": "x"}).status_code == 405


@pytest.mark.parametrize(
    ("text", "terms", "shown"),
    [
        ("Über cafés", ("uber", "cafe"), "<mark>Über</mark> <mark>cafés</mark>"),
        ("a<b & c", ("b",), "a&lt;<mark>b</mark> &amp; c"),
        ("C++ here", ("c++",), "<mark>C++</mark> here"),
        ("", ("x",), ""),
        ("none", (), "none"),
    ],
)
def test_words_are_marked_where_they_begin(text, terms, shown):
    assert marked(text, terms) == shown


def test_an_excerpt_is_short_and_holds_the_words():
    text = "alpha " * 200 + "needle beta " + "gamma " * 200 + "needle haystack " + "delta " * 50
    shown = excerpt(text, ("needle", "haystack"))
    assert "<mark>needle</mark> <mark>haystack</mark>" in shown
    assert len(shown) < 320
    assert shown.startswith("… ") and shown.endswith(" …")
    assert excerpt("x" * 5_000, ("y",)).endswith(" …")
