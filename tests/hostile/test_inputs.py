"""Every address, parameter and form answers below 500, whatever is sent, and in bounded time."""

import random
import string
from urllib.parse import quote, quote_from_bytes

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nuvika.front.access import rule_for
from nuvika.front.routes import Route, routes
from tests.front.access.samples import Site, address_of, make_site
from tests.hostile import examples
from tests.hostile.payloads import ALL

pytestmark = pytest.mark.django_db

VALUES = [
    "", " ", "\0", "\0a", "a\0", "\ufeff", "\ud7ff", "\U0010ffff", "\u202e", "é" * 300, "a" * 5000, "0", "-1", "1.5",
    "1e309", "NaN", "٣", "9" * 30, "99999999999999999999", "2147483648", "9223372036854775808", "-9223372036854775809",
    "0x10", "true", "null", "[]", "{}", "{{7*7}}", "%00", "%ff", "%", "..", "../../etc/passwd", "..\\..\\x", "/etc/passwd",
    "C:\\x", "file:///etc/passwd", "' OR 1=1 --", '" OR ""="', "'; DROP TABLE blog_post; --", "1; SELECT pg_sleep(9)",
    "a" * 100 + "*" * 100, "(" * 200, '"' * 99, "*", "AND OR NOT NEAR", "a:b", "^", "`id`", "$(id)", "\r\nX-Evil: 1",
    "9999-12-31", "10000-01-01", "0000-00-00", "0001-01-01", "2026-02-30", "2026-13-01", "1-1-1", "24:00:61", "12:99",
    "2026-03-29 02:30", "99999999-01-01", "-2026-01-01", "infinity", "0" * 400,
]  # fmt: skip
NAMES = ["page", "q", "p", "o", "all", "e", "v", "size", "force", "next", "term", "app_label", "model_name", "field_name",
         "state", "state__exact", "tags__id__exact", "published_at__year", "published_at__gte", "published_at__month",
         "published_at__day", "id__in", "pk__regex", "_to_field", "_popup", "_changelist_filters", "ids", "csrfmiddlewaretoken",
         "author__user__password__startswith", "format", "year", "month"]  # fmt: skip


def seeded(name: str) -> random.Random:
    return random.Random(f"{name}:2026")


def value(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(VALUES)
    if kind < 0.8:
        return chance.choice(ALL)
    return "".join(chance.choices(string.printable + "äß漢字🙂\0\u200b", k=chance.randint(1, 200)))


def sendable(text: str) -> str:
    return quote(text, errors="surrogatepass")


@pytest.mark.parametrize("share", range(4))
def test_parameters_of_every_address(share: int, admin_client: Client):
    site, chance = make_site(), seeded(f"parameters {share}")
    addresses = [address_of(route, site) for route in routes() if route.name != "admin:logout"]
    broken = []
    for number in range(examples(1000, 60)):
        address = addresses[(number * 4 + share) % len(addresses)].partition("?")[0]
        pairs = [f"{sendable(chance.choice(NAMES))}={sendable(value(chance))}" for _ in range(chance.randint(1, 3))]
        asked = f"{address}?{'&'.join(pairs)}"
        if (status := admin_client.get(asked).status_code) >= 500:
            broken.append(f"{status}: {asked[:300]}")
    assert not broken, "\n".join(broken[:10])


@pytest.mark.parametrize("share", range(4))
def test_paths_made_of_anything(share: int, client: Client, admin_client: Client):
    site, chance = make_site(), seeded(f"paths {share}")
    broken = []
    for _ in range(examples(700, 50)):
        asked = path_like(chance.choice(routes()), site, chance)
        statuses = [who.get(asked).status_code for who in (client, admin_client)]
        if max(statuses) >= 500:
            broken.append(f"{statuses}: {asked[:300]}")
    assert not broken, "\n".join(broken[:10])


def path_like(route: Route, site: Site, chance: random.Random) -> str:
    """The route's address with one of its parts replaced, or some bytes appended."""
    address = address_of(route, site).partition("?")[0]
    parts = address.split("/")
    place = chance.randrange(1, len(parts)) if len(parts) > 1 else 0
    if chance.random() < 0.3:
        parts[place] = quote_from_bytes(bytes(chance.choices(range(256), k=chance.randint(1, 30))))
    else:
        parts[place] = sendable(value(chance).replace("/", "_")[:300])
    return "/".join(parts) or "/"


FORMS = (
    "/admin/blog/post/add/", "/admin/blog/tag/add/", "/admin/blog/author/add/", "/admin/blog/posttype/add/",
    "/admin/carousels/theme/add/", "/admin/carousels/carousel/add/", "/admin/carousels/carousel/import/",
    "/admin/blog/markdown/preview/", "/admin/blog/picture/add/", "/admin/auth/user/add/", "/admin/login/",
    "/admin/second-factor/", "/admin/password_change/",
)  # fmt: skip
FIELDS = [
    "title", "slug", "summary", "body", "state", "published_at_0", "published_at_1", "expires_at_0", "expires_at_1",
    "post_type", "author", "tags", "cover", "search_title", "canonical_url", "name", "description", "alt", "decorative",
    "paper", "heading_font", "logo", "is_default", "size", "language", "theme", "post", "caption", "hashtags", "brief",
    "save", "content", "username", "password", "password1", "otp_token", "begin", "confirm", "code", "remove", "action",
    "_selected_action", "slides-TOTAL_FORMS", "slides-INITIAL_FORMS", "slides-MIN_NUM_FORMS", "slides-0-id", "slides-0-kind",
    "slides-0-position", "slides-0-headline", "slides-0-picture", "slides-0-DELETE", "slides-1-carousel", "_save", "next",
]  # fmt: skip


@pytest.mark.parametrize("share", range(4))
def test_forms_filled_in_with_anything(share: int, admin_client: Client):
    chance, broken = seeded(f"forms {share}"), []
    site = make_site()
    changes = [
        address_of(route, site) for route in routes() if route.name.endswith(("_change", "_delete", "_changelist"))
    ]
    for _ in range(examples(700, 50)):
        address = chance.choice((*FORMS, *FORMS, *changes))
        filled = {name: value(chance) for name in chance.sample(FIELDS, chance.randint(3, 30))}
        if chance.random() < 0.5:
            filled |= {"slides-TOTAL_FORMS": "2", "slides-INITIAL_FORMS": "0"}
        if (status := admin_client.post(address, filled).status_code) >= 500:
            broken.append(f"{status}: {address} {str(filled)[:600]}")
    assert not broken, "\n".join(broken[:5])


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\0" * 100, b"a=%", b"a=%zz", b"&&&&===", b"a" * 100_000, b"\xff\xfe\xfd", b"{" * 1000, b"a=1&" * 5000,
        b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n", b"--x\r\n" * 500, b"--x--",
        b'--x\r\nContent-Disposition: form-data; name="image"; filename="../../x"\r\n\r\n\0\r\n--x--\r\n',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "application/json",
        "multipart/form-data; boundary=" + "x" * 300, "text/plain; charset=utf-99", "application/x-www-form-urlencoded; charset=utf-16",
    ],
)  # fmt: skip
def test_bodies_of_any_kind(body: bytes, kind: str, admin_client: Client):
    for address in ("/admin/carousels/carousel/import/", "/admin/blog/markdown/upload/", "/admin/blog/post/add/"):
        assert admin_client.generic("POST", address, body, content_type=kind).status_code < 500


