"""The shipped settings with what makes tests fast and keeps them from the site's own data."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="nuvika-tests-"))

from nuvika.settings import *  # noqa: F403
from nuvika.settings import CACHES, DATA_DIR, DATABASES, MIDDLEWARE, WEBFONTS_DIR

Path(WEBFONTS_DIR).mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = Path(DATA_DIR) / "media"
ALLOWED_HOSTS = ["*"]
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, as on a site: threads that share a database in memory lock each other out at once. No disk is waited for.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(DATA_DIR) / "tests.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "nuvika.lib.files.WholeFileStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = ["tests.inflight.InFlightMiddleware", *MIDDLEWARE]
LOGGING_CONFIG = None
# Kept pages have tests of their own; elsewhere each request shows what it costs.
MIDDLEWARE = [name for name in MIDDLEWARE if "PageCache" not in name]
# What tests keep is shared by none of their processes.
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
# Long work is done at once, where a test lets it be enqueued; the queue has a test of its own.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
