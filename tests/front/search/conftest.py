"""An index as a reader finds it: what was saved before a question is in it."""

from collections.abc import Callable

import pytest
from django.test import Client

from nuvika.front.search.asking import ask, documents


@pytest.fixture
def found(django_capture_on_commit_callbacks: Callable[..., object]) -> Callable[[str], list[str]]:
    """Titles that answer a question, best first."""
    return lambda question: [document.title for document in documents(ask(question).documents)]


@pytest.fixture
def saving(django_capture_on_commit_callbacks: Callable[..., object]) -> Callable[[], object]:
    """`with saving(): …` is a transaction that goes through."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def page(client: Client) -> Callable[..., str]:
    return lambda question, **more: client.get("/blog/search", {"q": question, **more}).content.decode()
