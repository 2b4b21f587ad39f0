"""Archives of briefs that are not what they should be."""

import io
import random
import zipfile

from carousels.bundles import BundleError, briefs_in


def test_an_archive_with_any_bytes_overwritten_is_read_or_refused_in_a_sentence() -> None:
    out, chance, refused = io.BytesIO(), random.Random(2026), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.txt", "LinkedIn Carousel: One\n\nSLIDE 1\n\nHeadline: Words\n" * 40)
    for _ in range(400):
        data = bytearray(out.getvalue())
        for place in chance.sample(range(len(data)), 3):
            data[place] = chance.randrange(256)
        try:
            briefs_in([("many.zip", bytes(data))])
        except BundleError as told:
            refused += str(told).endswith(".")
    assert refused > 0
