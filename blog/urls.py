"""Public addresses."""

from django.urls import path

from blog import sources, views

app_name = "blog"

urlpatterns = [
    path("blog", views.post_list, name="list"),
    path("blog/posts/<slug:slug>", views.post, name="post"),
    path("blog/posts/<slug:slug>.md", sources.markdown, name="markdown"),
    path("blog/years/<int:year>", views.year, name="year"),
    path("blog/series/<slug:slug>", views.series, name="series"),
    path("blog/types/<slug:slug>", views.post_type, name="type"),
    path("blog/tags/<slug:slug>", views.tag, name="tag"),
    path("blog/authors/<slug:slug>", views.author, name="author"),
]
