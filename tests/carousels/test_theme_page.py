"""A theme's page: typefaces of those that are here, and slides that follow its form."""

import pytest
from django.test import Client

from carousels.models import Theme
from carousels.theme_form import ThemeForm, font_choices
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/carousels/theme/preview/"


@pytest.fixture
def designer(client: Client) -> Client:
    client.force_login(factories.make_user("carousels.change_theme"))
    return client


def test_slides_follow_the_unsaved_form(designer):
    plain = designer.post(ADDRESS, {"accent": "#113355"}).json()
    loud = designer.post(ADDRESS, {"accent": "#aa1122"}).json()
    assert len(plain["pictures"]) == 6
    assert all(picture.startswith("<svg") for picture in plain["pictures"])
    assert plain["pictures"][0] != loud["pictures"][0]
    assert Theme.objects.default().accent == "#2b2fe0"


def test_colours_that_clash_are_told_while_they_are_picked(designer):
    answer = designer.post(ADDRESS, {"ink": "#cccccc"}).json()
    assert "have a contrast of" in answer["clashes"][0]


@pytest.mark.parametrize(
    "form", [{}, {"accent": "red", "style": "x", "heading_font": "Nope", "logo": "999", "name": "\0"}]
)
def test_half_typed_values_are_left_out(designer, form):
    assert len(designer.post(ADDRESS, form).json()["pictures"]) == 6


def test_it_is_drawn_for_those_alone_who_may_change_themes(client):
    client.force_login(factories.make_user("carousels.view_theme"))
    assert client.post(ADDRESS).status_code == 403
    client.force_login(factories.make_user("carousels.add_theme"))
    assert client.get(ADDRESS).status_code == 405


def test_a_font_whose_files_are_gone_stays_a_choice():
    names = [name for _group, families in font_choices("Gone Grotesk") for name, _label in families]
    assert "Gone Grotesk" in names
    assert {"Inter", "Newsreader", "Anton"} <= set(names)
    form = ThemeForm(instance=Theme(name="Odd", slug="odd", heading_font="Gone Grotesk"))
    assert "Gone Grotesk" in str(form["heading_font"])
