"""What is said about a post where its text is not: in search results, cards and feeds."""

from blog.models import Post
from nuvika.lib import markdown

LONGEST = 200  # characters; search engines show fewer


def description_of(post: Post) -> str:
    """The description written for search engines, else the summary, else how the text begins."""
    return post.search_description or post.summary or start_of(markdown.plain(post.body))


def start_of(words: str) -> str:
    """As many whole words as a description holds."""
    if len(words) <= LONGEST:
        return words
    return words[: words.rfind(" ", 0, LONGEST) if " " in words[:LONGEST] else LONGEST] + " …"
