"""What happens by itself at a time: a thread in each process that serves the site looks every few seconds."""

import logging
from threading import Event, Thread

from django.core.exceptions import ValidationError
from django.db import DatabaseError, close_old_connections

from nuvika.editing.actions import RefusedError, publish_due_changes

log = logging.getLogger(__name__)
EVERY = 15  # seconds


def start() -> Event:
    """Begin to look; set the event to stop."""
    stopped = Event()
    Thread(target=_run, args=(stopped,), name="clock", daemon=True).start()
    return stopped


def _run(stopped: Event) -> None:
    while not stopped.wait(EVERY):
        tick()


def tick() -> None:
    """One look. What goes wrong is logged, and tried again the next time."""
    close_old_connections()
    try:
        for thing in publish_due_changes():
            log.info("The changes of %s were published, as set.", thing.slug)
    except (DatabaseError, RefusedError, ValidationError) as error:
        log.warning("Changes whose time has come could not be published: %s", error)
    finally:
        close_old_connections()
