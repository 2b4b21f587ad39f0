"""The search index made anew, in the background or on a terminal. Readers find everything meanwhile."""

from typing import Any

from nuvika.front import statistics
from nuvika.front.search import databases, index
from nuvika.front.search.models import SearchDocument
from nuvika.jobs.kinds import Progress, Result, kind

SEARCH = "front.search"


@kind(
    SEARCH,
    permission="front.change_siteframe",
    offer="Make the search index anew",
    arguments={"only_missing": False},
)
def rebuild(progress: Progress, arguments: dict[str, Any]) -> Result:
    """All of it, or with `only_missing` what is not in it yet. Stopped, it leaves an index that is whole."""
    things, total = (
        (index.missing, index.count_missing) if arguments["only_missing"] else (index.everything, index.count)
    )
    wanted = total()
    progress.begin(wanted)
    for thing in things():
        index.write(thing)
        progress.step(thing.title)
    if not arguments["only_missing"]:
        databases.rebuild()
    if wanted:
        statistics.settle()
    return Result(f"{SearchDocument.objects.count()} posts and carousels can be searched.")
