import errno
import io
import json
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from carousels.brand import Brand
from carousels.brief import read_text
from carousels.deck import Deck, Kind, Picture, Slide
from carousels.findings import Severity
from carousels.links import href
from carousels.render import compilers, glyphs
from carousels.render.chunks import chunks
from carousels.render.engine import compile_deck
from carousels.render.formats import FORMATS, Job
from carousels.render.sizes import SIZES

ROOT = Path(__file__).resolve().parents[3]
BRIEFS = [*(ROOT / "nuvika/front/samples").rglob("*.txt"), *(ROOT.parent / "shared/briefs").glob("*.txt")]
PORTRAIT = SIZES["portrait"]
HARD = Deck(
    "Hard",
    (
        Slide(Kind.COVER, headline="Four hundred letters are a lot for a cover. " * 9, subline="costs $5 and <b>x"),
        Slide(
            label="#set page(fill: red)",
            headline="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbaubeamte",
            body="Привет 👩‍🚀, مرحبا, שלום, हिन्दी, ไทย.",
        ),
        Slide(Kind.NUMBER, headline="1,240 lines of code", body="x" * 90),
        Slide(Kind.LIST, headline="List", body="- one\n* two\n3. three"),
        Slide(Kind.QUOTE, headline="Said", subline="Somebody"),
        Slide(Kind.CODE, headline="Code", body="def f():\n    return " + "y" * 80),
        Slide(headline="Stop."),
        Slide(Kind.CTA, headline="Go", link="nuvikatech.com/" + "long-" * 20),
    ),
)


def deck_of(path: Path) -> Deck:
    return read_text(path.read_text(encoding="utf-8")).deck


def pages_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_a_reader_finds_every_word_of_a_brief_in_its_order(path):
    deck = deck_of(path)
    made = compile_deck(deck, Brand(), PORTRAIT, "pdf")
    assert not [finding for finding in made.findings if finding.severity is Severity.ERROR]
    assert len(made.pages[0]) < 100_000
    for slide, page in zip(deck.slides, pages_of(made.pages[0]), strict=True):
        place, found = 0, squeezed(page)
        for words in (
            slide.label,
            slide.headline,
            slide.subline,
            *([slide.body] if slide.kind is not Kind.LIST else []),
            slide.link,
        ):
            place = found.find(squeezed(words), place)
            assert place >= 0, words


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_pages_have_exactly_the_size_in_points_and_in_pixels(size):
    deck = HARD.with_slides(*HARD.slides[6:])
    document = pypdfium2.PdfDocument(compile_deck(deck, Brand(), size, "pdf").pages[0])
    assert [page.get_size() for page in document] == [(size.width, size.height)] * 2
    for page in compile_deck(deck, Brand(), size, "png").pages:
        assert Image.open(io.BytesIO(page)).size == (size.width, size.height)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_hard_words_stay_on_the_page_or_are_told(size):
    made = compile_deck(HARD, Brand(), size, "pdf")
    told = {finding.slide for finding in made.findings if finding.severity is Severity.ERROR}
    for number, page in enumerate(pypdfium2.PdfDocument(made.pages[0]), 1):
        text = page.get_textpage()
        boxes = [
            text.get_charbox(index) for index in range(text.count_chars()) if text.get_text_range(index, 1).strip()
        ]
        inside = all(
            left >= 0 and bottom >= 0 and right <= size.width and top <= size.height
            for left, bottom, right, top in boxes
        )
        assert inside or number in told
    for page in made.facts:
        assert not page.surplus or page.slide in told


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize(
    "fields", [{}, {"subline": "Beside the cue, and rather long. " * 3}, {"body": "A body. " * 9}, {"link": "x.org"}]
)
def test_no_word_of_a_cover_stands_on_the_swipe_cue(size, fields):
    cover = Slide(Kind.COVER, headline="Letters that fill the cover. " * 14, **fields)
    deck = HARD.with_slides(cover, HARD.slides[6])
    text = pypdfium2.PdfDocument(compile_deck(deck, Brand(), size, "pdf").pages[0])[0].get_textpage()
    foot = 270 if size.key == "story" else 96 if size.key == "landscape" else 88
    for index in range(text.count_chars()):
        _, bottom, right, top = text.get_charbox(index)
        on_cue = right > size.width - 232 and bottom < foot + 112 and top > foot
        assert not (on_cue and text.get_text_range(index, 1).strip()), text.get_text_range(index, 1)


