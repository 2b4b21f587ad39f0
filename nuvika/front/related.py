"""What to read after a post: what shares its tags, and the words of its title."""

from collections import Counter

from django.core.cache import cache

from blog.models import Post
from nuvika.front.search.databases import matches
from nuvika.front.search.matching import Question
from nuvika.front.search.models import SearchDocument
from nuvika.front.search.words import telling

KEPT = 15 * 60  # seconds that a choice is kept; whether each is live is asked every time
TAGS, BESIDE = 4, 200  # tags that are asked, and for the newest posts of each
CONSIDERED = 40  # the best by words


def related(post: Post, count: int) -> list[Post]:
    """Live posts, the closest first; none that has nothing in common."""
    key = f"related:{post.pk}:{int(post.updated_at.timestamp())}"
    keys = cache.get(key)
    if keys is None:
        keys = [pk for pk, _ in _closeness(post).most_common(count * 3)]
        cache.set(key, keys, KEPT)
    rows = Post.objects.live().for_list().in_bulk(keys)
    return [rows[pk] for pk in keys if pk in rows][:count]


def _closeness(post: Post) -> Counter[int]:
    """By primary key: one point for each shared tag, up to one and a half for words."""
    closeness: Counter[int] = Counter()
    for tag in post.tags.all()[:TAGS]:
        beside = Post.tags.through._default_manager.filter(tag_id=tag.pk).order_by("-pk")
        closeness.update(beside.values_list("post_id", flat=True)[:BESIDE])
    for pk, score in _by_words(post).items():
        closeness[pk] += score  # type: ignore[assignment]  # a Counter counts halves as well
    del closeness[post.pk]
    return closeness


def _by_words(post: Post) -> dict[int, float]:
    found = sorted(matches(Question(telling(post.title), every=False)), key=lambda match: -match.score)[:CONSIDERED]
    best = max((match.score for match in found), default=0)
    if best <= 0:
        return {}
    scores = {match.document: 1.5 * match.score / best for match in found if match.score > 0}
    rows = SearchDocument.objects.filter(pk__in=scores, post__isnull=False).values_list("pk", "post")
    return {post_pk: scores[pk] for pk, post_pk in rows}
