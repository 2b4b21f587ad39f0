"""The site in one file, made while it runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from nuvika.front.archive import ArchiveError, writing


class Command(BaseCommand):
    help = "Write database and uploaded files into one archive, and read it back to see that it is whole."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="the archive to write, like /backups/nuvika.zip")

    def handle(self, *_args: Any, path: Path, **_options: Any) -> None:
        try:
            archive = writing.write(path)
        except (ArchiveError, DatabaseError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror or error}. Nothing was left.") from error
        rows = sum(archive.manifest["rows"].values())
        size = path.stat().st_size / 2**20
        self.stdout.write(f"{path}: {rows:,} rows and {len(archive.media):,} files, {size:.1f} MB. Read back: whole.")
        for name in archive.manifest["missing"]:
            self.stderr.write(f"{name} is named in the database and is not in the storage: it cannot be backed up.")
