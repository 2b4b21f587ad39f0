"""What browsers are told: a strict policy on every page, and nothing left behind with anonymous readers."""

import pytest
from django.test import Client

from nuvika.front.access import rule_for
from nuvika.front.routes import routes
from tests import factories
from tests.front.access.samples import address_of, make_site

pytestmark = pytest.mark.django_db
STRICT = ("script-src 'self'", "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
FRAMED = "carousels:embed"  # made for the frames of other sites: nothing in it is changed or signed in to
KEYS = {"front:preview", "front:preview_slide"}  # addresses that are keys: nobody else is told them
SAID = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def test_every_answer_has_a_strict_policy(client: Client, admin_client: Client):
    site, wrong = make_site(), []
    for route in routes():
        address = address_of(route, site)
        answer = (admin_client if address.startswith("/admin/") else client).get(address)
        policy = answer.headers.get("Content-Security-Policy", "")
        if route.name == FRAMED:
            assert "frame-ancestors *" in policy and "X-Frame-Options" not in answer.headers
            policy = policy.replace("frame-ancestors *", "frame-ancestors 'none'")
            answer.headers["X-Frame-Options"] = "DENY"
        sandboxed = route.name == "front:media"
        if not sandboxed and ("unsafe" in policy or any(part not in policy for part in STRICT)):
            wrong.append(f"{address}: {policy}")
        said = {name: answer.headers.get(name) for name in SAID}
        expected = {**SAID, "Referrer-Policy": "no-referrer"} if route.name in KEYS else SAID
        if said != expected:
            wrong.append(f"{address}: {said}")
        if not answer.headers.get("Permissions-Policy") or not answer.headers.get("Cross-Origin-Resource-Policy"):
            wrong.append(f"{address}: no permissions or resource policy")
    assert not wrong, "\n".join(wrong[:10])


def test_anonymous_readers_get_no_cookie_and_pages_do_not_differ_by_one(client: Client):
    site = make_site()
    for route in routes():
        rule = rule_for(route.name)
        if rule and rule.is_public and not route.name.startswith("admin:"):
            answer = client.get(address_of(route, site))
            assert not answer.cookies, route.name
            assert "cookie" not in answer.headers.get("Vary", "").lower(), route.name


def test_the_session_cookie_is_for_this_site_alone(client: Client, settings):
    settings.SESSION_COOKIE_SECURE = True
    factories.make_user(username="ada", password="a long password 1")
    answer = client.post("/admin/login/", {"username": "ada", "password": "a long password 1"})
    cookie = answer.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)


def test_what_was_shown_to_somebody_signed_in_is_kept_by_nobody(admin_client: Client):
    site = make_site()
    for route in routes():
        address = address_of(route, site)
        if address.startswith("/admin/") and route.name != "admin:jsi18n":
            answer = admin_client.get(address)
            told = answer.headers.get("Cache-Control", "")
            assert answer.status_code != 200 or "private" in told or "no-store" in told, f"{address}: {told!r}"
