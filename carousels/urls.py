"""Public addresses of carousels."""

from django.urls import path

from carousels import views

app_name = "carousels"

urlpatterns = [
    path("carousels", views.carousel_list, name="list"),
    path("carousels/<slug:slug>", views.carousel, name="carousel"),
    path("carousels/<slug:slug>.pdf", views.pdf, name="pdf"),
    path("carousels/<slug:slug>/embed", views.embed, name="embed"),
    path("carousels/<slug:slug>/slides/<int:number>-<int:width>.webp", views.slide_webp, name="slide_webp"),
    path("carousels/<slug:slug>/slides/<int:number>.png", views.slide, name="slide"),
    path("carousels/<slug:slug>/slides/<int:number>-small.png", views.small_slide, name="small_slide"),
]
