"""Authors, tags, types and series by their names, which is how files speak of them."""

from hashlib import sha256
from itertools import count
from typing import Any

from django.utils.text import slugify

from blog.models import Named


def named(model: type[Named], name: str, *, make: bool) -> Any:
    """The one of this name, in any case; made where there is none and it shall be, else None."""
    rows = model._default_manager.all()
    found = rows.filter(name=name).first() or rows.filter(name__iexact=name).first()
    if found is not None or not make:
        return found
    row = model(name=name, slug=free_slug(model, name))
    row.full_clean()
    row.save()
    return row


def as_here(model: type[Named], name: str) -> str:
    """The name as this site writes it, in whatever case a file does."""
    found = named(model, name, make=False) if name else None
    return str(found) if found else name


def slug_of(text: str, *, longest: int) -> str:
    """A slug for any words; made of their hash where no letter of them can stand in an address."""
    return slugify(text)[:longest].strip("-_") or sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def free_slug(model: type[Named], name: str) -> str:
    stem = slug_of(name, longest=100)
    taken = set(model._default_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for number in count(1) if (slug := stem if number == 1 else f"{stem}-{number}") not in taken)
