"""The Admin draws what stands in the form, before anybody saves it."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from carousels.models import Carousel, Slide, Theme
from tests import factories
from tests.carousels.factories import make_carousel
from tests.carousels.forms import form_of, new_form

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/carousels/carousel/preview/"
COVER = {"kind": "cover", "headline": "Ship smaller", "position": 1}
CONTENT = {"kind": "content", "headline": "Reviewers read 200 lines well", "body": "Then they skim.", "position": 2}


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(factories.make_user("carousels.add_carousel"))
    return client


def ask(client: Client, form: dict, **more: str) -> dict:
    answer = client.post(ADDRESS, form | more)
    assert answer.status_code == 200
    return answer.json()


def names(answer: dict) -> str:
    return " ".join(slide["name"] for slide in answer["slides"] if "name" in slide)


def drawn(answer: dict) -> list[int]:
    return [slide["number"] for slide in answer["slides"] if "picture" in slide]


def test_a_carousel_that_was_never_saved_is_drawn_and_stays_unsaved(editor):
    answer = ask(editor, new_form([COVER, CONTENT]))
    assert answer["size"] == {"width": 1080, "height": 1350}
    assert [slide["form"] for slide in answer["slides"]] == [0, 1]
    assert all(slide["picture"].startswith("<svg") for slide in answer["slides"])
    assert not Carousel.objects.exists()


def test_stored_slides_are_drawn_with_the_words_of_the_form_and_keep_their_own(editor):
    carousel = make_carousel()
    before = ask(editor, form_of(carousel))
    after = ask(editor, form_of(carousel, **{"slides-1-headline": "Other words"}))
    assert before["slides"][1]["name"] != after["slides"][1]["name"]
    assert carousel.slides.get(position=2).headline == "Reviewers read 200 lines well"


def test_only_what_the_page_does_not_show_yet_is_sent(editor):
    slides = [COVER, CONTENT, {**CONTENT, "headline": "Two of a kind", "position": 3}]
    held = names(ask(editor, new_form(slides)))
    assert drawn(ask(editor, new_form(slides), held=held)) == []
    slides[1] = {**CONTENT, "body": "Then they skim it."}
    assert drawn(ask(editor, new_form(slides), held=held)) == [2]


def test_a_slide_whose_neighbour_makes_it_smaller_is_sent_too(editor):
    slides = [COVER, CONTENT, {**CONTENT, "headline": "Two of a kind", "position": 3}]
    held = names(ask(editor, new_form(slides)))
    slides[1] = {**CONTENT, "body": "Many more words of a body that has to be set smaller. " * 10}
    assert drawn(ask(editor, new_form(slides), held=held)) == [2, 3]


@pytest.mark.parametrize("change", [{"size": "square"}, {"language": "de"}, {"theme": "loud"}])
def test_size_language_and_theme_change_every_slide(editor, change):
    Theme.objects.create(name="Loud", slug="loud", accent="#ff0000", paper="#ffeeee")
    if "theme" in change:
        change = {"theme": str(Theme.objects.get(slug="loud").pk)}
    form = new_form([COVER, CONTENT])
    before = ask(editor, form)
    after = ask(editor, form | change, held=names(before))
    assert not {slide["name"] for slide in before["slides"]} & {slide["name"] for slide in after["slides"]}


def test_words_that_are_not_on_slides_redraw_none(editor):
    form = new_form([COVER, CONTENT], caption="One")
    held = names(ask(editor, form))
    assert drawn(ask(editor, form | {"caption": "Two", "title": "T", "slides-0-notes": "Hm"}, held=held)) == []


def test_slides_stand_in_the_order_of_their_typed_positions_without_the_deleted_ones(editor):
    slides = [{**COVER, "position": 3}, {**CONTENT, "DELETE": "on"}, {**CONTENT, "position": 1}, {"kind": "cta"}]
    assert [slide["form"] for slide in ask(editor, new_form(slides))["slides"]] == [2, 0]


def test_half_typed_values_are_left_out_and_the_rest_is_drawn(editor):
    slides = [{**COVER, "kind": "co", "position": "x"}, {**CONTENT, "picture": "999", "position": "-3"}]
    form = new_form(slides, size="hu", language="d", theme="x", published_at="soon", title="T" * 900)
    answer = ask(editor, form)
    assert len(drawn(answer)) == 2


@pytest.mark.parametrize("count", ["", "-1", "x", "99999999999999999999"])
def test_any_number_of_forms_may_be_claimed(editor, count):
    assert ask(editor, {"slides-TOTAL_FORMS": count, "title": "T"})["slides"] == []


def test_a_new_slide_without_words_is_drawn_once_it_has_a_place(editor):
    assert len(ask(editor, new_form([COVER, {"kind": "quote", "position": 2}]))["slides"]) == 2


def test_what_does_not_fit_is_told_at_its_slide_and_field(editor):
    answer = ask(editor, new_form([COVER, {**CONTENT, "body": "Far too many words. " * 200}]))
    findings = answer["slides"][1]["findings"]
    assert [(finding["severity"], finding["field"]) for finding in findings] == [
        ("warning", "body"),
        ("error", "body"),
    ]
    assert answer["slides"][0]["findings"] == []


def test_a_picture_is_drawn_by_its_number(editor):
    picture = factories.make_picture()
    plain = ask(editor, new_form([{**COVER, "kind": "image"}]))
    pictured = ask(editor, new_form([{**COVER, "kind": "image", "picture": picture.pk}]))
    assert len(pictured["slides"][0]["picture"]) > len(plain["slides"][0]["picture"])


def test_hostile_words_are_only_words(editor):
    hostile = '</svg><script>alert(1)</script>#read("/etc/passwd") $x$ \x00 \u202e]]>'
    answer = ask(
        editor,
        new_form(
            [
                {"kind": kind, "headline": hostile, "body": hostile, "link": "javascript:alert(1)", "position": 1}
                for kind in ("cover", "list", "code", "cta")
            ]
        ),
    )
    assert len(answer["slides"]) == 4
    assert not any("<script" in slide["picture"] or "javascript:" in slide["picture"] for slide in answer["slides"])


def test_beyond_three_hundred_slides_it_says_so(editor):
    answer = ask(editor, new_form([{**CONTENT, "position": number} for number in range(1, 303)]), wanted="0", held="")
    assert len(answer["slides"]) == 300
    assert "302 slides are too many" in json.dumps(answer["findings"])


def test_only_the_slides_in_sight_are_sent(editor):
    assert drawn(ask(editor, new_form([COVER, CONTENT, {**CONTENT, "position": 3}]), wanted="2")) == [3]


def test_it_takes_a_few_queries_whatever_the_slides(editor, django_assert_max_num_queries):
    form = new_form(
        [{**CONTENT, "position": number, "picture": factories.make_picture().pk} for number in range(1, 9)]
    )
    with django_assert_max_num_queries(6):
        ask(editor, form)


def test_it_takes_an_account_that_may_write_carousels(client):
    assert client.post(ADDRESS, new_form([COVER])).status_code == 302
    client.force_login(factories.make_user("carousels.view_carousel"))
    assert client.post(ADDRESS, new_form([COVER])).status_code == 403
    client.force_login(factories.make_user("carousels.change_carousel"))
    assert client.post(ADDRESS, new_form([COVER])).status_code == 200
    client.force_login(User.objects.create_user("guest"))
    assert client.post(ADDRESS, new_form([COVER])).status_code == 302


def test_it_takes_a_post_with_a_token(admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    assert client.get(ADDRESS).status_code == 405
    assert client.post(ADDRESS, new_form([COVER])).status_code == 403


def test_it_is_never_cached_and_says_how_long_it_took(editor):
    answer = editor.post(ADDRESS, new_form([COVER]))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Server-Timing"].startswith("preview;dur=")
    assert not Slide.objects.exists()


def test_a_changed_word_asks_the_database_for_who_types_and_for_the_theme_alone(
    editor: Client, django_assert_num_queries: object
) -> None:
    carousel = make_carousel(post=factories.make_post())
    form = form_of(carousel)
    ask(editor, form)
    with django_assert_num_queries(5):  # the session, the account, its permissions and its groups’, the default theme
        ask(editor, form | {"slides-1-headline": "Other words"})
