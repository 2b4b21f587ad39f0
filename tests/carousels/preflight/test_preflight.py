"""What is said before a carousel is posted: of each rule, that it speaks, and that it is silent where all is well."""

from dataclasses import replace

import pytest

from carousels.brand import Brand, Palette
from carousels.deck import Deck, Kind, Picture, Slide
from carousels.findings import Severity
from carousels.preflight import preflight
from carousels.render.sizes import SIZES
from carousels.render.specimen import specimen

PORTRAIT = SIZES["portrait"]
SHARP = Picture("e" * 64, "png", 2000, 2000, b"")
COVER = Slide(Kind.COVER, headline="Ship smaller")
CONTENT = Slide(headline="One idea", body="And why it holds.")
CTA = Slide(Kind.CTA, headline="Go on", link="nuvikatech.com/blog")
GOOD = Deck("Ship smaller", (COVER, CONTENT, CTA))


def found(deck: Deck, brand: Brand | None = None, **more) -> list[tuple[str, int | None, str]]:
    """Severity, slide and field of each finding."""
    findings = preflight(deck, brand or Brand(), more.pop("size", PORTRAIT), **more)
    return [(finding.severity.value, finding.slide, finding.field) for finding in findings]


def told(deck: Deck, **more) -> str:
    return " ".join(str(finding) for finding in preflight(deck, Brand(), more.pop("size", PORTRAIT), **more))


def with_slide(slide: Slide) -> Deck:
    return GOOD.with_slides(COVER, slide, CTA)


def test_a_good_deck_is_told_nothing():
    assert found(GOOD) == []
    assert found(GOOD, as_pictures=True) == []


def test_the_specimen_of_all_kinds_has_no_error():
    assert not [finding for finding in preflight(specimen(), Brand(), PORTRAIT) if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("slide", "expected", "sentence"),
    [
        (
            replace(CONTENT, body="Far too many. " * 300),
            ("error", 2, "body"),
            "characters too many. Shorten it, or split",
        ),
        (replace(CONTENT, body="word " * 41), ("warning", 2, "body"), "43 words are many for one slide"),
        (replace(CONTENT, headline=""), ("warning", 2, "headline"), "there is no headline"),
        (replace(CONTENT, headline="Old \U00012000"), ("error", 2, "headline"), "U+12000 CUNEIFORM SIGN A"),
        (replace(CONTENT, kind=Kind.COVER), ("warning", 2, "kind"), "a cover stands first"),
        (replace(CTA), ("warning", 2, "kind"), "a call to action stands last"),
        (replace(CONTENT, link="two words"), ("warning", 2, "link"), "“two words” is no address"),
        (replace(CONTENT, link="http://x.org"), ("warning", 2, "link"), "the link is not secure"),
        (Slide(Kind.IMAGE, headline="Seen"), ("warning", 2, "picture"), "there is no picture"),
        (Slide(Kind.IMAGE, headline="Seen", picture=SHARP), ("error", 2, "alt"), "has no alt text"),
        (
            Slide(Kind.IMAGE, headline="Seen", alt="A hill", layout="full", picture=replace(SHARP, width=300)),
            ("warning", 2, "picture"),
            "has only 300 × 2000 px and looks blurred. Use one of 1080 × 1350 px",
        ),
        (Slide(Kind.CODE, headline="C", body="x" * 80), ("warning", 2, "body"), "the code is set at 26 px"),
    ],
)
def test_what_is_wrong_on_a_slide_is_told_at_its_field(monkeypatch, slide, expected, sentence):
    monkeypatch.setattr("carousels.render.compilers.place", lambda picture: f"/{picture.digest}")
    deck = with_slide(slide)
    assert expected in found(deck)
    assert sentence in told(deck)


def test_a_picture_that_is_decorative_needs_no_alt_text():
    deck = with_slide(Slide(Kind.IMAGE, headline="Seen", picture=SHARP, decorative=True))
    assert found(deck) == []


def test_a_call_to_action_leads_somewhere_and_stands_at_the_end():
    assert ("warning", 3, "link") in found(GOOD.with_slides(COVER, CONTENT, replace(CTA, link="")))
    assert ("note", None, "") in found(GOOD.with_slides(COVER, CONTENT))


def test_a_deck_begins_with_its_cover():
    assert ("warning", 1, "kind") in found(GOOD.with_slides(CONTENT, CTA))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"document_title": "t" * 59}, ("warning", None, "document_title")),
        ({"document_title": "t" * 101}, ("error", None, "document_title")),
        ({"title": "t" * 101}, ("error", None, "title")),
        ({"caption": "c" * 3001}, ("error", None, "caption")),
    ],
)
def test_what_linkedin_cuts_or_refuses_is_told(change, expected):
    assert expected in found(replace(GOOD, **change))


def test_more_pages_than_linkedin_takes_are_told():
    assert "301 slides are too many" in told(GOOD.with_slides(COVER, *[CONTENT] * 299, CTA))


def test_instagrams_rules_hold_for_pictures_alone():
    deck = replace(GOOD, caption="c" * 2300).with_slides(COVER, *[CONTENT] * 20, CTA)
    assert found(deck) == []
    assert found(deck, as_pictures=True, size=SIZES["story"]) == [
        ("warning", None, ""),
        ("warning", None, "size"),
        ("warning", None, "caption"),
    ]


def test_colours_that_cannot_be_read_together_are_a_warning():
    pale = Brand(palette=Palette(ink="#bbbbbb"))
    assert {severity for severity, _slide, _field in found(GOOD, pale)} == {"warning"}


def test_thai_is_measured_by_the_typesetter():
    deck = with_slide(Slide(headline="ทำไม", body="ผู้ตรวจอ่านสองร้อยบรรทัดอย่างตั้งใจ จากนั้นจะเริ่มอ่านข้าม " * 40))
    assert ("error", 2, "body") in found(deck)
