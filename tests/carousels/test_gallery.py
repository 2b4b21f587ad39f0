"""The gallery shows every look with an editor's own words; a look is taken, and worn."""

import pytest
from django.test import Client
from reversion.models import Version

from carousels.models import Theme
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/carousels/theme/gallery/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(factories.make_user("carousels.change_carousel", "carousels.view_theme"))
    return client


@pytest.fixture
def publisher(client: Client) -> Client:
    client.force_login(factories.make_user("carousels.change_carousel", "carousels.add_theme"))
    return client


def shown(client: Client, carousel=None) -> str:
    return client.get(ADDRESS, {"carousel": carousel.pk} if carousel else {}).content.decode()


def test_every_theme_of_the_site_stands_there_with_three_slides(editor):
    page = shown(editor, make_carousel())
    for theme in Theme.objects.all():
        assert f"<h2>{theme.name}" in page
        assert page.count(f"/admin/carousels/theme/gallery/{theme.pk}/") == 3


def test_a_carousel_leads_there_with_its_own_words(editor):
    carousel = make_carousel()
    page = editor.get(f"/admin/carousels/carousel/{carousel.pk}/change/").content.decode()
    assert f'href="{ADDRESS}?carousel={carousel.pk}">See it in all themes</a>' in page


def test_a_ready_theme_that_the_site_has_not_is_offered_and_taken(publisher):
    Theme.objects.filter(style="swiss").delete()
    assert "ready to take" in shown(publisher)
    publisher.post(ADDRESS, {"take": "ready-swiss"})
    taken = Theme.objects.get(style="swiss")
    assert (taken.accent, taken.heading_font, taken.author_name) == ("#d7141a", "Inter", "")
    assert "ready to take" not in shown(publisher)
    assert publisher.get(f"{ADDRESS}ready-swiss/1.png").status_code == 200  # a page from before still asks for it
    assert publisher.post(ADDRESS, {"take": "ready-swiss"}).status_code == 404


def test_a_carousel_wears_what_was_chosen_and_keeps_its_history(editor):
    carousel, night = make_carousel(), Theme.objects.get(style="night")
    answer = editor.post(f"{ADDRESS}?carousel={carousel.pk}", {"wear": str(night.pk)})
    assert answer.status_code == 302
    carousel.refresh_from_db()
    assert carousel.theme == night
    assert Version.objects.get_for_object(carousel)[0].revision.comment == "Dressed in Night"
    assert "worn now" in shown(editor, carousel)


def test_a_slide_is_drawn_in_the_look(editor):
    carousel, (one, other) = make_carousel(), Theme.objects.all()[:2]
    address = f"{ADDRESS}{{}}/1.png?carousel={carousel.pk}"
    first, second = editor.get(address.format(one.pk)), editor.get(address.format(other.pk))
    assert first.content[:4] == b"\x89PNG"
    assert first.content != second.content
    again = editor.get(address.format(one.pk), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("asked", ["999999", "x", "-1", "", "1e3", "٣"])
def test_any_carousel_may_be_asked_for(editor, asked):
    assert editor.get(ADDRESS, {"carousel": asked}).status_code in (200, 404)


@pytest.mark.parametrize("path", ["ready-baroque/1.png", "999999/1.png", "ready-swiss/0.png", "ready-swiss/99.png"])
def test_what_is_not_there_is_not_found(editor, path):
    assert editor.get(ADDRESS + path).status_code == 404


def test_who_may_not_add_themes_takes_none(editor):
    Theme.objects.filter(style="swiss").delete()
    assert "Add to the themes" not in shown(editor)
    assert editor.post(ADDRESS, {"take": "ready-swiss"}).status_code == 403
    assert not Theme.objects.filter(style="swiss").exists()


def test_who_may_see_neither_themes_nor_carousels_sees_no_gallery(client):
    client.force_login(factories.make_user("blog.change_post"))
    assert client.get(ADDRESS).status_code == 403
    assert client.get(f"{ADDRESS}ready-swiss/1.png").status_code == 403
