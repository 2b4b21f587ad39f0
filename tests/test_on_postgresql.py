"""What depends on the database is tested again on a real PostgreSQL, in a run of its own."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import services

ROOT = Path(__file__).resolve().parent.parent
AGAIN = (
    "tests/editing/test_find_in_lists.py",
    "tests/front/search",
    "tests/front/test_kept_pages.py",
    "tests/front/test_machines.py",
    "tests/test_migrations.py",
)


def test_the_same_holds_on_postgresql():
    with ExitStack() as running:
        try:
            address = running.enter_context(services.postgresql())
        except services.MissingServiceError as missing:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DATA_DIR"))
        }
        again = subprocess.run(
            [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *AGAIN],
            env={**environment, "DATABASE_URL": address},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert again.returncode == 0, again.stdout[-20_000:] + again.stderr[-5_000:]
