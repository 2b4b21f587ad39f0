"""What comes from outside may be anything: it is refused with a sentence, and nothing outside is touched."""

import io
import stat
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.models import Post
from nuvika.front.moving import limits
from nuvika.front.moving.bodies import with_pictures
from nuvika.front.moving.sources import Folder, SourceError, Zip
from nuvika.lib import frontmatter
from tests.front.moving.site import Files, imported, packed, problems, results

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["../evil.md", "/etc/evil.md", "a/../../evil.md", "..\\evil.md", "C:/evil.md", "a\\b.md", "x" * 500]
)
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match="would lie outside"):
        Zip(packed({"ok.md": "x", name: "x"}), "a.zip")


def test_a_link_in_a_zip_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        member = zipfile.ZipInfo("passwd.md")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    with pytest.raises(SourceError, match="would lie outside"):
        Zip(out, "a.zip")


def test_a_link_in_a_folder_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    inner = tmp_path / "site"
    inner.mkdir()
    (inner / "link.md").symlink_to(tmp_path / "secret.md")
    (inner / "own.md").write_text("own")
    assert Folder(inner).names == ("own.md",)


def test_what_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    report = imported({"bomb.md": "a" * (limits.MAX_TEXT + 1), "ok.md": "fine"})
    assert problems(report) == ["bomb.md:1: error: bomb.md has more than 2 MB, which is the most."]
    assert Post.objects.count() == 1
    monkeypatch.setattr("nuvika.front.moving.sources.MAX_UNPACKED", 10)
    with pytest.raises(SourceError, match="unpacks to more than"):
        Zip(packed({"a.md": "x" * 20}), "a.zip")
    monkeypatch.setattr("nuvika.front.moving.sources.MAX_FILES", 1)
    with pytest.raises(SourceError, match="holds 2 files"):
        Zip(packed({"a.md": "", "b.md": ""}), "a.zip")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 nothing", b"\0" * 100])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="damaged, or no ZIP"):
        Zip(io.BytesIO(data), "a.zip")


def test_a_damaged_member_is_told_and_the_others_come() -> None:
    data = packed({"a.md": "first words", "b.md": "second words"}).getvalue()
    report_of = data.replace(b"first words", b"fir5t words")
    source = Zip(io.BytesIO(report_of), "a.zip")
    with pytest.raises(SourceError, match="damaged in the ZIP"):
        source.read("a.md", 100)
    assert source.read("b.md", 100) == b"second words"


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_is_damaged_anywhere_is_read_or_told(packing: int) -> None:
    words = "first words, and others. " * 20
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as archive:
        archive.writestr("a.md", words)
    told = 0
    for place in range(len(whole.getvalue())):
        data = bytearray(whole.getvalue())
        data[place] ^= 0x55
        try:
            assert Zip(io.BytesIO(bytes(data)), "a.zip").read("a.md", 1000) == words.encode()
        except SourceError:
            told += 1
    assert told > 50


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        "a: " + "[" * 5000,
        "a: &a [*a]",
        "&a ? *a : b",
        "- a list",
        "just words",
        "title: a\n\tb: c",
        "a: b: c",
        "x" * (frontmatter.MAX_HEADER + 1),
        "? [a, b]\n: c",
    ],
)
def test_a_hostile_head_is_refused_at_once(head: str) -> None:
    began = time.perf_counter()
    report = imported({"a.md": f"---\n{head}\n---\nWords"})
    assert time.perf_counter() - began < 2
    assert not report.ok and problems(report)[0].startswith("a.md:")
    assert not Post.objects.exists()


def test_a_tag_of_yaml_makes_nothing(tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    imported({"a.md": f'---\ntitle: !!python/object/apply:os.system ["touch {touched}"]\n---\n'})
    assert not touched.exists()
    assert Post.objects.get().title == f"touch {touched}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfea\x00b\x00", "a.md:1: error: This is no text in UTF-8"),
        ("title\nänd".encode("latin-1"), "a.md:2: error: This is no text in UTF-8"),
        (b"one\ntwo\0", "a.md:2: error: There is a NUL"),
    ],
)
def test_what_is_no_text_is_told_with_its_line(data: bytes, said: str) -> None:
    assert problems(imported({"a.md": data}))[0].startswith(said)


