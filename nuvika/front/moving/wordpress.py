"""A WordPress export (WXR) as articles. It is read as a stream, without entities, and nothing it names is fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from urllib.parse import unquote, urlsplit
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.text import Truncator

from blog.models import Post, PostType
from nuvika.editing.publication import State
from nuvika.front.frame.models import Page
from nuvika.front.moving.articlefiles import Article, Reader, longest_of
from nuvika.front.moving.bodies import escaped, with_pictures
from nuvika.front.moving.heads import STATES, moment_of
from nuvika.front.moving.kinds import Facts, said
from nuvika.front.moving.limits import MAX_TEXT
from nuvika.front.moving.names import named, slug_of
from nuvika.front.moving.shelf import name_of
from nuvika.lib.pasted import NotReadableError, to_markdown

KINDS = {"post": False, "page": True}  # whether it is a page
NO_DATE = "0000-00-00"
NO_CATEGORY = {"uncategorized", "allgemein", "uncategorised"}
PARAGRAPH = re.compile(r"<p\b", re.IGNORECASE)
BLOCK = re.compile(r"\s*</?(?:div|h[1-6]|ul|ol|li|pre|blockquote|table|tr|td|figure|hr|section)\b", re.IGNORECASE)
CODE = re.compile(r"(<pre\b.*?</pre>)", re.IGNORECASE | re.DOTALL)
CAPTION = re.compile(r"\[/?caption[^\]]{0,500}\]")
SHORTCODE = re.compile(r"\\?\[/?(?:gallery|video|audio|embed|playlist|contact-form|code|sourcecode)\b[^\]]{0,200}\]")
COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
LINKED_PICTURE = re.compile(r"\[(!\[[^\]]{0,1000}\]\([^)\s]{1,1000}\))\]\([^)\s]{1,1000}\.(?:png|jpe?g|gif|webp)\)")
NO_PICTURE = re.compile(r"!\[[^\]]{0,1000}\]\(\)")  # its address was none that is kept
SMALLER = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w{3,4}\Z)")


class NotWordPressError(ValueError):
    """Why an XML file cannot be read and what to do; and at which line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Item:
    """What an <item> says: its elements by their names, what it is filed under, what is noted about it."""

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    filed: list[tuple[str, str]] = field(default_factory=list)  # the domain, the name
    noted: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.texts.get(name, "").strip()


