"""Draw the pictures of the sample articles anew, after a change of their Typst sources.

Usage: .venv/bin/python scripts/draw_samples.py
"""

import io
import tempfile
from pathlib import Path

import fontpkg_bricolage_grotesque as face
import typst
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "nuvika" / "front" / "samples" / "pictures"
WEIGHTS = (400, 600, 700)


def make_fonts(folder: Path) -> None:
    """One file a weight: Typst takes a variable font as the single face that it starts from."""
    source = next(face.ROOT.rglob("*.ttf"))
    for weight in WEIGHTS:
        font = instancer.instantiateVariableFont(TTFont(source), {"opsz": 24, "wdth": 100, "wght": weight})
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = face.FAMILY
        font["OS/2"].usWeightClass = weight
        font.save(folder / f"{weight}.ttf")


def draw(source: Path, fonts: Path) -> None:
    drawn = typst.compile(str(source), format="png", ppi=72, font_paths=[str(fonts)], ignore_system_fonts=True)
    picture = Image.open(io.BytesIO(drawn)).convert("RGB")
    file = source.with_suffix(".png")
    picture.quantize(64).save(file, optimize=True)
    print(f"{file.name}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        make_fonts(Path(folder))
        for source in sorted(FOLDER.glob("*.typ")):
            if source.name != "style.typ":
                draw(source, Path(folder))
