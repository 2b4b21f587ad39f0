"""The copies of all pictures, made in the background or on a terminal."""

from typing import Any

from blog import renditions
from blog.models import Picture
from nuvika.jobs.kinds import Progress, Result, kind

RENDITIONS = "blog.renditions"


@kind(
    RENDITIONS,
    permission="blog.change_picture",
    offer="Make the smaller copies of all pictures anew",
    arguments={"anew": True},
)
def make_renditions(progress: Progress, arguments: dict[str, Any]) -> Result:
    """Those that are missing, or with `anew` all of them; a picture that cannot be read is named."""
    pictures, made = Picture.objects.order_by("pk"), 0
    progress.begin(pictures.count())
    for picture in pictures.iterator():
        try:
            made += len(renditions.make(picture, anew=arguments["anew"]))
        except OSError as error:
            progress.left_out(f"{picture.title}: {error}")
        progress.step(picture.title)
    return Result(f"{made:,} copies made.")
