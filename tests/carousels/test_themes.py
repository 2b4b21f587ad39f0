import pytest
from django.core.exceptions import ValidationError

from carousels.brand import Brand, Palette
from carousels.decks import theme_brand
from carousels.models import Theme
from carousels.render.themes import NotAThemeError, read_theme, ready_themes

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


def test_a_new_site_has_every_ready_theme_in_the_colours_it_was_designed_in():
    ready = ready_themes()
    assert len(ready) >= 8
    for theme in Theme.objects.all():
        theme.full_clean()
        assert theme_brand(theme).palette == Palette(**ready[theme.style].palette)
    assert {theme.style for theme in Theme.objects.all()} == set(ready)


def test_colours_that_cannot_be_read_together_are_refused_by_place():
    theme = Theme(name="Pale", slug="pale", ink="#c9c9c9")
    with pytest.raises(
        ValidationError, match=r"On content slides, words in #c9c9c9 upon #f5f4f0 have a contrast of 1\.5"
    ):
        theme.full_clean()


def test_a_composition_that_does_not_exist_is_refused():
    with pytest.raises(ValidationError, match="not a valid choice"):
        Theme(name="Odd", slug="odd", style="baroque").full_clean()


def test_what_a_theme_leaves_empty_about_who_speaks_is_the_default_themes():
    Theme.objects.filter(is_default=True).update(handle="@nuvika", footer="Engineering notes")
    swiss = Theme.objects.get(style="swiss")
    assert (theme_brand(swiss).handle, theme_brand(swiss).footer) == ("@nuvika", "Engineering notes")
    swiss.handle = "@swiss"
    assert theme_brand(swiss).handle == "@swiss"


def test_without_any_theme_slides_are_drawn_in_the_house_style():
    Theme.objects.all().delete()
    assert theme_brand(None) == Brand()


@pytest.mark.parametrize("line", ["colour = 1", "[label]\nshapes = 'pill'"])
def test_a_theme_file_with_a_word_that_nobody_reads_is_refused(tmp_path, line):
    file = tmp_path / "odd.toml"
    file.write_text(f"name = 'Odd'\n{line}\n[palette]\npaper = '#ffffff'\n", encoding="utf-8")
    with pytest.raises(NotAThemeError, match=r"odd\.toml.*nothing is called"):
        read_theme(file)
