"""Addresses under /admin/blog/markdown/, which the settings name for the Markdown editor."""

from django.contrib import admin
from django.urls import path

from blog.admin_views import markdown, pasting

urlpatterns = [
    path("upload/", admin.site.admin_view(markdown.upload), name="blog_markdown_upload"),
    path("preview/", admin.site.admin_view(markdown.preview), name="blog_markdown_preview"),
    path("paste/", admin.site.admin_view(pasting.paste), name="blog_markdown_paste"),
]
