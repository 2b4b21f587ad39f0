"""What uses a thing: what refers to it, and whose words name its address. Listed before it is deleted."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.db.models import Q

from nuvika.editing.publication import Publishable

MOST = 50  # of each kind


def uses_of(thing: Any) -> list[tuple[str, Any]]:
    """How, and what: (“refers to it”, a carousel), each once."""
    found = [*_references(thing), *_mentions(thing)]
    seen: dict[tuple[type[Any], Any], tuple[str, Any]] = {}
    for how, user in found:
        seen.setdefault((type(user), user.pk), (how, user))
    return list(seen.values())


def _references(thing: Any) -> Iterator[tuple[str, Any]]:
    for field in thing._meta.get_fields(include_hidden=True):
        if not field.auto_created or field.concrete or field.related_model._meta.auto_created:
            continue
        model = field.related_model
        whole = getattr(model, "WHOLE", "")
        if isinstance(thing, _whole_of(model)) or not (whole or model in admin.site._registry):
            continue
        rows = model._base_manager.filter(**{field.field.name: thing.pk})[:MOST]
        yield from (("refers to it", getattr(row, whole) if whole else row) for row in rows)


def _whole_of(model: Any) -> Any:
    """What the rows of a model are parts of; nothing is an instance of no type."""
    whole = getattr(model, "WHOLE", "")
    return model._meta.get_field(whole).related_model if whole else ()


def _mentions(thing: Any) -> Iterator[tuple[str, Any]]:
    """Words that name its address, be it in an article or on a slide."""
    address = _address_of(thing)
    if not address:
        return
    for model in apps.get_models():
        if not issubclass(model, Publishable):
            continue
        kind: Any = model
        condition = _naming(address, kind)
        if parts := getattr(kind, "PARTS", ""):
            condition |= _naming(address, kind._meta.get_field(parts).related_model, f"{parts}__")
        for row in kind.objects.filter(condition).distinct()[:MOST]:
            if row != thing:
                yield "names its address", row


def _naming(address: str, model: Any, stem: str = "") -> Q:
    condition = Q()
    for field in model._meta.concrete_fields:
        if isinstance(field, models.TextField | models.URLField) and field.editable:
            condition |= Q(**{f"{stem}{field.name}__contains": address})
    return condition


def _address_of(thing: Any) -> str:
    file = getattr(thing, "file", None)
    if file:
        return str(file.url)
    return str(thing.get_absolute_url()) if hasattr(thing, "get_absolute_url") else ""
