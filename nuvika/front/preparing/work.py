"""The work itself: for each likely page, whether it is right already, and having it made where it is not."""

import math
from dataclasses import dataclass

from django.utils import timezone

from nuvika.front import content_version, shared_pages
from nuvika.front.content_version import Version
from nuvika.front.kept_pages import Page
from nuvika.front.preparing import likely
from nuvika.front.preparing.reader import Reader, kept_under
from nuvika.jobs.kinds import Progress, RefusedError


@dataclass(slots=True)
class Outcome:
    made: int = 0
    until: float = math.inf  # when the clock makes another page of one of them: seconds since 1970
    is_overtaken: bool = False  # something changed meanwhile: it has to be begun anew


def prepare(progress: Progress) -> Outcome:
    """Ends as soon as something that readers see changes. Safe to repeat: what is right already costs a look.

    Raises RefusedError where nothing is kept at all.
    """
    version, outcome, reader = content_version.current(), Outcome(), Reader()
    paths = likely.paths()
    progress.begin(len(paths))
    for path in paths:
        page = _right_page(path, version)
        if page is None:
            reader.ask(path)
            page, outcome.made = _right_page(path, version), outcome.made + 1
        if content_version.current() != version:
            outcome.is_overtaken = True
            return outcome
        if page is not None:
            outcome.until = min(outcome.until, page.until)
        elif path == paths[0]:
            raise RefusedError("No page can be prepared: the first was not kept. The log of the site says why.")
        else:
            progress.left_out(f"{path} was not kept.")
        progress.step(path)
    return outcome


def _right_page(path: str, version: Version) -> Page | None:
    page = shared_pages.get(kept_under(path))
    return page if page is not None and page.is_right(version, timezone.now().timestamp()) else None
