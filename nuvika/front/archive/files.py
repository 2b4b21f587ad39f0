"""The storage's files, whatever the storage is."""

from collections.abc import Iterator

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField

from nuvika.lib.files import DRAFT


def stored(folder: str = "") -> Iterator[str]:
    """The names of all files, sorted within a folder; none where nothing was ever stored."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (folder + name for name in sorted(names) if not name.startswith(DRAFT))
    for inner in sorted(folders):
        yield from stored(f"{folder}{inner}/")


def named_by_rows(using: str = "default") -> set[str]:
    """Every file that a row names."""
    names: set[str] = set()
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, FileField):
                values = model._base_manager.using(using).values_list(field.attname, flat=True)
                names.update(filter(None, values.iterator()))
    return names
