"""Reading an archive: is it whole, does it fit, and putting it in place."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from tqdm import tqdm

from blog.models import Picture, Post
from carousels.models import Carousel
from nuvika.front.archive import MANIFEST, MEDIA, ROWS, VERSION, ArchiveError, rows
from nuvika.front.archive.databases import exists, migrate, replacement
from nuvika.lib import zips

PIECE = 1024 * 1024
DAMAGED = (*zips.DAMAGED, KeyError)


class Archive:
    """An archive on disk. Every method raises ArchiveError, with a sentence, for what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with zipfile.ZipFile(path) as archive:
                self.manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            version = self.manifest["version"]
        except FileNotFoundError as error:
            raise ArchiveError(f"There is no file {path}.") from error
        except DAMAGED as error:
            raise ArchiveError(f"{path} is damaged, or no archive of this site.") from error
        if version != VERSION:
            raise ArchiveError(f"{path} has version {version}; this site reads version {VERSION}. Update the site.")

    @property
    def migrations(self) -> set[tuple[str, str]]:
        return {(app, name) for app, name in self.manifest["migrations"]}

    @property
    def media(self) -> list[str]:
        return [name.removeprefix(MEDIA) for name in self.manifest["members"] if name.startswith(MEDIA)]

    def check(self) -> None:
        """Read every member and compare it with the manifest."""
        for name in self.media:
            _refuse_outside(name)
        try:
            with zipfile.ZipFile(self.path) as archive:
                if set(archive.namelist()) != {MANIFEST, *self.manifest["members"]}:
                    raise ArchiveError(f"{self.path} is damaged: it does not hold what its manifest says.")
                for name in _progress(self.manifest["members"], "checked"):
                    self._check_member(archive, name)
        except DAMAGED as error:
            if isinstance(error, ArchiveError):
                raise
            raise ArchiveError(f"{self.path} is damaged: {error}.") from error

    def _check_member(self, archive: zipfile.ZipFile, name: str) -> None:
        digest = hashlib.sha256()
        with archive.open(name) as member:
            while piece := member.read(PIECE):
                digest.update(piece)
        if digest.hexdigest() != self.manifest["members"][name]["sha256"]:
            raise ArchiveError(f"{self.path} is damaged: {name} is not what was written.")

    def lines(self, label: str) -> Iterator[bytes]:
        with zipfile.ZipFile(self.path) as archive, archive.open(ROWS + label) as member:
            yield from member

    def restore(self) -> None:
        """Put files, then rows in place. Stopped at any moment, the site's rows are the old ones or the new ones."""
        self.check()
        self._refuse_the_future()
        self._restore_media()
        with replacement() as alias:
            self._restore_rows(alias)

    def _refuse_the_future(self) -> None:
        unknown = self.migrations - set(MigrationLoader(None).graph.nodes)
        if unknown:
            app, name = min(unknown)
            raise ArchiveError(f"{self.path} was made by a newer site: this one has no {app}.{name}. Update it first.")

    def _restore_rows(self, alias: str) -> None:
        executor = MigrationExecutor(connections[alias])
        state = executor.migrate(_last_of_each(executor, self.migrations))
        connections[alias].check_constraints()  # on PostgreSQL it defers them again: a migration may have ended that
        with connections[alias].constraint_checks_disabled():
            self._fill(alias, state)
        migrate(alias)
        connections[alias].check_constraints()

    def _fill(self, alias: str, state: Any) -> None:
        connection, models = connections[alias], rows.tables(state.apps)
        for model in models:
            with connection.cursor() as cursor:  # what migrations put there stands in the archive too
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
        for model in _progress(models, "tables"):
            label = model._meta.label_lower
            if label in self.manifest["rows"] and rows.load(model, self.lines(label), alias) != self._count(label):
                raise ArchiveError(f"{self.path} is damaged: {label} has not the rows that its manifest says.")
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)

    def _count(self, label: str) -> int:
        return int(self.manifest["rows"][label])

    def _restore_media(self) -> None:
        with zipfile.ZipFile(self.path) as archive:
            for name in _progress(self.media, "files"):
                _refuse_outside(name)
                if (
                    default_storage.exists(name)
                    and default_storage.size(name) == archive.getinfo(MEDIA + name).file_size
                ):
                    continue
                with archive.open(MEDIA + name) as member:
                    stored = default_storage.save(name, File(member, name=name))
                if stored != name:  # a part of it stood there
                    default_storage.delete(stored)
                    default_storage.delete(name)
                    with archive.open(MEDIA + name) as member:
                        default_storage.save(name, File(member, name=name))


def has_content() -> bool:
    """Whether somebody would miss something if the database was replaced."""
    if not exists():
        return False
    try:
        return any(model._base_manager.exists() for model in (Post, Carousel, Picture, User))
    except DatabaseError:
        return False  # no tables yet


def _last_of_each(executor: MigrationExecutor, applied: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The migrations of the set that none of the set stands on: migrating to them gives exactly the set."""
    graph = executor.loader.graph
    inner = {parent.key for key in applied for parent in graph.node_map[key].parents}
    return sorted(key for key in applied if key in graph.node_map and key not in inner)


def _refuse_outside(name: str) -> None:
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
        raise ArchiveError(f"The archive holds a file that would lie outside of the storage: {name!r}.")


def _progress(things: Any, unit: str) -> Any:
    return tqdm(things, unit=f" {unit}", leave=False, disable=None)
