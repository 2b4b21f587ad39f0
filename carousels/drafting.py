"""From a post to a carousel and back: each drafted from the other, and linked to it."""

from itertools import count

from django.conf import settings
from django.utils.text import slugify

from blog.models import Post
from carousels import brief
from carousels.actions import Actor
from carousels.deck import TEXT_FIELDS, Deck
from carousels.decks import deck_of
from carousels.importing import slug_of_title
from carousels.models import Carousel, Slide
from carousels.outlining import deck_from_article
from nuvika.editing import actions
from nuvika.editing.actions import RefusedError
from nuvika.editing.history import recorded
from nuvika.editing.parts import put_in_order
from nuvika.editing.permissions import may_change, require, require_that
from nuvika.editing.waiting import with_changes


def deck_from(post: Post) -> Deck:
    """What a carousel of this post would be; nothing is saved."""
    tags = " ".join(f"#{slugify(tag.name).replace('-', '')}" for tag in post.tags.all())
    address = settings.SITE_URL + post.get_absolute_url()
    return deck_from_article(post.title, post.summary, post.body, address, hashtags=tags)


def carousel_from(post: Post, *, by: Actor) -> Carousel:
    """A draft carousel from the post's headings and first sentences, linked to it."""
    require(by, "carousels.add_carousel")
    deck = deck_from(post)
    with recorded(by, f"Drafted from the post “{post.title}”"[:200]):
        carousel: Carousel = Carousel.objects.create(
            title=deck.title,
            slug=_free_slug(Carousel, slug_of_title(deck.title)),
            post=post,
            post_type=post.post_type,
            author=post.author,
            caption=deck.caption,
            hashtags=deck.hashtags,
            created_by=by,
        )
        rows = [
            Slide(kind=slide.kind.value, **{name: getattr(slide, name) for name in TEXT_FIELDS})
            for slide in deck.slides
        ]
        put_in_order(carousel, rows)
    return carousel


def body_from(carousel: Carousel) -> str:
    """The outline of an article, in Markdown, that this carousel would become; nothing is saved."""
    return brief.post_body(deck_of(carousel))


def post_from(carousel: Carousel, *, by: Actor) -> Post:
    """A draft post with an outline from the slides, linked to the carousel. Raises RefusedError where it has one."""
    require(by, "blog.add_post")
    with recorded(by, f"Drafted from the carousel “{carousel.title}”"[:200]):
        row = Carousel.objects.select_for_update().get(pk=carousel.pk)
        require_that(may_change(by, row), "change", row)
        row = with_changes(row)
        if row.post_id:
            raise RefusedError("This carousel has its post already.")
        post: Post = Post.objects.create(
            title=row.title,
            slug=_free_slug(Post, brief.slug_of_address(row.post_address) or slugify(row.title)[:190] or row.slug),
            post_type=row.post_type,
            author=row.author,
            body=body_from(row),
            created_by=by,
        )
        actions.change(row, {"post": str(post.pk)}, by=by, comment=f"Drafted the post “{post.title}”"[:200])
    return post


def _free_slug(model: type[Carousel] | type[Post], stem: str) -> str:
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for number in count(1) if (slug := stem if number == 1 else f"{stem}-{number}") not in taken)
