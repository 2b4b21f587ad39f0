"""The form of a theme: colours to pick, and typefaces of those that are here."""

from typing import Any

from django import forms

from blog.widgets import PictureNumber
from carousels.models import COLOUR_FIELDS, Theme
from carousels.render import fonts

FONT_FIELDS = ("heading_font", "body_font", "mono_font")


class ColourInput(forms.TextInput):
    input_type = "color"


class ThemeForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Theme
        fields = (
            *("name", "slug", "style", "is_default", *COLOUR_FIELDS, *FONT_FIELDS),
            *("author_name", "handle", "avatar", "logo", "footer", "page_numbers", "progress", "swipe_cue"),
        )
        widgets = {
            **dict.fromkeys(COLOUR_FIELDS, ColourInput),
            **dict.fromkeys(FONT_FIELDS, forms.Select),
            **dict.fromkeys(("avatar", "logo"), PictureNumber),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in filter(self.fields.__contains__, FONT_FIELDS):  # who may only look gets none
            kept = self.initial.get(name) or self.fields[name].initial
            self.fields[name].widget.choices = font_choices(kept)


def font_choices(kept: str | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    """The packaged families, then those of FONT_DIRS; `kept` stays a choice where its files are gone."""
    packaged, own = list(fonts.PACKAGED), fonts.own_families()
    groups = [("Come with Nuvika", packaged), ("From FONT_DIRS", own)]
    if kept and kept not in (*packaged, *own):
        groups.append(("In use", [kept]))
    return [(name, [(family, family) for family in families]) for name, families in groups if families]
