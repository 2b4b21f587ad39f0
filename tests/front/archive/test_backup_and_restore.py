"""A site goes into one file and comes out of it: on the same machine, on another, in another database."""

import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import dj_database_url
import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.test import override_settings

from blog.models import Picture, Post, Tag
from nuvika.front.archive import ArchiveError, databases
from nuvika.front.archive.reading import Archive

EVERYTHING = "rows and 24 files"  # pictures, and their copies in other widths


@contextmanager
def site_at(folder: Path, url: str = "") -> Iterator[None]:
    """This process is a site whose data lie in the folder."""
    kept = connections["default"]  # the tests' own lives in memory, as long as somebody holds it
    about = dj_database_url.parse(url or f"sqlite:///{folder / 'nuvika.sqlite3'}")
    options = {} if url else {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"}
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {**kept.settings_dict, **about, "OPTIONS": options}
    try:
        with databases._connection("default", wanted), override_settings(MEDIA_ROOT=folder / "media"):
            yield
    finally:
        connections.settings["default"] = kept.settings_dict
        connections["default"] = kept


@pytest.fixture(scope="module")
def unblocked(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def samples(unblocked: None, tmp_path_factory) -> Path:
    """A site with content, a history, pictures and an account."""
    folder = tmp_path_factory.mktemp("site")
    with site_at(folder):
        call_command("migrate", verbosity=0)
        call_command("load_samples", stdout=StringIO())
        call_command("first_sign_in", stdout=StringIO())
    return folder


@pytest.fixture(scope="module")
def archive(samples: Path, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "nuvika.zip"
    with site_at(samples):
        told = run("backup", path)
    assert EVERYTHING in told
    assert "Read back: whole." in told
    return path


@pytest.fixture
def empty(unblocked: None, tmp_path: Path) -> Path:
    return tmp_path / "machine"


def run(command: str, *arguments: object) -> str:
    out = StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}


def forged(path: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A copy of the archive with other members."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target


def manifest(archived: dict[str, bytes], **changes: object) -> None:
    archived["manifest.json"] = json.dumps(json.loads(archived["manifest.json"]) | changes).encode()


def known_posts() -> int:
    """How many posts PostgreSQL plans for; it says -1 of a table that it has not looked through."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'blog_post'")
        return int(cursor.fetchone()[0])


def test_an_empty_machine_becomes_the_same_site(archive: Path, empty: Path, tmp_path: Path):
    with site_at(empty):
        assert "Restored" in run("restore", archive)
        assert (Post.objects.live().count(), Picture.objects.first().file.size > 0) == (3, True)
        run("backup", tmp_path / "again.zip")
        assert contents(tmp_path / "again.zip") == contents(archive)
        assert Tag.objects.create(name="New", slug="new").pk > 0  # a number of its own


def test_sqlite_goes_into_postgresql_in_one_command_and_back(
    archive: Path, samples: Path, empty: Path, tmp_path: Path, postgresql: str
):
    shutil.copytree(samples / "media", tmp_path / "pg" / "media")
    with site_at(tmp_path / "pg", postgresql):
        assert "Copied" in run("copy_data", f"sqlite:///{samples / 'nuvika.sqlite3'}")
        run("backup", tmp_path / "pg.zip")
        assert known_posts() == 3
        assert Tag.objects.create(name="New", slug="new").pk > 0
        with pytest.raises(CommandError, match="add --replace"):
            run("restore", archive)
    assert contents(tmp_path / "pg.zip") == contents(archive)
    with site_at(empty):
        run("restore", tmp_path / "pg.zip")
        run("backup", tmp_path / "back.zip")
    assert contents(tmp_path / "back.zip") == contents(archive)


def test_a_site_with_content_is_not_replaced_unless_told(archive: Path, samples: Path):
    with site_at(samples):
        with pytest.raises(CommandError, match="This site has content, which would be gone"):
            run("restore", archive)
        Tag.objects.create(name="Later", slug="later")
        assert "Restored" in run("restore", "--replace", archive)
        assert not Tag.objects.filter(name="Later").exists()


def test_a_database_that_is_in_use_is_not_replaced_under_the_site(archive: Path, samples: Path):
    other = sqlite3.connect(samples / "nuvika.sqlite3")
    other.execute("SELECT count(*) FROM blog_post").fetchone()
    try:
        with site_at(samples), pytest.raises(CommandError, match=r"The site is running on this database\. Stop it"):
            run("restore", "--replace", archive)
        assert other.execute("SELECT count(*) FROM blog_post").fetchone() == (3,)
    finally:
        other.close()


def flip_a_picture(members: dict[str, bytes]) -> None:
    name = next(name for name in members if name.startswith("media/"))
    members[name] = members[name][:-1] + b"?"


def take_a_table(members: dict[str, bytes]) -> None:
    del members["rows/blog.post"]


def from_the_future(members: dict[str, bytes]) -> None:
    known = json.loads(members["manifest.json"])["migrations"]
    manifest(members, migrations=[*known, ["blog", "0999_not_yet"]])


def another_version(members: dict[str, bytes]) -> None:
    manifest(members, version=2)


def a_way_out(members: dict[str, bytes]) -> None:
    members["media/../../outside.txt"] = b"x"
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    known = json.loads(members["manifest.json"])["members"]
    manifest(members, members=known | {"media/../../outside.txt": {"size": 1, "sha256": digest}})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (flip_a_picture, "is not what was written"),
        (take_a_table, "does not hold what its manifest says"),
        (from_the_future, "made by a newer site: this one has no blog.0999_not_yet"),
        (another_version, "has version 2; this site reads version 1"),
        (a_way_out, "would lie outside of the storage"),
    ],
)
def test_a_bad_archive_is_refused_in_a_sentence_and_changes_nothing(change, sentence, archive, empty, tmp_path):
    bad = forged(archive, tmp_path / "bad.zip", change)
    with site_at(empty), pytest.raises(CommandError, match=sentence):
        run("restore", bad)
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_a_cut_archive_is_refused(share: float, archive: Path, empty: Path, tmp_path: Path):
    whole = archive.read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: int(share * len(whole))])
    with site_at(empty), pytest.raises(CommandError, match="is damaged, or no archive of this site"):
        run("restore", tmp_path / "cut.zip")


def test_an_archive_that_is_damaged_anywhere_is_refused(archive: Path, tmp_path: Path):
    whole, chance, bad = archive.read_bytes(), random.Random(7), tmp_path / "bad.zip"
    told = 0
    for _ in range(60):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 0x55
        bad.write_bytes(data)
        try:
            Archive(bad).check()
        except ArchiveError:
            told += 1
    assert told > 40, "what is left is a date, or a name that stands twice"


def test_a_missing_archive_and_a_folder_are_told(samples: Path, tmp_path: Path):
    with site_at(samples):
        with pytest.raises(CommandError, match="There is no file"):
            run("restore", tmp_path / "none.zip")
        with pytest.raises(CommandError, match="is a folder"):
            run("backup", tmp_path)


def test_an_old_backup_is_kept_where_a_new_one_fails(empty: Path, tmp_path: Path):
    path = tmp_path / "kept.zip"
    path.write_bytes(b"the old one")
    with site_at(empty), pytest.raises(CommandError):
        (empty / "nuvika.sqlite3").write_bytes(b"no database" * 1000)
        run("backup", path)
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_file_that_the_database_names_and_nobody_has_is_told(archive: Path, empty: Path, tmp_path: Path):
    with site_at(empty):
        run("restore", archive)
        name = Picture.objects.first().file.name
        default_storage.delete(name)
        assert f"{name} is named in the database and is not in the storage" in run("backup", tmp_path / "less.zip")
