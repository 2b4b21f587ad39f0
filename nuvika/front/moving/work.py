"""Moving in the background: what may take long is done by a worker, watched and stopped in the Admin."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.files.storage import default_storage

from blog.exports import EXPORT as EXPORT_POSTS
from blog.models import Post
from carousels.models import Carousel
from nuvika.front.moving import CAROUSELS, POSTS, running
from nuvika.front.moving.exporting import Exporter, File
from nuvika.front.moving.kinds import Options
from nuvika.front.moving.packing import pack
from nuvika.front.moving.sources import SourceError, sent
from nuvika.jobs.kinds import Progress, RefusedError, Result, kind

EXPORT_SITE, IMPORT = "front.export", "front.import"
MAY_IMPORT, MAY_EXPORT_SITE = "blog.add_post", "front.change_siteframe"
IN_MEMORY = 16 * 1024 * 1024  # bytes; what is more goes to a file that has no name


@kind(EXPORT_POSTS, permission=MAY_IMPORT)
def export_posts(progress: Progress, arguments: dict[str, Any]) -> Result:
    """The posts of `keys` with what they show."""
    keys = list(arguments["keys"])
    progress.begin(len(keys))
    exporter = Exporter()
    return _packed(exporter, _stepping(exporter.posts(keys), progress), progress, "posts.zip")


@kind(EXPORT_SITE, permission=MAY_EXPORT_SITE)
def export_site(progress: Progress, _arguments: dict[str, Any]) -> Result:
    progress.begin(Post.objects.count() + Carousel.objects.count())
    exporter = Exporter()
    return _packed(exporter, _stepping(exporter.site(), progress), progress, "site.zip")


def _stepping(files: Iterable[File], progress: Progress) -> Iterator[File]:
    for name, data in files:
        if name.startswith((POSTS, CAROUSELS)):
            progress.step(name)
        yield name, data


def _packed(exporter: Exporter, files: Iterator[File], progress: Progress, name: str) -> Result:
    out = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  (closed by who stores it)
    count = pack(files, out)
    for title in exporter.missing:
        progress.left_out(f"The file of the picture “{title}” is gone.")
    out.seek(0)
    return Result(f"{count:,} files packed.", out, name)


@kind(IMPORT, permission=MAY_IMPORT)
def import_upload(progress: Progress, arguments: dict[str, Any]) -> Result:
    """The upload kept as `upload`, called `name`, for the account `by`: what was asked for in the Admin."""
    by = User.objects.filter(pk=arguments["by"], is_active=True).first()
    if by is None or not by.has_perm(MAY_IMPORT):
        raise RefusedError("Whoever asked for it may not import any more.")
    options = Options(by, publish=arguments["publish"], replace=arguments["replace"])
    try:
        with default_storage.open(arguments["upload"]) as file:
            source = sent(arguments["name"], file)
            progress.begin(len(running.files_of(source)))
            report = running.run(source, options, step=progress.step)
    except SourceError as problem:
        raise RefusedError(str(problem)) from problem
    except FileNotFoundError as gone:
        raise RefusedError("The upload is gone: it is kept for a week. Upload it again.") from gone
    for found in report.problems:
        progress.left_out(str(found))
    return Result(str(report))
