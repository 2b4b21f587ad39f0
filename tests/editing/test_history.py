"""Each save is a revision of the whole: what it changed is read in words, and any can be restored."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from reversion.models import Version

from carousels.models import Carousel
from nuvika.editing.waiting import waiting_of
from tests import factories
from tests.carousels.factories import make_carousel
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db


def address(thing: Any, page: str) -> str:
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/{page}/"


def desk_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(db: None) -> Client:
    return desk_of(factories.make_publisher(username="pat"))


def save(desk: Client, thing: Any, **words: Any) -> None:
    form = {
        **open_form(desk, address(thing, "change")),
        **{name.replace("__", "-"): word for name, word in words.items()},
    }
    assert desk.post(address(thing, "change"), form).status_code == 302


def versions(thing: Any) -> list[int]:
    return list(Version.objects.get_for_object(thing).order_by("pk").values_list("pk", flat=True))


def test_the_history_says_who_saved_when_and_what_changed(desk: Client) -> None:
    carousel = make_carousel()
    save(desk, carousel)
    save(desk, carousel, title="Better", slides__0__headline="A better cover")
    page = desk.get(address(carousel, "history")).content.decode()
    assert page.count("Pat · ") == 2
    assert "<span>Title</span>" in page
    assert "<span>Slide 1</span>" in page
    change = desk.get(address(carousel, f"history/{versions(carousel)[-1]}")).content.decode()
    assert "</span>Smaller</del>" in change
    assert "Better</ins>" in change
    before, after = (desk.get(address(carousel, f"history/{pk}/parts/1.png")[:-1]) for pk in versions(carousel))
    assert before.content.startswith(b"\x89PNG")
    assert before.content != after.content


def test_an_old_carousel_comes_back_whole(desk: Client) -> None:
    carousel = make_carousel()
    tag = [slide.headline for slide in carousel.slides.all()]
    save(desk, carousel)
    save(desk, carousel, title="Other", slides__1__DELETE="on", slides__0__headline="Other")
    desk.post(address(carousel, f"history/{versions(carousel)[0]}"))
    carousel = Carousel.objects.get()
    assert carousel.title == "Smaller"
    assert [slide.headline for slide in carousel.slides.all()] == tag
    assert [slide.position for slide in carousel.slides.all()] == [1, 2, 3]
    assert Version.objects.get_for_object(carousel)[0].revision.comment.startswith("Restored as of")


def test_an_old_post_comes_back_with_its_tags_and_stays_as_published_as_it_is(desk: Client) -> None:
    tag = factories.make_tag("Django")
    post = factories.make_draft(title="Old", tags=[tag])
    save(desk, post)
    save(desk, post, title="New", tags=[], state="published")
    desk.post(address(post, f"history/{versions(post)[0]}"))
    post.refresh_from_db()
    assert (post.title, list(post.tags.all()), post.is_live()) == ("Old", [tag], True)


def test_a_tag_that_is_gone_and_an_address_that_is_taken_are_no_accidents(desk: Client) -> None:
    tag = factories.make_tag("Django")
    post = factories.make_draft(title="Old", slug="old", tags=[tag])
    save(desk, post)
    save(desk, post, slug="new", tags=[])
    tag.delete()
    other = factories.make_draft(slug="old")
    answer = desk.post(address(post, f"history/{versions(post)[0]}"), follow=True)
    assert "It was not restored. Something else has this address" in answer.content.decode()
    other.delete()
    desk.post(address(post, f"history/{versions(post)[0]}"))
    post.refresh_from_db()
    assert (post.slug, list(post.tags.all())) == ("old", [])


def test_what_is_live_is_restored_on_the_side_by_who_may_not_publish(desk: Client) -> None:
    post = factories.make_post(title="Old")
    save(desk, post)
    save(desk, post, title="New", _continue="1")
    desk_of(factories.make_editor_account()).post(address(post, f"history/{versions(post)[0]}"))
    post.refresh_from_db()
    assert post.title == "New"
    assert waiting_of(post).data["title"] == "Old"  # type: ignore[union-attr]


def test_histories_are_for_who_may_see_the_thing_and_versions_for_their_own_page(desk: Client) -> None:
    post, other = factories.make_draft(), factories.make_draft()
    save(desk, post)
    save(desk, other)
    stranger = desk_of(factories.make_author_account())
    assert stranger.get(address(post, "history")).status_code == 404
    assert stranger.post(address(post, f"history/{versions(post)[0]}")).status_code == 404
    assert desk.get(address(post, f"history/{versions(other)[0]}")).status_code == 404


def test_what_restoring_would_change_is_told_without_the_publication_which_stays(desk: Client) -> None:
    post = factories.make_draft(title="Old")
    save(desk, post)
    save(desk, post, title="New", state="published")
    page = desk.get(address(post, f"history/{versions(post)[0]}")).content.decode()
    told = page.split("What restoring it would change")[1]
    assert "New</del>" in told
    assert "Publication" not in told
