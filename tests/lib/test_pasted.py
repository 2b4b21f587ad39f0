"""What is pasted from Google Docs, Word or a page becomes Markdown; hostile HTML becomes words."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuvika.lib import markdown
from nuvika.lib.pasted import NotReadableError, to_markdown

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">The miss</span></h2>
<p dir="ltr"><span style="font-weight:700">Django Admin.</span><span style="font-weight:400"> We </span><span style="font-style:italic">undervalued</span><span> it.</span></p><br />
<p dir="ltr"><a href="https://www.google.com/url?q=https://docs.djangoproject.com/&amp;sa=D"><span>The docs</span></a></p>
<ul><li dir="ltr"><p dir="ltr" role="presentation"><span>one</span></p></li><ul><li><p><span>inner</span></p></li></ul><li><p><span>two</span></p></li></ul>
<p><span style="font-family:'Courier New',monospace">manage.py</span></p></b><br class="Apple-interchange-newline">"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head><body>
<h1>Why<o:p></o:p></h1><p class=MsoNormal><b>Bold</b> and <i>slanted</i>&nbsp;words.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·<span> </span></span>Inner</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span> </span></span>Second</p>
<table><tr><td><p>Way</p></td><td><p>Time</p></td></tr><tr><td><p>Typst</p></td><td><p>11 ms</p></td></tr></table></body></html>"""


def test_google_docs_keeps_headings_emphasis_links_lists_and_code() -> None:
    assert to_markdown(GOOGLE).markdown == (
        "## The miss\n\n**Django Admin.** We *undervalued* it.\n\n[The docs](https://docs.djangoproject.com/)\n\n"
        "- one\n  - inner\n- two\n\n`manage.py`"
    )


def test_word_keeps_headings_emphasis_lists_and_tables() -> None:
    assert to_markdown(WORD).markdown == (
        "# Why\n\n**Bold** and *slanted* words.\n\n1. First\n   - Inner\n2. Second\n\n"
        "| Way | Time |\n| --- | --- |\n| Typst | 11 ms |"
    )


def test_a_page_keeps_code_blocks_quotes_and_rules() -> None:
    page = "<pre><code>def a():\n    pass</code></pre><blockquote><p>Said</p></blockquote><hr><p>End<br>of it</p>"
    assert to_markdown(page).markdown == "```\ndef a():\n    pass\n```\n\n> Said\n\n---\n\nEnd  \nof it"


def test_what_reads_like_markdown_stays_words() -> None:
    shown = markdown.render(to_markdown("<p>Use 2 * 3 * 4 and __init__ and [x]</p>").markdown)
    assert "Use 2 * 3 * 4 and __init__ and [x]" in shown


def test_pictures_are_counted_and_never_fetched() -> None:
    made = to_markdown('<p>A<img src="https://evil.example/x.png" onerror="alert(1)"> b</p>')
    assert (made.markdown, made.pictures_left_out) == ("A b", 1)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<p style="background:url(javascript:alert(1))" onclick="alert(1)">x</p>',
        "<svg><script>alert(1)</script></svg>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    ],
)
def test_hostile_html_is_harmless(hostile: str) -> None:
    try:
        made = to_markdown(hostile).markdown
    except NotReadableError:
        return
    assert not {"alert", "javascript", "data:"} & set(made.replace("(", " ").replace(":", ": ").split())
    assert "<script" not in markdown.render(made)


@pytest.mark.parametrize("source", ["", "<!-- -->", "<p>" * 5, "<div>" * 4000 + "deep", "x" * 2_000_001])
def test_what_cannot_be_read_is_said_to_be(source: str) -> None:
    with contextlib.suppress(NotReadableError):
        assert to_markdown(source).markdown == ""


@given(st.text(alphabet=st.sampled_from("<>/abpuliospn =\"'&;*_`#-1. \n"), max_size=200))
def test_any_text_is_read_or_refused(source: str) -> None:
    with contextlib.suppress(NotReadableError):
        markdown.render(to_markdown(source).markdown)
