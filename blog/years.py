"""The years in which something was published that is live."""

from typing import Any

from django.db.models import Exists
from django.utils import timezone

from blog.models import Post

MOST = 60  # years that are looked at, from the newest on


def years_in_use() -> list[int]:
    """The newest first, in three queries: the two ends of an index, then one look into it for each year between."""
    live = Post.objects.live().order_by()
    ends = [_first(live.order_by(order)) for order in ("-published_at", "published_at")]
    if ends[0] is None or ends[1] is None:
        return []
    years = range(ends[0], max(ends[1], ends[0] - MOST) - 1, -1)
    looks = (Exists(live.filter(published_at__year=year)) for year in years)
    found: Any = live.order_by("-published_at").values_list(*looks).first() or ()
    return [year for year, is_in_use in zip(years, found, strict=False) if is_in_use]


def _first(posts: Any) -> int | None:
    at = posts.values_list("published_at", flat=True).first()
    return timezone.localtime(at).year if at else None
