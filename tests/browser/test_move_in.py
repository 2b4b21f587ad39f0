"""Somebody moves articles in: a file is chosen, shown, and imported, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from blog.models import Post
from nuvika.jobs.models import Job, State
from tests import factories
from tests.front.moving.site import Files, packed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FILES: Files = {
    "content/locks.md": "---\ntitle: What locks cost\ndate: 2024-05-01\n---\n![A field](/img/a.png)\n\n{{< youtube x >}}\n",
    "content/broken.md": "---\ntitle: [\n---\n",
    "content/a-very-long-name-of-a-file-that-goes-on-and-on-and-on-without-an-end-in-sight.md": "![](https://elsewhere.example/a/very/long/address/of/a/picture/that/is/not/here.png)",
    "static/img/a.png": factories.picture_bytes((40, 20)),
}


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        for node in one["nodes"]
        if ".moving" in str(node["target"])
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_file_is_shown_then_imported(desk, width, scheme):
    page = desk("blog/post/", width=width, scheme=scheme)
    page.click("text=Move in and out")
    page.set_input_files(
        "#id_file", {"name": "site.zip", "mimeType": "application/zip", "buffer": packed(FILES).getvalue()}
    )
    page.click("text=Show what would come")
    report = page.locator(".moving-report")
    expect(report).to_contain_text("2 new")
    expect(report).to_contain_text("content/broken.md:3")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not Post.objects.exists()
    page.click("text=Import as drafts")
    expect(page.locator(".job-standing")).to_contain_text("Done")
    expect(page.locator(".job")).to_contain_text("2 created.")
    assert Job.objects.get().state == State.DONE
    assert sorted(Post.objects.values_list("title", flat=True))[1] == "What locks cost"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_page(desk, scheme):
    page = desk("blog/post/moving/", scheme=scheme, bypass_csp=True)  # what looks at the page writes styles into it
    assert faults(page) == []
    upload = {"name": "site.zip", "mimeType": "application/zip", "buffer": packed(FILES).getvalue()}
    page.set_input_files("#id_file", upload)
    page.click("text=Show what would come")
    expect(page.locator(".moving-report")).to_contain_text("2 new")
    assert faults(page) == []
