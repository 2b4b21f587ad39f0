"""Pictures, tags, types, authors, series and themes: what uses one is listed before it is deleted, and what needs it
keeps it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from blog.models import Series
from carousels.models import Carousel, Theme
from tests import factories
from tests.carousels.factories import make_carousel
from tests.editing.forms import open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(factories.make_user(is_superuser=True))
    return client


def stem(thing: Any) -> str:
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/"


def asked(desk: Client, thing: Any) -> str:
    """The page that asks before it is deleted."""
    return desk.get(f"{stem(thing)}{thing.pk}/delete/").content.decode()


def deleted(desk: Client, thing: Any) -> bool:
    desk.post(f"{stem(thing)}{thing.pk}/delete/", {"post": "yes"})
    return not type(thing).objects.filter(pk=thing.pk).exists()


def series(**fields: Any) -> Series:
    return Series.objects.create(name="Locks", slug="locks", **fields)


FREE: tuple[tuple[Callable[..., Any], Callable[[Any], dict[str, Any]]], ...] = (
    (factories.make_tag, lambda tag: {"tags": [tag]}),
    (factories.make_author, lambda author: {"author": author}),
    (factories.make_picture, lambda picture: {"cover": picture}),
    (series, lambda part: {"series": part}),
)


@pytest.mark.parametrize(("make", "use"), FREE)
def test_what_can_do_without_it_is_listed_and_stays(desk: Client, make: Any, use: Any) -> None:
    thing = make()
    post = factories.make_post(title="In use", **use(thing))
    page = asked(desk, thing)
    assert "What uses it stays, and does without it" in page
    assert f'<a href="/admin/blog/post/{post.pk}/change/">Post “In use”</a> refers to it' in page
    assert deleted(desk, thing)
    post.refresh_from_db()
    assert post.title == "In use"


def test_a_type_that_posts_and_carousels_have_stays_until_they_have_another(desk: Client) -> None:
    kind = factories.make_post_type("Guide")
    post, carousel = factories.make_draft(post_type=kind), make_carousel(post_type=kind)
    page = asked(desk, kind)
    assert "It cannot be deleted while these need it" in page
    assert f"Post “{post}”</a> needs it" in page
    assert f"Carousel “{carousel}”</a> needs it" in page
    assert "Delete it</button>" not in page
    assert not deleted(desk, kind)
    for thing in (post, carousel):
        thing.post_type = None
        thing.save()
    assert deleted(desk, kind)


def test_a_theme_that_is_worn_stays_and_so_does_the_default(desk: Client) -> None:
    worn, default = Theme.objects.get(style="night"), Theme.objects.get(is_default=True)
    make_carousel(theme=worn)
    assert "Carousel “Smaller”</a> needs it" in asked(desk, worn)
    assert "Make another the default first" in asked(desk, default)
    assert not deleted(desk, worn)
    assert not deleted(desk, default)


def test_what_is_in_the_trash_still_needs_its_theme(desk: Client) -> None:
    worn = Theme.objects.get(style="night")
    carousel = make_carousel(theme=worn)
    desk.post(f"{stem(carousel)}{carousel.pk}/delete/", {"post": "yes"})
    assert "Carousel “Smaller”, in the trash, needs it" in asked(desk, worn)
    assert not deleted(desk, worn)


def test_a_picture_is_found_on_slides_in_articles_and_in_the_frame(desk: Client) -> None:
    picture = factories.make_picture()
    carousel = make_carousel("Shows")
    carousel.slides.filter(position=1).update(picture=picture)
    factories.make_post(title="Within", body=f"![A field]({picture.file.url})")
    factories.make_author("Ada", picture=picture)
    page = asked(desk, picture)
    for use in ("Carousel “Shows”</a> refers", "Post “Within”</a> names its address", "Author “Ada”</a> refers"):
        assert use in page


def test_changes_that_wait_for_it_are_listed_too(desk: Client) -> None:
    tag, picture = factories.make_tag("Soon"), factories.make_picture()
    post, carousel = factories.make_post(title="Waits"), make_carousel("Waits too", live=True)
    for thing, words in ((post, {"tags": [tag.pk]}), (carousel, {"slides-0-picture": picture.pk})):
        form = {**open_form(desk, f"{stem(thing)}{thing.pk}/change/"), **words, "_aside": "1"}
        assert desk.post(f"{stem(thing)}{thing.pk}/change/", form).status_code == 302
    assert "Post “Waits”</a> is to refer to it, in changes that wait" in asked(desk, tag)
    assert "Carousel “Waits too”</a> is to refer to it, in changes that wait" in asked(desk, picture)


def test_many_at_once_are_listed_and_one_that_is_needed_keeps_all(desk: Client) -> None:
    used, free = factories.make_post_type("Guide"), factories.make_post_type("News")
    factories.make_post(title="In use", post_type=used)
    chosen = {"action": "delete_selected", "_selected_action": [used.pk, free.pk]}
    page = desk.post(stem(used), chosen).content.decode()
    assert "Post “In use”</a> needs it" in page
    assert "Nothing uses it" in page
    desk.post(stem(used), {**chosen, "post": "yes"})
    assert type(used).objects.count() == 2
    desk.post(stem(used), {**chosen, "_selected_action": [free.pk], "post": "yes"})
    assert list(type(used).objects.all()) == [used]


def test_without_the_permission_nothing_is_deleted_or_told(client: Client) -> None:
    client.force_login(factories.make_user("blog.view_tag"))
    tag = factories.make_tag()
    assert client.get(f"{stem(tag)}{tag.pk}/delete/").status_code == 403
    assert client.post(f"{stem(tag)}{tag.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Carousel.objects.count() == 0
