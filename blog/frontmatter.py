"""What is known about a post, in the words that other systems use: the head of its Markdown file."""

from typing import Any

from blog.models import Post


def header_of(post: Post) -> dict[str, Any]:
    """What is published about it; what is empty is left out."""
    return _said(
        {
            "title": post.title,
            "slug": post.slug,
            "date": post.published_at,
            "updated": post.revised_at,
            "type": post.post_type.name if post.post_type else None,
            "author": post.author.name if post.author else None,
            "tags": [tag.name for tag in post.tags.all()],
            "summary": post.summary,
            "canonical": post.canonical_url,
        }
    )


def whole_header_of(post: Post) -> dict[str, Any]:
    """Everything that editors write about it, for moving it to another site; its cover is not a word of it."""
    return header_of(post) | _said(
        {
            "series": post.series.name if post.series else None,
            "meta_title": post.search_title,
            "meta_description": post.search_description,
            "status": post.state,
            "expires": post.expires_at,
            "planned": post.planned_on,
            "id": str(post.uid),
        }
    )


def _said(header: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in header.items() if value}
