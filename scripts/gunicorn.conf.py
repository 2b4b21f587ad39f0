"""How gunicorn serves the site: threads, so that a slow client holds up nobody else.

By hand, from the checkout: .venv/bin/python -m gunicorn --config scripts/gunicorn.conf.py
"""

import os
import sys
from importlib import import_module
from pathlib import Path

wsgi_app = "nuvika.wsgi:application"
chdir = str(Path(__file__).resolve().parent.parent)


def processes():
    """As many as PROCESSES says; a value that is none ends the start.

    Nothing of the site is imported for it: what this process knows, those would know that it starts with another
    edition (SIGHUP).
    """
    value = os.environ.get("PROCESSES", "").strip() or "2"
    if not (value.isdecimal() and 1 <= int(value) <= 64):
        sys.exit(f"PROCESSES is “{value}”. Write a number from 1 to 64.")
    return int(value)


bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
workers = processes()
threads = 16
timeout = 60
graceful_timeout = 30  # a request that is being answered when the site is stopped is answered to its end
memory = Path("/dev/shm")  # noqa: S108  (a heartbeat, no data: a full disk is no reason to end workers)
worker_tmp_dir = str(memory) if os.access(memory, os.W_OK) else None
loglevel = "warning"  # Django says what went wrong; starts and stops need no lines
control_socket_disable = True  # it would lie in the home directory, one for all sites


def when_ready(_server):
    print(f"Serving on http://{bind}. Stop with Ctrl-C.", flush=True)


def post_worker_init(_worker):
    """The application is loaded: changes of live things are published when their time comes.

    A thread that computes makes room after a millisecond, not after five: a page that is only handed out asks for
    its turn several times, and would wait as often for whoever exports beside it.
    """
    sys.setswitchinterval(0.001)
    import_module("nuvika.editing.clock").start()
