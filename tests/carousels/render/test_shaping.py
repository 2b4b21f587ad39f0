import json

import pytest
import typst

from carousels.render import fonts
from carousels.render.shaping import typeface

MEASURE = """
#let asked = json(bytes(sys.inputs.asked))
#set text(hyphenate: false, number-type: "lining")
#context [#metadata(asked.map(((font, weight, italic, size, words)) => measure(
  text(font: (font, ..json(bytes(sys.inputs.fallback))), weight: weight, style: if italic { "italic" } else { "normal" }, size: size * 1pt, words)
).width.pt())) <widths>]
"""
WORDS = (
    "Typography",
    "AVATAR",
    "84-endpoint",
    "office",
    "“quoted”",
    "Привет",
    "Ελλάδα",
    "مرحبا",
    "שלום",
    "हिन्दी",
    "→",
    "1,240",
)


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """What the typesetter itself says: px by (family, weight, italic, size, words)."""
    asked = [
        (fonts.family(family), weight, italic, size, words)
        for family in fonts.PACKAGED
        for weight, italic, size in ((400, False, 40), (800, False, 96), (400, True, 28))
        for words in WORDS
    ]
    folder = tmp_path_factory.mktemp("measure")
    (folder / "measure.typ").write_text(MEASURE, encoding="utf-8")
    inputs = {"asked": json.dumps(asked), "fallback": json.dumps(fonts.fallbacks())}
    compiler = typst.Compiler(folder / "measure.typ", root=folder, font_paths=fonts.found())
    compiler.compile(format="svg", sys_inputs=inputs)
    return dict(zip(asked, json.loads(compiler.query("<widths>", field="value", one=True)), strict=True))


def test_words_are_as_wide_as_the_typesetter_sets_them(measured):
    for (family, weight, italic, size, words), width in measured.items():
        ours = typeface(family, weight, italic).width(words, size) * size
        assert ours == pytest.approx(width, rel=0.025, abs=0.6), (family, weight, italic, size, words)


def test_a_family_that_is_gone_is_measured_as_what_replaces_it():
    assert typeface("No Such Family", 400, False).width("abc", 40) == typeface("Noto Sans", 400, False).width(
        "abc", 40
    )
