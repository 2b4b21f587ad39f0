"""Sheets of small slides: what every theme makes of every kind in a size, and of every script."""

import io

from PIL import Image

from carousels.render.engine import compile_deck
from carousels.render.sizes import SIZES, Size
from carousels.render.specimen import in_scripts, specimen
from carousels.render.themes import ReadyTheme, brand_in, ready_themes

GAP = 8  # px between two slides
GROUND = "#8a8a8a"
SCRIPT_THEMES = ("nuvika", "editorial", "terminal", "blocks")  # a grotesque, a serif, a mono, narrow capitals


def by_kind(size: Size, width: int) -> Image.Image:
    """A row for each ready theme, a column for each slide of the specimen; `width` is px of a slide."""
    return _sheet([kinds_in(theme, size, width) for theme in ready_themes().values()])


def by_script(width: int) -> Image.Image:
    """A row for each of SCRIPT_THEMES, a column for each script."""
    size = SIZES["portrait"]
    rows = []
    for key in SCRIPT_THEMES:
        brand = brand_in(ready_themes()[key])
        made = (compile_deck(deck, brand, size, "png", scale=width / size.width) for deck in in_scripts())
        rows.append([_image(page) for one in made for page in one.pages])
    return _sheet(rows)


def kinds_in(theme: ReadyTheme, size: Size, width: int) -> list[Image.Image]:
    """The specimen's slides in a theme."""
    pages = compile_deck(specimen(), brand_in(theme), size, "png", scale=width / size.width).pages
    return [_image(page) for page in pages]


def _image(page: bytes) -> Image.Image:
    return Image.open(io.BytesIO(page)).convert("RGB")


def _sheet(rows: list[list[Image.Image]]) -> Image.Image:
    width = max(sum(image.width + GAP for image in row) for row in rows) + GAP
    height = sum(max(image.height for image in row) + GAP for row in rows) + GAP
    sheet = Image.new("RGB", (width, height), GROUND)
    y = GAP
    for row in rows:
        x = GAP
        for image in row:
            sheet.paste(image, (x, y))
            x += image.width + GAP
        y += max(image.height for image in row) + GAP
    return sheet
