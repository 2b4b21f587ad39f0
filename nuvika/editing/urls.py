"""Addresses under /admin/editing/."""

from django.urls import path

from nuvika.editing import views

urlpatterns = [
    path("session/", views.session, name="editing_session"),
    path("signed-in/", views.signed_in, name="editing_signed_in"),
]
