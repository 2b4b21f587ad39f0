"""Log lines: one a record, with the request, without secrets."""

import json
import logging

import pytest
from django.test import RequestFactory

from nuvika.lib import requests
from nuvika.lib.logs import JSONFormatter, TextFormatter, told


def record(message: str, *arguments: object, **extra: object) -> logging.LogRecord:
    made = logging.makeLogRecord({"name": "nuvika.test", "levelname": "INFO", "msg": message, "args": arguments})
    vars(made).update(extra)
    return made


@pytest.fixture
def request_id():
    yield requests.begin(RequestFactory().get("/", headers={"X-Request-ID": "balancer-12345"})).id
    requests.end()


def test_a_line_names_its_request(request_id: str):
    assert TextFormatter().format(record("hello")).endswith("INFO nuvika.test balancer-12345: hello")


def test_json_is_an_object_a_line_with_what_was_added(request_id: str):
    line = JSONFormatter().format(record("slow request: %s", "/blog", ms=1200))
    about = json.loads(line)
    assert "\n" not in line
    assert (about["message"], about["request"], about["ms"]) == ("slow request: /blog", "balancer-12345", 1200)
    assert about["at"].endswith("Z")


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b[2J", "\x85", "\u2028", "\0"])
def test_nobody_forges_a_line(sign: str):
    for formatter in (TextFormatter(), JSONFormatter()):
        line = formatter.format(record("Not Found: %s", f"/a{sign}2026-01-01 ERROR root: all is lost", who=sign))
        assert sign not in line
        assert len(line.splitlines()) == 1


def test_a_traceback_stays_on_its_line():
    try:
        raise ValueError("of no\nuse")
    except ValueError as error:
        line = TextFormatter().format(record("broken", exc_info=(type(error), error, error.__traceback__)))
    assert "ValueError: of no\\nuse" in line
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "password=hunter2",
        "{'password': 'hunter2', 'a': 1}",
        "Authorization: Bearer hunter2",
        "postgres://site:hunter2@db/site",
        "redis://:hunter2@cache:6379/0",
        "sessionid=hunter2; csrftoken=x",
        '"SECRET_KEY": "hunter2"',
        "/preview?token=hunter2&x=1",
    ],
)
def test_secrets_are_hidden(text: str):
    assert "hunter2" not in told(text)
    assert "[hidden]" in told(text)


def test_a_forged_request_id_is_replaced():
    for forged in ("a b", "x" * 65, "short", "a\nb" * 5, "é" * 10):
        assert requests.begin(RequestFactory().get("/", headers={"X-Request-ID": forged})).id != forged
    requests.end()
    assert requests.current() is requests.NOBODY
