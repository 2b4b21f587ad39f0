"""Somebody brings articles from Hugo, Jekyll, Ghost or Obsidian."""

from datetime import UTC, datetime

import pytest

from blog.models import Picture, Post, Tag
from nuvika.editing.publication import State
from nuvika.front.frame.models import Page
from nuvika.front.moving.importing import Result
from nuvika.front.redirects.models import Redirect
from tests import factories
from tests.front.moving.site import imported, problems, results

pytestmark = pytest.mark.django_db
PNG = factories.picture_bytes((9, 7))

HUGO = """+++
title = "Hello: world"
date = 2024-03-02T10:00:00+02:00
draft = false
tags = ["Python", "Web"]
categories = ["How-to"]
description = "What it is"
aliases = ["/old/hello/", "/older"]
images = ["cover.png"]
lastmod = 2024-04-01
[params]
toc = true
+++

Text.

{{< figure src="/img/fig.png" alt="A figure" >}}

```
![left](alone.png)
```
"""
JEKYLL = """---
layout: post
title:  "Two words"
categories: news site
permalink: /2020/two-words.html
image:
  path: /assets/a.png
---
![Alt](../assets/a.png "Title") and {% include x.html %}
"""
GHOST = """---
title: Ghostly
slug: ghostly
published_at: '2023-01-02T03:04:05.000Z'
status: published
authors:
  - name: Ada Lovelace
custom_excerpt: In short
feature_image: __GHOST_URL__/content/images/2023/01/pic.png
---
<img src="__GHOST_URL__/content/images/2023/01/pic.png" alt="A [pic]">
"""
OBSIDIAN = "---\ntags:\n  - '#deep/thought'\naliases:\n  - Another name\ncreated: 2022-05-06\n---\n# A note\n\nSee ![[pic.png|300]].\n"


def test_hugo() -> None:
    report = imported(
        {"content/posts/hello/index.md": HUGO, "content/posts/hello/cover.png": PNG,
         "static/img/fig.png": factories.picture_bytes((5, 5))}, publish=True,
    )  # fmt: skip
    post = Post.objects.get()
    assert (post.title, post.slug, post.summary) == ("Hello: world", "hello", "What it is")
    assert post.published_at == datetime(2024, 3, 2, 8, tzinfo=UTC)
    assert post.revised_at == datetime(2024, 4, 1, tzinfo=UTC)
    assert post.is_live()
    assert sorted(map(str, post.tags.all())) == ["How-to", "Python", "Web"]
    assert post.cover is not None and post.cover.alt == "Hello: world"
    figure = Picture.objects.get(width=5)
    assert f"![A figure]({figure.file.url})" in post.body and "![left](alone.png)" in post.body
    assert figure.alt == "A figure"
    leads = dict(Redirect.objects.values_list("old_path", "target"))
    assert leads == {"/old/hello": "/blog/posts/hello", "/older": "/blog/posts/hello"}
    assert problems(report) == []


def test_jekyll() -> None:
    report = imported({"_posts/2020-01-02-two-words.md": JEKYLL, "assets/a.png": PNG})
    post = Post.objects.get()
    assert (post.title, post.slug, post.published_at) == ("Two words", "two-words", datetime(2020, 1, 2, tzinfo=UTC))
    assert sorted(map(str, post.tags.all())) == ["news", "site"]
    assert post.state == State.DRAFT, "nothing comes before readers that was not asked to"
    assert report.outcomes[0].note == "It was published there and comes as a draft."
    picture = Picture.objects.get()
    assert f'![Alt]({picture.file.url} "Title")' in post.body
    assert Redirect.objects.get().old_path == "/2020/two-words.html"
    assert problems(report) == [
        "_posts/2020-01-02-two-words.md:9: warning: “{% include x.html %}” is shown to readers as it is written. "
        "Rewrite it in Markdown."
    ]


