"""Characters that nobody sees are told by name and code point, and taken out; where a script needs one it stays."""

from pathlib import Path

import pytest
from good_call.fixes.repair import Repair
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.source.hidden_characters import find_hidden

from tests.cli.small_guide import TREE, write_small_guide
from tests.rules.fixture import TODAY

STRAY = {
    "pass\u200bword": "zero width space (U+200B)",
    "\u202eevil": "right-to-left override (U+202E)",
    "a\u202db\u202c": "left-to-right override (U+202D)",
    "a\u2066b\u2069": "left-to-right isolate (U+2066)",
    "a\u200db": "zero width joiner (U+200D)",
    "a\u200cb": "zero width non-joiner (U+200C)",
    "a\u2060b": "word joiner (U+2060)",
    "a\ufeffb": "zero width no-break space (U+FEFF)",
    "a\u200eb": "left-to-right mark (U+200E)",
    "x\U000e0041": "tag latin capital letter a (U+E0041)",
    "\u3164": "hangul filler (U+3164)",
    "😀\u200d": "zero width joiner (U+200D)",
}
NEEDED = (
    "می\u200cخواهم",
    "क\u094d\u200dष",
    "👩\u200d👩\u200d👧",
    "👩🏽\u200d🚀",
    "🏳\ufe0f\u200d🌈",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "ภาษา\u200bไทย",
    "שלום\u200e (1)",
    "Plain words, café, naïve, “quotes”, 日本語",
)


@pytest.mark.parametrize("text", STRAY)
def test_a_stray_one_is_named_with_its_code_point(text: str) -> None:
    found = find_hidden(f"line\n{text}\n", "x.yml")
    assert [each.message.rpartition(": ")[2] for each in found][:1] == [STRAY[text]]
    assert found[0].place.span
    assert found[0].place.span.line == 2


@pytest.mark.parametrize("text", NEEDED)
def test_one_that_a_script_or_an_emoji_needs_stays(text: str) -> None:
    assert find_hidden(text, "x.yml") == []


MENDED = {
    "in a text": ("title: Should", "title: Sho\u200buld", "title: Should"),
    "an override in a story": ("story: ", "story: \u202e", "story: "),
    "in front of a file": ("title: Should", "\u200btitle: Should", "title: Should"),
    "a no-break space in an answer and its story": ('"No"', '"No\u00a0way"', "No way"),
}


@pytest.mark.parametrize("where", MENDED)
def test_fix_takes_it_out(where: str, tmp_path: Path) -> None:
    old, new, mended = MENDED[where]
    root = write_small_guide(tmp_path / "guide")
    assert old in TREE
    path = root / "decision_trees/keep.yml"
    path.write_text(TREE.replace(old, new), encoding="utf-8")
    assert "hidden-character" in [each.diagnostic.rule for each in check_guide(read_guide(root), TODAY).errors]
    repair = Repair.below(root, TODAY)
    repair.run()
    assert repair.texts["decision_trees/keep.yml"] == TREE.replace(old, mended)


def test_a_code_in_quotes_that_stands_for_one_is_told(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    text = TREE.replace('- answer: "No"', '- answer: "No\\u200b"', 1)
    (root / "decision_trees/keep.yml").write_text(text, encoding="utf-8")
    assert [each.diagnostic.rule for each in check_guide(read_guide(root), TODAY).errors] == ["hidden-character"]


def test_bodies_of_articles_are_read_too(tmp_path: Path) -> None:
    root = write_small_guide(tmp_path / "guide")
    path = root / "docs/articles/saying-no.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nA wo\u200brd.\n", encoding="utf-8")
    repair = Repair.below(root, TODAY)
    repair.run()
    assert repair.texts["docs/articles/saying-no.md"].endswith("\nA word.\n")