class _Items(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []
        self.authors: dict[str, str] = {}  # their names, by how they sign in
        self.is_export = False
        self._item: Item | None = None
        self._words: list[str] = []
        self._size = 0
        self._domain, self._key, self._login = "", "", ""

    @property
    def line(self) -> int:
        return int(self._locator.getLineNumber() or 1)  # type: ignore[attr-defined]

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802  (the interface of SAX)
        self._words, self._size = [], 0
        if name == "item":
            self._item = Item(self.line)
        elif name == "category":
            self._domain = attrs.get("domain", "")  # type: ignore[attr-defined]

    def characters(self, content: str) -> None:
        self._size += len(content)
        if self._size > MAX_TEXT:
            raise NotWordPressError(
                f"A text has more than {MAX_TEXT // 2**20} MB. Take it out of the file.", self.line
            )
        self._words.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        words, self._words, self._size = "".join(self._words), [], 0
        if self._item is None:
            self._about_the_site(name, words.strip())
        elif name == "item":
            self.items.append(self._item)
            self._item = None
        elif name == "category":
            self._item.filed.append((self._domain, words.strip()))
        elif name == "wp:meta_key":
            self._key = words
        elif name == "wp:meta_value":
            self._item.noted[self._key] = words
        else:
            self._item.texts.setdefault(name, words)

    def _about_the_site(self, name: str, words: str) -> None:
        if name == "wp:wxr_version":
            self.is_export = True
        elif name == "wp:author_login":
            self._login = words
        elif name == "wp:author_display_name":
            self.authors[self._login] = words


def articles(file: str, stream: IO[bytes], reader: Reader) -> Iterator[Article]:
    """Its posts and pages. Raises NotWordPressError for what is no such file; one that is cut short gives none."""
    found = _read(stream)
    attachments = {item.text("wp:post_id"): item for item in found.items if item.text("wp:post_type") == "attachment"}
    for item in found.items:
        if item.text("wp:post_type") in KINDS and item.text("wp:status") not in ("trash", "auto-draft", "inherit"):
            made = _Made(file, item, attachments, found.authors, reader)
            try:
                yield made.article()
            except (ValidationError, NotReadableError) as problem:
                said_so = problem.messages if isinstance(problem, ValidationError) else ["Its HTML cannot be read."]
                reader.problems.error(file, item.line, f"“{item.text('title')[:80]}”: {' '.join(said_so)}")


def _read(stream: IO[bytes]) -> _Items:
    handler, parser = _Items(), make_parser()
    parser.setContentHandler(handler)
    parser.forbid_dtd = True
    try:
        parser.parse(stream)
    except DefusedXmlException as problem:
        message = "It has a DTD or entities, which are not read. Export it from WordPress anew."
        raise NotWordPressError(message, 1) from problem
    except SAXParseException as problem:
        message = f"It is no whole XML file ({problem.getMessage()}). Export it from WordPress anew."
        raise NotWordPressError(message, problem.getLineNumber() or 1) from problem
    except (SAXException, ValueError, LookupError) as problem:
        if isinstance(problem, NotWordPressError):
            raise
        raise NotWordPressError("It is no XML that can be read. Export it from WordPress anew.", 1) from problem
    if not handler.is_export:
        message = "It is no WordPress export: there is no wxr_version. Use Tools → Export in WordPress."
        raise NotWordPressError(message, 1)
    return handler


@dataclass(frozen=True, slots=True)
class _Made:
    """One item on its way to an article."""

    file: str
    item: Item
    attachments: dict[str, Item]
    authors: dict[str, str]
    reader: Reader

    def article(self) -> Article:
        item, is_page = self.item, KINDS[self.item.text("wp:post_type")]
        title = item.text("title") or "Untitled"
        model: type[Post | Page] = Page if is_page else Post
        longest = longest_of(model, "slug")
        slug = slug_of(unquote(item.text("wp:post_name")) or title, longest=longest)
        facts: Facts = {"title": title, "slug": slug, "body": self.body(), "status": self.status()}
        facts |= {"description": self.summary(300)} if is_page else self.post_facts()
        new = reverse("front:page", args=[slug]) if is_page else reverse("blog:post", args=[slug])
        old = _path(item.text("link"))
        article = Article(self.file, is_page, said(facts), (old,) if old not in ("", "/", new) else (), item.line)
        return self.reader.alone(article)

    def status(self) -> State:
        return STATES.get(self.item.text("wp:status"), State.DRAFT)

    def summary(self, longest: int) -> str:
        source = self.item.text("excerpt:encoded")
        words = " ".join(to_markdown(source).markdown.split()) if source else ""
        return str(Truncator(words).chars(longest))

    def post_facts(self) -> Facts:
        item, login = self.item, self.item.text("dc:creator")
        kind, tags = self.filed()
        return {
            "date": self.date(),
            "summary": self.summary(400),
            "author": self.authors.get(login, "") or login,
            "type": kind,
            "tags": tags,
            "cover": self.cover(),
            "meta_title": _plain(item.noted.get("_yoast_wpseo_title", ""), 200),
            "meta_description": _plain(item.noted.get("_yoast_wpseo_metadesc", ""), 300),
        }

    def date(self) -> object:
        gmt, local = self.item.text("wp:post_date_gmt"), self.item.text("wp:post_date")
        if gmt and not gmt.startswith(NO_DATE):
            return moment_of(f"{gmt}Z")
        return moment_of(local) if local and not local.startswith(NO_DATE) else None

    def filed(self) -> tuple[str, list[str]]:
        """A category that is a type of posts here is the post's; the others are tags."""
        names = [(domain, name) for domain, name in self.item.filed if name.lower() not in NO_CATEGORY]
        categories = [name for domain, name in names if domain == "category"]
        kind = next((name for name in categories if named(PostType, name, make=False)), "")
        tags = [name for domain, name in names if domain in ("category", "post_tag") and name != kind]
        return kind, list(dict.fromkeys(tag[:100] for tag in tags if tag))

    def cover(self) -> str:
        attachment = self.attachments.get(self.item.noted.get("_thumbnail_id", ""))
        if attachment is None:
            return ""
        address, shelf = attachment.text("wp:attachment_url"), self.reader.shelf
        place = shelf.place_of(address)
        if place is None:
            message = f"The cover {address[:160]} is not among the files. Give the folder wp-content/uploads as well."
            self.reader.problems.warn(self.file, self.item.line, message)
            return ""
        alt = attachment.noted.get("_wp_attachment_image_alt", "")
        picture = shelf.picture(place, alt=alt or attachment.text("title"))
        return name_of(picture) if picture else ""

    def body(self) -> str:
        source = COMMENT.sub("", CAPTION.sub("", self.item.texts.get("content:encoded", "")))
        if not source.strip():
            return ""
        made = to_markdown(source if PARAGRAPH.search(source) else in_paragraphs(source), keep_pictures=True).markdown
        made = with_pictures(NO_PICTURE.sub("", LINKED_PICTURE.sub(r"\1", made)), self.picture)
        for found in dict.fromkeys(SHORTCODE.findall(made)):
            message = f"“{found}” is a command to WordPress and is shown as it is written. Rewrite it in Markdown."
            self.reader.problems.warn(self.file, self.item.line, message)
        return made + "\n"

    def picture(self, address: str, alt: str, _line: int) -> tuple[str, str] | None:
        """Where WordPress made a smaller copy that is not among the files, the picture itself is."""
        whole = SMALLER.sub("", address)
        shelf = self.reader.shelf
        chosen = whole if shelf.place_of(whole) else address
        alt = alt or escaped(self._alt(whole))
        here = self.reader.picture(self.file, self.item.line, chosen, alt)
        return (here, alt) if here else None

    def _alt(self, address: str) -> str:
        found = (one for one in self.attachments.values() if one.text("wp:attachment_url") == address)
        return next((one.noted.get("_wp_attachment_image_alt", "") for one in found), "")


def in_paragraphs(source: str) -> str:
    """As WordPress does with texts of its classic editor: a blank line parts paragraphs, a line feed breaks a line."""
    return "".join(part if CODE.match(part) else _paragraphs(part) for part in CODE.split(source))


def _paragraphs(source: str) -> str:
    parts = filter(None, re.split(r"\n\s*\n", source.replace("\r\n", "\n").strip()))
    return "".join(part if BLOCK.match(part) else f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts)


def _plain(text: str, longest: int) -> str:
    """Without what a search plug-in would fill in."""
    return str(Truncator(re.sub(r"\s*%%\w+%%\s*", " ", text).strip()).chars(longest))


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return "" if parts.query else unquote(parts.path).rstrip("/")
