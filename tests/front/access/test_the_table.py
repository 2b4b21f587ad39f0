"""Every address, asked by everybody with every method, answers as the table in access.py says."""

import logging
from collections.abc import Iterator
from itertools import cycle, islice

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from nuvika.front.access import Rule, _declared, rule_for
from nuvika.front.models import AuditEntry
from nuvika.front.routes import Route, routes
from tests.front.access.samples import ACTORS, OTHERS, OWN_LIVE, Site, address_of, make_actor, make_sites

pytestmark = pytest.mark.django_db
OTHER_METHODS = cycle(("PUT", "PATCH", "DELETE"))  # one of them an address
quiet = pytest.fixture(autouse=True)(lambda caplog: caplog.set_level(logging.CRITICAL, "django.request"))
BESIDE_THE_POINT = {"sessions.Session", "axes.AccessLog", "axes.AccessAttempt", "front.AuditEntry"}


def test_every_address_is_declared():
    undeclared = [f"{route.address} ({route.name})" for route in routes() if rule_for(route.name) is None]
    assert not undeclared, f"Say in nuvika/front/access.py who may ask for: {', '.join(undeclared)}"


def test_the_table_names_nothing_that_is_gone():
    assert set(_declared) <= {route.name for route in routes()}


@pytest.mark.parametrize("actor", ACTORS)
def test_answers_are_as_the_table_says(actor: str):
    """Refused: the sign-in for who is not of the audience, 403 for who lacks a permission, 405 for a method."""
    user = make_actor(actor)
    sites, client = make_sites(user), signed_in(user)
    wrong = [
        f"{actor}: {method} {address} ({whose}) answers {status}, not {sorted(expected)}"
        for whose, route, address in addresses(sites, user)
        for method in ("GET", "POST", next(OTHER_METHODS))
        if (status := asked(client, method, address)) not in (expected := expectation(route, user, method, whose))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("actor", ["anonymous", "staff without permissions", "Author", "Editor"])
def test_views_refuse_by_themselves_too(actor: str, settings):
    """The table is one lock, the view another: each holds without the other."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "AccessMiddleware" not in name]
    user = make_actor(actor)
    sites, client = make_sites(user), signed_in(user)
    open_ones = [
        f"{actor}: {method} {address} answers {status}"
        for whose, route, address in addresses(sites, user)
        for method in rule(route).methods
        if expectation(route, user, method, whose) <= {"sign-in", "403"}
        if (status := asked(client, method, address)) not in ("sign-in", "403", "404", "405")
    ]
    assert not open_ones, "\n".join(open_ones)


def test_reading_changes_nothing(media_of_its_own):
    """GET, by somebody who may everything, of everything."""
    user = make_actor("superuser")
    sites, client = make_sites(user), signed_in(user)
    stored = everything_stored()
    for some in batched([address for _, _, address in addresses(sites, user)], 12):
        for address in some:
            asked(client, "GET", address, keep=True)
        now = everything_stored()
        assert now == stored, f"One of {some} changed {changed(stored, now)}"


def test_an_undeclared_address_is_closed_to_everybody(client: Client, monkeypatch):
    monkeypatch.delitem(_declared, "blog:list")
    client.force_login(User.objects.create_superuser("root"))
    assert client.get("/blog").status_code == 404


def test_an_undeclared_address_is_told_by_the_checks(monkeypatch):
    monkeypatch.delitem(_declared, "blog:list")
    with pytest.raises(SystemCheckError, match=r"/blog \(blog:list\) is closed"):
        call_command("check")


def test_show_access_prints_every_address_with_its_methods_and_who(capsys):
    call_command("show_access")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["ADDRESS", "METHODS", "WHO"]
    shown = {line.split()[0] for line in lines[1:]}
    assert shown >= {route.address for route in routes()}
    assert any(line.split() == ["/blog/posts/<slug>", "GET", "everyone"] for line in lines)
    assert any("carousels.export_carousel" in line and "export/<form>/" in line for line in lines)
    assert not any("nobody" in line for line in lines)


def addresses(sites: dict[str, Site], user: User | None) -> Iterator[tuple[str, Route, str]]:
    """Whose it is matters where the account may what is its own alone."""
    for route in routes():
        found = rule(route)
        owner = user is not None and found.permits(user) and not found.permits_all(user)
        for whose in sites if owner and "<" in route.address else (OTHERS,):
            yield whose, route, address_of(route, sites[whose])


def rule(route: Route) -> Rule:
    found = rule_for(route.name)
    assert found is not None, route.name
    return found


def signed_in(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def asked(client: Client, method: str, address: str, *, keep: bool = False) -> str:
    """The answer's status, or “sign-in” where it leads there. What the request did is undone unless it is kept."""
    cookies = client.cookies.output()
    with transaction.atomic():
        answer = client.generic(method, address)
        if answer.streaming:
            list(answer)  # read to its end, which closes the file and not the connection
        transaction.set_rollback(not keep)
    client.cookies.load(cookies.replace("Set-Cookie:", ""))  # a sign-out was undone too
    if answer.status_code == 302 and answer["Location"] == "/admin/":
        return "away"
    return "sign-in" if leads_to_sign_in(answer) else str(answer.status_code)


def leads_to_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/admin/login/")


ANSWERED = {"200", "204", "301", "302", "303", "304", "400", "404", "409", "away"}


def expectation(route: Route, user: User | None, method: str, whose: str) -> set[str]:
    asking, found = user or AnonymousUser(), rule(route)
    if not found.lets_in(asking):
        return {"sign-in"}
    if not found.permits(asking):
        return {"403"}
    if method not in found.methods:
        return {"405"}
    if found.own and not found.permits_all(asking) and "<" in route.address:
        if whose == OTHERS:
            return {"403", "404", "away"}
        if whose == OWN_LIVE and method not in found.own.live:
            return {"403", "404"}
    return ANSWERED | ({"403"} if found.then else set())


def batched(items: list[str], size: int) -> Iterator[list[str]]:
    found = iter(items)
    while batch := list(islice(found, size)):
        yield batch


def everything_stored() -> dict[str, object]:
    rows: dict[str, object] = {
        model._meta.label: sorted(map(str, model._default_manager.values_list()))
        for model in apps.get_models()
        if model._meta.label not in BESIDE_THE_POINT
    }
    rows["audit"] = sorted(AuditEntry.objects.exclude(action="signed in").values_list("action", "thing"))
    rows["auth.User"] = sorted(map(str, User.objects.values_list("username", "password", "is_staff", "is_superuser")))
    rows["files"] = files_below("")
    return rows


def files_below(folder: str) -> list[str]:
    if not default_storage.exists(folder or "."):
        return []
    folders, names = default_storage.listdir(folder)
    inner = [name for below in folders for name in files_below(f"{folder}{below}/")]
    return sorted([*(f"{folder}{name}" for name in names), *inner])


def changed(before: dict[str, object], after: dict[str, object]) -> list[str]:
    return [name for name in before if before[name] != after[name]]


def test_the_middleware_stands_behind_the_session_it_reads():
    names = settings.MIDDLEWARE
    mine = names.index("nuvika.front.middleware.AccessMiddleware")
    assert names.index("django.contrib.auth.middleware.AuthenticationMiddleware") < mine