def test_ghost() -> None:
    report = imported({"ghostly.md": GHOST, "content/images/2023/01/pic.png": PNG}, publish=True)
    post = Post.objects.get()
    assert (post.slug, post.summary, str(post.author)) == ("ghostly", "In short", "Ada Lovelace")
    assert post.published_at == datetime(2023, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert post.cover == Picture.objects.get()
    assert r"![A \[pic\]](/media/pictures/" in post.body
    assert report.ok


def test_obsidian() -> None:
    report = imported({"A note.md": OBSIDIAN, "attachments/pic.png": PNG, ".obsidian/app.json": "{}"})
    post = Post.objects.get()
    assert (post.title, post.slug) == ("A note", "a-note")
    assert post.body == f"See ![]({Picture.objects.get().file.url}).\n"
    assert str(Tag.objects.get()) == "deep/thought"
    assert not Redirect.objects.exists()
    assert problems(report) == [
        "A note.md:10: warning: “pic.png” has no alt text. Say between its brackets, or in the Admin, what it shows."
    ]


def test_a_page_becomes_a_simple_page() -> None:
    imported({"about.md": "---\nlayout: page\ntitle: About us\ndescription: Who\n---\nWords\n"}, publish=True)
    page = Page.objects.get()
    assert (page.slug, page.title, page.description, page.published) == ("about", "About us", "Who", True)
    assert page.body == "Words\n"


def test_without_a_head_the_heading_is_the_title_and_a_readme_is_none() -> None:
    imported({"notes/first-day.md": "# The first day #\n\nBegan.\n", "README.md": "# No article"})
    post = Post.objects.get()
    assert (post.title, post.slug, post.body) == ("The first day", "first-day", "Began.\n")


@pytest.mark.parametrize(
    ("head", "state"),
    [("draft: true", "draft"), ("published: false", "draft"), ("status: pending", "review"), ("", "published")],
)
def test_what_was_a_draft_there_is_one_here(head: str, state: str) -> None:
    imported({"a.md": f"---\ntitle: A\n{head}\n---\n"}, publish=True)
    assert Post.objects.get().state == state


def test_again_it_is_unchanged_and_then_follows_the_file() -> None:
    files = {"_posts/2020-01-02-two-words.md": JEKYLL, "assets/a.png": PNG}
    imported(files)
    uid = Post.objects.get().uid
    assert results(imported(files)) == ["unchanged post two-words"]
    assert results(imported({**files, "_posts/2020-01-02-two-words.md": JEKYLL.replace("Two", "Three")})) == [
        "updated post two-words"
    ]
    assert (Post.objects.get().title, Post.objects.get().uid) == ("Three words", uid)


def test_what_an_editor_wrote_since_is_not_written_over_unless_that_is_asked_for() -> None:
    files = {"a.md": "---\ntitle: Theirs\n---\nWords\n"}
    imported(files)
    Post.objects.update(summary="Mine")
    report = imported({"a.md": "---\ntitle: Theirs\n---\nOther words\n"})
    assert [outcome.result for outcome in report.outcomes] == [Result.KEPT]
    assert report.ok and "was changed here since the last import: it stays as it is" in problems(report)[0]
    assert Post.objects.get().body == "Words\n"
    imported({"a.md": "---\ntitle: Theirs\n---\nOther words\n"}, replace=True)
    assert (Post.objects.get().body, Post.objects.get().summary) == ("Other words\n", "")


def test_a_post_that_was_written_here_is_not_written_over() -> None:
    factories.make_post(slug="a", body="Mine")
    assert results(imported({"a.md": "Theirs"})) == ["kept post a"]
    assert Post.objects.get().body == "Mine"


def test_a_dry_run_says_the_same_and_keeps_nothing() -> None:
    files = {"_posts/2020-01-02-two-words.md": JEKYLL, "assets/a.png": PNG, "bad.md": "---\ntitle: [\n---\n"}
    dry = imported(files, dry_run=True)
    assert not Post.objects.exists() and not Picture.objects.exists() and not Tag.objects.exists()
    wet = imported(files)
    assert (results(dry), problems(dry)) == (results(wet), problems(wet))


def test_each_problem_is_told_with_its_file_and_line_and_stops_nothing_else() -> None:
    report = imported(
        {
            "ok.md": "---\ntitle: Fine\n---\n",
            "yaml.md": "---\ntitle: a\ntags: [a\n---\n",
            "toml.md": '+++\ntitle = "a"\ndate = \n+++\n',
            "open.md": "---\ntitle: a\n",
            "date.md": "---\ntitle: a\ndate: 2024-13-45\nstatus: gone\n---\n",
            "picture.md": "---\ntitle: a\ncover: none.png\n---\n\nOne\n![x](https://elsewhere.example/x.png)\n",
            "broken.md": "![x](broken.png)\n",
            "broken.png": b"no picture",
            "twice/ok.md": "x",
            "long.md": f"---\ntitle: {'x' * 201}\n---\n",
        }
    )
    told = problems(report)
    for start in (
        "yaml.md:4: error: The head is no YAML",
        "toml.md:3: error: The head is no TOML",
        "open.md:1: error: What begins with --- has no end",
        "date.md:3: warning: “2024-13-45” is no date",
        "date.md:4: warning: “gone” is no status",
        "picture.md:3: warning: The cover “none.png” is not among the files",
        "picture.md:7: warning: The picture “https://elsewhere.example/x.png” is not among the files: nothing is fetched",
        "broken.png:1: error: This is no picture that can be read",
        "twice/ok.md:1: error: ok.md has the address “ok” already",
        "long.md:1: error: “long” was left out. title: Ensure this value has at most 200 characters",
    ):
        assert any(line.startswith(start) for line in told), (start, told)
    assert sorted(Post.objects.values_list("slug", flat=True)) == ["broken", "date", "ok", "picture"]
