"""What leads on from a post."""

from django import template

from blog.models import Post
from nuvika.front.related import related

register = template.Library()


@register.simple_tag
def related_posts(post: Post, count: int) -> list[Post]:
    return related(post, count)
