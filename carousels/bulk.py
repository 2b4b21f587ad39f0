"""Many carousels exported as one archive, in the background."""

import tempfile
import zipfile
from typing import Any

from carousels import exports
from carousels.models import Carousel
from nuvika.jobs.kinds import Progress, RefusedError, Result, kind

EXPORT = "carousels.export"
PORTION = 20  # carousels that are read at once
IN_MEMORY = 16 * 1024 * 1024  # bytes; what is more goes to a file that has no name


@kind(EXPORT, permission="carousels.export_carousel")
def export_many(progress: Progress, arguments: dict[str, Any]) -> Result:
    """The carousels of `keys` in the `format`; those with errors are left out and named. Every file is made whole."""
    keys, form = list(arguments["keys"]), exports.ALL_FORMATS[arguments["format"]]
    progress.begin(len(keys))
    packed, written = tempfile.SpooledTemporaryFile(IN_MEMORY), 0  # noqa: SIM115  (closed by who stores it)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for carousel in _in_portions(keys):
            written += _add(archive, carousel, form.key, progress)
            progress.step(carousel.title)
    if not written:
        raise RefusedError("Nothing was exported: every chosen carousel was left out. The reasons stand below.")
    packed.seek(0)
    return Result(f"{written:,} of {len(keys):,} exported as {form.label}.", packed, f"carousels-{form.key}.zip")


def _in_portions(keys: list[int]) -> Any:
    for start in range(0, len(keys), PORTION):
        yield from Carousel.objects.with_slides().filter(pk__in=keys[start : start + PORTION]).order_by("pk")


def _add(archive: zipfile.ZipFile, carousel: Carousel, form: str, progress: Progress) -> int:
    """How many files it gave: none where the checks found an error."""
    if not carousel.slides.all():
        progress.left_out(f"{carousel.slug}: it has no slides yet.")
        return 0
    made = exports.export(carousel, form)
    if made.errors:
        progress.left_out(f"{carousel.slug}: {made.errors[0]}")
        return 0
    archive.writestr(made.name, made.data)
    return 1
