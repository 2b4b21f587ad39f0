"""The fonts that slides are set in: packages first, then folders that the site names, then the system's."""

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst

# Families that come with Nuvika, as editors know them, and the packages that hold them.
PACKAGED = {
    "Anton": "fontpkg_anton",
    "Archivo": "fontpkg_archivo",
    "Bricolage Grotesque": "fontpkg_bricolage_grotesque",
    "DM Sans": "fontpkg_dm_sans",
    "Fraunces": "fontpkg_fraunces",
    "IBM Plex Mono": "fontpkg_ibm_plex_mono",
    "IBM Plex Sans": "fontpkg_ibm_plex_sans",
    "Instrument Serif": "fontpkg_instrument_serif",
    "Inter": "fontpkg_inter",
    "JetBrains Mono": "fontpkg_jetbrains_mono",
    "Newsreader": "fontpkg_newsreader",
    "Playfair Display": "fontpkg_playfair_display",
    "Source Serif 4": "fontpkg_source_serif_4",
    "Space Grotesk": "fontpkg_space_grotesk",
    "Noto Sans": "manimgx_fonts",
}
# What a sign is set in that its own family lacks: the first of these that has it.
SCRIPTS = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Oriya",
    "Noto Sans Sinhala",
    "Noto Sans Lao",
    "Noto Sans Khmer",
    "Noto Sans Myanmar",
    "Noto Sans Ethiopic",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
)
# Chinese, Japanese and Korean draw the same signs differently; the deck's language comes first.
HAN = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "Hiragino Sans", "Yu Gothic"),
    "zh": ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    "zh-Hant": ("Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
}
SIGNS = ("Noto Sans Symbols", "Noto Color Emoji", "Apple Color Emoji", "Twitter Color Emoji", "Noto Emoji")
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")
_extra: list[Path] = []


def configure(extra: list[Path]) -> None:
    """Name further folders of fonts, before the first slide is drawn."""
    _extra[:] = extra
    for cached in (found, families, family, fallbacks, own_families):
        cached.cache_clear()


@lru_cache(maxsize=1)
def found() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, font_paths=folders())


def folders() -> list[Path]:
    """Where fonts are looked for beside the system's own places."""
    return [*(Path(str(files(package))) for package in dict.fromkeys(PACKAGED.values())), *_extra]


@lru_cache(maxsize=1)
def families() -> frozenset[str]:
    """Every family that was found, as the typesetter knows it."""
    return frozenset(found().families())


@lru_cache(maxsize=256)
def family(name: str) -> str:
    """The name by which the typesetter finds a family: a variable font names itself by the size it is drawn for."""
    if name in families():
        return name
    sized = re.compile(re.escape(name) + r" \d+pt")
    return next((other for other in sorted(families()) if sized.fullmatch(other)), name)


@lru_cache(maxsize=1)
def own_families() -> tuple[str, ...]:
    """The families of the folders that the site names, in the order of their names."""
    folders = tuple(map(str, _extra))
    fonts = (font for font in found().fonts() if font.path and str(font.path).startswith(folders))
    return tuple(sorted({font.family for font in fonts})) if folders else ()


def is_known(name: str) -> bool:
    """Whether slides can be set in the family; an unknown one would be replaced in silence."""
    return family(name) in families()


@lru_cache(maxsize=32)
def fallbacks(language: str = "") -> tuple[str, ...]:
    """The families that help out, in their order, of those that are here; `language` is a BCP 47 tag."""
    tag = language.lower()
    own = "zh-Hant" if tag.startswith(_TRADITIONAL) else tag.partition("-")[0]
    han = [*HAN.get(own, ()), *(name for names in HAN.values() for name in names)]
    return tuple(name for name in dict.fromkeys((*SCRIPTS, *han, *SIGNS)) if name in families())
