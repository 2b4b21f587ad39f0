"""Finished pages for every process of the site: behind what each keeps in its own memory, and there after a restart.

They lie in the cache `pages`, which may lose any of them, be full or away. Shared is only what there is no more of
than content: pages at the site's public address, without parameters. Who invents hosts or numbers of pages pushes out
nothing that others ask for. Whether a page is right, its version and its moment say, here as in memory.
"""

import hashlib

from django.conf import settings
from django.core.cache import caches

from nuvika.front.content_version import Version
from nuvika.front.kept_pages import Page
from nuvika.lib.program import EDITION

ALIAS = "pages"
PACKED = "br"  # the encoding that nearly all readers take


def get(address: str) -> Page | None:
    """What was kept there last by this edition of the program, right or not."""
    values = caches[ALIAS].get(_key(address)) if is_shared(address) else None
    if values is None:
        return None
    version, body, etag, modified, until, headers, packed = values
    return Page(Version(*version), body, etag, modified, until, headers, packed)


def put(address: str, page: Page) -> None:
    if is_shared(address):
        packed = {PACKED: page.packed(PACKED)} if page.is_worth_packing else {}
        about = (page.body, page.etag, page.modified, page.until, page.headers)
        caches[ALIAS].set(_key(address), (tuple(page.version), *about, packed))


def is_shared(address: str) -> bool:
    """Of an address as `handing_out.address_of` writes it."""
    return address.startswith(f"{settings.SITE_URL}/") and address.endswith("?") and address.count("?") == 1


def _key(address: str) -> str:
    return hashlib.sha256(f"{EDITION} {address}".encode()).hexdigest()
