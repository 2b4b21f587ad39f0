"""Themes in the built-in Admin."""

from typing import Any

from django.contrib import admin
from django.forms import Script
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from carousels.admin_views import gallery, themes
from carousels.models import Theme
from carousels.theme_form import ThemeForm
from nuvika.editing.admin import HistoryAdmin
from nuvika.editing.admin.uses import UsesListed


@admin.register(Theme)
class ThemeAdmin(UsesListed, HistoryAdmin):
    form = ThemeForm
    change_form_template = "admin/carousels/theme/change_form.html"
    change_list_template = "admin/carousels/theme/change_list.html"
    list_display = ["name", "swatches", "style", "heading_font", "body_font", "author_name", "is_default"]
    prepopulated_fields = {"slug": ["name"]}
    search_fields = ["name"]
    fieldsets = [
        (None, {"fields": [("name", "slug"), "style", "is_default"]}),
        ("Colours", {"fields": [("paper", "ink", "muted"), ("accent", "on_accent", "highlight")]}),
        ("Typefaces", {"fields": [("heading_font", "body_font", "mono_font")]}),
        ("Who speaks", {"fields": [("author_name", "handle"), ("avatar", "logo"), "footer"]}),
        ("Signs", {"fields": [("page_numbers", "progress", "swipe_cue")]}),
    ]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        slide = "gallery/<slug:look>/<int:number>.png"
        return [
            path("gallery/", view(gallery.gallery), name="carousels_theme_gallery"),
            path(slide, view(gallery.gallery_slide), name="carousels_theme_gallery_slide"),
            path("preview/", view(themes.theme_preview), name="carousels_theme_preview"),
            *super().get_urls(),
        ]

    class Media:
        css = {"all": ["css/admin-carousel.css", "css/admin-pictures.css", "css/admin-theme.css"]}
        js = [Script("js/admin-theme.js", type="module")]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Pictures are chosen by their thumbnails, not from the Admin’s own list of names."""
        if db_field.name in ("logo", "avatar"):
            return db_field.formfield(**kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def kept_because(self, thing: Theme) -> str:
        if not thing.is_default:
            return ""
        return (
            "It is the default, which every carousel without a theme of its own wears. Make another the default first."
        )

    @admin.display(description="Colours")
    def swatches(self, theme: Theme) -> SafeString:
        colours = (theme.paper, theme.ink, theme.accent, theme.highlight)
        bands = "".join(
            format_html('<rect x="{}" width="24" height="24" fill="{}"/>', place * 24, colour)
            for place, colour in enumerate(colours)
        )
        return format_html(
            '<svg class="swatches" width="96" height="24" role="img" aria-label="{}">{}</svg>',
            ", ".join(colours),
            SafeString(bands),
        )
