"""Addresses under which readers knew things elsewhere lead to where they are now."""

from django.urls import reverse

from nuvika.front.moving.articlefiles import Article
from nuvika.front.moving.importing import Desk
from nuvika.front.moving.records import Record
from nuvika.front.redirects.models import Redirect, plain_path
from nuvika.front.redirects.shown import is_shown

LONGEST = 500


class Redirects:
    """Collected while articles are read, and put last: what has an address of its own needs no other."""

    def __init__(self, kind: Record) -> None:
        self.kind = kind
        self._noted: dict[str, Article] = {}

    def note(self, article: Article) -> None:
        for path in article.old:
            self._noted.setdefault(plain_path(path), article)

    def put(self, desk: Desk) -> None:
        for path, article in sorted(self._noted.items()):
            target = _address(article)
            if is_shown(path) or plain_path(target) == path:
                continue
            if len(path) > LONGEST or any(sign.isspace() for sign in path):
                desk.report.problems.warn(article.file, article.line, f"“{path[:80]}” is no address: left out.")
                continue
            if not _leads(path, target):
                desk.put(self.kind, {"old_path": path, "target": target}, file=article.file, line=article.line)


def _address(article: Article) -> str:
    name = "front:page" if article.is_page else "blog:post"
    return reverse(name, args=[article.facts["slug"]])


def _leads(path: str, target: str) -> bool:
    """Whether it leads there already, noted by whomever."""
    return Redirect.objects.filter(old_path=path, target=target).exists()
