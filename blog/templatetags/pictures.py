"""A picture on a page: in the size that the screen needs, in the place that was left for it."""

from typing import Any

from django import template

from blog.models import Picture
from nuvika.lib import renditions

register = template.Library()


@register.inclusion_tag("blog/_picture.html")
def picture(shown: Picture, sizes: str, alt: str = "", css: str = "", urgent: bool = False) -> dict[str, Any]:
    """`sizes` says how wide it is shown; `urgent`: it stands at the top, while others load when they come near."""
    return {
        "picture": shown,
        "sources": renditions.sources(shown.file.url),
        "sizes": sizes,
        "alt": alt,
        "css": f"{css} focus-{shown.focus}".strip() if shown.focus != Picture.Focus.CENTRE else css,
        "urgent": urgent,
    }
