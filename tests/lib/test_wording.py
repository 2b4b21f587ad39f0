"""What changed between two texts is told word by word."""

import time

from hypothesis import given
from hypothesis import strategies as st

from nuvika.lib.wording import FOLDED, Run, differences, together

WORDS = st.text(alphabet="ab ,\n", max_size=60)


def told(runs: list[Run]) -> str:
    signs = {"same": "{}", "removed": "[-{}]", "added": "[+{}]", "gap": "…{}"}
    return "".join(signs[run.kind].format(run.text) for run in runs)


def test_changed_words_are_told_within_those_that_stay() -> None:
    assert told(differences("The quick fox jumps.", "The slow fox jumps high.")) == (
        "The [-quick][+slow] fox jumps[+ high]."
    )


def test_two_words_beside_each_other_are_one_change() -> None:
    assert told(differences("The quick brown fox", "The slow red fox")) == "The [-quick brown][+slow red] fox"


def test_of_another_text_the_whole_is_shown() -> None:
    assert told(differences("One of these, two of those.", "None, of what was there.")) == (
        "[-One of these, two of those.][+None, of what was there.]"
    )


def test_what_stays_is_folded_where_it_is_long() -> None:
    runs = differences("word " * 500 + "end", "word " * 500 + "close")
    assert [run.kind for run in runs] == ["gap", "same", "removed", "added"]
    assert sum(len(run.text) for run in runs) < FOLDED


@given(WORDS, WORDS, WORDS)
def test_changes_go_together_only_where_each_can_be_taken_alone(base: str, one: str, other: str) -> None:
    assert together(base, one, base) == one
    assert together(base, base, other) == other
    assert together(base, one, other) == together(base, other, one)


@given(WORDS, WORDS)
def test_each_side_can_be_read_out_of_it(before: str, after: str) -> None:
    runs = differences(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after


def test_hostile_texts_take_bounded_time() -> None:
    begun = time.process_time()
    for before, after in (
        ("[" * 60_000, "]" * 60_000),
        ("a b\n" * 40_000, "b a\n" * 40_000),
        ("x " * 1400, "y x " * 700),
    ):
        differences(before, after)
    assert time.process_time() - begun < 3
