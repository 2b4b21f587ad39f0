"""Things that are a row of words: sorts of posts, authors, themes, pictures, redirects, the frame. Read from YAML."""

from collections.abc import Callable
from copy import copy
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Field, ForeignKey, Model

from blog.models import Author, Named, Picture, PostType, Series, Tag
from carousels.models import Theme
from nuvika.editing.content import fields_of
from nuvika.front.frame.models import ONLY, FrameLink, SiteFrame
from nuvika.front.moving.kinds import Facts, Options, with_line_feeds
from nuvika.front.moving.shelf import Kept, name_of
from nuvika.front.redirects.models import Redirect, plain_path

Pictures = Callable[[str], Kept | None]  # by their place among the files
TRUE, FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0", "")


class Record:
    """Each editable column by its name; what is as usual is left out. `key` tells one from the other."""

    left_out: ClassVar[tuple[str, ...]] = ()  # columns
    beside: ClassVar[tuple[str, ...]] = ()  # what an entry may hold that is no column

    def __init__(self, model: type[Model], key: str, pictures: Pictures) -> None:
        self.model, self.key, self._pictures = model, key, pictures

    def find(self, facts: Facts) -> Any:
        key = str(facts.get(self.key, ""))
        rows: Any = self.model._default_manager
        return rows.filter(**{self.key: key}).first() if key else None

    def fields(self) -> list[Any]:
        found = (field for field in fields_of(self.model) if field.name not in self.left_out)
        return [field for field in found if not field.is_relation or field.related_model is Picture]

    def facts_of(self, row: Any) -> Facts:
        values = ((field.name, self._told(field, row)) for field in self.fields())
        usual = {field.name: _usual(field) for field in self.fields()}
        return {name: value for name, value in values if name == self.key or value != usual[name]}

    def _told(self, field: "Field[Any, Any]", row: Any) -> Any:
        value = getattr(row, field.name)
        if isinstance(field, ForeignKey):
            return name_of(value) if value else None
        return with_line_feeds(value) if isinstance(value, str) else value

    def read(self, values: dict[str, Any]) -> Facts:
        """The facts of an entry in a file. Raises ValidationError for a name that is none, or a value."""
        known = {field.name: field for field in self.fields()}
        unknown = sorted(set(values) - set(known) - set(self.beside))
        if unknown:
            raise ValidationError(f"“{unknown[0]}” is not known here. Known: {', '.join(known)}.")
        facts = {name: self._value(known[name], value) for name, value in values.items() if name in known}
        usual = {name: _usual(field) for name, field in known.items()}
        return {name: value for name, value in facts.items() if name == self.key or value != usual[name]}

    def _value(self, field: "Field[Any, Any]", value: Any) -> Any:
        if isinstance(value, list | dict):
            raise ValidationError(f"“{field.name}” has to be one value.")
        if isinstance(field, ForeignKey):
            picture = self._pictures(value) if value else None
            return name_of(picture) if picture else None
        if isinstance(field, BooleanField):
            return truth(value)
        return with_line_feeds(str(field.to_python(value if value is not None else "")))

    def wanted(self, row: Any, facts: Facts, options: Options) -> Facts:
        return facts

    def check(self, row: Any, facts: Facts) -> None:
        made = copy(row) if row else self.model()
        self._fill(made, {name: value for name, value in facts.items() if "coming/" not in str(value)})
        self._validate(made)

    def write(self, row: Any, facts: Facts, *, by: Any) -> Any:
        row = row or self.model()
        self._fill(row, facts)
        self._validate(row)
        row.save()
        return row

    def _validate(self, row: Any) -> None:
        row.full_clean()

    def _fill(self, row: Any, facts: Facts) -> None:
        for field in self.fields():
            value = facts.get(field.name, _usual(field))
            if isinstance(field, ForeignKey):
                value = stored(value)
            setattr(row, field.name, value)


class NamedRecord(Record):
    """Found by its slug, or by its name where that is taken: there is one of each."""

    def find(self, facts: Facts) -> Any:
        model: type[Named] = self.model  # type: ignore[assignment]
        found = super().find(facts)
        return found or model._default_manager.filter(name__iexact=str(facts.get("name", ""))).first()


class ThemeRecord(NamedRecord):
    def write(self, row: Any, facts: Facts, *, by: Any) -> Any:
        """There is one default: the one that comes takes the place of the one that was."""
        if facts.get("is_default"):
            others = Theme.objects.filter(is_default=True)
            (others.exclude(pk=row.pk) if row else others).update(is_default=False)
        return super().write(row, facts, by=by)

    def check(self, row: Any, facts: Facts) -> None:
        super().check(row, {**facts, "is_default": False})


