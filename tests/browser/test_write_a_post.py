"""An engineer writes an article: the page beside the Markdown, tools and keys, a paste, a picture."""

import base64

import pytest
from playwright.sync_api import Page, expect

from blog.models import Picture, Post
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTE = """([html, plain]) => { const board = new DataTransfer(); board.setData("text/html", html); board.setData("text/plain", plain);
 document.querySelector("#id_body").dispatchEvent(new ClipboardEvent("paste", { clipboardData: board, bubbles: true, cancelable: true })); }"""
DROP = """([data, name]) => { const board = new DataTransfer(); const bytes = Uint8Array.from(atob(data), one => one.charCodeAt(0));
 board.items.add(new File([bytes], name, { type: "image/png" }));
 document.querySelector("#id_body").dispatchEvent(new DragEvent("drop", { dataTransfer: board, bubbles: true, cancelable: true })); }"""


def article(page: Page):
    return page.frame_locator(".article-frame iframe").locator("article")


def body(page: Page) -> str:
    return page.input_value("#id_body")


def test_the_article_follows_the_words_by_the_public_template(desk):
    page = desk("blog/post/add/")
    page.fill("#id_title", "Engines of thought")
    page.fill("#id_body", "## First\n\nSome **strong** words.")
    expect(article(page).locator("h1")).to_have_text("Engines of thought")
    expect(article(page).locator("strong")).to_have_text("strong")
    expect(page.locator(".article-facts")).to_have_text("4 words · 1 min read")
    colour = article(page).locator("h1").evaluate("one => getComputedStyle(one).fontFamily")
    assert "Bricolage" in colour
    page.click("[data-width='1280']")
    assert page.locator(".article-frame iframe").evaluate("one => one.contentWindow.innerWidth") == 1280
    page.click("[data-width='390']")
    assert page.locator(".article-frame iframe").evaluate("one => one.contentWindow.innerWidth") == 390
    assert not Post.objects.exists()


def test_nothing_in_the_article_runs(desk):
    page = desk("blog/post/add/")
    page.evaluate("window.hurt = false")
    page.fill("#id_title", "<img src=x onerror='parent.hurt = true'>")
    page.fill("#id_body", "<script>parent.hurt = true</script> <img src=x onerror='parent.hurt = true'>")
    expect(article(page).locator(".prose")).to_contain_text("onerror")
    assert page.evaluate("window.hurt") is False
    assert page.get_attribute(".article-frame iframe", "sandbox") == "allow-same-origin"


def test_keys_and_tools_mark_words_and_undo_takes_it_back(desk):
    page = desk("blog/post/add/")
    page.click("#id_body")
    page.keyboard.type("word")
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+B")
    assert body(page) == "**word**"
    page.keyboard.press("Control+B")
    assert body(page) == "word"
    page.keyboard.press("Control+Z")
    assert body(page) == "**word**"
    page.keyboard.press("Control+A")
    page.click("[data-mark=bullets]")
    assert body(page) == "- **word**"
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert body(page) == "- **word**\n- two\n"
    page.click("[data-mark=h2]")
    assert body(page).endswith("\n## Heading")


def test_the_tab_key_leaves_the_field_and_arrows_walk_the_tools(desk):
    page = desk("blog/post/add/")
    page.focus("[data-mark=bold]")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-mark=italic]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#id_body")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#id_body")).not_to_be_focused()


def test_a_paste_from_google_docs_becomes_markdown(desk):
    page = desk("blog/post/add/")
    page.focus("#id_body")
    html = '<b style="font-weight:normal" id="docs-internal-guid-1"><h2><span>Why</span></h2><p><span style="font-weight:700">Bold</span></p></b><img src="https://evil.example/x.png">'
    page.evaluate(PASTE, [html, "Why\nBold"])
    expect(page.locator("#id_body")).to_have_value("## Why\n\n**Bold**")
    expect(page.locator(".article-note")).to_contain_text("1 picture was left out")


def test_a_dropped_picture_needs_words_before_it_comes_in(desk):
    page = desk("blog/post/add/")
    page.evaluate(DROP, [base64.b64encode(factories.picture_bytes((60, 40))).decode(), "queue.png"])
    dialog = page.locator(".picture-dialog")
    dialog.locator("[data-take]").click()
    expect(dialog.locator("[data-error]")).to_contain_text("Say what the picture shows")
    assert not Picture.objects.exists()
    dialog.locator("[data-alt]").fill("A queue [of] requests")
    dialog.locator("[data-take]").click()
    expect(dialog).to_have_count(0)
    picture = Picture.objects.get()
    assert body(page) == f"![A queue of requests]({picture.file.url})\n\n"
    expect(article(page).locator("img")).to_have_attribute("alt", "A queue of requests")


def test_a_picture_is_chosen_by_its_thumbnail_and_may_be_decorative(desk):
    factories.make_picture(title="Other")
    picture = factories.make_picture(title="Request path", alt="A path")
    page = desk("blog/post/add/")
    page.click("[data-mark=picture]")
    dialog = page.locator(".picture-dialog")
    dialog.locator("[data-search]").fill("path")
    expect(dialog.locator(".picture-grid li")).to_have_count(1)
    dialog.locator(".picture-grid button").click()
    expect(dialog.locator("[data-alt]")).to_have_value("A path")
    dialog.locator("[data-decorative]").check()
    dialog.locator("[data-take]").click()
    expect(page.locator("#id_body")).to_have_value(f"![]({picture.file.url})\n\n")
    page.keyboard.press("Control+Shift+P")
    page.keyboard.press("Escape")
    expect(page.locator("#id_body")).to_be_focused()


def test_the_cover_is_chosen_by_its_thumbnail_and_saved(desk):
    picture = factories.make_picture(title="Cover")
    page = desk("blog/post/add/")
    page.fill("#id_title", "With a cover")
    page.click(".field-cover [data-choose]")
    page.click(".picture-grid button")
    expect(page.locator(".field-cover .picture-name")).to_have_text("Cover")
    page.click("input[name=_save] >> nth=0")
    page.wait_for_selector(".messagelist .success")
    assert Post.objects.get().cover == picture


def test_without_a_script_the_field_still_saves(desk):
    page = desk("blog/post/add/", javascript=False)
    page.fill("#id_title", "Plain")
    page.fill("#id_slug", "plain")
    page.fill("#id_body", "Words")
    page.click("input[name=_save] >> nth=0")
    page.wait_for_selector(".messagelist .success")
    assert Post.objects.get().body == "Words"
