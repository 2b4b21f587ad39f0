import io
import zipfile

import docx
import pytest

from carousels.brief import post_body, read_bytes, read_text, slug_of_address, write
from carousels.deck import Deck, Kind, Slide
from tests import clock

CLEAN = """LinkedIn Carousel: Ship smaller

Post type: Guide · 3 slides
Blog post: https://www.nuvikatech.com/blog/posts/ship-smaller


SLIDE 1 — Cover

Headline: We’re done — no, really () 👩‍🚀

Sub-line: First line
second line


SLIDE 2

Label: WHY

Headline: Lesson: it’s calm

Body: One paragraph.

Another one, see https://example.org.


SLIDE 3 — CTA

Headline: Read on

Link: nuvikatech.com/blog/posts/ship-smaller
"""

PASTED = {
    "Windows line ends": CLEAN.replace("\n", "\r\n"),
    "old Mac line ends": CLEAN.replace("\n", "\r"),
    "a byte order mark": "\ufeff" + CLEAN,
    "trailing spaces": CLEAN.replace("\n", " \t\n"),
    "many blank lines": CLEAN.replace("\n\n", "\n\n\n\n\n"),
    "non-breaking spaces at colons": CLEAN.replace("Headline: ", "\u00a0Headline\u200b\u00a0:\u2009"),
    "full-width colons": CLEAN.replace("Headline: ", "Headline： "),
    "headings from a notes app": CLEAN.replace("SLIDE", "# SLIDE"),
    "bold names": CLEAN.replace("Headline:", "**Headline:**").replace("Label:", "**Label**:"),
    "bold headings": CLEAN.replace("SLIDE 2", "**SLIDE 2**"),
    "names as list points": CLEAN.replace("Headline:", "- Headline:"),
    "quoted lines": "\n".join(f"> {line}" for line in CLEAN.split("\n")),
    "rules between slides": CLEAN.replace("\n\n\nSLIDE", "\n\n***\n\nSLIDE"),
    "straight quotes around names": CLEAN.replace("Headline:", '"Headline":'),
    "names alone on a line": CLEAN.replace("Headline: ", "Headline:\n\n"),
    "tabs": CLEAN.replace("Label: ", "\tLabel:\t"),
    "other names": CLEAN.replace("Sub-line:", "Subtitle:").replace("Body:", "copy:").replace("Headline:", "TITLE:"),
    "other headings": CLEAN.replace("SLIDE 2", "Slide 2/3").replace("SLIDE 3 — CTA", "slide #3: Call to action"),
}


def messages(text: str) -> str:
    return "\n".join(f"{problem.severity} {problem}" for problem in read_text(text).problems)


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_what_people_paste_reads_like_the_clean_text(text):
    assert read_text(text).deck == read_text(CLEAN).deck
    assert not read_text(text).problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(encoding):
    text = CLEAN.replace("👩‍🚀", "")
    assert read_bytes(text.encode(encoding)).deck == read_text(text).deck


def test_a_word_file_reads_like_text():
    document, out = docx.Document(), io.BytesIO()
    for line in CLEAN.replace("First line\nsecond line", "First line\vsecond line").split("\n"):
        paragraph = document.add_paragraph()
        for place, part in enumerate(line.split("\v")):
            if place:
                paragraph.add_run().add_break()
            paragraph.add_run(part)
    document.save(out)
    assert read_bytes(out.getvalue(), "brief.docx").deck == read_text(CLEAN).deck


def test_a_word_file_made_to_fill_the_memory_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000_000)
    reading = read_bytes(out.getvalue(), "bomb.docx")
    assert "unpacks to" in str(reading.errors[0])


def test_kinds_are_told_by_name_or_by_fields_and_place():
    text = "T\n\nSLIDE 1\nHeadline: a\nSLIDE 2\nHeadline: b\nSLIDE 3 — Quote\nHeadline: c\nSLIDE 4\nHeadline: d\nLink: x.org"
    kinds = [slide.kind for slide in read_text(text).deck.slides]
    assert kinds == [Kind.COVER, Kind.CONTENT, Kind.QUOTE, Kind.CTA]
    labelled = read_text("T\nSLIDE 1\nLabel: x\nHeadline: a\nSLIDE 2\nHeadline: b")
    assert labelled.deck.slides[0].kind is Kind.CONTENT