def test_scripts_in_markdown_are_shown_as_words() -> None:
    hostile = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))\n"
    imported({"a.md": f"---\ntitle: <script>alert(0)</script>\ncover: javascript:alert(1)\n---\n{hostile}"})
    html = Post.objects.get().body_html
    assert "<script" not in html and "<img" not in html and 'href="javascript' not in html


@pytest.mark.parametrize(
    "sign", ["![", "![](", "<img ", "`", "``` `", "![[", "{{< figure ", '![a](b "', "[", "![a]( <"]
)
def test_a_body_of_signs_takes_no_time(sign: str) -> None:
    began = time.perf_counter()
    for body in (sign * 200_000, "\n".join([sign * 200] * 500)):
        with_pictures(body, lambda *_: None)
    assert time.perf_counter() - began < 5


OWN: Files = {"nuvika.yaml": "format: 1\n"}
SLIDE = '"slides": [{"kind": "cover", "headline": "x"}]'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("carousels/a.json", text) for text in (
            "", "[]", "{", "[" * 100_000, '{"version": 2}', '{"version": 1, "title": 5, "slides": []}',
            '{"version": 1, "title": "\\u0000", ' + SLIDE + "}", '{"version": 1, "title": "\\ud800", ' + SLIDE + "}",
            *('{"version": 1, "title": "x", ' + SLIDE + f', "site": {site}' + "}" for site in (
                "5", '{"centred": 5}', '{"postings": {}}', '{"postings": [5]}', '{"postings": [{"posted_at": "x"}]}',
                '{"status": "gone"}', '{"date": "x"}', '{"date": "2024-01-01"}', '{"slug": "a b"}', '{"public_pdf": "maybe"}',
                '{"postings": [{"posted_at": "2024-01-01T00:00Z", "file_size": 99999999999999999999}]}',
            )),
        )),
        *(("tags.yaml", text) for text in (
            "[", "- 5", "- name: [a]", "- nome: a", "- name: a\n  slug: a b", '- name: "a\\0b"\n  slug: a', "- slug: a",
            f"- name: {'x' * 200}\n  slug: a",
        )),
        *(("frame.yaml", text) for text in ("links: 5", "links: [5]", "links: [{position: x}]", "name: x\nlinks: [{address: 'javascript:x'}]")),
        *(("themes.yaml", text) for text in ("- name: a\n  slug: a\n  paper: red", "- name: a\n  slug: a\n  is_default: maybe")),
        ("pictures.yaml", "- file: ../../etc/passwd\n  title: x"),
        ("redirects.yaml", "- old_path: no path\n  target: javascript:x"),
        *(("posts/a.md", f"---\n{head}\n---\n") for head in ("slug: a b", "slug: ../a", "id: 5", 'title: "a\\0b"', "status: published\ndate: 2024-01-01\nexpires: 2023-01-01")),
        ("posts/a.md", '+++\ntitle = "a\\u0000b"\n+++\n'),
    ],
)  # fmt: skip
def test_a_hostile_part_of_an_export_is_refused_and_the_rest_comes(name: str, text: str) -> None:
    report = imported({**OWN, name: text, "posts/fine.md": "---\ntitle: Fine\nslug: fine\n---\n"}, publish=True)
    assert not report.ok, results(report)
    assert problems(report)[0].startswith(f"{name}:")
    assert list(Post.objects.values_list("slug", flat=True)) == ["fine"]


def test_an_export_of_a_later_version_is_refused_whole() -> None:
    with pytest.raises(SourceError, match="has the format 2"):
        imported({"nuvika.yaml": "format: 2\n", "posts/a.md": "x"})


class AnyText(TestCase):
    @settings(max_examples=60)
    @given(st.text(alphabet=st.sampled_from("-+\n:[]{}&*!|>'\"#a1 \t=.`()<%\u2028\x85\x07"), max_size=200))
    def test_any_text_is_an_article_or_refused_with_a_sentence(self, text: str) -> None:
        report = imported({"a.md": text, "b.md": f"---\n{text}\n---\n", "c.md": f"+++\n{text}\n+++\n"})
        assert len(report.outcomes) + sum("error" in line for line in problems(report)) >= 3
