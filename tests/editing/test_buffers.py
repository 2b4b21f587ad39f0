"""What is being typed is kept beside the row, and offered to whoever comes back."""

from typing import Any

import pytest
from django.test import Client

from blog.models import Post
from carousels.models import Carousel
from nuvika.editing.models import WorkingCopy
from tests import factories
from tests.carousels.factories import make_carousel
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(db: None) -> Client:
    client = Client()
    client.force_login(factories.make_publisher(username="ada"))
    return client


def page_of(thing: Any, page: str = "change") -> str:
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/{page}/"


def test_what_is_typed_is_kept_and_the_row_is_left_alone(client: Client) -> None:
    post = factories.make_post(title="Live", body="As readers see it.")
    form = {**open_form(client, page_of(post)), "body": "Half a sen"}
    answer = client.post(page_of(post, "buffer"), form).json()
    post.refresh_from_db()
    assert post.body == "As readers see it."
    assert "Half a sen" not in client.get(post.get_absolute_url()).content.decode()
    assert open_form(client, answer["open"])["body"] == "Half a sen"


def test_it_is_offered_until_it_is_saved(client: Client) -> None:
    post = factories.make_draft()
    client.post(page_of(post, "buffer"), {**open_form(client, page_of(post)), "summary": "Typed"})
    copy = WorkingCopy.objects.unsaved().get()
    page = client.get(page_of(post)).content.decode()
    assert "did not save it" in page
    opened = open_form(client, f"{page_of(post)}?copy={copy.pk}")
    assert client.post(page_of(post), opened).status_code == 302
    post.refresh_from_db()
    assert post.summary == "Typed"
    assert "did not save it" not in client.get(page_of(post)).content.decode()


def test_it_can_be_thrown_away(client: Client) -> None:
    post = factories.make_draft()
    form = {**open_form(client, page_of(post)), "summary": "Typed"}
    client.post(page_of(post, "buffer"), form)
    answer = client.post(page_of(post, "buffer"), {"_tab": form["_tab"], "discard": "1", "back": "1"})
    assert answer["Location"] == page_of(post)
    assert not WorkingCopy.objects.unsaved().exists()


def test_words_that_no_row_could_hold_are_kept_as_they_are(client: Client) -> None:
    post = factories.make_draft()
    form = {**open_form(client, page_of(post)), "title": "", "slug": "not a slug", "published_at_0": "2026-1"}
    address = client.post(page_of(post, "buffer"), form).json()["open"]
    opened = open_form(client, address)
    assert (opened["title"], opened["slug"]) == ("", "not a slug")
    assert "2026-1" in opened["published_at_0"]


def test_slides_come_back_with_the_new_the_moved_and_without_the_deleted(client: Client) -> None:
    carousel = make_carousel()
    form = open_form(client, page_of(carousel))
    first, second, third = (slide.pk for slide in carousel.slides.all())
    form |= {"slides-0-DELETE": "on", "slides-1-position": "9", "slides-2-headline": "Typed"}
    form |= {"slides-TOTAL_FORMS": "4", "slides-3-id": "", "slides-3-kind": "quote", "slides-3-headline": "New"}
    form |= {"slides-3-position": "2", "slides-3-carousel": str(carousel.pk)}
    address = client.post(page_of(carousel, "buffer"), form).json()["open"]
    assert carousel.slides.count() == 3
    opened = open_form(client, address)
    ids = {opened[f"slides-{number}-id"]: number for number in range(3)}
    assert set(ids) == {str(second), str(third), ""}
    assert opened[f"slides-{ids['']}-headline"] == "New"
    assert client.post(page_of(carousel), opened).status_code == 302
    assert [slide.headline for slide in carousel.slides.all()] == ["New", "Typed", "Reviewers read 200 lines well"]
    assert not carousel.slides.filter(pk=first).exists()


def test_a_new_thing_that_was_never_saved_is_kept_too(client: Client) -> None:
    form = {**open_form(client, "/admin/carousels/carousel/add/"), "title": "Begun"}
    form |= {"slides-0-headline": "First words", "slides-0-position": "1"}
    address = client.post("/admin/carousels/carousel/add/buffer/", form).json()["open"]
    assert not Carousel.objects.exists()
    assert "did not save it" in client.get("/admin/carousels/carousel/add/").content.decode()
    opened = open_form(client, address)
    assert opened["title"] == "Begun"
    assert "First words" in (opened[f"slides-{number}-headline"] for number in range(3))
    assert client.post("/admin/carousels/carousel/add/", {**opened, "slug": "begun"}).status_code == 302
    assert Carousel.objects.get().slides.get().headline == "First words"
    assert "did not save it" not in client.get("/admin/carousels/carousel/add/").content.decode()


def test_the_words_of_a_thing_in_the_trash_are_kept(client: Client) -> None:
    post = factories.make_draft(title="Trashed")
    form = {**open_form(client, page_of(post)), "body": "Written meanwhile"}
    Post.objects.update(trashed_at=post.updated_at)
    answer = client.post(page_of(post), form, follow=True)
    assert "was put in the trash while you wrote" in answer.content.decode()
    copy = WorkingCopy.objects.unsaved().get()
    assert (copy.object_id, copy.data["body"]) == (post.pk, "Written meanwhile")


def test_the_words_of_a_thing_that_is_gone_become_a_new_one(client: Client) -> None:
    post = factories.make_draft(title="Gone", slug="gone")
    form = {**open_form(client, page_of(post)), "body": "Written meanwhile"}
    address = page_of(post)
    post.delete()
    answer = client.post(address, form)
    opened = open_form(client, answer["Location"])
    assert (opened["title"], opened["body"]) == ("Gone", "Written meanwhile")
    assert client.post("/admin/blog/post/add/", opened).status_code == 302
    assert Post.objects.get().body == "Written meanwhile"


def test_nobody_is_offered_the_words_of_others(client: Client) -> None:
    post = factories.make_draft()
    client.post(page_of(post, "buffer"), {**open_form(client, page_of(post)), "summary": "Typed"})
    other = Client()
    other.force_login(factories.make_publisher(username="ben"))
    assert "did not save it" not in other.get(page_of(post)).content.decode()
    assert open_form(other, f"{page_of(post)}?copy={WorkingCopy.objects.unsaved().get().pk}")["summary"] == ""


def test_a_form_without_a_name_is_refused(client: Client) -> None:
    post = factories.make_draft()
    assert client.post(page_of(post, "buffer"), {"title": "x"}).status_code == 400
    assert client.post(page_of(post, "buffer"), {"title": "x", "_tab": "t" * 41}).status_code == 400


def test_the_session_tells_which_forms_were_saved(client: Client) -> None:
    post = factories.make_draft()
    form = open_form(client, page_of(post))
    address = f"/admin/editing/session/?tab={form['_tab']}&tab=other"
    assert client.get(address).json()["saved"] == []
    client.post(page_of(post), {**form, "title": "Saved"})
    answer = client.get(address).json()
    assert (answer["saved"], answer["name"]) == ([form["_tab"]], "ada")
    assert len(answer["token"]) == 64
