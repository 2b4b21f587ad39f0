"""The settings as a process reads them when it starts."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests import services

OURS = (*services.SETTINGS, "FONT_DIRS", "TIME_ZONE", "DJANGO_ALLOW_ASYNC_UNSAFE")
SECRET = "kT7-Yw2_pQ9zLx4VbN8sRd1mJc6HgF3aEoUi5Wt0XqZrKyPlMvBnGhDfSeAjCu"


@pytest.fixture
def start(tmp_path):
    """Run a command of manage.py under the shipped settings with nothing but these variables."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        bare = {name: value for name, value in os.environ.items() if name not in OURS}
        bare["DJANGO_SETTINGS_MODULE"] = "nuvika.settings"
        (tmp_path / "webfonts").mkdir(exist_ok=True)
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=services.ROOT,
            env=bare | {"DATA_DIR": str(tmp_path)} | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def read(start, names: str, **variables: str) -> dict[str, object]:
    values = f"{{name: getattr(settings, name) for name in {names.split()}}}"
    program = f"import json; from django.conf import settings; print(json.dumps({values}, default=str))"
    answer = start("shell", "--no-imports", "-c", program, **{"SECRET_KEY": SECRET} | variables)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_without_a_secret_the_site_does_not_start_and_says_why(start):
    answer = start("check")
    assert answer.returncode != 0
    assert "There is no secret. Set SECRET_KEY, or run “make run” once" in answer.stderr


def test_the_kept_secret_serves_every_command(start, tmp_path):
    (tmp_path / "secret").write_text(SECRET)
    assert start("check").returncode == 0


def test_debug_needs_no_secret(start):
    assert start("check", DEBUG="1").returncode == 0


def test_the_defaults_fit_one_machine_and_follow_the_port(start):
    found = read(start, "SITE_URL ALLOWED_HOSTS DEBUG SECURE_SSL_REDIRECT SESSION_COOKIE_SECURE", PORT="8123")
    assert found == {
        "SITE_URL": "http://127.0.0.1:8123",
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_SECURE": False,
    }


def test_an_https_address_turns_on_what_https_needs(start):
    found = read(
        start,
        "SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE CSRF_TRUSTED_ORIGINS "
        "ALLOWED_HOSTS",
        SITE_URL="https://www.example.com",
    )
    assert found["SECURE_SSL_REDIRECT"] and found["SESSION_COOKIE_SECURE"] and found["CSRF_COOKIE_SECURE"]
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://www.example.com"]
    assert "www.example.com" in found["ALLOWED_HOSTS"]


def test_djangos_own_check_of_a_deployment_finds_nothing(start):
    answer = start(
        "check", "--deploy", "--fail-level", "WARNING", SECRET_KEY=SECRET, SITE_URL="https://www.example.com"
    )
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


def test_a_database_of_another_kind_is_refused_in_a_sentence(start):
    answer = start("check", SECRET_KEY=SECRET, DATABASE_URL="mysql://site:hunter2@db/site")
    assert answer.returncode != 0
    assert "DATABASE_URL begins with “mysql”. Write it like sqlite:" in answer.stderr
    assert "hunter2" not in answer.stderr


def test_sqlite_takes_its_write_lock_when_a_transaction_begins(start, tmp_path):
    database = read(start, "DATABASES")["DATABASES"]["default"]
    assert database["NAME"] == str(tmp_path / "nuvika.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgresql_that_is_gone_is_given_up_unless_its_address_says_otherwise(start):
    url = "postgres://site@db/nuvika"
    options = read(start, "DATABASES", DATABASE_URL=url)["DATABASES"]["default"]["OPTIONS"]
    assert (options["connect_timeout"], options["tcp_user_timeout"]) == (5, 30_000)
    patient = read(start, "DATABASES", DATABASE_URL=f"{url}?connect_timeout=60")["DATABASES"]["default"]["OPTIONS"]
    assert int(patient["connect_timeout"]) == 60


def test_a_data_folder_with_spaces_holds_the_database(start, tmp_path):
    folder = tmp_path / "with a space & 100 %"
    (folder / "webfonts").mkdir(parents=True)
    database = read(start, "DATABASES", DATA_DIR=str(folder))["DATABASES"]["default"]
    assert database["NAME"] == str(folder / "nuvika.sqlite3")


def served_by(processes: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gunicorn", "--config", "scripts/gunicorn.conf.py", "--print-config"]
    env = {name: value for name, value in os.environ.items() if name not in OURS}
    env |= {"PROCESSES": processes, "DJANGO_SETTINGS_MODULE": "nuvika.settings", "SECRET_KEY": SECRET}
    return subprocess.run(command, cwd=services.ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("processes", "workers"), [("", "2"), ("5", "5")])
def test_as_many_processes_serve_as_the_setting_says(processes, workers):
    told = served_by(processes)
    assert re.search(rf"^workers\s+= {workers}$", told.stdout, re.MULTILINE), told.stdout[-2000:] + told.stderr


@pytest.mark.parametrize("processes", ["0", "65", "many"])
def test_a_number_of_processes_that_is_none_stops_the_start_with_a_sentence(processes):
    told = served_by(processes)
    assert told.returncode != 0
    assert told.stderr.strip() == f"PROCESSES is “{processes}”. Write a number from 1 to 64."
