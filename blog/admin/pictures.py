"""Pictures in the built-in Admin: seen in the list, checked when they arrive."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from blog.admin_views import pictures as chooser
from blog.forms import NewPictureForm, PictureForm
from blog.models import Picture
from nuvika.editing.admin.uses import UsesListed

THUMBNAIL = 96  # px, the longer side
SHOWN = 640


@admin.register(Picture)
class PictureAdmin(UsesListed, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["thumbnail", "title", "alt_or_not", "size", "uploaded_by", "created_at"]
    list_display_links = ["thumbnail", "title"]
    list_filter = ["decorative", "created_at"]
    list_select_related = ["uploaded_by"]
    list_per_page = 40
    search_fields = ["title", "alt"]

    class Media:
        css = {"all": ["css/admin-post.css"]}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("browse/", view(chooser.browse), name="blog_picture_browse"),
            path("<int:pk>/thumbnail/", view(chooser.thumbnail), name="blog_picture_thumbnail"),
            *super().get_urls(),
        ]

    def get_form(self, request: HttpRequest, obj: Picture | None = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, form=PictureForm if obj else NewPictureForm, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Picture | None = None) -> Any:
        return ["shown" if obj else "upload", "title", "alt", "decorative", "focus"]

    def get_readonly_fields(self, request: HttpRequest, obj: Picture | None = None) -> list[str]:
        return ["shown"] if obj else []

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        if not change:
            obj.uploaded_by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    @admin.display(description="Picture")
    def thumbnail(self, picture: Picture) -> SafeString:
        address = reverse("admin:blog_picture_thumbnail", args=[picture.pk])
        return _img(picture, THUMBNAIL, address, picture.title)

    @admin.display(description="Picture")
    def shown(self, picture: Picture) -> SafeString:
        return _img(picture, SHOWN, picture.file.url, picture.alt)

    @admin.display(description="Alt text", ordering="alt")
    def alt_or_not(self, picture: Picture) -> str:
        return "(decorative)" if picture.decorative else picture.alt

    @admin.display(description="Pixels", ordering="width")
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"


def _img(picture: Picture, longest: int, address: str, alt: str) -> SafeString:
    scale = min(1, longest / max(picture.width, picture.height, 1))
    return format_html(
        '<img class="picture-shown" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        address,
        round(picture.width * scale),
        round(picture.height * scale),
        alt,
    )