HEADERS = ["Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "Cookie", "Host", "Referer",
           "X-Forwarded-For", "X-Forwarded-Proto", "X-Request-ID", "Content-Type", "User-Agent", "Accept"]  # fmt: skip


def test_headers_of_any_kind(client: Client):
    chance, broken, site = seeded("headers"), [], make_site()
    public = [address_of(route, site) for route in routes() if (rule := rule_for(route.name)) and rule.is_public]
    for _ in range(examples(1500, 150)):
        told = {name: as_sent(value(chance)) for name in chance.sample(HEADERS, 4)}
        address = chance.choice(public)
        if (status := client.get(address, headers=told).status_code) >= 500:
            broken.append(f"{status}: {address} {str(told)[:500]}")
    assert not broken, "\n".join(broken[:5])


def as_sent(text: str) -> str:
    """A header's value as a server hands it over: one line of bytes, each read as a sign."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1").replace("\n", " ").replace("\r", " ")


def test_ten_thousand_slides_are_refused_in_bounded_time(admin_client: Client):
    many = "\n\n".join(f"SLIDE {number}\n\nHeadline: h" for number in range(10_000))
    page = admin_client.post("/admin/carousels/carousel/import/", {"brief": f"LinkedIn Carousel: Many\n\n{many}"})
    assert page.status_code == 200
    assert "10000 slides are too many: LinkedIn takes 300 pages" in page.content.decode()
    fields = {"title": "x", "slug": "x", "slides-TOTAL_FORMS": "10000", "slides-INITIAL_FORMS": "0"}
    assert admin_client.post("/admin/carousels/carousel/add/", fields).status_code == 200
    crowded = {f"slides-{number}-headline": "x" for number in range(13_000)}
    assert admin_client.post("/admin/carousels/carousel/add/", crowded).status_code == 400


def test_a_body_that_is_too_large_is_refused(admin_client: Client):
    answer = admin_client.post("/admin/blog/post/add/", {"body": "a" * 13_000_000})
    assert answer.status_code in (400, 413)


@pytest.mark.parametrize(
    "name", ["../../x.txt", "a\0b.txt", "a" * 500 + ".txt", ".docx", "x.docx", "x.exe", "\r\nX: 1.txt", ""]
)
def test_files_of_any_name(name: str, admin_client: Client):
    for field, address in (("file", "/admin/carousels/carousel/import/"), ("image", "/admin/blog/markdown/upload/")):
        file = SimpleUploadedFile(name or "x", b"words", "text/plain")
        assert admin_client.post(address, {field: file}).status_code < 500
