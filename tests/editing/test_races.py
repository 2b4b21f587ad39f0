"""Two editors saving the same carousel lose nothing, on SQLite and on PostgreSQL."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import services

PROGRAM = "import django; django.setup(); from tests.editing import race; race.main()"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    if request.param == "sqlite":
        return request.param, f"sqlite:///{tmp_path}/race.sqlite3"
    return request.param, services.new_database(request.getfixturevalue("postgresql"), "race")


def test_of_four_saves_at_once_one_is_stored_and_the_words_of_all_are_kept(
    database: tuple[str, str], tmp_path: Path
) -> None:
    vendor, address = database
    settings = {
        "DATABASE_URL": address,
        "DATA_DIR": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["vendor"] == vendor
    for save in told["saves"]:
        assert save == {"codes": {"302": 1, "409": 3}, "whole": True, "words": True}
    assert told["mixed"] == [True] * len(told["mixed"])
