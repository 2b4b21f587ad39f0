from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carousels.brief import normalise_deck, read_text, write
from carousels.deck import Deck, Kind, Slide
from carousels.render.sizes import SIZES

ROOT = Path(__file__).resolve().parents[3]
BRIEFS = [*(ROOT / "nuvika/front/samples").rglob("*.txt"), *(ROOT.parent / "shared/briefs").glob("*.txt")]

NASTY = st.sampled_from(
    ["Label: x", "Headline:", "\\Label: x", "\\\\Body: y", "SLIDE 3", "slide #2 — CTA", "**Headline:** z", "> Link: q", "- Body: p",
     "# SLIDE 9", "***", "---", "Caption: c", "Size: story", "LinkedIn Carousel: t", "Hook: h", "\\", "", " ", "costs $5", "a\u2028b",
     "\ufeff", "x\u00a0", "日本語", "Lesson: internal", "Body：full", "    indented", "👩‍🚀", "slide 1/2: Quote", "**bold**"]
)  # fmt: skip
VALUES = st.lists(
    st.one_of(NASTY, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)),
    max_size=5,
).map("\n".join)
SLIDES = st.builds(
    Slide,
    kind=st.sampled_from(Kind),
    label=VALUES,
    headline=VALUES,
    subline=VALUES,
    body=VALUES,
    link=VALUES,
    alt=VALUES,
    notes=VALUES,
)
DECKS = st.builds(
    Deck,
    title=VALUES,
    slides=st.lists(SLIDES, min_size=1, max_size=4).map(tuple),
    post_type=st.sampled_from(["", "Opinion", "Case study", "9 slides"]),
    blog_post=st.sampled_from(["", "https://x.org/blog/posts/a", "/about", "Slide 1", "not an address"]),
    language=st.sampled_from(["en", "de", "pt-BR"]),
    size=st.sampled_from(list(SIZES)),
    theme=st.sampled_from(["", "Sunrise"]),
    author=st.sampled_from(["", "Ada"]),
    hashtags=st.sampled_from(["", "#django #python"]),
    caption=VALUES,
)


def can_be_saved(deck: Deck) -> bool:
    """What the Admin takes: a title, and words on every slide."""
    return bool(deck.title) and all(
        any((slide.label, slide.headline, slide.subline, slide.body, slide.link, slide.alt, slide.notes))
        for slide in deck.slides
    )


@settings(max_examples=400, deadline=None)
@given(DECKS)
def test_reading_what_was_written_gives_the_same_deck(deck):
    deck = normalise_deck(deck)
    if not can_be_saved(deck):
        return
    reading = read_text(write(deck))
    assert reading.deck == deck
    assert reading.ok


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_writing_what_was_read_from_a_clean_brief_gives_that_brief(path):
    text = path.read_bytes().decode("utf-8")
    reading = read_text(text)
    assert reading.ok
    assert write(reading.deck) == text.rstrip("\n") + "\n"


def test_there_are_clean_briefs_to_read():
    assert BRIEFS
