"""A copied tree is found by its stories, whatever else was changed in it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide

from tests.own_guide import OWN, TREE
from tests.rules.fixture import TODAY

FILE = f"decision_trees/{TREE}.yml"
TEXT = (OWN / FILE).read_text(encoding="utf-8")
STORY = re.compile(r"(?<=    story: ).+")


def copied(story: Callable[[str], str], text: str = TEXT) -> bool:
    """Whether a copy with another title and these stories is told as one."""
    copy = re.sub("(?m)^title: .*", "title: Another decision?", STORY.sub(lambda found: story(found[0]), text))
    guide = read_guide(OWN, {FILE: text, "decision_trees/another.yml": copy})
    return any(each.diagnostic.rule == "copied-tree" for each in check_guide(guide, TODAY).diagnostics)


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(lambda story: story, id="as they are"),
        pytest.param(lambda story: f"{story} Truly.", id="a word more in each"),
        pytest.param(str.upper, id="in capitals"),
        pytest.param(lambda story: story.replace(" ", ", "), id="other signs"),
        pytest.param(lambda story: " ".join(reversed(story.rstrip(".").split())), id="the words in another order"),
    ],
)
def test_a_copy_with_nearly_the_same_stories_is_told(story: Callable[[str], str]) -> None:
    assert copied(story)


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(lambda story: f"Something else, {len(story)} of it.", id="other stories"),
        pytest.param(lambda _: "Write here what happened, in two or three sentences.", id="none written yet"),
    ],
)
def test_other_stories_are_no_copy(story: Callable[[str], str]) -> None:
    assert not copied(story)


def test_stories_without_a_word_are_no_copy() -> None:
    assert not copied(lambda _: "12 …", STORY.sub("…!", TEXT))


def test_of_three_that_tell_the_same_each_pair_is_told() -> None:
    # two words in each story that the third lacks
    longer = STORY.sub(lambda found: f"{found[0]} Zig{found.start()}, zag{found.start()}.", TEXT)
    texts = {name: re.sub("(?m)^title: .*", f"title: Decision {name}?", longer) for name in ("one", "two")}
    files = {f"decision_trees/another-{name}.yml": text for name, text in texts.items()}
    found = check_guide(read_guide(OWN, {FILE: TEXT, **files}), TODAY).diagnostics
    assert sum(each.diagnostic.rule == "copied-tree" for each in found) == 3
