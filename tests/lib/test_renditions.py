"""Smaller copies of pictures."""

import io

from PIL import Image

from nuvika.lib import renditions
from tests.factories import picture_bytes


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_page_knows_the_copies_by_the_pictures_name() -> None:
    about = renditions.sources("/media/pictures/ab-2000x1000.jpg")
    assert about is not None
    assert about.src == "/media/pictures/ab-2000x1000.w960.jpg"
    assert about.srcset.endswith("ab-2000x1000.w1600.webp 1600w, /media/pictures/ab-2000x1000.w2000.webp 2000w")
    assert (about.width, about.height) == (2000, 1000)


def test_a_small_picture_is_its_own_only_copy() -> None:
    about = renditions.sources("/x/ab-200x100.png")
    assert about is not None
    assert (about.src, about.srcset) == ("/x/ab-200x100.png", "/x/ab-200x100.w200.webp 200w")


def test_other_pictures_have_none() -> None:
    for name in ("/x/photo.jpg", "/x/ab-200x100.gif", "/x/ab-200x100.w200.webp", "/x/ab-0x0.png", ""):
        assert renditions.sources(name) is None


def test_copies_are_made_as_they_are_called() -> None:
    made = dict(renditions.make("p/ab-1200x600.jpg", picture_bytes((1200, 600), form="JPEG")))
    assert set(made) == {
        f"p/ab-1200x600.{end}" for end in ("w240.webp", "w480.webp", "w960.webp", "w960.jpg", "w1200.webp")
    }
    assert opened(made["p/ab-1200x600.w480.webp"]).size == (480, 240)
    assert opened(made["p/ab-1200x600.w960.jpg"]).format == "JPEG"


def test_what_pages_name_is_what_is_made() -> None:
    for size in ((239, 100), (240, 1), (565, 400), (1883, 900), (2400, 2400)):
        name = f"p/ab-{size[0]}x{size[1]}.png"
        about = renditions.sources(name)
        assert about is not None
        named = {part.split()[0] for part in about.srcset.split(", ")} | {about.src}
        assert named <= {name, *dict(renditions.make(name, picture_bytes(size)))}, size


def test_see_through_places_stay_so() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (600, 300), (0, 0, 0, 0)).save(out, "PNG")
    made = dict(renditions.make("p/ab-600x300.png", out.getvalue()))
    assert opened(made["p/ab-600x300.w480.webp"]).convert("RGBA").getpixel((5, 5))[3] == 0


def test_what_moves_is_left_alone() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (600, 300), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    assert not list(renditions.make("p/ab-600x300.webp", out.getvalue()))
