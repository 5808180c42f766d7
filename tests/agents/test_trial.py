"""A script of the docs takes a stand-in assistant through every story, and tells where it left the path."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from good_call.agents.conversation import Conversation
from good_call.agents.trial import Tried, as_table, try_assistant

from tests.own_guide import FERRY, GUIDES_OF_THE_TESTS, OWN, ROOT

PAGE = ROOT / "docs" / "maintainers" / "assistants.md"
SCRIPT = re.compile(r'```python title="try_assistant.py"\n(.*?)```', re.DOTALL)


def stand_in() -> Any:
    """The assistant of the docs' script."""
    found = SCRIPT.search(PAGE.read_text(encoding="utf-8"))
    assert found
    script, _, last = found[1].rstrip().rpartition("\n")
    assert last == 'print(as_table(try_assistant(Path("."), stand_in)))'
    names: dict[str, Any] = {}
    exec(compile(script, "try_assistant.py", "exec", dont_inherit=True), names)
    return names["stand_in"]


def left(root: Path, assistant: Any) -> dict[str, str]:
    return {f"{each.tree}: {each.story}": each.left for each in try_assistant(root, assistant)}


@pytest.mark.parametrize("root", [*GUIDES_OF_THE_TESTS, FERRY], ids=lambda root: root.name)
def test_who_hears_the_answers_themselves_keeps_to_every_path(root: Path) -> None:
    def hears(talk: Conversation) -> None:
        object.__setattr__(talk.scenario, "says", {})
        stand_in()(talk)

    found = left(root, hears)
    assert found
    assert set(found.values()) == {""}


def test_who_does_not_understand_the_customers_words_leaves_the_path_there() -> None:
    found = left(OWN, stand_in())
    told = {story: why for story, why in found.items() if why}
    why = "at mend-or-replace/our-work answered was-ours; the story says cant-tell"
    assert told == {"mend-or-replace: No card": why}
    assert why in PAGE.read_text(encoding="utf-8")


def test_the_table_names_every_story_and_counts() -> None:
    table = as_table([Tried("a-tree", "One | two", ""), Tried("a-tree", "Three", "stopped at a-tree/b")])
    assert table.splitlines()[2:] == [
        "| a-tree | One \\| two | kept to the path |",
        "| a-tree | Three | stopped at a-tree/b |",
        "",
        "1 of 2 stories kept to the path.",
    ]


def test_each_way_to_leave_the_path_is_told() -> None:
    def nothing(talk: Conversation) -> None:
        pass

    def other_tree(talk: Conversation) -> None:
        talk.call("start", tree=next(each for each in talk.guide.trees if each != talk.tree.id))

    def start_alone(talk: Conversation) -> None:
        talk.call("start", tree=talk.tree.id)

    def fails(talk: Conversation) -> None:
        raise KeyError("trail")

    def nonsense(talk: Conversation) -> None:
        assert "problem" in talk.call("answer", at=7)
        assert "problem" in talk.call("no-such-tool")

    expected = {
        nothing: "never started a tree",
        other_tree: "started the tree ",
        start_alone: "stopped at ",
        fails: "failed with KeyError",
        nonsense: "never started a tree",
    }
    for assistant, begins in expected.items():
        found = left(OWN, assistant)
        assert found
        assert all(why.startswith(begins) for why in found.values()), (begins, found)


def test_the_tools_are_told_as_an_assistant_needs_them() -> None:
    told: list[Any] = []
    try_assistant(OWN, lambda talk: told.append(talk.tools))
    names = [each["name"] for each in told[0]]
    assert names == ["list_trees", "start", "answer", "go_back", "where_am_i"]
    assert all(each["description"] and each["input_schema"]["type"] == "object" for each in told[0])
