"""The heads of Markdown files: the names that systems have for the same things, and what their values mean."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from nuvika.editing.publication import State
from nuvika.front.moving.problems import Problems
from nuvika.lib.frontmatter import Read

# Ours first; then what Hugo, Jekyll, Ghost, Obsidian and their kin say.
NAMES = {
    "title": ("title",),
    "slug": ("slug",),
    "summary": ("summary", "excerpt", "custom_excerpt", "description", "subtitle", "lead"),
    "description": ("description",),
    "date": ("date", "published_at", "publishdate", "publish_date", "pubdate", "published", "created_at", "created"),
    "updated": ("updated", "lastmod", "last_modified_at"),
    "expires": ("expires", "expirydate", "expires_at"),
    "planned": ("planned",),
    "type": ("post_type", "type"),
    "author": ("author", "authors", "primary_author", "by"),
    "tags": ("tags", "tag", "keywords"),
    "categories": ("categories", "category"),
    "series": ("series",),
    "cover": ("cover", "cover_image", "featured_image", "feature_image", "image", "thumbnail", "banner", "images"),
    "cover_alt": ("cover_alt", "feature_image_alt", "image_alt", "featured_image_alt"),
    "canonical": ("canonical", "canonical_url", "canonicalurl"),
    "meta_title": ("meta_title", "seo_title", "search_title"),
    "meta_description": ("meta_description", "seo_description", "search_description"),
    "aliases": ("aliases", "redirect_from", "old_paths"),
    "address": ("permalink", "url", "link"),
    "id": ("id", "uuid"),
}
STATES = {
    **dict.fromkeys(("published", "publish", "scheduled", "future", "live", "public"), State.PUBLISHED),
    **dict.fromkeys(("draft", "private", "trash", "auto-draft", "unlisted"), State.DRAFT),
    **dict.fromkeys(("review", "pending", "in review"), State.REVIEW),
}
TRUE, FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
OFFSET = re.compile(r"\s*([+-]\d\d):?(\d\d)$")


@dataclass(frozen=True, slots=True)
class Head:
    """A head that is asked for our names. What cannot be understood is told, and left out."""

    file: str
    read: Read
    problems: Problems
    own: bool = False  # written by this system: names are taken to the letter

    def line(self, name: str) -> int:
        return next((self.read.lines.get(key, 1) for key in self._keys(name)), 1)

    def has(self, name: str) -> bool:
        return next(self._values(name), None) is not None

    def text(self, name: str) -> str:
        """One text; of a list or a mapping the first that says something."""
        return next((found for value in self._values(name) if (found := _first(value))), "")

    def list(self, name: str, *, parted_by_spaces: bool = False) -> list[str]:
        value = next((value for value in self._values(name) if value), None)
        if self.own:
            return [str(item) for item in value or ()]
        if isinstance(value, list):
            found = [_first(item) for item in value]
        else:
            text = _first(value)
            found = text.split() if parted_by_spaces and "," not in text else text.split(",")
        cleaned = (" ".join(item.strip().lstrip("#").split()) for item in found)
        return list(dict.fromkeys(item for item in cleaned if item))

    def moment(self, name: str) -> datetime | None:
        """A time; a day begins at midnight, and a time without a zone is in the site's."""
        for value in self._values(name):
            text = _first(value)
            if text.lower() in (*TRUE, *FALSE) or not text:
                continue  # Jekyll says “published: false”
            found = moment_of(text)
            if found is None:
                message = (
                    f"“{text[:40]}” is no date and is left out: write one like 2026-05-01 or 2026-05-01T10:00:00Z."
                )
                self.problems.warn(self.file, self.line(name), message)
            return found
        return None

    def day(self, name: str) -> date | None:
        at = self.moment(name)
        return timezone.localdate(at) if at else None

    def status(self) -> State:
        """What there was published there is so; what says nothing of it was."""
        if self._is("draft", TRUE) or self._is("published", FALSE) or self._is("publish", FALSE):
            return State.DRAFT
        word = next((_first(value) for value in self._named("status")), "").lower()
        if word and word not in STATES:
            known = ", ".join(State.values)
            self.problems.warn(
                self.file,
                self.read.lines.get("status", 1),
                f"“{word[:40]}” is no status: taken as a draft. Use {known}.",
            )
            return State.DRAFT
        return STATES.get(word, State.PUBLISHED)

    def kind(self) -> str:
        return next((_first(value).lower() for value in self._named("layout")), "")

    def _is(self, name: str, words: tuple[str, ...]) -> bool:
        return any(_first(value).lower() in words for value in self._named(name))

    def _keys(self, name: str) -> Any:
        plain = {_plain(key): key for key in self.read.header}
        return (plain[alias] for alias in NAMES[name] if alias in plain)

    def _values(self, name: str) -> Any:
        return (self.read.header[key] for key in self._keys(name))

    def _named(self, name: str) -> Any:
        return (value for key, value in self.read.header.items() if _plain(key) == name)


def moment_of(text: str) -> datetime | None:
    """None for what is no time that a database could hold."""
    text = OFFSET.sub(r"\1:\2", text.strip().removesuffix(" UTC"))
    try:
        at = parse_datetime(text.replace("/", "-"))
        if at is None:
            day = parse_date(text.replace("/", "-"))
            at = datetime.combine(day, time.min) if day else None
        if at is None or not 1 < at.year < 9999:
            return None
        return (at if at.tzinfo else timezone.make_aware(at)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _first(value: Any) -> str:
    match value:
        case None:
            return ""
        case list():
            return next((found for item in value if (found := _first(item))), "")
        case dict():
            order = [name for name in ("name", "title", "image", "src", "url", "relative", "path") if name in value]
            return next((found for name in order or value if (found := _first(value[name]))), "")
    return str(value).strip()


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")
