"""What the front does when something is saved or goes."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from blog.models import Post
from carousels.models import Carousel, Slide
from nuvika.front.preparing import queue
from nuvika.front.redirects import keeping
from nuvika.front.search.index import refresh_later


@receiver(post_save, sender=Post)
@receiver(post_save, sender=Carousel)
def index(sender: Any, instance: Post | Carousel, raw: bool = False, **_: Any) -> None:
    if not raw:
        refresh_later(sender, instance.pk)


@receiver([post_save, post_delete], sender=Slide)
def index_slides(instance: Slide, raw: bool = False, **_: Any) -> None:
    if not raw:
        refresh_later(Carousel, instance.carousel_id)


@receiver(pre_save)
def remember_address(sender: Any, instance: Any, raw: bool = False, **_: Any) -> None:
    if sender in keeping.KEPT and not raw:
        instance._before = keeping.before(instance)


@receiver(post_save)
def keep_address(sender: Any, instance: Any, raw: bool = False, **_: Any) -> None:
    if sender in keeping.KEPT and not raw:
        keeping.after(instance, instance.__dict__.pop("_before", None))


@receiver(pre_delete)
def tell_that_it_is_gone(sender: Any, instance: Any, **_: Any) -> None:
    if sender in keeping.KEPT:
        keeping.gone(instance)


@receiver([post_save, post_delete, m2m_changed])
def prepare_pages(sender: Any, raw: bool = False, **_: Any) -> None:
    if not raw:
        queue.after_this(sender)
