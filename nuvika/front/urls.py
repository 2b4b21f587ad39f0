"""Public addresses."""

from django.urls import path, register_converter

from nuvika.front import calendar, feeds, health, machines, media, previews, sitemap, views
from nuvika.front.frame.views import page
from nuvika.front.search.views import search
from nuvika.front.sharing import views as cards

app_name = "front"
register_converter(feeds.FeedFormatConverter, "feed_format")
register_converter(feeds.SubjectConverter, "subject")

urlpatterns = [
    path("", views.home, name="home"),
    path("blog/search", search, name="search"),
    path("blog/feed.<feed_format:form>", feeds.posts, name="feed"),
    path("blog/<subject:kind>/<slug:slug>/feed.<feed_format:form>", feeds.posts_about, name="feed_about"),
    path("blog/posts/<slug:slug>/share.png", cards.post_card, name="post_card"),
    path("carousels/<slug:slug>/share.png", cards.carousel_card, name="carousel_card"),
    path("share.png", cards.site_card, name="site_card"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("robots.txt", machines.robots, name="robots"),
    path("llms.txt", machines.llms, name="llms"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("preview/<str:token>", previews.preview, name="preview"),
    path("preview/<str:token>/slides/<int:number>.png", previews.preview_slide, name="preview_slide"),
    path("calendar/<str:token>.ics", calendar.feed, name="calendar_feed"),
    path("media/<path:name>", media.serve, name="media"),
    path("<slug:slug>", page, name="page"),
]
