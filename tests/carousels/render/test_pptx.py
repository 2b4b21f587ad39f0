"""An office program opens the same slides: its own words, shapes and pictures, where ours stand."""

import io
import os
import shutil
import subprocess
import zipfile

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from carousels.deck import Deck, Kind, Slide
from carousels.render import fonts
from carousels.render.engine import compile_deck
from carousels.render.formats import FORMATS, Job
from carousels.render.sizes import SIZES
from carousels.render.specimen import specimen
from carousels.render.themes import brand_in, ready_themes

WIDTH = 270  # px: small pictures, in which a slide is still told from any other
ALIKE = 12.0  # of 255, on average over a slide whose edges are soft; LibreOffice draws veils in steps
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}<cachedir>{cache}</cachedir></fontconfig>"""


def written(deck: Deck, theme: str = "nuvika", size: str = "portrait") -> bytes:
    return FORMATS["pptx"].write(Job(deck, brand_in(ready_themes()[theme]), SIZES[size], "ship")).data


def opened(deck: Deck, **kind: str):
    return Presentation(io.BytesIO(written(deck, **kind)))


def words_of(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """LibreOffice with the fonts of our slides, as an editor's machine that has them installed."""
    program = shutil.which("soffice")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "There is no LibreOffice: apt install libreoffice-impress"
        )
    folder = tmp_path_factory.mktemp("office")
    folders = "".join(f"<dir>{path}</dir>" for path in fonts.folders())
    config = folder / "fonts.conf"
    config.write_text(FONTCONFIG.format(folders=folders, cache=folder / "cache"), encoding="utf-8")
    env = {**os.environ, "FONTCONFIG_FILE": str(config), "HOME": str(folder)}

    def shown(data: bytes) -> list[Image.Image]:
        (folder / "deck.pptx").write_bytes(data)
        command = [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx")]
        subprocess.run(command, env=env, check=True, capture_output=True, timeout=120)
        document = pypdfium2.PdfDocument(folder / "deck.pdf")
        return [page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB") for page in document]

    return shown


def difference(one: Image.Image, other: Image.Image) -> float:
    soft = [image.resize(one.size).filter(ImageFilter.GaussianBlur(4)) for image in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*soft)).mean)


def test_an_office_program_shows_what_we_drew(program):
    size = SIZES["portrait"]
    ours = compile_deck(specimen(), brand_in(ready_themes()["nuvika"]), size, "png", scale=WIDTH / size.width).pages
    drawn = [Image.open(io.BytesIO(page)).convert("RGB") for page in ours]
    shown = program(written(specimen()))
    assert len(shown) == len(drawn)
    apart = [round(difference(one, other), 1) for one, other in zip(drawn, shown, strict=True)]
    assert max(apart) < ALIKE, apart
    assert difference(drawn[0], shown[1]) > ALIKE
    assert difference(drawn[1], shown[2]) > ALIKE


def test_every_word_can_be_edited_in_its_own_box():
    deck = specimen()
    for slide, made in zip(deck.slides, opened(deck).slides, strict=True):
        title = next(
            (place for place in made.placeholders if place.placeholder_format.type == PP_PLACEHOLDER.TITLE), None
        )
        if slide.headline:
            assert title is not None
            said = " ".join(title.text_frame.text.split())
            # Of a number, the figure is the title; what it counts stands below.
            assert slide.headline.replace("*", "").startswith(said)
            assert said == slide.headline.replace("*", "") or slide.kind is Kind.NUMBER
        for word in (*slide.subline.split(), *slide.label.split()):
            assert word.strip("*`") in words_of(made)


def test_a_deck_in_ten_themes_opens_in_every_size():
    deck = Deck(
        "T",
        (Slide(Kind.COVER, headline="Ship"), Slide(headline="Why", body="Because."), Slide(Kind.CTA, headline="Go")),
    )
    for number, theme in enumerate(ready_themes()):
        size = list(SIZES.values())[number % 4]
        made = opened(deck, theme=theme, size=size.key)
        assert (made.slide_width.pt, made.slide_height.pt) == (size.width, size.height)
        assert len(made.slides) == 3


def test_marks_are_looks_and_never_signs():
    deck = Deck(
        "A **b**", (Slide(headline="Ship **smaller** *now*", body="Use `git` and [read](https://nuvikatech.com)."),)
    )
    made = opened(deck)
    text = words_of(made.slides[0])
    assert "Ship smaller now" in " ".join(text.split())
    assert not {"*", "`", "["} & set(text)
    assert made.core_properties.title == "A b"
    links = [
        run.hyperlink.address
        for shape in made.slides[0].shapes
        if shape.has_text_frame
        for part in shape.text_frame.paragraphs
        for run in part.runs
    ]
    assert "https://nuvikatech.com" in links


def test_pictures_say_what_is_on_them_and_notes_are_the_speaker_s():
    slides = [slide for slide in specimen().slides if slide.picture]
    deck = Deck("T", (Slide(headline="First", notes="Say hello."), *slides))
    made = opened(deck)
    assert made.slides[0].notes_slide.notes_text_frame.text == "Say hello."
    described = [
        shape._element.nvPicPr.cNvPr.get("descr")
        for slide in list(made.slides)[1:]
        for shape in slide.shapes
        if shape.name == "Picture"
    ]
    assert described == [slide.alt for slide in slides]
    pictures = {slide.picture.digest for slide in slides}
    kept = [name for name in zipfile.ZipFile(io.BytesIO(written(deck))).namelist() if "/media/" in name]
    assert len(kept) == len(pictures)


def test_the_same_deck_makes_the_same_bytes():
    assert written(specimen()) == written(specimen())


def test_what_no_xml_may_hold_is_left_out():
    made = opened(Deck("\x00\x0b", (Slide(headline="a\x01b ￿", body="<w:p>&amp;]]>", link="javascript:x"),)))
    assert "<w:p>&amp;]]>" in words_of(made.slides[0])
