"""A live post as the Markdown it was written in, for readers and machines that prefer it to a page."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from blog.frontmatter import header_of
from blog.models import Post
from nuvika.lib import frontmatter
from nuvika.lib.addresses import whole

PICTURE = re.compile(r"(!\[[^\]]*\]\()(/[^\s)]+)")


@require_safe
def markdown(_request: HttpRequest, slug: str) -> HttpResponse:
    rows = Post.objects.live().select_related("post_type", "author").prefetch_related("tags")
    post = get_object_or_404(rows, slug=slug)
    address = whole(post.get_absolute_url())
    text = frontmatter.write({**header_of(post), "url": address}, with_whole_addresses(post.body))
    headers = {"Link": f'<{iri_to_uri(post.first_address or address)}>; rel="canonical"', "X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type="text/markdown; charset=utf-8", headers=headers)


def with_whole_addresses(body: str) -> str:
    """Pictures of this site by their full address, so that the text works anywhere."""
    return PICTURE.sub(lambda found: found[1] + whole(found[2]), body)
