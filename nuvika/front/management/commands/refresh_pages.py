"""Make anew what pages are made of: HTML from Markdown, copies of pictures, the search index.

All of it is made when something is saved; this is for after an update of the program, or a restored backup.
"""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from blog.models import Post
from nuvika.front.frame.models import Page
from nuvika.lib import markdown
from nuvika.lib.rendered import CountedField, RenderedField

MADE = (RenderedField, CountedField)
SOURCES = Path(markdown.__file__).parent  # what decides how a text is rendered


class Command(BaseCommand):
    help = "Render every text anew, and make the copies of pictures and the rows of the search index that are missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-changed", action="store_true", help="Only if the renderer changed since the last time."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        stamp, digest = settings.DATA_DIR / ".rendered", _digest()
        if options["if_changed"] and stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
            return
        changed = sum(_render(model) for model in (Post, Page))
        self.stdout.write(f"{changed} texts were rendered anew.")
        call_command("make_renditions", stdout=self.stdout, stderr=self.stderr)
        call_command("rebuild_search", missing=True, stdout=self.stdout)
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(digest, encoding="ascii")


def _render(model: type[Post] | type[Page]) -> int:
    """How many changed. Nothing else of a row is touched, neither its history nor when it was saved."""
    made = {field.name: field for field in model._meta.concrete_fields if isinstance(field, MADE)}
    rows, changed = model._default_manager, 0
    for row in rows.only("pk", "body", *made).iterator(chunk_size=50):
        before = {name: getattr(row, name) for name in made}
        now = {name: field.pre_save(row, add=False) for name, field in made.items()}
        if now != before:
            changed += rows.filter(pk=row.pk, body=row.body).update(**now)
    return changed


def _digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(SOURCES.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
