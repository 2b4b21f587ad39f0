"""Carousels: the JSON of their deck, and beside it, under “site”, what only a site knows of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date, parse_datetime

from blog.models import Author, Post, PostType
from carousels.deck import FOCUS, MAX_SLIDES, OVERLAY, TEXT_FIELDS
from carousels.deck import Picture as PictureValue
from carousels.deckjson import NotADeckError, from_json, to_json
from carousels.decks import deck_of
from carousels.models import Carousel, Posting, Theme
from nuvika.editing.publication import State
from nuvika.editing.writing import write as write_content
from nuvika.front.moving.articles import publication
from nuvika.front.moving.kinds import Facts, Options, said, with_line_feeds
from nuvika.front.moving.names import as_here, named, slug_of
from nuvika.front.moving.records import stored, truth
from nuvika.front.moving.shelf import Kept, name_of

DECK_TEXTS = ("title", "post_type", "language", "size", "author", "hashtags", "caption", "document_title")
SITE_TEXTS = ("slug", "status", "post", "post_address", "theme")
POSTING_TEXTS = ("place", "account", "address", "file_name", "file_digest", "content_digest")
NAMES_OF_FOCUS = {point: name for name, point in FOCUS.items()}


class CarouselKind:
    model = Carousel

    def find(self, facts: Facts) -> Any:
        return Carousel.objects.with_slides().filter(slug=facts["slug"]).first()

    def facts_of(self, row: Any) -> Facts:
        deck = json.loads(to_json(deck_of(row)))
        pictures = {slide.picture.digest: slide.picture for slide in row.slides.all() if slide.picture}
        slides = [_slide(value, pictures.get) for value in deck["slides"]]
        for slide, stored_slide in zip(slides, row.slides.all(), strict=True):
            slide |= {"focus": "centre"} if stored_slide.focus == "centre" else {}
        return said(
            {name: deck.get(name, "") for name in DECK_TEXTS}
            | {"slides": slides, "postings": [_posting_facts(posting) for posting in _postings(row)]}
            | {"slug": row.slug, "status": row.state, "post_address": with_line_feeds(row.post_address)}
            | {"post": row.post.slug if row.post else "", "theme": row.theme.slug if row.theme else ""}
            | {"date": _utc(row.published_at), "expires": _utc(row.expires_at), "planned": row.planned_on}
            | {"public_pdf": row.public_pdf}
        )

    def wanted(self, row: Any, facts: Facts, options: Options) -> Facts:
        """Where it was posted is added to what is known: nothing posted is ever forgotten."""
        known = [_posting_facts(posting) for posting in _postings(row)] if row else []
        postings = [*known, *(one for one in facts.get("postings", ()) if one not in known)]
        ordered = sorted(postings, key=lambda one: (one["posted_at"], str(one)))
        names = {"post_type": as_here(PostType, facts.get("post_type", ""))}
        names["author"] = as_here(Author, facts.get("author", ""))
        return said(
            {**facts, **names, "postings": ordered} | publication(row, facts, options, Carousel(created_by=options.by))
        )

    def check(self, row: Any, facts: Facts) -> None:
        made = Carousel(pk=row.pk if row else None, title=facts["title"], slug=facts["slug"])
        made._state.adding = row is None
        for name in ("size", "language", "caption", "hashtags", "document_title"):
            setattr(made, name, facts.get(name) or _usual(name))
        self._publish(made, facts)
        made.full_clean()

    def write(self, row: Any, facts: Facts, *, by: Any) -> Any:
        carousel = row or Carousel(created_by=by)
        self._publish(carousel, facts)
        write_content(carousel, _content(carousel, facts))
        known = [_posting_facts(posting) for posting in _postings(carousel)]
        for posting in facts.get("postings", ()):
            if posting not in known:
                made = Posting(carousel=carousel, by=by, **{"file_size": 0, **posting})
                made.full_clean(exclude=["carousel"])
                made.save()
        return carousel

    def make_names(self, facts: Facts) -> None:
        """What it refers to by name is there from now on."""
        for name, model in (("post_type", PostType), ("author", Author)):
            if facts.get(name):
                named(model, facts[name], make=True)

    def _publish(self, carousel: Any, facts: Facts) -> None:
        carousel.state, carousel.published_at = facts.get("status", State.DRAFT), facts.get("date")
        carousel.expires_at, carousel.planned_on = facts.get("expires"), facts.get("planned")


def file_of(row: Any) -> bytes:
    """The deck's JSON, whole, with its site beside it."""
    facts = CarouselKind().facts_of(row)
    site = {name: facts[name] for name in (*SITE_TEXTS, "date", "expires", "planned", "public_pdf") if name in facts}
    centred = [number for number, slide in enumerate(facts.get("slides", ()), 1) if slide.get("focus") == "centre"]
    site |= said({"centred": centred, "postings": facts.get("postings")})
    value = json.loads(to_json(deck_of(row)))
    return (json.dumps({**value, "site": site}, ensure_ascii=False, indent=2, default=_text) + "\n").encode()


