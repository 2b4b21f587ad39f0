"""From a carousel to a named file or a slide's picture, kept under a hash of everything that shaped it."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from django.core.cache import caches

from carousels.brand import Brand
from carousels.deck import Deck
from carousels.deckjson import to_json
from carousels.decks import brand_of, deck_of, shown
from carousels.findings import Finding, Severity
from carousels.kit import KIT
from carousels.models import Carousel, Slide, Theme
from carousels.preflight import preflight
from carousels.preflight.platforms import of_file
from carousels.render import engine
from carousels.render.data import composed
from carousels.render.fonts import PACKAGED
from carousels.render.formats import FORMATS, Format, Job, Output
from carousels.render.sizes import SIZES, Size
from carousels.textformats import TEXT_FORMATS
from nuvika.lib.renditions import webp

ALL_FORMATS: dict[str, Format] = {**FORMATS, KIT.key: KIT, **TEXT_FORMATS}
PACKAGES = tuple(dict.fromkeys(PACKAGED.values()))
_ONE_AT_A_TIME = Lock()  # in a process: whoever exports waits for others who do, and readers for one of them at most
THUMBNAIL = 0.5  # of the page's px
NEIGHBOURS = 9  # slides that are drawn with the one that is asked for: as many as LinkedIn's readers see mostly
# Who asks for a deck's slides all at once, as a browser does, waits for the first to have drawn them.
_DRAWING = tuple(Lock() for _ in range(16))


@dataclass(frozen=True, slots=True)
class Export:
    """A file to hand out: its name comes from the carousel's slug."""

    name: str
    content_type: str
    data: bytes
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


