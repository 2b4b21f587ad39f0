"""Posts and simple pages: what they say, and how that is written. Their pictures have addresses of this site here."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from blog.frontmatter import whole_header_of
from blog.models import Author, Post, PostType, Series, Tag
from nuvika.editing.permissions import may_publish
from nuvika.editing.publication import State
from nuvika.front.frame.models import Page
from nuvika.front.moving.kinds import Facts, Options, said, with_line_feeds
from nuvika.front.moving.names import as_here, named
from nuvika.front.moving.records import stored
from nuvika.front.moving.shelf import name_of

TEXTS = {
    "title": "title",
    "slug": "slug",
    "summary": "summary",
    "body": "body",
    "canonical": "canonical_url",
    "meta_title": "search_title",
    "meta_description": "search_description",
}
TIMES = {"updated": "revised_at", "expires": "expires_at", "planned": "planned_on"}
PUBLICATION = ("status", "date", "expires")


class PostKind:
    """Found by its name in feeds, which lasts, or by its address."""

    model = Post

    def find(self, facts: Facts) -> Any:
        rows = Post.objects.select_related("post_type", "author", "cover", "series").prefetch_related("tags")
        known = rows.filter(uid=facts["id"]).first() if facts.get("id") else None
        return known or rows.filter(slug=facts["slug"]).first()

    def facts_of(self, row: Any) -> Facts:
        header = whole_header_of(row)
        header |= {"cover": name_of(row.cover) if row.cover else None, "body": row.body}
        header["tags"] = sorted(header.get("tags", ()))
        return said({name: _as_told(value) for name, value in header.items()})

    def wanted(self, row: Any, facts: Facts, options: Options) -> Facts:
        """Names as this site writes them; of a stored post its name in feeds, which is for good."""
        wanted = {**facts, "tags": sorted({as_here(Tag, name) for name in facts.get("tags", ())})}
        wanted["id"] = str(row.uid) if row else facts.get("id", "")
        for name, model in (("type", PostType), ("author", Author), ("series", Series)):
            wanted[name] = as_here(model, facts.get(name, ""))
        return said(wanted | publication(row, facts, options, Post(created_by=options.by)))

    def check(self, row: Any, facts: Facts) -> None:
        made = Post(pk=row.pk if row else None)
        made._state.adding = row is None
        self._fill(made, facts, make=False)
        made.full_clean(exclude=["body_html", *(["uid"] if row else [])])

    def write(self, row: Any, facts: Facts, *, by: Any) -> Any:
        post = row or Post(created_by=by)
        self._fill(post, facts, make=True)
        post.full_clean(exclude=["body_html"])
        post.save()
        post.tags.set([_required(Tag, name, make=True) for name in facts.get("tags", ())])
        return post

    def make_names(self, facts: Facts) -> None:
        """What it refers to by name is there from now on."""
        for name, model in (("type", PostType), ("author", Author), ("series", Series)):
            _required(model, facts.get(name), make=True)
        for tag in facts.get("tags", ()):
            _required(Tag, tag, make=True)

    def _fill(self, post: Any, facts: Facts, *, make: bool) -> None:
        for name, field in TEXTS.items():
            setattr(post, field, facts.get(name, ""))
        for name, field in TIMES.items():
            setattr(post, field, facts.get(name))
        post.state, post.published_at = facts.get("status", State.DRAFT), facts.get("date")
        post.post_type = _required(PostType, facts.get("type"), make=make)
        post.author = _required(Author, facts.get("author"), make=make)
        post.series = _required(Series, facts.get("series"), make=make)
        post.cover = stored(facts.get("cover"))
        if post._state.adding and (uid := _free_uid(facts.get("id"))):
            post.uid = uid


class PageKind:
    model = Page

    def find(self, facts: Facts) -> Any:
        return Page.objects.filter(slug=facts["slug"]).first()

    def facts_of(self, row: Any) -> Facts:
        status = State.PUBLISHED if row.published else State.DRAFT
        texts = {name: getattr(row, name) for name in ("title", "slug", "description", "body")}
        return said({name: _as_told(value) for name, value in {**texts, "status": status}.items()})

    def wanted(self, row: Any, facts: Facts, options: Options) -> Facts:
        names = ("title", "slug", "description", "body")
        stands = row.published if row else False
        published = facts.get("status") == State.PUBLISHED if options.publish else stands
        return said(
            {name: facts.get(name, "") for name in names} | {"status": State.PUBLISHED if published else "draft"}
        )

    def check(self, row: Any, facts: Facts) -> None:
        made = Page(pk=row.pk if row else None)
        made._state.adding = row is None
        self._fill(made, facts)
        made.full_clean(exclude=["body_html"])

    def write(self, row: Any, facts: Facts, *, by: Any) -> Any:
        page = row or Page()
        self._fill(page, facts)
        page.full_clean(exclude=["body_html"])
        page.save()
        return page

    def _fill(self, page: Page, facts: Facts) -> None:
        for name in ("title", "slug", "description", "body"):
            setattr(page, name, facts.get(name, ""))
        page.published = facts.get("status") == State.PUBLISHED


def publication(row: Any, facts: Facts, options: Options, new: Any) -> Facts:
    """Its state and times. Nothing comes before readers, or goes from them, unless that was asked for and may be.

    `new` is what would be begun where there is no row.
    """
    told = {name: facts.get(name) for name in PUBLICATION}
    status = facts.get("status", State.DRAFT)
    stands = row.state if row else State.DRAFT
    touches = State.PUBLISHED in (status, stands)
    if touches and not (options.publish and may_publish(options.by, row or new)):
        if row is None:
            return {**told, "status": State.DRAFT}
        return {"status": stands, "date": facts.get("date") or row.published_at, "expires": told["expires"]} | (
            {"date": row.published_at, "expires": row.expires_at} if stands == State.PUBLISHED else {}
        )
    if status == State.PUBLISHED and not told["date"]:
        told["date"] = (row.published_at if row else None) or timezone.now()
    return told


def _required(model: Any, name: str | None, *, make: bool) -> Any:
    return named(model, name, make=make) if name else None


def _free_uid(text: str | None) -> UUID | None:
    """A name in feeds that no other post has, not even one in the trash."""
    if not text:
        return None
    try:
        uid = UUID(text)
    except ValueError as problem:
        raise ValidationError(f"“{text[:60]}” is no id of a post. Leave it out: it gets one.") from problem
    return None if Post.everything.filter(uid=uid).exists() else uid


def _as_told(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC)
        case str():
            return with_line_feeds(str(value))
    return value
