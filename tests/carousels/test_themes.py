import pytest
from django.core.exceptions import ValidationError

from carousels.models import Theme

pytestmark = pytest.mark.django_db


def test_a_new_site_has_one_default_theme():
    assert Theme.objects.default().name == "Nuvika"
    Theme.objects.default().full_clean()


def test_a_font_that_is_not_installed_is_refused_by_name():
    theme = Theme(name="Odd", slug="odd", heading_font="Comic Papyrus")
    with pytest.raises(ValidationError, match="No font “Comic Papyrus” is installed"):
        theme.full_clean()


def test_two_themes_cannot_both_be_the_default():
    with pytest.raises(ValidationError, match="Another theme is the default"):
        Theme(name="Other", slug="other", is_default=True).full_clean()


def test_a_colour_is_six_hex_digits():
    with pytest.raises(ValidationError, match="Write a colour like"):
        Theme(name="Other", slug="other", accent="red").full_clean()
