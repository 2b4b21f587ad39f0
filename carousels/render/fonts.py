"""The fonts that slides are set in: packages first, then folders that the site names, then the system's."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst
from fontTools.ttLib import TTCollection, TTFont

PACKAGES = ("fontpkg_bricolage_grotesque", "fontpkg_source_serif_4", "fontpkg_jetbrains_mono", "manimgx_fonts")
SCRIPTS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans CJK JP",
    "Noto Sans Symbols",
    "Noto Color Emoji",
    "Noto Emoji",
)
# A variable font names itself by the size that it is drawn for; editors know it by its plain name.
FAMILIES = {"Bricolage Grotesque": "Bricolage Grotesque 96pt"}
_extra: list[Path] = []


def configure(extra: list[Path]) -> None:
    """Name further folders of fonts, before the first slide is drawn."""
    _extra[:] = extra
    found.cache_clear()
    coverage.cache_clear()


@lru_cache(maxsize=1)
def found() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, font_paths=folders())


def folders() -> list[Path]:
    """Where fonts are looked for beside the system's own places."""
    return [*(Path(str(files(package))) for package in PACKAGES), *_extra]


def family(name: str) -> str:
    """The name by which the typesetter finds a family."""
    return FAMILIES.get(name, name)


def is_known(name: str) -> bool:
    """Whether slides can be set in the family; an unknown one would be replaced in silence."""
    return family(name) in set(found().families())


@lru_cache(maxsize=16)
def coverage(families: tuple[str, ...]) -> frozenset[int]:
    """The code points that at least one font of these families or of the fallbacks holds."""
    wanted = {*map(family, families), *SCRIPTS}
    places = {(font.path, font.index) for font in found().fonts() if font.family in wanted and font.path}
    covered: set[int] = set()
    for path, index in sorted(places):
        covered |= _points(path, index)
    return frozenset(covered)


@lru_cache(maxsize=256)
def _points(path: str, index: int) -> frozenset[int]:
    several = path.endswith((".ttc", ".otc"))
    font = TTCollection(path, lazy=True).fonts[index] if several else TTFont(path, lazy=True)
    return frozenset(font.getBestCmap() or {})
