"""A Markdown file as the facts of a post or a page, whoever wrote it."""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.urls import reverse
from django.utils.text import Truncator

from blog.models import Picture, Post
from blog.pictures import words_from_file_name
from nuvika.editing.publication import State
from nuvika.front.frame.models import Page
from nuvika.front.moving import PAGES
from nuvika.front.moving.bodies import foreign_parts, with_pictures
from nuvika.front.moving.heads import Head, moment_of
from nuvika.front.moving.kinds import Facts, said, with_line_feeds
from nuvika.front.moving.names import slug_of
from nuvika.front.moving.problems import Problems
from nuvika.front.moving.shelf import Shelf, address_of, name_of
from nuvika.lib import frontmatter

DATED = re.compile(r"\A(\d{4}-\d{2}-\d{2})-(.+)\Z")  # Jekyll's names
HEADING = re.compile(r"\A\s*# +(.+?)\s*#*\s*(?:\n+|\Z)")
GENERIC = {"post", "posts", "blog", "article", "articles", "page", "pages", "note"}  # kinds of file, no post's type
OURS = re.compile(r"\.\./(pictures/[\w-]+\.\w+)")
LEFT_OUT = {"readme.md", "license.md", "changelog.md", "contributing.md", "_index.md"}
EXTENSIONS = (".md", ".markdown", ".mdown")


