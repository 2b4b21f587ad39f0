"""Somebody leaves WordPress."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from blog.models import Picture, Post
from nuvika.editing.publication import State
from nuvika.front.frame.models import Page
from nuvika.front.redirects.models import Redirect
from tests import factories
from tests.front.moving.site import imported, imported_from, problems, results

pytestmark = pytest.mark.django_db
UPLOADS = "https://old.example/wp-content/uploads/2020/05"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- a comment --><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada Lovelace]]></wp:author_display_name></wp:author>
"""
GUTENBERG = f"""<!-- wp:paragraph --><p>Hello <strong>bold</strong> &amp; <a href="https://x.example/">link</a>.</p><!-- /wp:paragraph -->
<!-- wp:image --><figure class="wp-block-image"><a href="{UPLOADS}/pic.png"><img src="{UPLOADS}/pic-300x200.png" alt=""/></a></figure><!-- /wp:image -->
<!-- wp:code --><pre class="wp-block-code"><code>a  =  1

b = 2</code></pre><!-- /wp:code --><script>alert(1)</script><p onclick="x()">End [gallery ids="1,2"]</p>"""
CLASSIC = "First line\nsecond line\n\nSecond paragraph.\n<h2>Head</h2>\n\n<pre>a\n\nb</pre>\n\nLast."


def item(
    title: str, slug: str, content: str = "", *, kind: str = "post", status: str = "publish", more: str = ""
) -> str:
    return f"""<item><title><![CDATA[{title}]]></title><link>https://old.example/2020/05/{slug}/</link><dc:creator>ada</dc:creator>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[<b>In</b> short]]></excerpt:encoded>
<wp:post_id>{len(slug)}</wp:post_id><wp:post_date>2020-05-01 12:00:00</wp:post_date><wp:post_date_gmt>2020-05-01 10:00:00</wp:post_date_gmt>
<wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{more}</item>"""


FILED = """<category domain="category" nicename="guide"><![CDATA[Guide]]></category>
<category domain="category" nicename="uncategorized">Uncategorized</category><category domain="post_tag" nicename="py">Python</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>77</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_yoast_wpseo_title</wp:meta_key><wp:meta_value>SEO %%sep%% title</wp:meta_value></wp:postmeta>"""
ATTACHMENT = f"""<item><title>Pic</title><wp:post_id>77</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
<wp:attachment_url>{UPLOADS}/pic.png</wp:attachment_url>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A pic</wp:meta_value></wp:postmeta></item>"""


def export(*items: str) -> str:
    return HEAD + "".join(items) + "</channel></rss>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    factories.make_post_type("Guide")
    place = tmp_path / "uploads" / "2020" / "05"
    place.mkdir(parents=True)
    (place / "pic.png").write_bytes(factories.picture_bytes((9, 7)))
    (tmp_path / "export.xml").write_text(
        export(
            item("A post", "a-post", GUTENBERG, more=FILED),
            item("Classic", "classic", CLASSIC, status="draft"),
            item("About", "about", "<p>Us</p>", kind="page"),
            item("Menu", "menu", kind="nav_menu_item"),
            item("Gone", "gone-it-is", status="trash"),
            ATTACHMENT,
        )
    )
    return tmp_path


def test_posts_pages_and_their_pictures_come_over(folder: Path) -> None:
    report = imported_from(folder / "export.xml", folder / "uploads", publish=True)
    assert sorted(results(report)) == [
        "created page about", "created post a-post", "created post classic",
        "created redirect /2020/05/a-post", "created redirect /2020/05/about", "created redirect /2020/05/classic",
    ]  # fmt: skip
    post, picture = Post.objects.get(slug="a-post"), Picture.objects.get()
    assert (post.title, post.summary, str(post.author), str(post.post_type)) == (
        "A post",
        "**In** short",
        "Ada Lovelace",
        "Guide",
    )
    assert post.published_at == datetime(2020, 5, 1, 10, tzinfo=UTC) and post.is_live()
    assert (list(map(str, post.tags.all())), post.search_title) == (["Python"], "SEO title")
    assert (post.cover, picture.alt) == (picture, "A pic")
    assert post.body == (
        f"Hello **bold** & [link](https://x.example/).\n\n![A pic]({picture.file.url})\n\n"
        '```\na  =  1\n\nb = 2\n```\n\nEnd [gallery ids="1,2"]\n'
    )
    assert Post.objects.get(slug="classic").state == State.DRAFT
    assert Page.objects.get().body == "Us\n"
    assert Redirect.objects.get(old_path="/2020/05/a-post").target == "/blog/posts/a-post"
    assert [line.split(": ", 1)[1] for line in problems(report)] == [
        'warning: “[gallery ids="1,2"]” is a command to WordPress and is shown as it is written. Rewrite it in Markdown.'
    ]


def test_paragraphs_of_the_classic_editor_stay_paragraphs(folder: Path) -> None:
    imported_from(folder / "export.xml", folder / "uploads")
    assert Post.objects.get(slug="classic").body == (
        "First line  \nsecond line\n\nSecond paragraph.\n\n## Head\n\n```\na\n\nb\n```\n\nLast.\n"
    )


def test_again_nothing_changes(folder: Path) -> None:
    imported_from(folder / "export.xml", folder / "uploads", publish=True)
    again = imported_from(folder / "export.xml", folder / "uploads", publish=True)
    assert {line.split()[0] for line in results(again)} == {"unchanged"}


def test_without_the_uploads_each_missing_picture_is_named_and_nothing_is_fetched(folder: Path) -> None:
    (folder / "uploads" / "2020" / "05" / "pic.png").unlink()
    report = imported_from(folder / "export.xml")
    told = "\n".join(problems(report))
    assert f"The cover {UPLOADS}/pic.png is not among the files" in told
    assert f"“{UPLOADS}/pic-300x200.png” is not among the files" in told
    assert report.ok and Post.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<rss><channel></channel></rss>", "It is no WordPress export"),
        ("<rss><channel>", "It is no whole XML file"),
        ("", "It is no whole XML file"),
        ("no xml", "It is no whole XML file"),
        ('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "It has a DTD or entities"),
        ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "It has a DTD or entities"),
        ('<!DOCTYPE r SYSTEM "http://evil.example/x.dtd"><rss/>', "It has a DTD or entities"),
        ('<?xml version="1.0" encoding="utf-77"?><rss/>', "It is no"),
        (export(item("Huge", "huge", "x" * (2 * 1024 * 1024 + 1))), "A text has more than 2 MB"),
    ],
)
def test_what_is_no_export_or_a_hostile_one_is_refused(text: str, said: str) -> None:
    report = imported({"export.xml": text})
    assert said in problems(report)[0] and not report.ok
    assert not Post.objects.exists()


def test_scripts_and_styles_of_the_old_site_stay_there() -> None:
    hostile = '<p>a<script>alert(1)</script><img src="javascript:alert(1)" onerror="alert(2)"><iframe src="//evil"></iframe></p>'
    imported({"export.xml": export(item("<script>alert(3)</script>", "x", hostile))}, publish=True)
    html = Post.objects.get().body_html
    assert "alert" not in html and "iframe" not in html and "<img" not in html