@dataclass(frozen=True)
class Sheet:
    """A carousel made ready to be drawn: what is on it, in which look, on which page."""

    slug: str
    deck: Deck
    brand: Brand
    size: Size

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all that shapes a file: another word, colour, font file or engine gives another one."""
        brand = replace(self.brand, logo=None, avatar=None)
        pictures = [picture.digest if picture else "" for picture in (self.brand.logo, self.brand.avatar)]
        parts = (to_json(self.deck), repr(asdict(brand)), *pictures, self.size.key, engine_version())
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    @cached_property
    def slide_names(self) -> tuple[str, ...]:
        """By slide, a name of its picture as it is drawn: the same picture has the same name, and no other one has."""
        return tuple(f"{name}{engine_version()[-4:]}" for name in composed(self.deck, self.brand, self.size).names)


def sheet_of(
    carousel: Carousel, size: str = "", rows: Sequence[Slide] | None = None, default: Theme | None = None
) -> Sheet:
    """`size` is a key of SIZES; the carousel's own where empty. Raises KeyError for an unknown one.

    `rows` are its slides where they are not the stored ones, `default` the default theme where it was read already.
    """
    slides = carousel.slides.all() if rows is None else rows
    return Sheet(
        slug=carousel.slug,
        deck=shown(deck_of(carousel, slides), slides),
        brand=brand_of(carousel, default),
        size=SIZES[size or carousel.size],
    )


def export(carousel: Carousel, format_key: str, size: str = "", scale: int = 1) -> Export:
    """The carousel in a format of ALL_FORMATS, pictures at `scale` times the page's px.

    Raises KeyError for an unknown format or size.
    """
    form, sheet = ALL_FORMATS[format_key], sheet_of(carousel, size)
    deck = deck_of(carousel) if format_key in TEXT_FORMATS else sheet.deck
    scale = scale if scale in form.scales else 1
    parts = ("file", form.key, str(scale), sheet.slug, sheet.fingerprint, deck.blog_post)
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    found: tuple[bytes, tuple[Finding, ...]] | None = caches["slides"].get(key)
    if found is None:
        with _ONE_AT_A_TIME:
            output = form.write(Job(deck, sheet.brand, sheet.size, sheet.slug, scale))
            found = (output.data, () if format_key in TEXT_FORMATS else _found(sheet, form, output))
        caches["slides"].set(key, found)
    return Export(_file_name(sheet.slug, form, scale), form.content_type, *found)


def _found(sheet: Sheet, form: Format, output: Output) -> tuple[Finding, ...]:
    """What the checks say of the deck, and what writing it has shown."""
    checked = preflight(sheet.deck, sheet.brand, sheet.size, pages=output.pages, as_pictures=bool(form.scales[1:]))
    size = of_file(len(output.data)) if form.key == "pdf" else ()
    return tuple(dict.fromkeys((*checked, *output.findings, *size)))


def _file_name(slug: str, form: Format, scale: int) -> str:
    return f"{slug}{f'@{scale}x' if scale > 1 else ''}.{form.extension}"


def check(carousel: Carousel, size: str = "") -> tuple[Finding, ...]:
    """What would go wrong if the carousel was posted now."""
    return check_sheet(sheet_of(carousel, size))


def check_sheet(sheet: Sheet) -> tuple[Finding, ...]:
    key = f"check:{sheet.fingerprint}"
    found: tuple[Finding, ...] | None = caches["slides"].get(key)
    if found is None:
        found = preflight(sheet.deck, sheet.brand, sheet.size)
        caches["slides"].set(key, found)
    return found


def has_errors(sheet: Sheet) -> bool:
    return any(finding.severity is Severity.ERROR for finding in check_sheet(sheet))


def widths(size: Size) -> tuple[int, ...]:
    """In which widths, in px, pages may ask for a slide: a list, a phone, a sharp full screen."""
    return tuple(round(size.width * scale) for scale in (THUMBNAIL, 1, 2))


def slide_webp(sheet: Sheet, number: int, width: int) -> bytes | None:
    """One slide as WebP in one of `widths`; None where there is no such slide or width."""
    if width not in widths(sheet.size) or not 1 <= number <= len(sheet.deck.slides):
        return None
    key = f"webp:{sheet.slide_names[number - 1]}:{width}"
    found: bytes | None = caches["slides"].get(key)
    if found is None:
        png = slide_png(sheet, number, width / sheet.size.width)
        found = webp(png) if png else None
        if found:
            caches["slides"].set(key, found)
    return found


def slide_png(sheet: Sheet, number: int, scale: float = 1.0, *, alone: bool = False) -> bytes | None:
    """The PNG of one slide, counted from 1; None where there is no such slide. `scale` 1.0 is the page's px.

    `alone` says that its neighbours will not be asked for.
    """
    if not 1 <= number <= len(sheet.deck.slides):
        return None
    keys = [f"png:{name}:{scale}" for name in sheet.slide_names]
    key = keys[number - 1]
    kept: bytes | None = caches["slides"].get(key)
    if kept is not None:
        return kept
    # A reader of one slide soon wants those after it, and one who looks back those before.
    first = 1 if number <= NEIGHBOURS else number
    wanted = range(number, number + 1) if alone else range(first, min(number + NEIGHBOURS, len(keys)) + 1)
    with _DRAWING[int(sheet.fingerprint, 16) % len(_DRAWING)]:
        known: dict[str, bytes] = caches["slides"].get_many(keys[place - 1] for place in wanted)
        if key in known:
            return known[key]
        stale = tuple(place for place in wanted if keys[place - 1] not in known)
        made = engine.compile_deck(sheet.deck, sheet.brand, sheet.size, "png", scale=scale, only=stale)
        drawn = {keys[place - 1]: page for place, page in zip(stale, made.pages, strict=True)}
        caches["slides"].set_many(drawn)
    return drawn[key]


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Changes with the typesetter, the fonts and the templates: an upgrade never shows an old slide."""
    folder = Path(engine.__file__).parent
    sources = sorted(path for path in folder.rglob("*") if path.suffix in (".typ", ".py", ".toml"))
    digest = hashlib.sha256("".join(path.read_text(encoding="utf-8") for path in sources).encode())
    fonts = (f"{name}={version(name)}" for name in ("typst", *(module.replace("_", "-") for module in PACKAGES)))
    digest.update("".join(fonts).encode())
    return digest.hexdigest()[:16]