@dataclass(frozen=True, slots=True)
class Article:
    """What a file says. `old` are paths under which readers knew it elsewhere."""

    file: str
    is_page: bool
    facts: Facts
    old: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files of one source; `own` says that the source is an export of this system."""

    shelf: Shelf
    problems: Problems
    own: bool = False
    taken: dict[tuple[bool, str], str] = field(default_factory=dict)  # which file has an address already

    def read(self, file: str, data: bytes) -> Article | None:
        """None, and a problem told, where the file cannot be read; None alone for what is no article."""
        try:
            text = with_line_feeds(data.decode("utf-8-sig"))
        except UnicodeDecodeError as problem:
            line = data[: problem.start].count(b"\n") + 1
            self.problems.error(file, line, "This is no text in UTF-8. Save the file with this encoding.")
            return None
        if "\0" in text:
            line = text[: text.index("\0")].count("\n") + 1
            self.problems.error(file, line, "There is a NUL, which no text holds: remove it.")
            return None
        try:
            read = frontmatter.read(text)
        except frontmatter.FrontMatterError as problem:
            self.problems.error(file, problem.line, str(problem))
            return None
        if not read.header and PurePosixPath(file).name.lower() in LEFT_OUT:
            return None
        return self._article(Head(file, read, self.problems, self.own))

    def _article(self, head: Head) -> Article:
        is_page = self._is_page(head)
        body, title = head.read.body, head.text("title")
        if not title and (found := HEADING.match(body)):
            title, body = found[1], body[found.end() :]
        title = title or words_from_file_name(self._stem(head.file)[1]).capitalize()
        body = self._body(head, body)
        model: type[Post | Page] = Page if is_page else Post
        longest = longest_of(model, "slug")
        facts = {"title": title, "slug": self._slug(head, title, longest), "body": body, "status": head.status()}
        facts |= self._page_facts(head) if is_page else self._post_facts(head)
        article = Article(head.file, is_page, said(facts), self._old(head, is_page, facts["slug"]))
        return self.alone(article)

    def alone(self, article: Article) -> Article:
        """Two files of one address would write over each other: the second one is told."""
        key = (article.is_page, article.facts["slug"])
        first = self.taken.setdefault(key, article.file)
        if first != article.file:
            message = f"{first} has the address “{key[1]}” already. Give one of the two another “slug”."
            raise ValidationError(message)
        return article

    def _is_page(self, head: Head) -> bool:
        if self.own:
            return head.file.startswith(PAGES)
        return "page" in (head.kind(), head.text("type").lower()) or "_pages/" in f"/{head.file}"

    def _page_facts(self, head: Head) -> Facts:
        return {"description": self._short(head, "summary", Page, "description")}

    def _post_facts(self, head: Head) -> Facts:
        dated, _ = self._stem(head.file)
        kind = head.text("type")
        tags = head.list("tags", parted_by_spaces=bool(dated)) + head.list("categories", parted_by_spaces=bool(dated))
        facts = {
            "type": kind if self.own or kind.lower() not in GENERIC else "",
            "date": head.moment("date") or (moment_of(dated) if dated else None),
            "updated": head.moment("updated"),
            "expires": head.moment("expires"),
            "planned": head.day("planned"),
            "tags": list(dict.fromkeys(tags)),
            "summary": self._short(head, "summary", Post, "summary"),
            "meta_description": self._short(head, "meta_description", Post, "search_description"),
            "cover": self._cover(head),
        }
        if "_drafts/" in f"/{head.file}":
            facts["status"] = State.DRAFT
        if not facts["meta_description"] and head.text("description") != head.text("summary"):
            facts["meta_description"] = self._short(head, "description", Post, "search_description")
        names = ("author", "series", "canonical", "meta_title", *(("id",) if self.own else ()))
        return facts | {name: head.text(name) for name in names}

    def _short(self, head: Head, name: str, model: type[Post | Page], column: str) -> str:
        text, longest = head.text(name), longest_of(model, column)
        if len(text) > longest and not self.own:
            message = f"“{column}” has {len(text)} signs: shortened to {longest}. Look at it after the import."
            self.problems.warn(head.file, head.line(name), message)
            return str(Truncator(text).chars(longest))
        return text

    def _stem(self, file: str) -> tuple[str, str]:
        """The date that a file's name begins with, and what else it says; of “index” its folder's."""
        path = PurePosixPath(file)
        stem = path.stem if path.stem.lower() != "index" or path.parent.name == "" else path.parent.name
        found = DATED.match(stem)
        return (found[1], found[2]) if found else ("", stem)

    def _slug(self, head: Head, title: str, longest: int) -> str:
        told = head.text("slug") or PurePosixPath(_path(head.text("address"))).stem
        if self.own and told:
            validate_slug(told)
            return told
        stem = told if ":" not in told and told else self._stem(head.file)[1]
        return slug_of(stem.rpartition("/")[2] or title, longest=longest)

    def _old(self, head: Head, is_page: bool, slug: str) -> tuple[str, ...]:
        new = reverse("front:page", args=[slug]) if is_page else reverse("blog:post", args=[slug])
        address = _path(head.text("address"))
        known = [*map(_path, head.list("aliases")), address if ":" not in address else ""]
        # Obsidian's aliases are other names of a note, no addresses
        paths = ("/" + path.strip("/") for path in known if "/" in path.strip())
        return tuple(path for path in dict.fromkeys(paths) if path not in ("/", new) and " " not in path)

    def _cover(self, head: Head) -> str:
        address = head.text("cover").removeprefix("![[").removesuffix("]]")
        place = self.shelf.place_of(address, head.file) if address else None
        if address and place is None:
            message = f"The cover “{address[:120]}” is not among the files. Put it beside them, or choose one later."
            self.problems.warn(head.file, head.line("cover"), message)
        alt = head.text("cover_alt") or head.text("title")
        picture = self.shelf.picture(place, alt=alt) if place else None
        return name_of(picture) if picture else ""

    def _body(self, head: Head, body: str) -> str:
        offset = head.read.body_line + head.read.body[: len(head.read.body) - len(body)].count("\n")
        if self.own:
            return OURS.sub(self._ours, body)

        def resolve(address: str, alt: str, line: int) -> tuple[str, str] | None:
            here = self.picture(head.file, offset + line, address, alt)
            return (here, alt) if here else None

        made = with_pictures(body, resolve)
        for line, what in foreign_parts(made):
            message = f"“{what[:60]}” is shown to readers as it is written. Rewrite it in Markdown."
            self.problems.warn(head.file, offset + line, message)
        return made.strip("\n") + "\n" if made.strip() else ""

    def picture(self, file: str, line: int, address: str, alt: str) -> str | None:
        """The address that a picture has here; None, and a problem told, where it is not among the files."""
        if address.startswith("data:"):
            self.problems.warn(file, line, "A picture is written into the text: save it as a file and name that.")
            return None
        place = self.shelf.place_of(address, file)
        if place is None:
            message = f"The picture “{address[:120]}” is not among the files: nothing is fetched. Put it beside them."
            self.problems.warn(file, line, message)
            return None
        if not alt:
            message = f"“{address[:120]}” has no alt text. Say between its brackets, or in the Admin, what it shows."
            self.problems.warn(file, line, message)
        kept = self.shelf.picture(place, alt=alt)
        return address_of(kept) if kept else None

    def _ours(self, found: re.Match[str]) -> str:
        place = self.shelf.place_of(found[1])
        kept = self.shelf.picture(place) if place else None
        return address_of(kept) if isinstance(kept, Picture) else found[0]


def longest_of(model: type[Post | Page], column: str) -> int:
    """How many signs a column takes."""
    field: Any = model._meta.get_field(column)
    return int(field.max_length)


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address.strip()).path)
    except ValueError:
        return ""
