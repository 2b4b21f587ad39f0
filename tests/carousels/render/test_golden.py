"""Small pictures of every kind in every size and theme. A failure writes what was drawn, what was expected and where
they differ into `var/golden/`; `GOLDEN=write make test` takes what is drawn now as right, after it was looked at."""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from carousels.render.contactsheets import GAP, kinds_in
from carousels.render.sizes import SIZES
from carousels.render.themes import ready_themes

ROOT = Path(__file__).resolve().parents[3]
KEPT = Path(__file__).parent / "golden"
WIDTHS = {"portrait": 60, "square": 60, "landscape": 96, "story": 52}  # px of a slide
NEAR = 1.5  # of 255, on average over a slide: what another build of the typesetter may round in another way


def drawn(theme: str) -> Image.Image:
    """A row for each size, a column for each slide of the specimen."""
    rows = [kinds_in(ready_themes()[theme], SIZES[key], width) for key, width in WIDTHS.items()]
    width = max(len(row) * (row[0].width + GAP) for row in rows)
    sheet = Image.new("RGB", (width, sum(row[0].height + GAP for row in rows)), "#808080")
    y = 0
    for row in rows:
        for place, image in enumerate(row):
            sheet.paste(image, (place * (image.width + GAP), y))
        y += row[0].height + GAP
    return sheet


def slides_that_differ(sheet: Image.Image, expected: Image.Image) -> list[str]:
    found, y = [], 0
    for key, width in WIDTHS.items():
        height = round(width * SIZES[key].height / SIZES[key].width)
        for place in range(12):
            box = (place * (width + GAP), y, place * (width + GAP) + width, y + height)
            difference = ImageChops.difference(sheet.crop(box), expected.crop(box))
            if max(ImageStat.Stat(difference).mean) > NEAR:
                found.append(f"{key}, slide {place + 1}")
        y += height + GAP
    return found


@pytest.mark.parametrize("theme", ready_themes())
def test_every_kind_looks_as_it_did(theme):
    path, sheet = KEPT / f"{theme}.webp", drawn(theme)
    if os.environ.get("GOLDEN") == "write":
        sheet.save(path, lossless=True, method=6)
    expected = Image.open(path).convert("RGB")
    assert sheet.size == expected.size
    if wrong := slides_that_differ(sheet, expected):
        folder = ROOT / "var/golden"
        folder.mkdir(parents=True, exist_ok=True)
        sheet.save(folder / f"{theme}-drawn.png")
        expected.save(folder / f"{theme}-expected.png")
        ImageChops.difference(sheet, expected).save(folder / f"{theme}-difference.png")
        pytest.fail(f"{theme}: {'; '.join(wrong)} look other than before. See var/golden/{theme}-*.png.")


def test_a_word_that_moved_is_seen():
    expected = drawn("swiss")
    moved = expected.copy()
    moved.paste(expected.crop((4, 34, 56, 52)), (7, 38))
    assert slides_that_differ(moved, expected) == ["portrait, slide 1"]
