"""The site's fonts: the packaged ones, cut to the letters that we write, as woff2."""

from dataclasses import dataclass
from pathlib import Path

from fontpkg import family
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Latin with its accents, punctuation, currency, arrows and signs. Other scripts fall back to the reader's fonts.
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B, *range(0x300, 0x30D), 0x1E9E,
    *range(0x2010, 0x2028), 0x202F, 0x2030, *range(0x2032, 0x203B), 0x2044, 0x20AC, 0x2116, 0x2122,
    *range(0x2190, 0x219A), 0x21A9, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x2500, 0x2502, 0x2514, 0x251C, 0x2713,
]  # fmt: skip
FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "calt", "tnum", "lnum"]


@dataclass(frozen=True, slots=True)
class Webfont:
    name: str  # of the file, without extension
    family: str
    style: str  # "normal" or "italic"
    axes: dict[str, tuple[float, float] | float]  # ranges that stay, values that are fixed


WEBFONTS = (
    Webfont("bricolage", "Bricolage Grotesque", "normal", {"wdth": 100, "opsz": (12, 96), "wght": (400, 800)}),
    Webfont("source-serif", "Source Serif 4", "normal", {"opsz": 18, "wght": (400, 700)}),
    Webfont("source-serif-italic", "Source Serif 4", "italic", {"opsz": 18, "wght": (400, 700)}),
    Webfont("jetbrains-mono", "JetBrains Mono", "normal", {"wght": (400, 700)}),
)


def build(folder: Path) -> list[Path]:
    """Write what is missing or older than its source; the files that were written."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(font, folder) for font in WEBFONTS if not _is_current(font, folder)]


def _is_current(font: Webfont, folder: Path) -> bool:
    made = _target(font, folder)
    newest = max(_source(font).stat().st_mtime, Path(__file__).stat().st_mtime)
    return made.is_file() and made.stat().st_mtime >= newest


def _write(font: Webfont, folder: Path) -> Path:
    """Letters are cut before axes: the other way round, fontTools misses glyphs that no longer vary."""
    options = subset.Options(layout_features=FEATURES, notdef_outline=True, hinting=False)
    letters = TTFont(_source(font))
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(letters)
    cut = instancer.instantiateVariableFont(letters, dict(font.axes))
    cut.flavor = "woff2"
    target = _target(font, folder)
    unfinished = target.with_suffix(".part")
    cut.save(unfinished)
    return unfinished.rename(target)


def _source(font: Webfont) -> Path:
    for file in family(font.family).files:
        if file.style == font.style:
            return Path(file.path)
    raise LookupError(f"The packages hold no {font.style} {font.family}.")


def _target(font: Webfont, folder: Path) -> Path:
    return folder / f"{font.name}.woff2"
