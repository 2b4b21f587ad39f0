"""Files that nothing names any more: left by a request that was killed, or by something that was deleted."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import CharField, JSONField, TextField
from django.utils import timezone

from nuvika.front.archive import files

YOUNG = timedelta(days=1)  # an upload is kept before the row that will name it
TEXTS = (CharField, TextField, JSONField)
MENTION = re.compile(r"[\w-]+/[\w./-]+\.\w{2,5}")
DIGEST = re.compile(r"(?:\A|/)([0-9a-f]{16})[^/]*\Z")


def orphans(now: datetime | None = None) -> Iterator[str]:
    """Stored files that no row, no text and no version in the history names, older than a day."""
    before = (now or timezone.now()) - YOUNG
    kept = files.named_by_rows() | set(_mentioned())
    digests = {found[1] for name in kept if (found := DIGEST.search(name))}
    for name in files.stored():
        digest = DIGEST.search(name)
        is_named = name in kept or bool(digest and digest[1] in digests)  # renditions carry their picture's digest
        if not is_named and default_storage.get_modified_time(name) < before:
            yield name


def _mentioned() -> Iterator[str]:
    """Whatever looks like a file's name in any text: articles show pictures, the history names them."""
    for model in apps.get_models():
        texts = [field.attname for field in model._meta.local_fields if isinstance(field, TextField | JSONField)]
        texts += [
            f.attname for f in model._meta.local_fields if isinstance(f, CharField) and (f.max_length or 0) > 100
        ]
        if not texts or model._meta.proxy:
            continue
        for row in model._base_manager.values_list(*texts).iterator(chunk_size=500):
            for text in filter(None, row):
                yield from MENTION.findall(str(text))
                yield from (name.partition("/")[2] for name in MENTION.findall(str(text)))
