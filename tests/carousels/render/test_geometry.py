"""Whatever somebody types, in any theme, size and script: no word leaves its box, no two boxes overlap, or a finding
says so. Proved from the typesetter's own geometry, and from where a reader of the document finds its signs."""

import io
from itertools import pairwise

import pypdfium2
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from carousels.deck import Deck, Kind, Slide
from carousels.findings import Severity
from carousels.render.engine import compile_deck
from carousels.render.geometry import Page
from carousels.render.sizes import SIZES
from carousels.render.specimen import SCRIPTS
from carousels.render.themes import brand_in, ready_themes

NEAR = 1.0  # px
SPILL = 0.02  # of a line: what a face may come out wider than it was measured
WORDS = {
    "en": [
        "Ship",
        "smaller",
        "pull requests",
        "a",
        "I/O-bound",
        "84-endpoint",
        "—",
        "1,240 lines",
        "**why**",
        "`code`",
    ],
    "de": ["Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "und", "Größe", "Straße."],
    "x": [
        "#set page(fill: red)",
        "$5",
        "<b>x",
        "https://nuvikatech.com/blog/posts/very-long-address-of-a-post",
        "\\",
        "👩‍🚀",
    ],
} | {language: [*body.split(), headline] for language, _label, headline, body in SCRIPTS}

texts = st.sampled_from(sorted(WORDS)).flatmap(
    lambda language: st.lists(st.sampled_from([*WORDS[language], "\n", "\n\n"]), max_size=40).map(" ".join)
)
slides = st.builds(
    Slide,
    kind=st.sampled_from(list(Kind)),
    label=st.one_of(st.just(""), texts),
    headline=texts,
    subline=st.one_of(st.just(""), texts),
    body=st.one_of(st.just(""), texts, st.integers(1, 60).map(lambda count: "Many words. " * count)),
    link=st.sampled_from(["", "nuvikatech.com", "https://nuvikatech.com/" + "long-" * 30]),
    layout=st.sampled_from(["", "steps"]),
)
decks = st.builds(
    Deck,
    st.just("T"),
    st.lists(slides, min_size=1, max_size=3).map(tuple),
    language=st.sampled_from(["en", "de", "ar", "ja"]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(decks, st.sampled_from(sorted(ready_themes())), st.sampled_from(sorted(SIZES)))
@example(Deck("T", (Slide(Kind.NUMBER, headline="1,240", subline="x " * 30, body="y " * 90),)), "magazine", "square")
@example(
    Deck("T", (Slide(Kind.LIST, label="L " * 60, headline="h", body="\n".join("p" * 30)),)), "terminal", "landscape"
)
def test_no_word_leaves_its_box_and_no_two_boxes_overlap(deck, theme, size):
    made = compile_deck(deck, brand_in(ready_themes()[theme]), SIZES[size], "pdf")
    told = {finding.slide for finding in made.findings if finding.severity is Severity.ERROR}
    document = pypdfium2.PdfDocument(io.BytesIO(made.pages[0]))
    for page in made.facts:
        if page.slide not in told:
            assert_apart(page)
            assert_on_the_page(document[page.slide - 1], page)


def assert_apart(page: Page) -> None:
    room, head = page.plan.room, len(page.plan.parts.head)
    for column in (page.parts[:head], page.parts[head:]) if room.columns else (page.parts,):
        for above, below in pairwise(column):
            assert below.top >= above.bottom - NEAR, (page.slide, above, below)
    for part in page.parts:
        assert part.top >= room.top - NEAR
        assert part.bottom <= room.top + room.height + NEAR


def assert_on_the_page(page: pypdfium2.PdfPage, fact: Page) -> None:
    """Every sign within the margins; the page's own signs, as its number, stand there too."""
    room, (width, height) = fact.plan.room, page.get_size()
    text = page.get_textpage()
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        if text.get_text_range(index, 1).strip() and right > left:
            assert left >= min(room.left, 88) * 0.5 - NEAR, text.get_text_range(index, 1)
            assert right <= width - 44 + room.width * SPILL, text.get_text_range(index, 1)
            assert bottom >= 0
            assert top <= height