def test_what_does_not_fit_is_told_with_slide_and_field_and_by_how_much():
    deck = HARD.with_slides(HARD.slides[0], Slide(headline="Short", body="Many words. " * 400))
    findings = compile_deck(deck, Brand(), PORTRAIT, "svg").findings
    assert [(finding.slide, finding.field) for finding in findings] == [(2, "body")]
    assert "characters too many" in findings[0].message


def test_content_slides_share_one_size_of_headline():
    deck = HARD.with_slides(
        Slide(Kind.COVER, headline="Cover"),
        Slide(headline="Short one", body="Body."),
        Slide(headline="A headline that is rather longer than the other one, as they are", body="Body. " * 40),
    )
    facts = compile_deck(deck, Brand(), PORTRAIT, "svg").facts
    assert facts[1].plan.sizes == facts[2].plan.sizes


def test_the_same_deck_makes_the_same_bytes():
    for form in ("pdf", "png", "svg", "webp"):
        write = FORMATS[form].write
        assert write(Job(HARD, Brand(), PORTRAIT, "x")).data == write(Job(HARD, Brand(), PORTRAIT, "x")).data


def test_the_document_says_what_it_is_and_its_link_works():
    deck = replace(
        HARD,
        slides=(HARD.slides[6], Slide(Kind.CTA, headline="Go", link="nuvikatech.com/blog")),
        language="de",
        author="Ada",
    )
    with pikepdf.open(io.BytesIO(compile_deck(deck, Brand(), PORTRAIT, "pdf").pages[0])) as document:
        assert document.docinfo["/Title"] == "Hard"
        assert document.docinfo["/Author"] == "Ada"
        assert str(document.Root.Lang).startswith("de")
        assert document.Root.MarkInfo.Marked
        assert [str(link.A.URI) for link in document.pages[1].Annots] == ["https://nuvikatech.com/blog"]
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()


def test_a_picture_is_drawn_with_its_alt_text():
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#aa3311").save(out, "PNG")
    picture = Picture("d" * 64, "png", 60, 40, out.getvalue())
    deck = HARD.with_slides(Slide(Kind.IMAGE, headline="Seen", alt="A red field", picture=picture))
    page = Image.open(io.BytesIO(compile_deck(deck, Brand(), PORTRAIT, "png").pages[0])).convert("RGB")
    assert (0xAA, 0x33, 0x11) in [colour for _count, colour in page.getcolors(1_000_000)]
    compile_deck(deck, Brand(avatar=picture, logo=picture), PORTRAIT, "pdf")


def test_one_slide_alone_looks_as_within_its_deck():
    whole = compile_deck(HARD, Brand(), PORTRAIT, "png", scale=0.3).pages
    assert compile_deck(HARD, Brand(), PORTRAIT, "png", scale=0.3, only=(4,)).pages == (whole[3],)


def test_threads_draw_at_the_same_time():
    with ThreadPoolExecutor(6) as threads:
        made = list(threads.map(lambda _: compile_deck(HARD, Brand(), PORTRAIT, "svg").pages, range(12)))
    assert all(pages == made[0] for pages in made)


def test_a_sign_that_no_font_has_is_named():
    deck = HARD.with_slides(Slide(headline="Old \U00012000 sign"))
    message = compile_deck(deck, Brand(), PORTRAIT, "svg").findings[0].message
    assert "U+12000 CUNEIFORM SIGN A" in message


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "two words", "https://[", "ftp://x.org"],
)
def test_only_web_and_mail_addresses_are_links(link):
    assert href(link) == ""


def test_bare_hosts_lead_to_https():
    assert href("nuvikatech.com/a-b?x=1") == "https://nuvikatech.com/a-b?x=1"
    assert href("mailto:ada@example.org") == "mailto:ada@example.org"


def test_words_that_belong_together_stay_together():
    groups = [chunk.text for chunk in chunks("Our 84-endpoint API took 4 weeks — a win for all")]
    assert groups == ["Our", "84-endpoint", "API", "took", "4 weeks —", "a win", "for all"]


