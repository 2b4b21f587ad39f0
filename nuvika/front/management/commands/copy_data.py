"""From one database to another: all rows, in one command."""

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from nuvika.front import statistics
from nuvika.front.archive import ArchiveError, writing
from nuvika.front.archive.reading import Archive, has_content


class Command(BaseCommand):
    help = "Copy every row of another database into this site's (DATABASE_URL). Uploaded files stay where they are."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="URL", help="like sqlite:////srv/nuvika.sqlite3 or postgres://…")
        parser.add_argument("--replace", action="store_true", help="although this site has content")

    def handle(self, *_args: Any, source: str, replace: bool, **_options: Any) -> None:
        if has_content() and not replace:
            raise CommandError("This site's database has content, which would be gone. If that is meant: --replace.")
        try:
            about: Any = dj_database_url.parse(source)
            with tempfile.TemporaryDirectory() as folder:
                archive: Archive = writing.write(Path(folder) / "rows.zip", database=about, media=False)
                archive.restore()
        except (ArchiveError, DatabaseError, ValueError) as error:
            raise CommandError(f"{error} This site is as it was.") from error
        statistics.settle()
        self.stdout.write(f"Copied {sum(archive.manifest['rows'].values()):,} rows.")
