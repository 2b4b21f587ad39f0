"""What the pages of other rooms show of carousels."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from blog.models import Post
from carousels.models import Carousel
from carousels.viewer import Cover, Viewer, covers_of, viewers_of

register = template.Library()


@register.simple_tag
def carousel_viewers(post: Post) -> list[Viewer]:
    """The post's live carousels, ready to be shown."""
    carousels = Carousel.objects.live().with_slides().filter(post=post).newest_first()
    return viewers_of(carousel for carousel in carousels if carousel.slides.all())


@register.simple_tag
def carousel_section(viewer: Viewer, on_its_page: bool = False) -> SafeString:
    """The slides with their controls and their text."""
    return _section(viewer, on_its_page)


@lru_cache(maxsize=256)
def _section(viewer: Viewer, on_its_page: bool) -> SafeString:
    """A viewer is a plain value: the same one looks the same, and is drawn up once."""
    return render_to_string("carousels/_viewer.html", {"viewer": viewer, "on_its_page": on_its_page})


@register.simple_tag
def carousels_of(post_id: str) -> list[Carousel]:
    """All carousels of a post, whatever their state: for those who write."""
    if not str(post_id).isdigit():
        return []
    return list(Carousel.objects.filter(post_id=post_id).annotate(slides_counted=Count("slides")).order_by("-pk"))


@register.simple_tag
def newest_carousels(count: int) -> list[Cover]:
    carousels = Carousel.objects.live().with_slides().filter(slides__position=1).newest_first()
    return covers_of(carousels[:count])


@register.simple_tag
def carousel_covers(posts: Iterable[Post]) -> dict[int, Cover]:
    """By a post's primary key: the cover of its newest live carousel."""
    carousels = Carousel.objects.live().with_slides().filter(post__in=list(posts), slides__position=1)
    newest = {carousel.post_id: carousel for carousel in reversed(carousels.newest_first()) if carousel.post_id}
    return dict(zip(newest, covers_of(newest.values()), strict=True))


@register.filter
def of(covers: dict[int, Cover], key: int) -> Cover | None:
    return covers.get(key)