ERRORS = {
    "": "there is no title",
    "Carousel: x": "there is no slide",
    "T\nSLIDE 1\n\nSLIDE 2\nHeadline: a": "slide 1 has no text at all",
    "T\nSLIDE 1\nBody: a\nBody: b": "slide 1 has “Body” twice",
    "T\n" + "SLIDE 1\nHeadline: a\n" * 301: "301 slides are too many",
    "a\0b": "not text",
    "x" * 1_100_000: "longer than a brief",
}


@pytest.mark.parametrize(("text", "message"), ERRORS.items(), ids=list(ERRORS.values()))
def test_what_cannot_be_saved_is_an_error(text, message):
    assert message in messages(text)
    assert not read_text(text).ok


WARNINGS = {
    "T\nPost type: Opinion, 3 slides\nSLIDE 1\nHeadline: a": "line 2: the brief says 3 slides; 1 were found",
    "T\nSLIDE 2\nHeadline: a": "line 2: this slide is numbered 2",
    "T\nSLIDE 1 — Poem\nHeadline: a": "line 2: “Poem” is no kind of slide",
    "T\nSLIDE 1\nHeadline: a\n\nHook: now": "line 5: “Hook” is no field; the text stays in Headline",
    "T\nSLIDE 1\nBody: a": "line 2: slide 1 has no headline",
    "T\nSLIDE 1\nHeadline: a": "line 1: there is no blog post",
    "T\nSLIDE 1\nHeadline: a\nLink: not there": "line 4: the link “not there” of slide 1 is no address",
    "T\nSLIDE 1\nFirst.\n\nThen.": "line 2: slide 1 has text without a field’s name",
    "T\nSize: huge\nSLIDE 1\nHeadline: a": "line 2: “huge” is no size",
}


@pytest.mark.parametrize(("text", "message"), WARNINGS.items(), ids=list(WARNINGS.values()))
def test_what_is_odd_is_a_warning_and_can_be_saved(text, message):
    assert f"warning {message}" in messages(text)
    assert read_text(text).ok


def test_all_problems_are_told_at_once():
    reading = read_text("SLIDE 1\n\nSLIDE 1\nBody: a\nBody: b")
    assert [problem.line for problem in reading.errors] == [1, 1, 5]


@pytest.mark.parametrize(
    "text",
    [
        "\\" * 1_000_000,
        "\n" * 1_000_000,
        "Label:\n" * 140_000,
        "SLIDE 1\n" * 120_000,
        "> " * 500_000,
        "-" * 1_000_000,
        "a " * 500_000,
        "* " * 500_000,
    ],
)
def test_a_hostile_megabyte_is_read_in_bounded_time(text):
    assert clock.seconds(lambda: read_text("T\n" + text[:1_000_000])) < 5


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"PK\x03\x04junk", b"\x89PNG\r\n\x1a\n\0", bytes(range(256))])
def test_bytes_that_are_no_text_are_told_and_never_raise(data):
    assert not read_bytes(data, "x.docx" if data[:2] == b"PK" else "").ok


def test_slugs_come_from_addresses_of_the_known_shape():
    assert slug_of_address("https://www.nuvikatech.com/blog/posts/My-Post/?utm=1#top") == "my-post"
    assert slug_of_address("nuvikatech.com/blog/posts/a") == slug_of_address("/blog/posts/a") == "a"
    assert (
        slug_of_address("https://example.org/essay") == slug_of_address("") == slug_of_address("/blog/posts/a b/")[:0]
    )


def test_a_drafted_post_has_each_heading_and_keeps_what_is_marked_and_nothing_else():
    deck = Deck(
        "T",
        (Slide(label="WHY", headline="Costs *less*", body="1. First\n# no heading"), Slide(Kind.CODE, body="  x = 1")),
    )
    assert post_body(deck) == "## WHY: Costs *less*\n\n1\\. First\n\\# no heading\n\n```\n  x = 1\n```\n"


def test_an_empty_field_has_no_value_and_a_code_keeps_its_indentation():
    deck = read_text("T\nSLIDE 1 — Code\nHeadline:\nBody:\n    def f():\n        pass\n").deck
    assert deck.slides[0] == Slide(Kind.CODE, body="    def f():\n        pass")
    assert read_text(write(deck)).deck == deck
