"""Themes in the built-in Admin."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from carousels.models import Theme
from nuvika.editing.history import HistoryAdmin


@admin.register(Theme)
class ThemeAdmin(HistoryAdmin):
    list_display = ["name", "swatches", "style", "heading_font", "body_font", "author_name", "is_default"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["logo", "avatar"]
    search_fields = ["name"]
    fieldsets = [
        (None, {"fields": [("name", "slug"), "style", "is_default"]}),
        ("Colours", {"fields": [("paper", "ink", "muted"), ("accent", "on_accent", "highlight")]}),
        ("Typefaces", {"fields": [("heading_font", "body_font", "mono_font")]}),
        ("Who speaks", {"fields": [("author_name", "handle"), ("avatar", "logo"), "footer"]}),
        ("Signs", {"fields": [("page_numbers", "progress", "swipe_cue")]}),
    ]

    class Media:
        css = {"all": ["css/admin-carousel.css"]}

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
