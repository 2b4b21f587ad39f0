"""The blog in the built-in Admin; importing the parts registers them."""

from django.contrib import admin

from blog.admin import pictures, posts, sorting

__all__ = ["pictures", "posts", "sorting"]

admin.site.site_header = "Nuvika"
admin.site.site_title = "Nuvika"
admin.site.index_title = "Blog and carousels"
