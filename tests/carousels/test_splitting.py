"""A slide is split where a thought ends, two are merged, and no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carousels.deck import Kind, Slide
from carousels.splitting import halves, merge, split

WORDS = ("label", "headline", "subline", "body", "link")


def words(*slides: Slide) -> list[str]:
    return " ".join(getattr(slide, name) for slide in slides for name in WORDS).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n\nThree is longer than both.", ("One.\n\nTwo.", "Three is longer than both.")),
        ("- one\n- two\n- three\n- four", ("- one\n- two", "- three\n- four")),
        ("First thought. Second thought.", ("First thought.", "Second thought.")),
        ("He said “stop!” Then he went.", ("He said “stop!”", "Then he went.")),
        ("Use tools, e.g. Django, well. Then ship.", ("Use tools, e.g. Django, well.", "Then ship.")),
        ("Am 3. März war es da. Und nun?", ("Am 3. März war es da.", "Und nun?")),
        ("最初の文。次の文。", ("最初の文。", "次の文。")),
    ],
)
def test_a_text_is_cut_where_a_thought_ends(text, expected):
    assert halves(text) == expected


@pytest.mark.parametrize(
    "text", ["", "One sentence only.", "no end at all", "\n\nOnly this.\n\n", "Version 2.5 is out"]
)
def test_what_has_no_boundary_stays_whole(text):
    assert halves(text) is None


def test_the_head_stays_with_the_first_and_the_link_goes_with_the_second():
    slide = Slide(Kind.CTA, label="NOW", headline="Read it", body="All of it. Really.", link="example.com")
    first, second = split(slide)
    assert first == Slide(Kind.CONTENT, label="NOW", headline="Read it", body="All of it.")
    assert second == Slide(Kind.CTA, body="Really.", link="example.com")


def test_without_a_body_the_headline_is_split():
    first, second = split(Slide(Kind.COVER, headline="We chose it. Here is why.", subline="Honestly"))
    assert first == Slide(Kind.COVER, headline="We chose it.")
    assert second == Slide(Kind.CONTENT, headline="Here is why.", subline="Honestly")


def test_what_cannot_be_split_is_left_alone():
    assert split(Slide(headline="One thought", body="And its words")) is None


def test_merging_keeps_the_first_head_and_every_word():
    first = Slide(Kind.CONTENT, label="A", headline="One", body="First.", link="a.example")
    second = Slide(Kind.CONTENT, label="B", headline="Two", body="Second.", link="b.example", notes="n")
    merged = merge(first, second)
    assert (merged.label, merged.headline, merged.link, merged.notes) == ("A", "One", "a.example", "n")
    assert merged.body == "First.\n\nB\n\nTwo\n\nSecond.\n\nb.example"


texts = st.text(alphabet=st.sampled_from("ab .!?\n“”)。3é-*"), max_size=60).map(str.strip)
slides = st.builds(Slide, st.sampled_from(Kind), texts, texts, texts, texts, texts)


@given(slides)
def test_split_slides_hold_exactly_the_words_of_the_one(slide):
    parts = split(slide)
    if parts is None:
        return
    assert "".join(words(*parts)) == "".join(words(slide))
    assert all(any(getattr(part, name).strip() for name in WORDS) for part in parts)


@given(slides, slides)
def test_a_merged_slide_holds_exactly_the_words_of_both(first, second):
    assert sorted(words(merge(first, second))) == sorted(words(first, second))
