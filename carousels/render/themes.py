"""Ready themes: one TOML file each, in themes/. The Admin's choices and the renderer read the same registry."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from carousels.brand import Brand, Palette

FOLDER = Path(__file__).parent / "themes"
ROLES = ("headline", "quote", "figure", "body", "label", "code")
DEFAULT_THEME = "nuvika"


class NotAThemeError(ValueError):
    """A theme's file says something that no slide can be drawn with; the message names it."""


@dataclass(frozen=True, slots=True)
class ReadyTheme:
    """A composition, with the colours and typefaces that it was designed in; a brand may bring its own."""

    key: str
    name: str
    about: str
    palette: dict[str, str]  # name → #rrggbb
    fonts: dict[str, str]  # heading, body, mono → family
    layout: dict[str, Any]  # everything, defaults filled in: see themes/_defaults.toml


@lru_cache(maxsize=1)
def ready_themes() -> dict[str, ReadyTheme]:
    """All themes by key; the default comes first, the others in the order of their names."""
    found = [_read(key) for key in theme_keys()]
    found.sort(key=lambda theme: (theme.key != DEFAULT_THEME, theme.name))
    return {theme.key: theme for theme in found}


def ready_theme(key: str) -> ReadyTheme:
    """The theme of that key; the default where it is gone, since slides must always be drawn."""
    return _read(key if key in theme_keys() else DEFAULT_THEME)


@lru_cache(maxsize=1)
def theme_keys() -> tuple[str, ...]:
    """The keys of all themes, without reading them; the default comes first."""
    keys = sorted(path.stem for path in FOLDER.glob("*.toml") if not path.name.startswith("_"))
    return tuple(sorted(keys, key=lambda key: key != DEFAULT_THEME))


def brand_in(theme: ReadyTheme) -> Brand:
    """A ready theme in the colours and typefaces it was designed in."""
    dressed: dict[str, Any] = {f"{role}_font": family for role, family in theme.fonts.items()}
    return Brand(name=theme.name, style=theme.key, palette=Palette(**theme.palette), **dressed)


def style_choices() -> list[tuple[str, str]]:
    """For a form: each theme's key, and its name with what it is like."""
    return [
        (theme.key, f"{theme.name}: {theme.about[:1].lower()}{theme.about[1:]}") for theme in ready_themes().values()
    ]


@lru_cache(maxsize=64)
def _read(key: str) -> ReadyTheme:
    return read_theme(FOLDER / f"{key}.toml")


def read_theme(path: Path) -> ReadyTheme:
    """The theme of a file, its key being the file's name. Raises NotAThemeError for a word that nobody reads."""
    defaults = _defaults()
    own = tomllib.loads(path.read_text(encoding="utf-8"))
    _check(path.name, own, {**defaults, "name": "", "palette": None})
    layout = _merged(defaults, own)
    return ReadyTheme(path.stem, own["name"], layout["about"], own["palette"], layout["fonts"], layout)


@lru_cache(maxsize=1)
def _defaults() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "_defaults.toml").read_text(encoding="utf-8"))


def _check(name: str, own: dict[str, Any], known: dict[str, Any]) -> None:
    """An option that nobody reads would do nothing."""
    for key, value in own.items():
        if key not in known:
            raise NotAThemeError(f"{name}: nothing is called “{key}” here. Known: {', '.join(known)}.")
        inner = known[key]
        if key != "ground" and isinstance(inner, dict) and isinstance(value, dict):
            _check(f"{name}, {key}", value, inner)


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    return {
        **base,
        **{
            key: _merged(base[key], value) if isinstance(base.get(key), dict) and isinstance(value, dict) else value
            for key, value in own.items()
        },
    }
