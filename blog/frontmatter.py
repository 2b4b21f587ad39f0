"""A post as a Markdown file: what is known about it as YAML between two lines, then its text."""

from typing import Any

import yaml

from blog.models import Post

FENCE = "---\n"


def header_of(post: Post) -> dict[str, Any]:
    """What is published about a post, in the words that other systems use; what is empty is left out."""
    header = {
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
    return {name: value for name, value in header.items() if value}


def write(header: dict[str, Any], body: str) -> str:
    about = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{FENCE}{about}{FENCE}\n{body}"