def read(text: str, pictures: Callable[[str], Kept | None]) -> Facts:
    """The facts of a file; `pictures` are asked for by digest. Raises NotADeckError, ValidationError."""
    found: dict[str, Kept] = {}

    def picture(digest: str) -> PictureValue | None:
        kept = pictures(digest)
        if kept is None:
            return None
        found[digest] = kept
        return PictureValue(digest, "png", 1, 1, b"")

    deck = from_json(text, picture)
    if len(deck.slides) > MAX_SLIDES:
        raise NotADeckError(f"It has {len(deck.slides)} slides. A carousel has at most {MAX_SLIDES}.")
    _refuse_what_no_text_holds(text)
    value, site = json.loads(to_json(deck)), _site(json.loads(text))
    slides = [_slide(slide, found.get) for slide in value["slides"]]
    for number in site.get("centred", ()):
        if isinstance(number, int) and 0 < number <= len(slides):
            slides[number - 1]["focus"] = "centre"
    facts: Facts = {name: with_line_feeds(value.get(name, "")) for name in DECK_TEXTS} | {"slides": slides}
    facts |= {name: str(site.get(name) or "") for name in SITE_TEXTS} | _times(site)
    facts["slug"] = facts["slug"] or slug_of(deck.title, longest=200)
    facts["public_pdf"] = truth(site.get("public_pdf"))
    facts["postings"] = [_posting(one) for one in site.get("postings", ())]
    return said(facts)


def _site(value: dict[str, Any]) -> dict[str, Any]:
    site = value.get("site") or {}
    if not isinstance(site, dict):
        raise NotADeckError("“site” has to be an object.")
    if not all(isinstance(site.get(name, []), list) for name in ("centred", "postings")):
        raise NotADeckError("“centred” and “postings” have to be lists.")
    status = site.get("status") or State.DRAFT
    if status not in State.values:
        raise NotADeckError(f"“{str(status)[:40]}” is no status. Write one of {', '.join(State.values)}.")
    return site


def _refuse_what_no_text_holds(text: str) -> None:
    """JSON can write a NUL and half a sign; no database keeps either."""
    try:
        written = json.dumps(json.loads(text), ensure_ascii=False).encode()
    except UnicodeEncodeError as problem:
        raise NotADeckError("It holds half a sign (a lone surrogate). Write it in UTF-8.") from problem
    if b"\\u0000" in written:
        raise NotADeckError("There is a NUL, which no text holds: remove it.")


def _slide(value: dict[str, Any], pictures: Callable[[str], Kept | None]) -> Facts:
    picture = pictures(value["picture"]["digest"]) if "picture" in value else None
    focus = NAMES_OF_FOCUS.get(tuple(value.get("focus", ())), "")
    texts = {name: with_line_feeds(text) for name, text in value.items() if name in TEXT_FIELDS}
    manner: Facts = {name: value[name] for name in ("kind", "layout", "fit", "overlay", "decorative") if name in value}
    return {**texts, **manner, **said({"picture": name_of(picture) if picture else "", "focus": focus})}


def _content(carousel: Any, facts: Facts) -> dict[str, Any]:
    """As `nuvika.editing.content` has it; slides keep their identity by their place."""
    post = Post.objects.filter(slug=facts["post"]).first() if facts.get("post") else None
    theme = Theme.objects.filter(slug=facts["theme"]).first() if facts.get("theme") else None
    kind = named(PostType, facts["post_type"], make=True) if facts.get("post_type") else None
    author = named(Author, facts["author"], make=True) if facts.get("author") else None
    relations = {"post": post, "theme": theme, "post_type": kind, "author": author}
    texts = ("title", "slug", "post_address", "size", "language", "caption", "hashtags", "document_title")
    keys = [str(slide.pk) for slide in carousel.slides.all()] if carousel.pk else []
    slides = facts.get("slides", [])
    return {
        **{name: facts.get(name) or _usual(name) for name in texts},
        **{name: str(row.pk) if row else "" for name, row in relations.items()},
        "public_pdf": facts.get("public_pdf", False),
        "slides": [
            _slide_content(slide, keys[place] if place < len(keys) else "") for place, slide in enumerate(slides)
        ],
    }


def _usual(name: str) -> Any:
    field: Any = Carousel._meta.get_field(name)
    return field.get_default()


def _slide_content(slide: Facts, key: str) -> dict[str, Any]:
    picture = stored(slide.get("picture"))
    texts = {name: slide.get(name, "") for name in (*TEXT_FIELDS, "layout", "focus")}
    usual = {"fit": slide.get("fit", "cover"), "overlay": str(slide.get("overlay", OVERLAY))}
    about = {"id": key, "kind": slide["kind"], "decorative": slide.get("decorative", False)}
    return {**about, **texts, **usual, "picture": str(picture.pk) if picture else ""}


def _postings(row: Any) -> list[Posting]:
    return sorted(row.postings.all(), key=lambda one: (one.posted_at, str(_posting_facts(one))))


def _posting_facts(posting: Posting) -> Facts:
    texts = {name: getattr(posting, name) for name in POSTING_TEXTS}
    return said({**texts, "posted_at": _utc(posting.posted_at), "file_size": posting.file_size})


def _posting(value: Any) -> Facts:
    if not isinstance(value, dict):
        raise NotADeckError("Each of the “postings” has to be an object.")
    texts = {name: str(value.get(name) or "") for name in POSTING_TEXTS}
    at, size = _moment(value.get("posted_at")), value.get("file_size", 0)
    if at is None or not isinstance(size, int):
        raise NotADeckError("Each of the “postings” needs a time, “posted_at”, and the “file_size” in bytes.")
    return said({**texts, "posted_at": at, "file_size": size})


def _times(site: dict[str, Any]) -> Facts:
    planned = site.get("planned")
    day = parse_date(str(planned)) if planned else None
    return {"date": _moment(site.get("date")), "expires": _moment(site.get("expires")), "planned": day}


def _moment(value: Any) -> datetime | None:
    """Raises ValidationError for what is no time with a zone."""
    if not value:
        return None
    try:
        at = parse_datetime(str(value))
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ValidationError(f"“{str(value)[:40]}” is no time. Write one like 2026-05-01T10:00:00+00:00.")
    return at.astimezone(UTC)


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None


def _text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
