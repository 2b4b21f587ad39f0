"""Two editors' words of one thing are put together as somebody chooses."""

from typing import Any

from carousels.models import Carousel
from nuvika.editing.merging import MINE, THEIRS, Comparison


def slide(key: str, headline: str = "", body: str = "") -> dict[str, Any]:
    return {"id": key, "headline": headline or f"Slide {key}", "body": body}


def deck(title: str, *slides: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "slides": list(slides)}


def headlines(content: dict[str, Any]) -> list[str]:
    return [part["headline"] for part in content["slides"]]


BASE = deck("Base", slide("1"), slide("2"), slide("3"))


def test_who_alone_changed_a_field_is_suggested() -> None:
    theirs = deck("Theirs", slide("1", "They wrote"), slide("2", "They too"), slide("3"))
    mine = deck("Base", slide("1"), slide("2", "I too"), slide("3", body="I wrote"))
    choices = Comparison(theirs, mine, BASE).choices(Carousel)
    assert [(choice.name, choice.suggested) for choice in choices.fields] == [("title", THEIRS)]
    assert [(field.name, field.suggested) for part in choices.parts for field in part.fields] == [
        ("part:1:headline", THEIRS),
        ("part:2:headline", ""),
        ("part:3:body", MINE),
    ]


def test_changes_of_one_text_that_do_not_touch_go_together() -> None:
    base = deck("The slow red fox jumps over the dog")
    comparison = Comparison(
        deck("The quick red fox jumps over the dog"), deck("The slow red fox leaps over the dog"), base
    )
    (choice,) = comparison.choices(Carousel).fields
    assert (choice.suggested, choice.both) == ("both", "The quick red fox leaps over the dog")
    assert comparison.merged(Carousel, {"title": "both"})["title"] == choice.both


def test_changes_that_touch_are_left_to_somebody() -> None:
    base = deck("The slow fox")
    (choice,) = Comparison(deck("The quick fox"), deck("The slow red fox"), base).choices(Carousel).fields
    assert (choice.suggested, choice.both) == ("", None)


def test_without_knowing_where_both_began_nothing_is_suggested() -> None:
    choices = Comparison(deck("Theirs", slide("1")), deck("Mine", slide("1"))).choices(Carousel)
    assert [choice.suggested for choice in choices.fields] == [""]


def test_a_slide_that_one_added_and_one_that_the_other_deleted() -> None:
    theirs = deck("Base", slide("1"), slide("9", "They added"), slide("2"))  # and deleted 3
    mine = deck("Base", slide("1"), slide("3"), slide("", "I added"))  # and deleted 2
    choices = Comparison(theirs, mine, BASE).choices(Carousel)
    assert {part.name: (part.change.kind, part.suggested) for part in choices.parts} == {
        "part:3": ("added", THEIRS),
        "part:new-3": ("added", MINE),
        "part:9": ("removed", THEIRS),
        "part:2": ("removed", MINE),
    }
    chosen = {part.name: part.suggested for part in choices.parts}
    assert headlines(Comparison(theirs, mine, BASE).merged(Carousel, chosen)) == ["Slide 1", "I added", "They added"]


def test_a_deletion_does_not_suggest_itself_over_words_that_were_changed() -> None:
    mine = deck("Base", slide("1"), slide("2"), slide("3", "I rewrote it"))
    choices = Comparison(deck("Base", slide("1"), slide("2")), mine, BASE).choices(Carousel)
    assert [(part.name, part.suggested) for part in choices.parts] == [("part:3", "")]


def test_a_slide_that_was_deleted_and_is_kept_is_a_new_one() -> None:
    mine = deck("Base", slide("1"), slide("3", "Mine"))
    made = Comparison(deck("Base", slide("1")), mine, BASE).merged(Carousel, {"part:3": MINE})
    assert [(part["id"], part["headline"]) for part in made["slides"]] == [("1", "Slide 1"), ("", "Mine")]


def test_the_order_is_a_choice_of_its_own() -> None:
    theirs, mine = deck("Base", slide("1"), slide("2"), slide("3")), deck("Base", slide("3"), slide("1"), slide("2"))
    comparison = Comparison(theirs, mine, BASE)
    choices = comparison.choices(Carousel)
    assert (choices.order, choices.parts) == (MINE, ())
    assert headlines(comparison.merged(Carousel, {"order": MINE})) == ["Slide 3", "Slide 1", "Slide 2"]
    assert headlines(comparison.merged(Carousel, {})) == ["Slide 1", "Slide 2", "Slide 3"]


def test_whatever_is_chosen_no_word_of_either_is_lost_but_by_choice() -> None:
    theirs = deck("Theirs", slide("1", "A"), slide("2", "B"), slide("9", "C"))
    mine = deck("Mine", slide("2", "D"), slide("1", "E"), slide("3", "F"), slide("", "G"))
    comparison = Comparison(theirs, mine, BASE)
    choices = comparison.choices(Carousel)
    names = [choice.name for choice in (*choices.fields, *choices.parts)]
    names += [field.name for part in choices.parts for field in part.fields]
    everything = dict.fromkeys([*names, "order"], MINE)
    assert comparison.merged(Carousel, everything)["title"] == "Mine"
    assert headlines(comparison.merged(Carousel, everything)) == ["D", "E", "F", "G"]
    assert headlines(comparison.merged(Carousel, {})) == ["A", "B", "C"]