@pytest.mark.parametrize("form", ["png", "jpg", "webp", "svg"])
def test_pictures_come_as_a_zip_of_numbered_files(form):
    deck = HARD.with_slides(*HARD.slides[6:])
    data = FORMATS[form].write(Job(deck, Brand(), SIZES["square"], "hard")).data
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == [f"hard-01.{form}", f"hard-02.{form}"]


@pytest.mark.parametrize("form", ["png", "jpg", "webp"])
def test_pictures_come_at_twice_the_size_too(form):
    job = Job(HARD.with_slides(HARD.slides[6]), Brand(), SIZES["square"], "hard", scale=2)
    archive = zipfile.ZipFile(io.BytesIO(FORMATS[form].write(job).data))
    (name,) = archive.namelist()
    assert name == f"hard-01@2x.{form}"
    assert Image.open(archive.open(name)).size == (2160, 2160)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "\n\n\n",
        " ",
        "\x01\x02",
        "\u200b",
        "-",
        "\u2060 \u200d",
        "[[]]",
        "👩‍🚀",
        "日本語" * 40,
        "مرحبا بالعالم",
        "W" * 300,
    ],
)
def test_any_words_in_any_field_of_any_kind_make_an_accessible_document(words):
    kinds = [Slide(kind, label=words, headline=words, subline=words, body=words, link=words) for kind in Kind]
    for size in SIZES.values():
        made = compile_deck(replace(HARD, slides=tuple(kinds), language="ar"), Brand(), size, "pdf")
        assert len(pypdfium2.PdfDocument(made.pages[0])) == len(Kind)


def test_nothing_of_a_deck_is_taken_for_markup():
    deck = HARD.with_slides(Slide(headline='#read("/etc/passwd")', body="$x^2$ *b* `c` \\ #panic()"))
    page = pages_of(compile_deck(deck, Brand(), PORTRAIT, "pdf").pages[0])[0]
    assert 'read("/etc/passwd")' in page
    assert json.dumps(page).count("root:") == 0


@pytest.mark.parametrize(
    ("sign", "font"),
    [
        ("𓀀", "Noto Sans Egyptian"),
        ("𞤀", "Noto Sans Adlam"),
        ("\U0001faff", "Noto Color Emoji"),
        ("⿰", "Noto Sans CJK"),
    ],
)
def test_a_sign_without_a_font_is_told_with_what_to_install(monkeypatch, sign, font):
    monkeypatch.setattr(glyphs, "_is_held", lambda sign, families: sign.isascii())
    finding = compile_deck(Deck("T", (Slide(headline=f"A {sign}"),)), Brand(), PORTRAIT, "svg").findings[0]
    assert f"“{sign}” (U+{ord(sign):04X}" in finding.message
    assert font in finding.message
    assert (finding.slide, finding.field) == (1, "headline")


def test_a_line_of_code_that_is_too_long_goes_on_below_without_a_sign_of_its_own():
    code = "def f():\n\treturn " + "y" * 120
    deck = Deck("T", (Slide(Kind.CODE, headline="Code", body=code),))
    made = compile_deck(deck, Brand(), PORTRAIT, "pdf")
    (text,) = pages_of(made.pages[0])
    assert "\u200b" not in text
    assert squeezed(code) in squeezed(text)
    assert made.findings == ()


def test_slides_are_drawn_after_the_system_has_cleared_its_temporary_files():
    before = compile_deck(HARD, Brand(), PORTRAIT, "svg").pages
    shutil.rmtree(compilers.root())
    assert compile_deck(HARD, Brand(), PORTRAIT, "svg").pages == before


def test_slides_are_drawn_where_nothing_can_be_written(monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    before = compile_deck(HARD, Brand(), PORTRAIT, "pdf").pages
    monkeypatch.setattr(compilers, "_overwrite", full)
    assert compile_deck(HARD, Brand(), PORTRAIT, "pdf").pages == before


def test_decks_follow_one_another_whatever_their_length():
    short = Deck("T", (Slide(Kind.COVER, headline="Short"),))
    first = compile_deck(short, Brand(), PORTRAIT, "svg").pages
    compile_deck(HARD, Brand(), PORTRAIT, "svg")
    assert compile_deck(short, Brand(), PORTRAIT, "svg").pages == first
