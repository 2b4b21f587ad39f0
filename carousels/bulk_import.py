"""Many briefs imported in the background, each whole or not at all: what is run again changes nothing twice."""

import base64
import io
import zlib
from collections import Counter
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied

from carousels import importing
from carousels.bundles import Brief
from carousels.reading import read_file
from nuvika.editing import actions as editing
from nuvika.jobs.kinds import Progress, RefusedError, Result, kind

IMPORT = "carousels.import"


def packed(briefs: list[Brief]) -> list[list[str]]:
    """As a job keeps them."""
    return [[name, base64.b85encode(zlib.compress(data)).decode("ascii")] for name, data in briefs]


def _unpacked(kept: list[list[str]]) -> list[Brief]:
    return [(name, zlib.decompress(base64.b85decode(data))) for name, data in kept]


@kind(IMPORT, permission="carousels.add_carousel")
def import_many(progress: Progress, arguments: dict[str, Any]) -> Result:
    """The `briefs`, by who asked for it; those with an error are left out and named at their line."""
    by = get_user_model()._default_manager.filter(pk=arguments["by"], is_active=True).first()
    if by is None:
        raise RefusedError("The account that asked for it is gone or closed. Import the briefs from another.")
    briefs = _unpacked(arguments["briefs"])
    progress.begin(len(briefs))
    done: Counter[str] = Counter()
    lines = []
    for name, data in briefs:
        outcome = _imported(name, data, by, progress)
        if outcome is not None:
            done[outcome.result] += 1
            lines += [str(outcome), *(f"  {note}" for note in outcome.notes)]
        progress.step(name)
    if not lines:
        raise RefusedError("Nothing was imported: every brief was left out. The reasons stand below.")
    told = ", ".join(f"{count:,} {result}" for result, count in done.items())
    return Result(f"{told.capitalize()}.", io.BytesIO("\n".join([*lines, ""]).encode()), "imported.txt")


def _imported(name: str, data: bytes, by: Any, progress: Progress) -> importing.Outcome | None:
    reading = read_file(data, name)
    if reading.deck is None or not reading.ok:
        for problem in reading.errors:
            progress.left_out(f"{name}:{problem.line}: {problem.message}")
        return None
    try:
        return importing.import_deck(reading.deck, by=by)
    except editing.RefusedError as error:
        progress.left_out(f"{name}: {error}")
    except PermissionDenied:
        progress.left_out(f"{name}: there is a carousel of this title already, which you may not change.")
    return None
