"""A brand kit as a plain value: what a theme in the Admin says about the look of every slide."""

from dataclasses import dataclass

from carousels.deck import Picture


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb. `accent` carries the cover and what is to be pressed; `on_accent` is read upon it."""

    paper: str = "#f5f4f0"
    ink: str = "#15161c"
    muted: str = "#5a5c68"
    accent: str = "#2b2fe0"
    on_accent: str = "#ffffff"
    highlight: str = "#d9ff5b"  # the one spark on the accent


@dataclass(frozen=True, slots=True)
class Brand:
    """Everything beside the words that shapes a slide."""

    name: str = "Nuvika"
    style: str = "nuvika"  # names the composition: a file in render/themes
    palette: Palette = Palette()
    heading_font: str = "Bricolage Grotesque"
    body_font: str = "Source Serif 4"
    mono_font: str = "JetBrains Mono"
    author_name: str = "Nuvika"
    handle: str = "nuvikatech.com"
    footer: str = ""
    page_numbers: bool = True
    progress: bool = True
    swipe_cue: bool = True
    logo: Picture | None = None
    avatar: Picture | None = None
