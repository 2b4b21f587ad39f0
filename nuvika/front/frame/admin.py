"""The frame and the simple pages in the built-in Admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from markdownx.widgets import MarkdownxWidget

from nuvika.editing.admin import HistoryAdmin
from nuvika.front.frame.models import ONLY, FrameLink, Page, SiteFrame


class FrameLinkInline(admin.StackedInline):  # type: ignore[type-arg]
    """Each field with its label: a table's have none that a screen reader finds."""

    model = FrameLink
    extra = 1
    fields = [("place", "label"), ("address", "position")]


@admin.register(SiteFrame)
class SiteFrameAdmin(HistoryAdmin):
    """One row: its list is its form."""

    inlines = [FrameLinkInline]
    autocomplete_fields = ["logo"]
    fields = ["name", "tagline", "description", "language", "logo", "legal_line"]

    def get_urls(self) -> list[Any]:
        """Nobody adds a second frame, deletes the one there is, or has one to bring back."""
        never = {f"front_siteframe_{page}" for page in ("add", "delete", "recoverlist", "recover")}
        return [entry for entry in super().get_urls() if entry.name not in never]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return redirect(reverse("admin:front_siteframe_change", args=[ONLY]))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> SiteFrame | None:
        """The one frame; a new one to be filled in where it is missing."""
        found: SiteFrame | None = super().get_object(request, object_id, from_field)
        return found or (SiteFrame(pk=ONLY) if object_id == str(ONLY) else None)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def view_on_site(self, _frame: Any) -> str:
        return reverse("front:home")


class PageForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Page
        fields = ("title", "slug", "body", "description", "published")
        widgets = {
            "body": MarkdownxWidget(attrs={"rows": 24, "class": "markdownx-editor", "spellcheck": "true"}),
            "description": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        }


@admin.register(Page)
class PageAdmin(HistoryAdmin):
    form = PageForm
    list_display = ["title", "address", "published", "updated_at"]
    list_filter = ["published"]
    search_fields = ["title", "slug", "body"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "published"]}),
        ("Text", {"classes": ["wide-field"], "fields": ["body"]}),
        ("Search engines", {"fields": ["description"]}),
    ]

    class Media:
        css = {"all": ["css/fonts.css", "css/tokens.css", "css/article.css", "css/code.css", "css/admin-post.css"]}
        js = ["js/admin-markdown.js"]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, list[str]]:
        return {} if obj else {"slug": ["title"]}

    def view_on_site(self, page: Any) -> str | None:
        return page.get_absolute_url() if page.is_live() else None

    @admin.display(description="Address", ordering="slug")
    def address(self, page: Page) -> str:
        return page.get_absolute_url()
