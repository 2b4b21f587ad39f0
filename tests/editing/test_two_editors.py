"""Two editors have the same thing open: the second save overwrites nothing, and lets one choose."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from blog.models import Post
from carousels.models import Carousel
from nuvika.editing.models import WorkingCopy
from tests import factories
from tests.carousels.factories import make_carousel
from tests.editing.forms import fields_of_page, open_form

pytestmark = pytest.mark.django_db


def change(thing: Any) -> str:
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/change/"


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.filter(username=name).first() or factories.make_publisher(username=name))
    return client


@pytest.fixture
def ada(db: None) -> Client:
    return signed_in("ada")


@pytest.fixture
def ben(db: None) -> Client:
    return signed_in("ben")


@pytest.fixture
def carousel(ada: Client) -> Carousel:
    """Saved once in the Admin, so that it has a history."""
    made = make_carousel()
    assert ada.post(change(made), open_form(ada, change(made))).status_code == 302
    return made


def test_a_save_upon_an_older_edition_is_not_stored(ada: Client, ben: Client) -> None:
    post = factories.make_draft(title="Old", body="Old words.")
    opened = open_form(ben, change(post))
    ada.post(change(post), {**open_form(ada, change(post)), "title": "Ada’s title"})
    answer = ben.post(change(post), {**opened, "body": "Ben’s words."})
    assert answer.status_code == 409
    post.refresh_from_db()
    assert (post.title, post.body) == ("Ada’s title", "Old words.")
    page = answer.content.decode()
    assert "ada saved this" in page
    assert "Ben’s" in page
    assert WorkingCopy.objects.unsaved().get().data["body"] == "Ben’s words."


def test_who_chooses_gets_both_and_saves_it(ada: Client, ben: Client, carousel: Carousel) -> None:
    opened = open_form(ben, change(carousel))
    ada.post(change(carousel), {**open_form(ada, change(carousel)), "slides-0-headline": "Ada’s cover"})
    answer = ben.post(change(carousel), {**opened, "slides-1-headline": "Ben’s slide", "title": "Ben’s title"})
    page = answer.content.decode()
    choice = fields_of_page(page)
    one, two = (carousel.slides.get(position=number).pk for number in (1, 2))
    assert {name: value for name, value in choice.items() if name.startswith("take-")} == {
        "take-title": "mine",
        f"take-part:{one}:headline": "theirs",
        f"take-part:{two}:headline": "mine",
    }
    copy = WorkingCopy.objects.unsaved().get()
    merge = f"/admin/carousels/carousel/{carousel.pk}/compare/{copy.pk}/"
    assert f'<form method="post" action="{merge}">' in page
    address = ben.post(merge, choice)["Location"]
    carousel.refresh_from_db()
    assert carousel.title == "Smaller"  # nothing is stored before it is saved
    merged = open_form(ben, address)
    assert ben.post(change(carousel), merged).status_code == 302
    carousel.refresh_from_db()
    assert carousel.title == "Ben’s title"
    assert [slide.headline for slide in carousel.slides.all()][:2] == ["Ada’s cover", "Ben’s slide"]
    assert not WorkingCopy.objects.unsaved().exists()


def test_slides_that_both_added_are_both_kept(ada: Client, ben: Client, carousel: Carousel) -> None:
    def with_slide(form: dict[str, Any], words: str) -> dict[str, Any]:
        new = {"slides-3-headline": words, "slides-3-kind": "content", "slides-3-position": "4", "slides-3-id": ""}
        return {**form, **new, "slides-TOTAL_FORMS": "4", "slides-3-carousel": carousel.pk}

    opened = open_form(ben, change(carousel))
    assert ada.post(change(carousel), with_slide(open_form(ada, change(carousel)), "Ada’s")).status_code == 302
    answer = ben.post(change(carousel), with_slide(opened, "Ben’s"))
    copy = WorkingCopy.objects.unsaved().get()
    choice = fields_of_page(answer.content.decode())
    address = ben.post(f"/admin/carousels/carousel/{carousel.pk}/compare/{copy.pk}/", choice)["Location"]
    assert ben.post(change(carousel), open_form(ben, address)).status_code == 302
    headlines = [slide.headline for slide in carousel.slides.all()]
    assert sorted(headlines[3:]) == ["Ada’s", "Ben’s"]


def test_what_was_chosen_is_compared_anew_when_somebody_saves_meanwhile(ada: Client, ben: Client) -> None:
    post = factories.make_draft(title="One")
    opened = open_form(ben, change(post))
    ada.post(change(post), {**open_form(ada, change(post)), "title": "Two"})
    choice = fields_of_page(ben.post(change(post), {**opened, "title": "Mine"}).content.decode())
    ada.post(change(post), {**open_form(ada, change(post)), "title": "Three"})
    copy = WorkingCopy.objects.unsaved().get()
    answer = ben.post(f"/admin/blog/post/{post.pk}/compare/{copy.pk}/", {**choice, "take-title": "mine"})
    assert answer.status_code == 409
    assert "Three" in answer.content.decode()
    assert Post.objects.get().title == "Three"


def test_all_of_one_side_is_one_press(ada: Client, ben: Client) -> None:
    post = factories.make_draft(title="One", summary="One")
    opened = open_form(ben, change(post))
    ada.post(change(post), {**open_form(ada, change(post)), "title": "Ada’s", "summary": "Ada’s"})
    choice = fields_of_page(ben.post(change(post), {**opened, "title": "Ben’s", "summary": "Ben’s"}).content.decode())
    merge = f"/admin/blog/post/{post.pk}/compare/{WorkingCopy.objects.unsaved().get().pk}/"
    for side, words in (("mine", "Ben’s"), ("theirs", "Ada’s")):
        form = open_form(ben, ben.post(merge, {**choice, "all": side})["Location"])
        assert (form["title"], form["summary"]) == (words, words)


def test_a_tag_that_somebody_added_makes_another_edition(ada: Client, ben: Client) -> None:
    post = factories.make_draft()
    opened = open_form(ben, change(post))
    tag = factories.make_tag("Django")
    ada.post(change(post), {**open_form(ada, change(post)), "tags": [tag.pk]})
    assert ben.post(change(post), opened).status_code == 409
    assert list(post.tags.all()) == [tag]


def test_the_same_save_twice_finds_nothing_to_choose(ben: Client) -> None:
    post = factories.make_draft()
    form = {**open_form(ben, change(post)), "title": "New"}
    assert ben.post(change(post), form).status_code == 302
    answer = ben.post(change(post), form)
    assert answer.status_code == 409
    assert "nothing to choose" in answer.content.decode()


def test_unsaved_words_are_nobody_elses_to_see(ada: Client, ben: Client) -> None:
    post = factories.make_draft()
    opened = open_form(ben, change(post))
    ada.post(change(post), {**open_form(ada, change(post)), "title": "Two"})
    ben.post(change(post), {**opened, "title": "Secret"})
    copy = WorkingCopy.objects.unsaved().get()
    assert ada.get(f"/admin/blog/post/{post.pk}/compare/{copy.pk}/").status_code == 404
    assert "Secret" not in ada.get(f"{change(post)}?copy={copy.pk}").content.decode()
    assert "Secret" in ben.get(f"/admin/blog/post/{post.pk}/compare/{copy.pk}/").content.decode()


def test_the_slides_of_both_sides_are_drawn(ada: Client, ben: Client, carousel: Carousel) -> None:
    opened = open_form(ben, change(carousel))
    ada.post(change(carousel), {**open_form(ada, change(carousel)), "slides-0-headline": "Ada’s"})
    ben.post(change(carousel), {**opened, "slides-0-headline": "Ben’s"})
    stem = f"/admin/carousels/carousel/{carousel.pk}"
    copy = WorkingCopy.objects.unsaved().get()
    theirs, mine = ben.get(f"{stem}/parts/1.png"), ben.get(f"{stem}/copies/{copy.pk}/parts/1.png")
    assert theirs.content.startswith(b"\x89PNG")
    assert mine.content.startswith(b"\x89PNG")
    assert theirs.content != mine.content
    assert ada.get(f"{stem}/copies/{copy.pk}/parts/1.png").status_code == 404
    assert ben.get(f"{stem}/copies/{copy.pk}/parts/9.png").status_code == 404
