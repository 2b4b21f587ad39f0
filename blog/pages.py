"""What the page of a post shows beside the post itself."""

from typing import Any

from blog.descriptions import description_of
from blog.models import Post
from blog.series import place_of
from nuvika.lib import reading
from nuvika.lib.addresses import whole
from nuvika.lib.contents import contents


def context_of(post: Post) -> dict[str, Any]:
    """For `blog/post.html`, whether the post is read by the public or by whoever writes it."""
    return {
        "post": post,
        "place": place_of(post),
        "contents": contents(post.body_html),
        "minutes": reading.minutes(post.words),
        "description": description_of(post),
        "canonical": post.first_address or whole(post.get_absolute_url()),
    }
