import pytest
from hypothesis import given
from hypothesis import strategies as st

from carousels.render.breaking import broken, clusters
from carousels.render.chunks import chunks
from carousels.render.lines import Box, balanced, filled, widest

widths = st.lists(st.floats(1, 120), max_size=40)


def boxes(*sizes: float) -> list[Box]:
    return [Box(size, space=10) for size in sizes]


@given(widths, st.floats(20, 400))
def test_lines_hold_every_box_once_and_in_order_and_stay_in_their_room(sizes, room):
    for lines in (filled(boxes(*sizes), room), balanced(boxes(*sizes), room)):
        assert [place for start, end in lines for place in range(start, end)] == list(range(len(sizes)))
        for start, end in lines:
            assert end == start + 1 or sum(sizes[start:end]) + 10 * (end - start - 1) <= room


@given(widths, st.floats(20, 400))
def test_balance_costs_no_line_and_makes_none_longer(sizes, room):
    plain, even = filled(boxes(*sizes), room), balanced(boxes(*sizes), room)
    assert len(even) == len(plain)
    assert widest(boxes(*sizes), even) <= max([room, *sizes])


def test_a_headline_ends_with_no_lonely_word():
    assert filled(boxes(60, 60, 60, 60, 30), 290) == [(0, 4), (4, 5)]
    assert balanced(boxes(60, 60, 60, 60, 30), 290) == [(0, 2), (2, 5)]


def test_lines_end_where_the_sentence_pauses():
    pausing = [Box(60, 10), Box(60, 10, cost=-0.06), Box(60, 10), Box(60, 10), Box(40, 10)]
    assert balanced(pausing, 210)[0] == (0, 2)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("nuvika.com/blog/posts", "en", "nuvika.|com/|blog/|posts"),
        ("Donaudampfschifffahrt", "de", "Do-|nau-|dampf-|schiff-|fahrt"),
        ("aaaaaaaaaaaaaaaa", "xx", "a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a"),
    ],
)
def test_long_words_are_parted_where_they_can_be(word, language, expected):
    (chunk,) = chunks(word)
    pieces = broken(chunk, lambda text: len(text) <= 9, language)
    assert "".join(piece.text for piece in pieces) == word
    assert "|".join(piece.text + "-" * piece.hyphen for piece in pieces) == expected


def test_flags_skin_tones_and_joined_signs_are_never_parted():
    assert clusters("a🇩🇪🇫🇷👩‍🚀👍🏽é") == ["a", "🇩🇪", "🇫🇷", "👩‍🚀", "👍🏽", "é"]


def test_japanese_breaks_between_phrases():
    made = chunks("小さな変更は早くレビューされる。", language="ja")
    assert [chunk.text for chunk in made] == ["小さな", "変更は", "早く", "レビューされる。"]
    assert [chunk.tight for chunk in made] == [False, True, True, True]


@pytest.mark.parametrize(
    ("language", "text"), [("zh", "小的更改会更快得到审查。"), ("zh-TW", "小的更改會更快得到審查。")]
)
def test_chinese_never_begins_a_line_with_a_full_stop(language, text):
    assert not [chunk for chunk in chunks(text, language=language) if chunk.text.startswith("。")]


def test_thai_breaks_between_words():
    made = chunks("การเปลี่ยนแปลงเล็กได้รับการตรวจเร็ว", language="th")
    assert [chunk.text for chunk in made][:3] == ["การ", "เปลี่ยนแปลง", "เล็ก"]


def test_a_thai_word_that_is_longer_than_a_line_keeps_its_vowels_with_their_consonants():
    (_, chunk, *_rest) = chunks("การเปลี่ยนแปลงเล็กได้รับการตรวจเร็ว", language="th")
    pieces = broken(chunk, lambda text: len(text) <= 4, "th")
    assert [piece.text for piece in pieces] == ["เป", "ลี่", "ย", "น", "แป", "ล", "ง"]


def test_a_phrase_that_is_longer_than_a_line_is_parted_between_signs():
    (chunk,) = chunks("「レビューされる」。", language="ja")
    pieces = broken(chunk, lambda text: len(text) <= 2, "ja")
    assert [piece.text for piece in pieces] == ["「レ", "ビュー", "さ", "れ", "る」。"]


@given(st.text(max_size=80))
def test_chunks_hold_every_word(text):
    line = text.replace("\n", " ")
    joined = "".join(chunk.text for chunk in chunks(line))
    assert len("".join(joined.split())) <= len(line)
