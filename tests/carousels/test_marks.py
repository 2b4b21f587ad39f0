import pytest
from hypothesis import given
from hypothesis import strategies as st

from carousels.marks import Run, plain, runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **strong** word", [Run("a "), Run("strong", strong=True), Run(" word")]),
        ("an *odd* word", [Run("an "), Run("odd", emphasis=True), Run(" word")]),
        ("call `f(x)`", [Run("call "), Run("f(x)", code=True)]),
        ("**so `f` is**", [Run("so ", strong=True), Run("f", strong=True, code=True), Run(" is", strong=True)]),
        ("[here](nuvikatech.com)", [Run("here", href="https://nuvikatech.com")]),
    ],
)
def test_marks_become_runs(text, expected):
    assert runs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("2 * 3 * 4", "**kwargs", "f(*args, **kwargs)", "a*b*c", "*", "**", "****", "` `` `", "5* hotel, 4* food"),
        *("[words](javascript:alert(1))", "[words]()", "[](x.org)", "[not closed", "** spaced **", "un**closed"),
    ],
)
def test_what_marks_nothing_is_plain_text(text):
    assert plain(text) == text


@given(st.text(alphabet="ab *`[]()\n", max_size=60))
def test_no_word_is_lost_or_made_up(text):
    letters = [sign for sign in text if sign in "ab"]
    found = [sign for sign in plain(text) if sign in "ab"]
    addresses = [run for run in runs(text) if run.href]
    assert addresses or found == letters


def test_many_signs_are_read_in_a_moment():
    for signs in ("*", "**a", "`", "[", "[a](", "*a ", "**a b"):
        assert len(plain(signs * 20_000)) <= len(signs) * 20_000