class PictureRecord(Record):
    """Its words; its pixels were kept before, by the shelf."""

    left_out = beside = ("file",)

    def find(self, facts: Facts) -> Any:
        return stored(facts["file"])

    def facts_of(self, row: Any) -> Facts:
        return {"file": name_of(row), **super().facts_of(row)}

    def read(self, values: dict[str, Any]) -> Facts:
        picture = self._pictures(str(values.get("file", "")))
        if picture is None:
            raise ValidationError(f"There is no picture “{str(values.get('file', ''))[:80]}” that can be read.")
        return {"file": name_of(picture), **super().read(values)}

    def write(self, row: Any, facts: Facts, *, by: Any) -> Any:
        if row is None:
            raise ValidationError("The picture is not there any more.")
        return super().write(row, facts, by=by)

    def check(self, row: Any, facts: Facts) -> None:
        if row is not None:
            super().check(row, facts)

    def _validate(self, row: Any) -> None:
        """Each word by itself: one that came without an alt text is taken, and found later by the checks."""
        row.clean_fields()


class RedirectRecord(Record):
    """Whether it was noted by itself is kept, although nobody edits it."""

    def find(self, facts: Facts) -> Any:
        return Redirect.objects.filter(old_path=plain_path(str(facts.get("old_path", "")))[:500]).first()

    def fields(self) -> list[Any]:
        return [*super().fields(), Redirect._meta.get_field("automatic")]


class FrameRecord(Record):
    """The one frame, with its links."""

    beside = ("links",)

    def find(self, facts: Facts) -> Any:
        return SiteFrame.objects.filter(pk=ONLY).first()

    def facts_of(self, row: Any) -> Facts:
        links = [
            {"place": link.place, "label": link.label, "address": link.address, "position": link.position}
            for link in row.links.all()
        ]
        return {**super().facts_of(row), **({"links": links} if links else {})}

    def read(self, values: dict[str, Any]) -> Facts:
        links = values.get("links") or []
        if not isinstance(links, list) or not all(isinstance(link, dict) for link in links):
            raise ValidationError("“links” has to be a list of links, each with place, label and address.")
        made = [_link(link) for link in links]
        return {**super().read(values), **({"links": made} if made else {})}

    def check(self, row: Any, facts: Facts) -> None:
        super().check(row, facts)
        for link in facts.get("links", ()):
            FrameLink(**link).full_clean(exclude=["frame"])

    def write(self, row: Any, facts: Facts, *, by: Any) -> Any:
        row = super().write(row, facts, by=by)
        row.links.all().delete()
        for link in facts.get("links", ()):
            made = FrameLink(frame=row, **link)
            made.full_clean()
            made.save()
        return row


def _link(values: dict[str, Any]) -> dict[str, Any]:
    texts = {name: str(values.get(name) or "") for name in ("place", "label", "address")}
    return {**texts, "position": FrameLink._meta.get_field("position").to_python(values.get("position", 0))}


def stored(name: str | None) -> Picture | None:
    """The picture that `name_of` gave this name."""
    if not name or not name.startswith("pictures/"):
        return None
    digest = name.removeprefix("pictures/").partition("-")[0]
    if len(digest) != 16:
        return None
    return next((one for one in Picture.objects.filter(digest__startswith=digest) if name_of(one) == name), None)


def truth(value: Any) -> bool:
    """Raises ValidationError for what is neither true nor false."""
    word = str(value if value is not None else "").lower()
    if word not in (*TRUE, *FALSE):
        raise ValidationError(f"“{word[:40]}” is neither true nor false. Write true or false.")
    return word in TRUE


def _usual(field: "Field[Any, Any]") -> Any:
    return None if isinstance(field, ForeignKey) else field.get_default()


def kinds(pictures: Pictures) -> dict[str, Record]:
    """By the file that holds them, in the order in which they are read: what others name comes first."""
    return {
        "pictures.yaml": PictureRecord(Picture, "file", pictures),
        "types.yaml": NamedRecord(PostType, "slug", pictures),
        "tags.yaml": NamedRecord(Tag, "slug", pictures),
        "series.yaml": NamedRecord(Series, "slug", pictures),
        "authors.yaml": NamedRecord(Author, "slug", pictures),
        "themes.yaml": ThemeRecord(Theme, "slug", pictures),
        "frame.yaml": FrameRecord(SiteFrame, "name", pictures),
    }


def redirects(pictures: Pictures) -> Record:
    return RedirectRecord(Redirect, "old_path", pictures)
