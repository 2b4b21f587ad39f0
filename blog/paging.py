"""Pages of lists of posts, each read from an index: what does not stand on a page is neither fetched nor counted."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q

from blog.models import Post, Tag

FEW = 500  # posts that are looked up one by one


class Pages(Paginator["Post"]):
    """`posts` are live; `count` is how many, where that is known without counting them."""

    def __init__(self, posts: Any, per_page: int, count: int | None = None) -> None:
        self.posts = posts
        super().__init__(posts.newest_first(), per_page)
        if count is not None:
            self.count = count

    def page(self, number: Any) -> "Page[Post]":
        number = self.validate_number(number)
        return Page(list(Post.objects.filter(pk__in=self._keys(number)).for_list()), number, self)

    def _keys(self, number: int) -> list[int]:
        """From the end of the list that is nearer."""
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        newest = self.posts.newest_first().values_list("pk", flat=True)
        if first <= self.count // 2:
            return list(newest[first:last])
        return list(newest.reverse()[self.count - last : self.count - first])


def pages_of_all(per_page: int) -> Pages:
    return Pages(Post.objects.live(), per_page, Post.everything.count_live())


def pages_of_tag(tag: Tag, per_page: int) -> Pages:
    return Pages(tagged(Post.objects.live(), tag.pk), per_page, count_tagged(tag.pk, Post.everything.hidden()))


def count_tagged(tag: int, others: Any) -> int:
    """How many posts have the tag of this key and are none of the others, whose keys are given: read from indexes."""
    links = _links(tag)
    return int(links.count() - links.filter(post_id__in=others).count())


def counts_by_tag(posts: Any) -> dict[int | None, int]:
    """How many of the posts have each tag, by its key; under None, how many have none."""
    links = Post.tags.through._default_manager.filter(post_id__in=posts.order_by().values("pk"))
    counts = links.values_list("tag_id").annotate(count=Count("pk"))
    return {**dict(counts), None: posts.count() - links.values("post_id").distinct().count()}


def tagged(posts: Any, tag: int) -> Any:
    """Those of the posts that have the tag of this key, each once. Joined, all of them would be read to be sorted."""
    links = _links(tag)
    return _those(posts, links.values_list("post_id", flat=True), Q(Exists(links.filter(post_id=OuterRef("pk")))))


def untagged(posts: Any) -> Any:
    """Those of the posts that have no tag. Each is asked, in an index."""
    without = ~Exists(Post.tags.through._default_manager.filter(post_id=OuterRef("pk")))
    return _those(posts, Post.objects.filter(without).order_by().values_list("pk", flat=True), Q(without))


def _those(posts: Any, keys: Any, condition: Q) -> Any:
    """A few are looked up; else each post is asked, and many that are passed soon are found."""
    few = list(keys[: FEW + 1])
    return posts.filter(Q(pk__in=few) if len(few) <= FEW else condition)


def _links(tag: int) -> Any:
    return Post.tags.through._default_manager.filter(tag_id=tag)
