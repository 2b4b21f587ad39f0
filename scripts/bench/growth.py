"""A site with 100 posts beside one with 100,000, filled by `fill_site`: the same pages, each made anew.

Medians of the answer's milliseconds over one kept connection, in turns. The last column says how many times as long
the large site takes. Left out are pages that look at all there is, or show more where there is more: the Admin's list
of posts without a tag or sorted by their carousels, what uses a thing that is to be deleted, and a full month of the
calendar; they take up to some hundreds of milliseconds. POSTS=5000 makes a smaller one; LARGE names the data folder of
a site in SQLite that was filled before.
"""

import os
import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from scripts.bench import load
from scripts.bench.sections import Goal, Row, Section
from tests import services

POSTS = int(os.environ.get("POSTS") or 100_000)
SMALL = 100
ROUNDS, SECONDS = 3, 0.5
FACTOR = Goal(2)
PREPARED = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from blog.models import Post
from carousels.models import Carousel
user, _ = User.objects.get_or_create(username="bench", defaults={"is_staff": True, "is_superuser": True})
session = import_module(settings.SESSION_ENGINE).SessionStore()
session.update({SESSION_KEY: str(user.pk), HASH_SESSION_KEY: user.get_session_auth_hash(),
                BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[-1]})
session.save()
post, carousel = Post.objects.live().order_by("pk")[3], Carousel.objects.live().order_by("pk")[3]
last = (Post.objects.live().count() - 1) // 12 + 1
print("told", session.session_key, post.slug, post.pk, carousel.slug, carousel.pk, last)
"""
PUBLIC = {
    "home": "/",
    "the list": "/blog",
    "the list's last page": "/blog?page={last}",
    "an article": "/blog/posts/{post}",
    "a type": "/blog/types/guide",
    "a tag": "/blog/tags/django",
    "an author": "/blog/authors/priya-nair",
    "a carousel": "/carousels/{carousel}",
    "the carousels": "/carousels",
    "the feed": "/blog/feed.atom",
    "the feed of a tag": "/blog/tags/django/feed.atom",
    "the sitemap": "/sitemap.xml",
    "search, a rare word": "/blog/search?q=typography",
    "search, a common word": "/blog/search?q=queue",
}
POSTS_IN_THE_ADMIN = "/admin/blog/post/"
SUGGESTIONS = "/admin/autocomplete/?app_label=carousels&model_name=carousel&field_name=post&term="
ADMIN = {
    "Admin: the first page": "/admin/",
    "Admin: posts": POSTS_IN_THE_ADMIN,
    "Admin: drafts": f"{POSTS_IN_THE_ADMIN}?status=draft",
    "Admin: live posts": f"{POSTS_IN_THE_ADMIN}?status=live",
    "Admin: posts in review, none": f"{POSTS_IN_THE_ADMIN}?status=review",
    "Admin: posts by title": f"{POSTS_IN_THE_ADMIN}?o=2",
    "Admin: posts of a type": f"{POSTS_IN_THE_ADMIN}?post_type__id__exact=1",
    "Admin: posts with a tag": f"{POSTS_IN_THE_ADMIN}?tags__id__exact=1",
    "Admin: search for a common word": f"{POSTS_IN_THE_ADMIN}?q=queue",
    "Admin: search for a word that is nowhere": f"{POSTS_IN_THE_ADMIN}?q=zzzqq",
    "Admin: suggestions of posts": f"{SUGGESTIONS}queue",
    "Admin: suggestions, nothing typed": SUGGESTIONS,
    "Admin: trash, empty": f"{POSTS_IN_THE_ADMIN}trash/",
    "Admin: carousels": "/admin/carousels/carousel/",
    "Admin: tags": "/admin/blog/tag/",
    "Admin: authors": "/admin/blog/author/",
    "Admin: a post": "/admin/blog/post/{post_key}/change/",
    "Admin: a carousel": "/admin/carousels/carousel/{carousel_key}/change/",
    "Admin: a tag": "/admin/blog/tag/1/change/",
}


class Filled:
    """A running site, and what stands where in it."""

    def __init__(self, env: dict[str, str], address: str) -> None:
        self.address = address
        told = services.managed(env, "shell", "--no-imports", "-c", PREPARED).rpartition("told ")[2].split()
        names = ("session", "post", "post_key", "carousel", "carousel_key", "last")
        self._about = dict(zip(names, told, strict=True))

    def milliseconds(self, path: str) -> float:
        path = path.format(**self._about)
        headers = {"Cookie": f"sessionid={self._about['session']}"} if path.startswith("/admin/") else {}
        if not headers:
            path += f"{'&' if '?' in path else '?'}made=anew"
        return load.put(self.address + path, seconds=SECONDS, connections=1, **headers).median * 1000


def sections() -> Iterator[Section]:
    yield _section("SQLite", lambda _running: {})
    try:
        yield _section("PostgreSQL", lambda running: {"DATABASE_URL": running.enter_context(services.postgresql())})
    except services.MissingServiceError:
        yield Section("Many posts in PostgreSQL: left out, there is none here", "", "", ())


def _section(database: str, started: Callable[[ExitStack], dict[str, str]]) -> Section:
    """`started` gives the settings of a new database, that runs as long as the stack."""
    with ExitStack() as running:
        small, large = (_filled(running, posts, started(running)) for posts in (SMALL, POSTS))
        found = [_row(name, path, small, large) for name, path in {**PUBLIC, **ADMIN}.items()]
    return Section(f"{POSTS:,} posts beside {SMALL}, {database}", __doc__ or "", f"{SMALL} posts", tuple(found))


def _filled(running: ExitStack, posts: int, settings: dict[str, str]) -> Filled:
    known = os.environ.get("LARGE") if posts != SMALL and not settings else None
    folder = Path(known or running.enter_context(tempfile.TemporaryDirectory(prefix="nuvika-bench-")))
    env = services.settings_for(folder, **settings)
    if not (folder / "static").is_symlink():
        services.with_static_files(env)
    services.managed(env, "migrate", "-v0")
    services.managed(env, "fill_site", "--posts", str(posts), "--carousels", str(max(SMALL, posts // 10)))
    return Filled(env, running.enter_context(services.site(env)))


def _row(name: str, path: str, small: Filled, large: Filled) -> Row:
    times = [(large.milliseconds(path), small.milliseconds(path)) for _ in range(ROUNDS)]
    return Row(name, _middle(pair[0] for pair in times), _middle(pair[1] for pair in times), goal=FACTOR)


def _middle(values: Iterator[float]) -> float:
    return statistics.median(values)
