"""Who may open the Admin's own pages for carousels."""

from collections.abc import Callable
from typing import Any

from django.http import Http404

from carousels.models import Carousel
from nuvika.editing.permissions import require_that


def carousel_for(user: Any, pk: int, may: Callable[[Any, Any], bool], doing: str) -> Carousel:
    """The carousel with its slides, for who may. Raises PermissionDenied, and Http404 where there is none and the
    account could see it if there was one."""
    found: Carousel | None = Carousel.objects.with_slides().filter(pk=pk).first()
    require_that(may(user, found or Carousel()), doing, "this carousel")
    if found is None:
        raise Http404("There is no such carousel.")
    return found
