"""The packaged fonts are cut for the site."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from nuvika.lib import webfonts


def test_a_font_is_cut_once_and_has_our_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webfonts, "WEBFONTS", webfonts.WEBFONTS[-1:])
    (made,) = webfonts.build(tmp_path)
    assert webfonts.build(tmp_path) == []
    letters = TTFont(made).getBestCmap()
    assert all(ord(letter) in letters for letter in "Ağż–“”…→€")
    assert made.stat().st_size < 60_000
