"""Forms of the Admin for what the blog holds."""

from typing import Any

from django import forms

from blog.models import Picture, Post
from blog.pictures import as_file, words_from_file_name
from blog.widgets import ArticleEditor, PictureNumber
from nuvika.editing.forms import PublishableForm
from nuvika.lib import images


class PostForm(PublishableForm):
    class Meta:
        model = Post
        fields = (
            *("title", "slug", "summary", "body", "state", "published_at", "expires_at", "planned_on", "revised_at"),
            *("post_type", "author", "tags", "series", "cover", "search_title", "search_description", "canonical_url"),
        )
        widgets = {
            "body": ArticleEditor(attrs={"rows": 28, "class": "markdownx-editor", "spellcheck": "true"}),
            "cover": PictureNumber,
            "summary": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "search_description": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        }


class PictureForm(forms.ModelForm):  # type: ignore[type-arg]
    """A kept picture: its words may change, its pixels do not, since articles and old versions show them."""

    class Meta:
        model = Picture
        fields = ("title", "alt", "decorative", "focus")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "focus" in self.fields:  # who may only look at a picture has a form without fields
            self.fields["focus"].required = False

    def clean_focus(self) -> str:
        return self.cleaned_data["focus"] or Picture.Focus.CENTRE


class NewPictureForm(PictureForm):
    upload = forms.FileField(
        label="Picture",
        help_text="JPEG, PNG, WebP or GIF, up to 15 MB. It is made upright and loses its metadata.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )
    title = forms.CharField(
        max_length=200, required=False, help_text="For finding it again in the Admin; the file's name where empty."
    )

    def clean_upload(self) -> images.CheckedPicture:
        file = self.cleaned_data["upload"]
        try:
            checked = images.read(file.read(images.MAX_BYTES + 1))
        except images.PictureRefusedError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        known = Picture.objects.filter(digest=checked.digest).first()
        if known is not None:
            raise forms.ValidationError(f"This picture is here already, as “{known.title}”. Use that one.")
        return checked

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        file: Any = self.files.get("upload")
        if not cleaned.get("title") and file:
            cleaned["title"] = words_from_file_name(file.name)
        return cleaned

    def _post_clean(self) -> None:
        checked = self.cleaned_data.get("upload")
        if checked is not None:
            self.instance.file = as_file(checked)
            self.instance.digest = checked.digest
        super()._post_clean()  # type: ignore[misc]
