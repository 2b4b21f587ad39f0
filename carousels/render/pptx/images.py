"""Pictures in formats that every office program reads."""

import io

from PIL import Image

from carousels.deck import Picture

READ_EVERYWHERE = ("png", "jpg", "jpeg")


def portable(picture: Picture) -> bytes:
    """The picture's own bytes, or, of a WebP, the same as a JPEG, as a PNG where it lets something shine through."""
    if picture.extension in READ_EVERYWHERE:
        return picture.data
    out = io.BytesIO()
    with Image.open(io.BytesIO(picture.data)) as image:
        if image.has_transparency_data:
            image.convert("RGBA").save(out, "PNG")
        else:
            image.convert("RGB").save(out, "JPEG", quality=92, subsampling=0)
    return out.getvalue()
