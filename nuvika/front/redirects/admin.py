"""Redirects in the built-in Admin."""

from django.contrib import admin

from nuvika.front.redirects.models import Redirect


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["old_path", "leads_to", "automatic", "created_at"]
    list_filter = ["automatic", "created_at"]
    search_fields = ["old_path", "target"]
    fields = ["old_path", "target"]
    list_per_page = 100

    @admin.display(description="Leads to", ordering="target")
    def leads_to(self, redirect: Redirect) -> str:
        return redirect.target or "withdrawn (410)"
