"""A node, an answer or a tick gets another id from where the cursor stands, as `guide rename` gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from good_call.cli.main import main

from tests.own_guide import OWN, copy_guide
from tests.workshop.opened import opened, texts_of

FILE = "decision_trees/turn-somebody-away.yml"
MEND = "decision_trees/mend-or-replace.yml"


def renamed(path: str, text: str, word: str, plus: int, new: str, guide: Path = OWN) -> dict[str, Any]:
    at = text.index(word) + plus
    return opened(guide).answer("rename", {"path": path, "text": text, "at": at, "to": new})


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    for each in reversed(edits):
        text = text[: each["from"]] + each["insert"] + text[each["to"] :]
    return text


@pytest.mark.parametrize(
    ("path", "word", "plus", "named", "new"),
    [
        (FILE, "what-they-did:", 3, "what-they-did", "their-deeds"),
        (FILE, "then: what-they-did", 8, "what-they-did", "their-deeds"),
        (FILE, "go: part-ways", 6, "part-ways", "say-goodbye"),
        (FILE, "answer: Gladly", 10, "another-of-us.gladly", "with-pleasure"),
        (FILE, "id: nobody-would", 6, "another-of-us.nobody-would", "none-would"),
        (FILE, "tick: They shouted", 9, "what-they-did.shouted", "were-loud"),
        (FILE, "{what-they-did: took}", 18, "what-they-did.took", "stole"),
    ],
)
def test_it_is_what_guide_rename_does(
    path: str, word: str, plus: int, named: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_guide(tmp_path / "guide")
    before = texts_of(root)
    answer = renamed(path, before[path], word, plus, new, root)
    assert "refused" not in answer
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["rename", Path(path).stem, named, new, "--yes"])
    assert done.exit_code == 0, done.output
    after = texts_of(root)
    assert applied(before[path], answer["edits"]) == after[path]
    assert answer["alsoFiles"] == {file: text for file, text in after.items() if text != before[file] and file != path}


@pytest.mark.parametrize(
    ("word", "new"),
    [("what-they-did:", "another-of-us"), ("what-they-did:", "What They Did"), ("summary: For", "anything")],
)
def test_a_name_that_nothing_can_get_is_refused_in_a_sentence(word: str, new: str) -> None:
    answer = renamed(FILE, texts_of(OWN)[FILE], word, 2, new)
    assert answer["refused"].endswith(".")
    assert "edits" not in answer


def test_a_text_that_cannot_be_read_is_mended_first() -> None:
    answer = renamed(FILE, texts_of(OWN)[FILE].replace("start:", "start"), "what-they-did:", 2, "their-deeds")
    assert FILE in answer["refused"]
