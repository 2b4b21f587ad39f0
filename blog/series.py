"""Where a post stands in its series: what was before it, what comes after."""

from dataclasses import dataclass

from blog.models import Post, Series


@dataclass(frozen=True, slots=True)
class Place:
    series: Series
    number: int  # from 1
    count: int
    previous: Post | None
    following: Post | None


def place_of(post: Post) -> Place | None:
    """Among the live posts of its series, in the order in which they appeared; None outside of one, or alone in it."""
    if post.series is None:
        return None
    parts = list(Post.objects.live().in_series(post.series).only("title", "slug", "published_at"))
    at = next((number for number, part in enumerate(parts) if part.pk == post.pk), None)
    if at is None or len(parts) < 2:
        return None
    before, after = parts[at - 1] if at else None, parts[at + 1] if at + 1 < len(parts) else None
    return Place(post.series, at + 1, len(parts), before, after)
