"""The kit holds all that somebody needs to post, and says what it holds."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pypdfium2
import pytest

from carousels.brand import Brand
from carousels.deck import Deck, Kind, Slide
from carousels.kit import KIT
from carousels.render.formats import Job
from carousels.render.sizes import SIZES
from carousels.render.specimen import specimen
from carousels.transcript import alt_text, transcript

DECK = Deck(
    "Ship **smaller**",
    (
        Slide(Kind.COVER, headline="Ship *smaller*", subline="What changed"),
        Slide(Kind.CTA, headline="Go", link="nuvikatech.com/blog"),
    ),
    blog_post="https://www.nuvikatech.com/blog/posts/smaller",
    caption="We cut our changes in half.",
    hashtags="#review #flow",
)


def kit_of(deck: Deck) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(KIT.write(Job(deck, Brand(), SIZES["square"], "smaller")).data))


def test_it_holds_the_document_the_pictures_and_every_text():
    kit = kit_of(DECK)
    assert kit.namelist() == [
        *("smaller.pdf", "pictures/smaller-01.png", "pictures/smaller-02.png"),
        *("caption.txt", "transcript.txt", "alt-texts.txt", "manifest.json"),
    ]
    assert len(pypdfium2.PdfDocument(kit.read("smaller.pdf"))) == 2


def test_the_caption_is_ready_to_be_pasted():
    assert kit_of(DECK).read("caption.txt").decode() == (
        "We cut our changes in half.\n\n"
        "https://www.nuvikatech.com/blog/posts/smaller?utm_source=linkedin&utm_medium=social&utm_campaign=smaller\n\n"
        "#review #flow\n"
    )


def test_the_manifest_names_every_other_file_with_its_digest():
    kit = kit_of(DECK)
    manifest = json.loads(kit.read("manifest.json"))
    assert (manifest["version"], manifest["document_title"], manifest["post"]) == (1, "Ship smaller", "smaller")
    assert [file["name"] for file in manifest["files"]] == kit.namelist()[:-1]
    for file in manifest["files"]:
        data = kit.read(file["name"])
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_same_deck_makes_the_same_kit():
    job = Job(DECK, Brand(), SIZES["square"], "smaller")
    assert KIT.write(job).data == KIT.write(job).data


def test_the_transcript_holds_every_word_without_marks():
    text = transcript(specimen())
    assert "Reviewers read 200 lines well." in text
    assert "Hills under a low sun" in text
    assert "**" not in text
    assert text.count("Slide ") == len(specimen().slides)


@pytest.mark.parametrize(("decorative", "told"), [(False, True), (True, False)])
def test_a_decorative_picture_is_not_told(decorative, told):
    slide = next(slide for slide in specimen().slides if slide.picture)
    assert ("Hills" in alt_text(replace(slide, decorative=decorative), 1, 2)) == told


def test_an_alt_text_is_one_line():
    slide = Slide(headline="One\n\ntwo", body="- a\n- b")
    assert alt_text(slide, 3, 7) == "Slide 3 of 7 · One two · - a - b"
