import json
from dataclasses import replace

import pytest

from carousels.deck import Deck, Kind, Picture, Slide
from carousels.deckjson import NotADeckError, from_json, to_json
from carousels.render.specimen import specimen

PICTURE = Picture("d" * 64, "png", 60, 40, b"bytes")
FULL = Slide(
    Kind.IMAGE,
    headline="Seen",
    picture=PICTURE,
    layout="full",
    focus=(0, 100),
    fit="contain",
    overlay=80,
    decorative=True,
)


def test_a_deck_reads_back_as_it_was_written():
    deck = replace(specimen(), caption="Said", theme="Swiss", language="de", size="story")
    pictures = {slide.picture.digest: slide.picture for slide in deck.slides if slide.picture}
    assert from_json(to_json(deck), pictures.get) == deck


def test_how_a_picture_stands_is_kept():
    deck = Deck("T", (FULL,))
    assert from_json(to_json(deck), {PICTURE.digest: PICTURE}.get) == deck


def test_without_its_pictures_a_deck_keeps_its_words():
    (slide,) = from_json(to_json(Deck("T", (FULL,)))).slides
    assert slide == replace(FULL, picture=None)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": "poster"}, "Each slide needs a"),
        ({"headline": 5}, '"headline" must be a text'),
        ({"focus": [1, 200]}, '"focus" cannot be'),
        ({"focus": "left"}, '"focus" cannot be'),
        ({"overlay": True}, '"overlay" cannot be'),
        ({"fit": "stretch"}, '"fit" cannot be "stretch"'),
        ({"layout": "steps"}, "A slide of kind “image” has no layout “steps”"),
        ({"layout": 7}, '"layout" cannot be 7'),
    ],
)
def test_what_is_no_slide_is_told_in_a_sentence(change, told):
    value = json.loads(to_json(Deck("T", (FULL,))))
    value["slides"][0] |= change
    with pytest.raises(NotADeckError, match=told):
        from_json(json.dumps(value))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": 2}', '{"version": 1, "title": "T"}', "[" * 99_999])
def test_what_is_no_deck_is_told(text):
    with pytest.raises(NotADeckError):
        from_json(text)
