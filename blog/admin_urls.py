"""Addresses under /admin/blog/markdown/, which the settings name for the Markdown editor."""

from django.contrib import admin
from django.urls import path

from blog import markdown_views

urlpatterns = [
    path("upload/", admin.site.admin_view(markdown_views.upload), name="blog_markdown_upload"),
    path("preview/", admin.site.admin_view(markdown_views.preview), name="blog_markdown_preview"),
]
