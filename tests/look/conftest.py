"""A site with its sample content, served as in production."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import services

PAGES = {
    "home": "/",
    "articles": "/blog",
    "article": "/blog/posts/everything-an-article-can-hold",
    "article-with-slides": "/blog/posts/what-sqlite-taught-us-about-production",
    "type": "/blog/types/guide",
    "tag": "/blog/tags/sqlite",
    "author": "/blog/authors/jonas-okafor",
    "year": "",  # of the newest article
    "carousels": "/carousels",
    "carousel": "/carousels/ship-smaller-pull-requests",
    "frame": "/carousels/ship-smaller-pull-requests/embed",
    "search": "/blog/search?q=sqlite",
    "search-without-hits": "/blog/search?q=zzzz",
    "page": "/about",
    "not-found": "/blog/posts/what-sqlite-taught",
}
READY = """
from blog.models import Post
print(Post.objects.live().newest_first()[0].published_at.year)
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not os.environ.get("LOOK"):
        for item in items:
            if Path(item.path).parent == Path(__file__).parent:
                item.add_marker(pytest.mark.skip(reason="make look"))


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address."""
    env = services.with_static_files(services.settings_for(tmp_path_factory.mktemp("look")))
    services.managed(env, "migrate", "-v0")
    services.managed(env, "load_samples")
    PAGES["year"] = f"/blog/years/{services.managed(env, 'shell', '--no-imports', '-c', READY).split()[-1]}"
    with services.site(env) as address:
        yield address
