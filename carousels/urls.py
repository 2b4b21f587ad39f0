"""Public addresses."""

from django.urls import URLPattern

app_name = "carousels"

urlpatterns: list[URLPattern] = []
