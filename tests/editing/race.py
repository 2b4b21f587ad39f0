"""Several people save the same carousel at the same moment, on the database that DATABASE_URL names.

Run by test_races.py as a program of its own, since a database is a matter of a whole process. Prints one line of JSON.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from reversion.models import Version

from carousels import importing
from carousels.models import Carousel
from nuvika.editing import actions
from nuvika.editing.models import WorkingCopy
from tests import factories
from tests.carousels.factories import make_carousel, make_deck
from tests.editing.forms import open_form

PEOPLE = ("ada", "ben", "cem", "dia")
ROUNDS = 2


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """What each answers, all begun at the same moment, each in a thread and a connection of its own."""
    barrier, answers = Barrier(len(jobs)), [None] * len(jobs)

    def run(place: int) -> None:
        try:
            barrier.wait()
            answers[place] = jobs[place]()
        finally:
            connection.close()

    threads = [Thread(target=run, args=[place]) for place in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(factories.make_publisher(username=name))
    return client


def saves_of_one_form(clients: dict[str, Client], round_: int) -> dict[str, Any]:
    """Everybody opened the same edition; each writes another headline."""
    carousel = make_carousel(f"Round {round_}")
    address = f"/admin/carousels/carousel/{carousel.pk}/change/"
    forms = {
        name: {**open_form(client, address), "slides-0-headline": f"{name} wrote", "caption": f"{name} wrote"}
        for name, client in clients.items()
    }
    codes = at_once(*(lambda n=name: clients[n].post(address, forms[n]).status_code for name in PEOPLE))
    carousel.refresh_from_db()
    stored = carousel.slides.get(position=1).headline
    kept = [copy.data["slides"][0]["headline"] for copy in WorkingCopy.objects.about(carousel).unsaved()]
    return {
        "codes": dict(Counter(codes)),
        "whole": carousel.caption == stored,
        "words": sorted([stored, *kept]) == sorted(f"{name} wrote" for name in PEOPLE),
    }


def a_save_while_others_publish_and_import(client: Client, round_: int) -> bool:
    """Neither a verb nor an import writes over the words of a form, nor the form over theirs."""
    carousel = make_carousel(f"Mixed {round_}")
    address = f"/admin/carousels/carousel/{carousel.pk}/change/"
    form = {**open_form(client, address), "slides-0-headline": "Typed"}
    deck = make_deck(f"Mixed {round_}", caption="Imported")
    at_once(
        lambda: client.post(address, form),
        lambda: actions.publish(Carousel.objects.get(pk=carousel.pk), by=None),
        lambda: importing.import_deck(deck),
    )
    carousel.refresh_from_db()
    kept = [copy.data["slides"][0]["headline"] for copy in WorkingCopy.objects.about(carousel).unsaved()]
    recorded = Version.objects.filter(serialized_data__contains='"Typed"').exists()
    return ("Typed" in kept or recorded) and carousel.caption == "Imported" and carousel.is_live()


def main() -> None:
    call_command("migrate", verbosity=0)
    clients = {name: signed_in(name) for name in PEOPLE}
    saves = [saves_of_one_form(clients, number) for number in range(ROUNDS)]
    mixed = [a_save_while_others_publish_and_import(clients["ada"], number) for number in range(ROUNDS)]
    json.dump({"vendor": connection.vendor, "saves": saves, "mixed": mixed}, sys.stdout)
