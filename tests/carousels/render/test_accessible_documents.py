"""Every document of the golden set passes the typesetter's own check for PDF/UA-1; readers that know nothing of us find
its title, language, headings, alt texts, links, and every word in the order in which it is read."""

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest

from carousels.deck import Deck, Kind
from carousels.marks import plain
from carousels.render.engine import Compiled, compile_deck
from carousels.render.sizes import SIZES
from carousels.render.specimen import specimen
from carousels.render.themes import brand_in, ready_theme, theme_keys

SET = [(theme, list(SIZES)[number % len(SIZES)]) for number, theme in enumerate(theme_keys())]


@pytest.fixture(scope="module", params=SET, ids="-".join)
def made(request) -> Compiled:
    theme, size = request.param
    return compile_deck(specimen(), brand_in(ready_theme(theme)), SIZES[size], "pdf")


@pytest.fixture
def document(made) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(made.pages[0])) as document:
        yield document


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The structure's elements in the order in which they are read."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def tags(document: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elements(document.Root.StructTreeRoot)]


def test_the_typesetter_refuses_nothing(made):
    assert made.findings == ()


def test_it_says_what_it_is(document):
    assert document.Root.Lang == "en"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    with document.open_metadata() as about:
        assert about["dc:title"] == specimen().title
        assert about["pdfuaid:part"] == "1"


def test_each_slide_has_a_heading_and_the_first_is_the_document_s_own(document):
    headings = [tag for tag in tags(document) if tag.startswith("/H")]
    assert headings == ["/H1"] + ["/H2"] * (len(specimen().slides) - 1)


def test_each_picture_is_described(document):
    described = [
        str(element.get("/Alt", "")) for element in elements(document.Root.StructTreeRoot) if element.S == "/Figure"
    ]
    assert described == [slide.alt for slide in specimen().slides if slide.picture and slide.alt]


def test_the_link_of_the_last_slide_leads_to_its_address(document):
    links = [str(note.A.URI) for note in document.pages[-1].get("/Annots", []) if note.get("/Subtype") == "/Link"]
    assert links
    assert set(links) == {"https://nuvikatech.com/blog/posts/smaller"}


def test_every_word_is_read_in_its_order(made):
    document = pypdfium2.PdfDocument(made.pages[0])
    for page, slide in zip(document, specimen().slides, strict=True):
        text = "".join(page.get_textpage().get_text_range().split())
        place = 0
        for words in spoken(slide):
            found = text.find("".join(plain(words).split()), place)
            assert found >= 0, (slide.kind, words, text)
            place = found


def spoken(slide) -> list[str]:
    """The words in the order in which they stand: a label may stand in the row of signs, which come first or last."""
    body = [line.lstrip("-*0123456789. ") for line in slide.body.split("\n") if line.strip()]
    if slide.kind is Kind.CODE:
        body = slide.body.split("\n")
    # The reader takes a figure that is much taller than the words below it for a part of their line.
    head = [] if slide.kind is Kind.NUMBER else slide.headline.split("\n")
    return [*head, *body]


def test_a_deck_in_another_language_says_so():
    made = compile_deck(
        Deck("T", specimen().slides[:1], language="pt-BR"), brand_in(ready_theme("swiss")), SIZES["square"], "pdf"
    )
    with pikepdf.open(io.BytesIO(made.pages[0])) as document:
        assert document.Root.Lang == "pt-BR"
