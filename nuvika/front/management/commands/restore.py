"""A site from its archive: on an empty machine, or in place of what is there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from nuvika.front import statistics
from nuvika.front.archive import ArchiveError
from nuvika.front.archive.reading import Archive, has_content


class Command(BaseCommand):
    help = "Put the archive's files and rows in place, then bring the database up to date with this version."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="an archive that `backup` wrote")
        parser.add_argument("--replace", action="store_true", help="although the site has content, which is then gone")

    def handle(self, *_args: Any, path: Path, replace: bool, **_options: Any) -> None:
        try:
            archive = Archive(path)
            if has_content() and not replace:
                raise CommandError(
                    "This site has content, which would be gone. Back it up, then say so: add --replace."
                )
            archive.restore()
        except (ArchiveError, DatabaseError) as error:
            raise CommandError(f"{error} The site is as it was.") from error
        except OSError as error:
            raise CommandError(f"Not restored: {error}. The site is as it was.") from error
        statistics.settle()
        rows = sum(archive.manifest["rows"].values())
        self.stdout.write(
            f"Restored {rows:,} rows and {len(archive.media):,} files of {archive.manifest['made'][:16]}."
        )
