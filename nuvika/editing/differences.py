"""What differs between two contents of one kind of thing: field by field, and part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime

from nuvika.editing.badges import spoken
from nuvika.editing.content import Content, fields_of, part_fields, part_model, parts_name, publication_fields
from nuvika.lib.wording import Run, differences


@dataclass(frozen=True, slots=True)
class Change:
    """One field whose value differs. Of long texts, `runs` is the difference word by word."""

    name: str
    label: str
    before: str  # as a person reads it
    after: str
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part that was added or removed, moved, or says something else. Numbers count from 1; None: not there."""

    key: str  # its id, or its place among the new ones
    number_before: int | None
    number_after: int | None
    changes: tuple[Change, ...] = ()

    @property
    def kind(self) -> str:
        if self.number_before is None:
            return "added"
        if self.number_after is None:
            return "removed"
        return "changed" if self.changes else "moved"


@dataclass(frozen=True, slots=True)
class Differences:
    fields: tuple[Change, ...] = ()
    parts: tuple[PartChange, ...] = ()
    reordered: bool = False  # parts that are on both sides stand in another order

    def __bool__(self) -> bool:
        return bool(self.fields or self.parts or self.reordered)


def compare(model: Any, before: Content, after: Content) -> Differences:
    """Only fields that both name are compared: a form that leaves one out says nothing about it."""
    fields = [*fields_of(model), *publication_fields(model)]
    changes = tuple(_changes(fields, before, after))
    name = parts_name(model)
    if not name or name not in before or name not in after:
        return Differences(changes)
    parts = tuple(_part_changes(part_model(model), before[name], after[name]))
    return Differences(changes, parts, _is_reordered(before[name], after[name]))


def key_of(part: Content, number: int) -> str:
    """What names a part on both sides: its id; a new one's place."""
    return part.get("id") or f"new-{number}"


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same; spaces at the ends of lines say nothing."""
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    return "\n".join(line.rstrip() for line in value.strip().split("\n")) if isinstance(value, str) else value


def _changes(fields: Iterable[Any], before: Content, after: Content) -> Iterator[Change]:
    for field in fields:
        name = field.name
        if name not in before or name not in after or same(before[name], after[name]):
            continue
        one, other = readable(field, before[name]), readable(field, after[name])
        yield Change(
            name, str(field.verbose_name), one, other, tuple(differences(one, other)) if _is_text(field) else ()
        )


def _part_changes(model: Any, before: list[Content], after: list[Content]) -> Iterator[PartChange]:
    """In the order of the parts after; those that went come last."""
    old = {key_of(part, number): (number, part) for number, part in enumerate(before, 1)}
    in_order = _longest_kept([key_of(part, 0) for part in before], [key_of(part, 0) for part in after])
    words = [field for field in part_fields(model) if not field.choices]  # of a part that only one side has
    for number, part in enumerate(after, 1):
        key = key_of(part, number)
        if key not in old or not part.get("id"):
            yield PartChange(key, None, number, tuple(_changes(words, _blank(part), part)))
            continue
        number_before, was = old[key]
        changes = tuple(_changes(part_fields(model), was, part))
        if changes or key not in in_order:
            yield PartChange(key, number_before, number, changes)
    kept = {part.get("id") for part in after}
    for number, part in enumerate(before, 1):
        if not part.get("id") or part["id"] not in kept:
            yield PartChange(key_of(part, number), number, None, tuple(_changes(words, part, _blank(part))))


def _blank(part: Content) -> Content:
    return {name: "" if isinstance(value, str) else value for name, value in part.items()}


def _is_reordered(before: list[Content], after: list[Content]) -> bool:
    old = [part["id"] for part in before if part.get("id")]
    new = [part["id"] for part in after if part.get("id")]
    return [key for key in old if key in new] != [key for key in new if key in old]


def _longest_kept(before: list[str], after: list[str]) -> set[str]:
    """Of what is on both sides: the most that can be said to have kept its place. The others moved."""
    place = {key: number for number, key in enumerate(before)}
    shared = [key for key in after if key in place]
    best: list[list[str]] = []  # by length: the ascending run of that length that ends lowest
    for key in shared:
        length = next((n for n, run in enumerate(best) if place[run[-1]] > place[key]), len(best))
        run = [*(best[length - 1] if length else []), key]
        best[length : length + 1] = [run]
    return set(best[-1]) if best else set()


def readable(field: Any, value: Any) -> str:
    """A value in words: names for what it refers to, “yes” and “no”, a time with its zone."""
    if field.is_relation:
        return _names(field, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField) and value:
        moment = parse_datetime(value)
        return spoken(moment) if moment and moment.tzinfo else str(value)
    return str(value)


def _names(field: Any, value: Any) -> str:
    keys = [key for key in (value if isinstance(value, list) else [value]) if str(key).isdecimal()]
    found = (
        {str(row.pk): str(row) for row in field.remote_field.model._base_manager.filter(pk__in=keys)} if keys else {}
    )
    return ", ".join(found.get(str(key), "(deleted)") for key in keys)


def _is_text(field: Any) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not field.choices
