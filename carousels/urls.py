"""Public addresses of carousels."""

from django.urls import path

from carousels import views

app_name = "carousels"

urlpatterns = [
    path("carousels/<slug:slug>", views.carousel, name="carousel"),
    path("carousels/<slug:slug>/slides/<int:number>.png", views.slide, name="slide"),
    path("carousels/<slug:slug>/slides/<int:number>-small.png", views.small_slide, name="small_slide"),
]
