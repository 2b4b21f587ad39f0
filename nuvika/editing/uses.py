"""What uses a thing: what refers to it, and whose words name its address. Listed before it is deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.db.models import PROTECT, RESTRICT, Q

from nuvika.editing.content import fields_of, part_fields, part_model, parts_name
from nuvika.editing.models import WorkingCopy
from nuvika.editing.publication import Publishable

MOST = 50  # of each kind


@dataclass(frozen=True, slots=True)
class Use:
    """`needs`: it cannot do without, and keeps the thing from being deleted."""

    how: str  # “refers to it”
    user: Any
    needs: bool = False


def uses_of(thing: Any) -> list[Use]:
    """Each user once, those first that cannot do without it."""
    found = [*_references(thing), *_to_come(thing), *_mentions(thing)]
    seen: dict[tuple[type[Any], Any], Use] = {}
    for use in sorted(found, key=lambda one: not one.needs):
        seen.setdefault((type(use.user), use.user.pk), use)
    return list(seen.values())


def _references(thing: Any) -> Iterator[Use]:
    for field in thing._meta.get_fields(include_hidden=True):
        if not field.auto_created or field.concrete or field.related_model._meta.auto_created:
            continue
        model = field.related_model
        whole = getattr(model, "WHOLE", "")
        if isinstance(thing, _whole_of(model)) or not (whole or model in admin.site._registry):
            continue
        rows = model._base_manager.filter(**{field.field.name: thing.pk})
        rows = (rows.select_related(whole) if whole else rows)[:MOST]
        needs = getattr(field, "on_delete", None) in (PROTECT, RESTRICT)
        how = "needs it" if needs else "refers to it"
        yield from (Use(how, getattr(row, whole) if whole else row, needs) for row in rows)


def _whole_of(model: Any) -> Any:
    """What the rows of a model are parts of; nothing is an instance of no type."""
    whole = getattr(model, "WHOLE", "")
    return model._meta.get_field(whole).related_model if whole else ()


def _to_come(thing: Any) -> Iterator[Use]:
    """Changes that wait and are to refer to it: no row does yet."""
    for copy in WorkingCopy.objects.waiting().select_related("content_type"):
        model: Any = copy.content_type.model_class()
        said = [(copy.data, fields_of(model))]
        if name := parts_name(model):
            said += [(part, part_fields(part_model(model))) for part in copy.data.get(name, ())]
        names = (_named(content.get(field.name)) for content, fields in said for field in _leading_to(thing, fields))
        if str(thing.pk) in {key for keys in names for key in keys} and copy.thing is not None:
            yield Use("is to refer to it, in changes that wait", copy.thing)


def _leading_to(thing: Any, fields: Any) -> list[Any]:
    return [field for field in fields if field.is_relation and isinstance(thing, field.related_model)]


def _named(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value or ""]


def _mentions(thing: Any) -> Iterator[Use]:
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
                yield Use("names its address", row)


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
