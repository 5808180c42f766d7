"""A new tree comes from the questions of `guide new`, or from a diagram as `guide import` reads it."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from good_call.cli.main import main

from tests.own_guide import GUIDES_OF_THE_TESTS, OWN, copy_guide
from tests.rules.fixture import TODAY
from tests.workshop.opened import opened

TITLE = "May they pay later?"
FLOW = """flowchart TD
  known{Do we know them?} -->|Yes| trust[Let them pay later]
  known -->|No| wait[Ask for the money]
"""


@pytest.mark.parametrize("guide", GUIDES_OF_THE_TESTS, ids=lambda each: each.name)
def test_every_default_gives_what_guide_new_writes(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_guide(tmp_path / "guide", guide)
    desk = opened(root)
    asked = desk.answer("questions", {})
    given = {each["id"]: each.get("default", "") for each in asked["questions"]}
    answer = desk.answer("begin", {"answers": {**given, "title": TITLE, "answers": asked["answers"]}})
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int((TODAY - TODAY.replace(1970, 1, 1)).total_seconds())))
    assert CliRunner().invoke(main, ["new", TITLE, "--yes"]).exit_code == 0
    assert answer["path"] == "decision_trees/may-they-pay-later.yml"
    assert answer["text"] == (root / answer["path"]).read_text("utf-8")
    check = desk.answer("check", answer)
    assert [each for each in check["diagnostics"] if each["severity"] == "error"] == []


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"title": ""}, "title"),
        ({"title": "?!"}, "title"),
        ({"title": "Start here"}, "title"),
        ({"title": TITLE, "group": "No Group!"}, "group"),
        ({"title": TITLE, "question": "<b>"}, "question"),
        ({"title": TITLE, "answers": [{"answer": "Yes"}]}, "answers"),
        ({"title": TITLE, "answers": [{"answer": "Yes"}, {"answer": "yes!"}]}, "answers.1"),
    ],
)
def test_an_answer_that_no_tree_can_be_made_of_is_named(given: dict[str, Any], at: str) -> None:
    answer = opened(OWN).answer("begin", {"answers": given})
    assert answer["at"] == at
    assert answer["refused"].endswith(".")


def test_a_diagram_becomes_a_tree_with_all_that_was_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_guide(tmp_path / "guide")
    (tmp_path / "pay-later.mmd").write_text(FLOW, encoding="utf-8")
    brought = opened(root).answer("bring", {"name": "pay-later.mmd", "text": FLOW})
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["import", str(tmp_path / "pay-later.mmd")])
    assert done.exit_code == 0, done.output
    assert brought["path"] == "decision_trees/pay-later.yml"
    assert brought["text"] == (root / brought["path"]).read_text("utf-8")
    assert "\n".join(brought["guesses"]) in done.stderr


def test_what_was_copied_is_known_by_its_looks_and_bytes_by_their_encoding() -> None:
    desk = opened(OWN)
    assert "questions:" in desk.answer("bring", {"text": FLOW})["text"]
    table = "text,answer,then\nDo we know them?,Yes,Let them pay\nDo we know them?,No,Ask\n"
    assert "questions:" in desk.answer("bring", {"name": "pay.csv", "text": table})["text"]
    encoded = base64.b64encode(FLOW.encode()).decode()
    assert "questions:" in desk.answer("bring", {"name": "x.mmd", "base64": encoded})["text"]
    latin = base64.b64encode("flowchart TD\n a[Grüße] --> b[c]".encode("latin-1")).decode()
    assert "UTF-8" in desk.answer("bring", {"name": "x.mmd", "base64": latin})["refused"]


def test_of_several_diagrams_one_is_chosen() -> None:
    two = f"# One\n```mermaid\n{FLOW}```\n# Two\n```mermaid\n{FLOW.replace('pay later', 'wait')}```\n"
    desk = opened(OWN)
    choices = desk.answer("bring", {"name": "two.md", "text": two})["choices"]
    assert len(choices) == 2
    assert "Let them wait" in desk.answer("bring", {"name": "two.md", "text": two, "choice": 2})["text"]


def test_a_tree_s_file_comes_as_it_is_and_takes_no_other_s_place() -> None:
    answer = opened(OWN).answer("bring", {"name": "start-here.yml", "text": "title: x\n"})
    assert answer == {"path": "decision_trees/start-here-2.yml", "text": "title: x\n", "guesses": []}


@pytest.mark.parametrize("text", ["", "\x00", "{" * 5000, "<x>" * 500, "graph TD\n a -->", "title,then\n" * 3])
@pytest.mark.parametrize("name", ["", "x.mmd", "x.csv", "x.json", "x.drawio", "x.dot", "x.png"])
def test_whatever_is_brought_is_answered(name: str, text: str) -> None:
    answer = opened(OWN).answer("bring", {"name": name, "text": text})
    assert "text" in answer or "refused" in answer or "choices" in answer
