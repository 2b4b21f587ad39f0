"""Forms of the Admin: slides that put themselves in order, and a brief to be read."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from blog.widgets import PictureNumber
from carousels import limits
from carousels.brief import Reading, normalise_slide, read_text
from carousels.deck import FITS, MAX_SLIDES, OVERLAY, TEXT_FIELDS, Kind
from carousels.deck import Slide as SlideValue
from carousels.models import Carousel, Posting, Slide
from carousels.reading import MAX_BYTES, read_file
from carousels.render.sizes import SIZES
from carousels.widgets import Choice, Place, Words
from nuvika.editing.forms import PartFormSet, PublishableForm

PLACED = ("fit", "focus", "overlay")  # how a picture stands in its frame
LINES = {"label": 1, "headline": 3, "subline": 2, "body": 4, "link": 1, "alt": 2, "notes": 2}


def counted(limit: limits.Limit | None) -> dict[str, int]:
    """What a field says of its limits, for the counter beside it."""
    if limit is None:
        return {}
    known = {"data-advised": limit.advised, "data-allowed": limit.allowed}
    return {name: number for name, number in known.items() if number}


class SlideForm(forms.ModelForm):  # type: ignore[type-arg]
    """One slide. Its position may be left out: it then comes last."""

    class Meta:
        model = Slide
        fields = ["position", "kind", *TEXT_FIELDS[:-2], "layout", "picture", "alt", "decorative", *PLACED, "notes"]
        widgets: dict[str, Any] = {
            "position": Place,
            **dict.fromkeys(("kind", "layout", "focus"), Choice),
            "fit": Choice({"data-usual": FITS[0]}),
            "overlay": Choice({"data-usual": str(OVERLAY)}),
            "picture": PictureNumber,
            **{name: Words({"rows": rows, **counted(limits.SLIDE.get(name))}) for name, rows in LINES.items()},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("position", *PLACED):
            self.fields[name].required = False  # what is left out stands last, and as usual

    @cached_property
    def changed_data(self) -> list[str]:
        """How a picture stands is no change where it is left out, nor is the kind of a slide that nobody wrote on."""
        changed = [name for name in super().changed_data if name not in PLACED or self.data.get(self.add_prefix(name))]
        return changed if self.instance.pk or not {*changed} <= {"kind", *PLACED} else []

    def rows(self) -> list[forms.BoundField]:
        """What stands beside the picture, in its order; the position and the keys stand elsewhere."""
        return [field for field in self.visible_fields() if field.name not in ("position", "DELETE")]

    def clean(self) -> dict[str, Any]:
        """Normalise the words by the very function that reads a brief."""
        cleaned = super().clean() or self.cleaned_data
        if "kind" not in cleaned:
            return cleaned
        texts = {name: (cleaned.get(name) or "") for name in TEXT_FIELDS}
        slide = normalise_slide(SlideValue(Kind(cleaned["kind"]), **texts))  # type: ignore[arg-type]
        cleaned.update({name: getattr(slide, name) for name in TEXT_FIELDS if name in cleaned})
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Positions are compared within the form set, which renumbers them; the stored ones are on their way."""
        return {*super()._get_validation_exclusions(), "position"}  # type: ignore[misc]


class SlideFormSet(PartFormSet):
    """All slides of a carousel. Whatever positions were typed, the slides are numbered 1, 2, 3 … in that order."""

    def in_order(self) -> list[Slide]:
        """The slides to keep, in their new order; call it on a valid set."""
        kept = [form for form in self.forms if form not in self.deleted_forms and self._is_slide(form)]
        kept.sort(key=_typed_position)
        return [form.instance for form in kept]

    def clean(self) -> None:
        super().clean()
        count = sum(1 for form in self.forms if form not in self.deleted_forms and self._is_slide(form))
        if count > MAX_SLIDES:
            raise ValidationError(f"{count} slides are too many: LinkedIn takes {MAX_SLIDES} pages. Delete some.")

    @staticmethod
    def _is_slide(form: forms.BaseForm) -> bool:
        return form.has_changed() or bool(getattr(form, "instance", None) and form.instance.pk)  # type: ignore[attr-defined]


def _typed_position(form: Any) -> tuple[bool, int]:
    position = form.cleaned_data.get("position")
    return (position is None, position or 0)


HEADER = [
    *["title", "slug", "post", "post_type", "theme", "size", "language", "state", "published_at", "expires_at"],
    "planned_on",
    *["document_title", "caption", "hashtags", "author", "post_address", "public_pdf"],
]


class CarouselForm(PublishableForm):
    class Meta:
        model = Carousel
        fields = HEADER
        widgets = {
            "post_address": forms.TextInput(attrs={"class": "vTextField"}),
            "hashtags": forms.TextInput(attrs={"class": "vTextField"}),
            "caption": forms.Textarea(attrs={"rows": 8, **counted(limits.CAROUSEL["caption"])}),
            "document_title": forms.TextInput(
                attrs={"class": "vTextField", **counted(limits.CAROUSEL["document_title"])}
            ),
        }


class PostingForm(forms.ModelForm):  # type: ignore[type-arg]
    """An entry of the posting log. The file is the one that would be downloaded now, or one that is shown here."""

    address = forms.URLField(label="Address of the post", required=False, max_length=500, assume_scheme="https")
    form = forms.ChoiceField(label="File")
    size = forms.ChoiceField(label="Page size", choices=[(size.key, size.title) for size in SIZES.values()])
    file = forms.FileField(
        label="or the very file",
        required=False,
        help_text="Only where the slides were changed after the download: its digest is kept, the file is not.",
    )

    class Meta:
        model = Posting
        fields = ["place", "account", "address", "posted_at"]
        widgets = {"posted_at": forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}

    def __init__(self, *args: Any, formats: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = list(formats)  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > limits.MAX_DOCUMENT:
            raise ValidationError(f"This file has {file.size:,} bytes. LinkedIn takes {limits.MAX_DOCUMENT:,}.")
        return file


class BriefForm(forms.Form):
    """A brief, pasted or uploaded; `reading` holds what was read once the form is valid."""

    brief = forms.CharField(
        required=False,
        strip=False,
        max_length=MAX_BYTES,
        label="Paste the brief",
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "brief-text"}),
    )
    file = forms.FileField(
        required=False,
        label="or choose a file",
        help_text="A .txt, .md or .docx of at most 1 MiB, or the JSON of a carousel.",
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.md,.docx,.json"}),
    )

    reading: Reading

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        file, text = cleaned.get("file"), cleaned.get("brief") or ""
        if file and file.size > MAX_BYTES:
            raise ValidationError(f"“{file.name}” has {file.size:,} bytes. A brief has at most {MAX_BYTES:,}.")
        if not file and not text.strip():
            raise ValidationError("Paste a brief or choose a file.")
        self.reading = read_file(file.read(), file.name) if file else read_text(text)
        return cleaned
