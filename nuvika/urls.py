"""Every address: the Admin with Django's slashes, public ones without."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/blog/markdown/", include("blog.admin_urls")),
    path("admin/editing/", include("nuvika.editing.urls")),
    path("admin/", admin.site.urls),
    path("", include("blog.urls")),
    path("", include("carousels.urls")),
    path("", include("nuvika.front.urls")),
]

handler404 = "nuvika.front.redirects.views.not_found"
handler500 = "nuvika.front.redirects.views.broken"
