"""Facts about a page for machines, in the words of schema.org (JSON-LD)."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from blog.descriptions import description_of
from blog.models import Author, Post
from carousels.marks import plain
from carousels.models import Carousel
from nuvika.front.frame.reading import Frame
from nuvika.front.sharing.pictures import SharePicture
from nuvika.lib.addresses import whole

Facts = dict[str, Any]

ORGANIZATION = f"{settings.SITE_URL}/#organization"
LONGEST_HEADLINE = 110  # characters, as Google takes them


def graph(*things: Facts) -> Facts:
    return {"@context": "https://schema.org", "@graph": [_filled(thing) for thing in things]}


def site(frame: Frame) -> Facts:
    target = f"{whole(reverse('front:search'))}?q={{words}}"
    return {
        "@type": "WebSite",
        "@id": f"{settings.SITE_URL}/#website",
        "url": f"{settings.SITE_URL}/",
        "name": frame.name,
        "description": frame.description,
        "inLanguage": frame.language,
        "publisher": {"@id": ORGANIZATION},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=words",
        },
    }


def organization(frame: Frame) -> Facts:
    return {
        "@type": "Organization",
        "@id": ORGANIZATION,
        "name": frame.name,
        "url": f"{settings.SITE_URL}/",
        "logo": whole(frame.logo_src or static("img/favicon.svg")),
        "sameAs": [link.address for link in frame.social if link.address.startswith("http")],
    }


def article(post: Post, frame: Frame, picture: SharePicture) -> Facts:
    address = whole(post.get_absolute_url())
    return {
        "@type": "BlogPosting",
        "@id": f"{address}#article",
        "mainEntityOfPage": post.first_address or address,
        "url": address,
        "headline": post.title[:LONGEST_HEADLINE],
        "description": description_of(post),
        "image": _picture(picture),
        "datePublished": _moment(post.published_at),
        "dateModified": _moment(post.revised_at or post.published_at),
        "author": person(post.author) if post.author else {"@id": ORGANIZATION},
        "publisher": {"@id": ORGANIZATION},
        "articleSection": post.post_type.name if post.post_type else "",
        "keywords": [tag.name for tag in post.tags.all()],
        "wordCount": post.words,
        "inLanguage": frame.language,
        "isPartOf": _series(post),
    }


def slides(carousel: Carousel, picture: SharePicture, count: int) -> Facts:
    return {
        "@type": "PresentationDigitalDocument",
        "@id": f"{whole(carousel.get_absolute_url())}#slides",
        "url": whole(carousel.get_absolute_url()),
        "name": plain(carousel.title),
        "image": _picture(picture),
        "datePublished": _moment(carousel.published_at),
        "author": person(carousel.author) if carousel.author else {"@id": ORGANIZATION},
        "publisher": {"@id": ORGANIZATION},
        "inLanguage": carousel.language,
        "abstract": f"{count} slides to swipe through.",
    }


def person(author: Author) -> Facts:
    address = whole(author.get_absolute_url())
    return {
        "@type": "Person",
        "@id": f"{address}#person",
        "name": author.name,
        "url": address,
        "jobTitle": author.role,
        "description": author.biography,
        "image": whole(author.picture.file.url) if author.picture else "",
    }


def profile(author: Author) -> Facts:
    return {"@type": "ProfilePage", "url": whole(author.get_absolute_url()), "mainEntity": person(author)}


def breadcrumbs(*trail: tuple[str, str]) -> Facts:
    """The way to a page, from the front page on; the last one is the page itself."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": {"@type": "WebPage", "@id": whole(path)}}
        for place, (name, path) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _picture(picture: SharePicture) -> Facts:
    return {
        "@type": "ImageObject",
        "url": picture.src,
        "width": _pixels(picture.width),
        "height": _pixels(picture.height),
    }


def _pixels(count: int) -> Facts:
    return {"@type": "QuantitativeValue", "value": count, "unitCode": "E37"}


def _series(post: Post) -> Facts | None:
    series = post.series
    return (
        {"@type": "CreativeWorkSeries", "name": series.name, "url": whole(series.get_absolute_url())}
        if series
        else None
    )


def _moment(moment: Any) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _filled(facts: Facts) -> Facts:
    """Without what is empty: a fact that nobody knows is not told."""
    kept = {name: _filled(value) if isinstance(value, dict) else value for name, value in facts.items()}
    return {name: value for name, value in kept.items() if value not in ("", None, [], {})}
