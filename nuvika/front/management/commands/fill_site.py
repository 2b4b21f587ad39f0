"""A trial site of any size: invented posts and carousels."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from blog.models import Post
from carousels.models import Carousel
from nuvika.front import statistics
from nuvika.front.trial.filling import PREFIX, SLIDES, Filling, Told, made_before

MOST = 1_000_000


class Command(BaseCommand):
    help = "Fill a trial site with invented posts and carousels. Stopped and started again, it goes on where it was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--posts", type=int, default=100_000)
        parser.add_argument("--carousels", type=int, default=10_000, help=f"of {SLIDES} slides each")
        parser.add_argument("--beside", action="store_true", help="although the site has content of its own")

    def handle(self, *_args: Any, **options: Any) -> None:
        for name in ("posts", "carousels"):
            if not 0 <= options[name] <= MOST:
                raise CommandError(f"--{name} is {options[name]}. Give a number from 0 to {MOST:,}.")
        if not options["beside"] and has_content_of_its_own():
            raise CommandError("This site has content of its own. Choose an empty one, or add --beside.")
        filling = Filling()
        self._fill(Post, filling.posts, options["posts"])
        self._fill(Carousel, filling.carousels, options["carousels"])
        statistics.settle()

    def _fill(self, model: type[Post] | type[Carousel], make: Callable[[int, Told], None], wanted: int) -> None:
        what, made, before = str(model._meta.verbose_name_plural), 0, made_before(model)
        with tqdm(total=wanted, initial=before, unit=f" {what}", leave=False, disable=None) as bar:  # on terminals

            def told(count: int) -> None:
                nonlocal made
                made += count
                bar.update(count)

            make(wanted, told)
        self.stdout.write(f"Made {made:,} {what}.")


def has_content_of_its_own() -> bool:
    trial = f"{PREFIX}-"
    return any(model._default_manager.exclude(slug__startswith=trial).exists() for model in (Post, Carousel))
