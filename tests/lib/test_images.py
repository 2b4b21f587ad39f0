"""Pictures from outside are decoded, checked and encoded anew."""

import io

import pytest
from PIL import Image, PngImagePlugin

from nuvika.lib import images
from tests.factories import picture_bytes


def opened(checked: images.CheckedPicture) -> Image.Image:
    return Image.open(io.BytesIO(checked.data))


@pytest.mark.parametrize(("form", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "png")])
def test_the_extension_comes_from_what_was_decoded(form: str, extension: str) -> None:
    checked = images.read(picture_bytes(form=form))
    assert (checked.extension, checked.width, checked.height) == (extension, 8, 6)
    assert opened(checked).size == (8, 6)


@pytest.mark.parametrize(
    "data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"GIF89a", picture_bytes()[:40], b"\0" * 99]
)
def test_what_is_no_picture_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(images.PictureRefusedError, match=r"\.$"):
        images.read(data)


def test_other_formats_are_refused_even_where_pillow_reads_them() -> None:
    with pytest.raises(images.PictureRefusedError, match="JPEG, PNG, WebP or GIF"):
        images.read(picture_bytes(form="TIFF"))


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_BYTES", 10)
    with pytest.raises(images.PictureRefusedError, match="MB"):
        images.read(picture_bytes())


def test_too_many_pixels_are_refused_before_they_are_decoded() -> None:
    with pytest.raises(images.PictureRefusedError, match="million"):
        images.read(picture_bytes((9000, 9000)))


def test_frames_count_as_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_PIXELS", 100)
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "blue", "green")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(images.PictureRefusedError, match="3 frames"):
        images.read(out.getvalue())


def test_an_animation_stays_one() -> None:
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=80)
    checked = images.read(out.getvalue())
    assert checked.extension == "webp"
    assert getattr(opened(checked), "n_frames", 1) == 2


def test_orientation_is_applied_and_metadata_is_gone() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "secret place"
    checked = images.read(picture_bytes((8, 6), form="JPEG", exif=exif))
    assert (checked.width, checked.height) == (6, 8)
    assert b"secret place" not in checked.data
    assert not opened(checked).getexif()


def test_text_in_a_png_is_gone() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "secret place")
    assert b"secret place" not in images.read(picture_bytes(pnginfo=info)).data


def test_long_sides_are_made_smaller() -> None:
    checked = images.read(picture_bytes((3000, 1000)))
    assert (checked.width, checked.height) == (2400, 800)


def test_the_same_picture_has_the_same_digest() -> None:
    assert images.read(picture_bytes()).digest == images.read(picture_bytes()).digest
