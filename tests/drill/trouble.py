"""A full disk, a database that cannot be written, files that are damaged."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests import services
from tests.drill.browser import Browser
from tests.drill.crash import PAGES
from tests.drill.ledger import Ledger
from tests.drill.stage import Stage, stage

SIZE = 48  # MB of the small disk


def full_disk(kind: str, ledger: Ledger) -> None:
    """Where files (and with SQLite the rows) lie, there is no room left: readers notice nothing, editors are told."""
    with _small_disk(ledger) as disk:
        if disk is None:
            return
        with stage(kind, ledger, editors=2, folder=disk / "data") as site:
            site.start()
            site.sign_in()
            _everybody_works(site)
            ballast = disk / "ballast"
            _fill(ballast)
            for _ in range(5):
                _everybody_works(site)
            site.look()
            _read(site, 20)
            ballast.unlink()
            before = ledger.confirmed.total()
            _everybody_works(site)
            if ledger.confirmed.total() == before:
                ledger.lost.append("nothing can be saved although there is room again")
            ledger.expect("post", "carousel", "import", "upload", "export")
            site.look()
            site.stop()
            site.start()
            site.sign_in()
            site.look()


def _everybody_works(site: Stage) -> None:
    for editor in site.editors:
        for job in (editor.save_post, editor.save_carousel, editor.import_brief, editor.upload, editor.export):
            job()


def _read(site: Stage, times: int) -> None:
    reader = Browser(site.address)
    for _ in range(times):
        for page in PAGES:
            site.ledger.read(page, reader.get(page).status)


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as out:
        for piece in (1024 * 1024, 4096, 512, 1):
            try:
                while out.write(b"x" * piece):
                    pass
            except OSError:
                continue


@contextmanager
def _small_disk(ledger: Ledger) -> Iterator[Path | None]:
    """A disk of a few megabytes; None, with a note, where this account may not mount one."""
    point = Path(services.new_folder("disk"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(point)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        ledger.notes.append("no small disk could be mounted here: not drilled")
        yield None
    else:
        try:
            yield point
        finally:
            subprocess.run(["umount", "--lazy", str(point)], check=False)
    shutil.rmtree(point, ignore_errors=True)


def read_only(kind: str, ledger: Ledger) -> None:
    """Nothing can be written: pages are read as ever, each save is refused in a sentence."""
    with stage(kind, ledger, editors=2) as site:
        site.start()
        site.sign_in()
        _everybody_works(site)
        with _locked_database(site) if kind == "sqlite" else _read_only_server(site):
            _read(site, 10)
            for editor in site.editors:
                editor.save_post()
                editor.save_carousel()
                editor.import_brief()
            site.look()
        site.sign_in()
        _everybody_works(site)
        site.look()


@contextmanager
def _locked_database(site: Stage) -> Iterator[None]:
    """As on a disk that is mounted read-only: the site is started without the right to write its files."""
    file = site.data / "nuvika.sqlite3"
    site.stop()
    keeper = sqlite3.connect(file)  # its log and its index stay in place
    keeper.execute("SELECT count(*) FROM django_migrations").fetchone()
    paths = [site.data, *site.data.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    try:
        for path in reversed(paths):
            path.chmod(0o555 if path.is_dir() else 0o444)
        site.start(
            ("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override") if os.geteuid() == 0 else ()
        )
        yield
    finally:
        for path, mode in modes.items():
            if path.exists():
                path.chmod(mode)
        keeper.close()
        site.stop()
        site.start()


@contextmanager
def _read_only_server(site: Stage) -> Iterator[None]:
    url = site.env["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("ALTER DATABASE postgres SET default_transaction_read_only = on")
        site.stop()
        site.start()
        yield
        admin.execute("SET default_transaction_read_only = off")
        admin.execute("ALTER DATABASE postgres SET default_transaction_read_only = off")
        site.stop()
        site.start()


def damaged_files(kind: str, ledger: Ledger) -> None:
    """Kept drawings, an upload, an archive and (SQLite) the database itself are damaged."""
    with stage(kind, ledger, editors=2) as site:
        site.start()
        site.sign_in()
        _everybody_works(site)
        site.look()
        for file in (site.data / "cache").rglob("*.djcache"):
            file.write_bytes(b"\0" * 100)
        for editor in site.editors:
            editor.export()
        _read(site, 3)
        _send_damaged_uploads(site)
        archive = site.data.parent / "backup.zip"
        services.managed(site.env, "backup", str(archive))
        site.stop()
        _damage_and_restore(kind, site, archive)
        site.start()
        site.sign_in()
        site.look()


def _send_damaged_uploads(site: Stage) -> None:
    browser = site.editors[0].browser
    for data in (b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 400, b"PK\x03\x04" + os.urandom(2000), os.urandom(5000)):
        picture = browser.upload("/admin/blog/markdown/upload/", {}, "image", ("a.png", data))
        brief = browser.upload("/admin/carousels/carousel/import/", {}, "file", ("a.docx", data))
        for answer in (picture, brief):
            site.ledger.answer("send a damaged file", answer.status)


def _damage_and_restore(kind: str, site: Stage, archive: Path) -> None:
    cut = archive.with_name("cut.zip")
    cut.write_bytes(archive.read_bytes()[:-2000])
    if services.manage(site.env, "restore", "--replace", str(cut)).returncode == 0:
        site.ledger.half.append("a cut archive was restored")
    if kind == "sqlite":
        with (site.data / "nuvika.sqlite3").open("r+b") as file:
            file.write(os.urandom(50_000))
    services.managed(site.env, "restore", "--replace", str(archive))
    site.ledger.confirm("restores")
