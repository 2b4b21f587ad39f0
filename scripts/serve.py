"""`make run`, second half, inside .venv: database, files, samples, a sign-in; then gunicorn takes over.

Each step does nothing where its work is done: a second start changes nothing.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "ship-smaller-pull-requests"  # the carousel that is exported to show how
sys.path.insert(0, str(ROOT))

from nuvika import env  # noqa: E402  (found once the checkout is on the path)


def prepare() -> None:
    """Everything that must stand before the first request."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuvika.settings")
    data = ROOT / env.text("DATA_DIR", "var")
    if not env.text("SECRET_KEY"):
        env.make_secret(data / "secret")
    django.setup()
    settings.WEBFONTS_DIR.mkdir(parents=True, exist_ok=True)
    say("Database")
    quietly("migrate", interactive=False)
    say("Fonts and static files")
    quietly("build_webfonts")
    collect_static_files()
    call_command("load_samples")
    quietly("refresh_pages", if_changed=True)
    quietly("prepare_pages", later=True)


def collect_static_files() -> None:
    """Hashing and compressing them takes seconds: only where a file is other than at the last start."""
    stamp = settings.STATIC_ROOT / ".collected"
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = Path(storage.path(name)).stat()
            digest.update(f"{storage.path(name)} {about.st_size} {about.st_mtime_ns}\n".encode())
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest.hexdigest():
        return
    quietly("collectstatic", interactive=False)
    stamp.write_text(digest.hexdigest(), encoding="ascii")


def export_sample() -> Path | None:
    """The sample carousel as the document that LinkedIn takes; None where it was deleted or cannot be written."""
    file: Path = settings.DATA_DIR / "exports" / f"{SAMPLE}.pdf"
    if file.is_file():
        return file
    if not apps.get_model("carousels", "Carousel").objects.filter(slug=SAMPLE).exists():
        return None
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        quietly("export_carousel", SAMPLE, output=str(file))
    except CommandError as error:
        print(f"{SAMPLE} was not exported: {error}", file=sys.stderr)
    except SystemExit:
        pass  # its checks found an error, and it has said so
    return file if file.is_file() else None


def quietly(command: str, *arguments: str, **options: object) -> None:
    """A command that says something on standard error alone, where it went wrong."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        call_command(command, *arguments, stdout=nowhere, verbosity=0, **options)


def say(step: str) -> None:
    print(f"  {step} …", flush=True)


def welcome(export: Path | None) -> None:
    address = settings.SITE_URL
    lines = [("Site", f"{address}/"), ("Blog", f"{address}/blog"), ("Admin", f"{address}/admin/")]
    if export:
        lines.append(("Carousel", str(export)))
    lines.append(("Data", str(settings.DATA_DIR)))
    print("\nNuvika\n")
    for name, value in lines:
        print(f"  {name:<10}{value}")
    sys.stdout.flush()
    call_command("first_sign_in")
    print(flush=True)


def main() -> None:
    try:
        prepare()
        welcome(export_sample())
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except CommandError as error:
        sys.exit(f"The site was not started: {error}")
    except DatabaseError as error:
        sys.exit(f"The database does not answer: {error}. Look at DATABASE_URL and DATA_DIR.")
    subprocess.Popen([sys.executable, str(ROOT / "scripts" / "work.py")])
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "scripts" / "gunicorn.conf.py")]
    os.execv(gunicorn[0], gunicorn)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped. Start again whenever you like.")
    except OSError as error:
        sys.exit(f"The site cannot be set up here: {error}. Free some space or choose a folder that you may write to.")
