import json
from dataclasses import replace

import pytest
from django.core.management import call_command

from carousels.deck import Deck, Kind, Picture, Slide
from carousels.deckjson import NotADeckError, from_json, to_json
from carousels.decks import deck_of
from carousels.models import Carousel
from carousels.reading import read_file
from carousels.render.specimen import specimen
from tests.carousels.factories import make_carousel
from tests.factories import make_picture

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


@pytest.mark.django_db
def test_a_carousel_that_was_exported_is_imported_again_with_its_pictures(tmp_path, capsys):
    picture = make_picture()
    carousel = make_carousel("Kept", document_title="Seen on LinkedIn")
    carousel.slides.filter(position=2).update(kind="image", picture=picture, layout="half", focus="top", overlay=30)
    file = tmp_path / "kept.json"
    call_command("export_carousel", "kept", "--format", "json", "--output", str(file))
    before = deck_of(Carousel.objects.with_slides().get())
    call_command("import_brief", str(file))
    assert "unchanged kept (3 slides)" in capsys.readouterr().out
    carousel.delete()
    call_command("import_brief", str(file))
    assert deck_of(Carousel.objects.with_slides().get()) == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfe", "no text in UTF-8"),
        (b"{}", "no deck of version 1"),
        (b'{"version": 1, "title": "T", "slides": []}', "It has 0 slides"),
        (b'{"version": 1, "title": "T", "size": "poster", "slides": [{"kind": "cover"}]}', "“poster” is no size"),
        (b" " * 1_100_000, "1,100,000 bytes"),
    ],
)
def test_a_file_that_is_no_carousel_is_told(data, told):
    reading = read_file(data, "x.json")
    assert not reading.ok
    assert told in reading.problems[0].message


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": 2}', '{"version": 1, "title": "T"}', "[" * 99_999])
def test_what_is_no_deck_is_told(text):
    with pytest.raises(NotADeckError):
        from_json(text)
