"""The check on the page says what `guide check` says, to the letter: in Chromium, on the built page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from good_call.rules import RULES

from tests.browser.workshop.engine import Engine
from tests.cli.small_guide import write_small_guide
from tests.mistakes.mistake import FILE, mistakes
from tests.own_guide import GUIDES_OF_THE_TESTS, copy_guide
from tests.rules.fixture import TODAY, Fixture
from tests.source import plain_tree
from tests.source.test_yaml_traps import TRAPS
from tests.workshop.opened import given_of, texts_of
from tests.workshop.test_same_check import printed

Case = tuple[str, str, str]
"""What it is called, the file and its text."""
PARTS = 8
"""Natively each mistake is asked about (tests/workshop), and whether WebAssembly says the same of an eighth."""

QUIET = ("good", "followed")
"""Of these there is little to say, whatever the rule: the gate asks of a quarter."""

_OTHERS = {
    # A folder in a file's place: no text of an editor is one.
    "unreadable-file",
    # What ends a build depends on the Python that builds: the worker's reads on behind `<![`, as later ones do.
    "unreadable-page",
}


@pytest.fixture(autouse=True)
def the_day_of_the_fixtures(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("bad", None),
        *((kind, 0) for kind in QUIET),
        *(pytest.param(kind, part, marks=pytest.mark.nightly) for kind in QUIET for part in (1, 2, 3)),
    ],
)
def test_every_fixture_of_every_rule(
    kind: str, part: int | None, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_all = [each for rule in RULES if (each := Fixture(rule.id, kind)).path.exists()]
    fixtures = of_all if part is None else of_all[part::4]
    asked, meant = [], {}
    for fixture in fixtures:
        if fixture.rule in _OTHERS:
            continue
        root = tmp_path / fixture.rule
        fixture.write(root)
        asked.append(("open", given_of(root)))
        for file, text in _read_files(fixture, root):
            asked.append(("check", {"path": file, "text": text, "repairs": False}))
            meant[len(asked) - 1] = f"{fixture.rule} {file}", printed(root, file, monkeypatch)
    _compare(engine.ask_all(asked), meant)


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.nightly) for part in range(1, PARTS))])
def test_every_mistake(part: int, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_small_guide(tmp_path / "guide")
    engine.ask("open", given_of(root))
    _compare_texts(engine, root, FILE, {each.name: each.text for each in mistakes()[part::PARTS]}, monkeypatch)


def test_every_trap(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "guide"
    plain_tree.check(root, plain_tree.PLAIN)
    engine.ask("open", given_of(root))
    texts = {each.name: _as_read(each.content) for each in TRAPS}
    _compare_texts(engine, root, plain_tree.FILE, texts, monkeypatch)


@pytest.mark.parametrize("guide", GUIDES_OF_THE_TESTS, ids=lambda each: each.name)
def test_every_file_of_a_guide(guide: Path, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_guide(tmp_path / "guide", guide)
    texts = texts_of(root)
    engine.ask("open", given_of(root))
    answers = engine.ask_all([("check", {"path": file, "text": text}) for file, text in texts.items()])
    meant = {number: (file, printed(root, file, monkeypatch)) for number, file in enumerate(texts)}
    _compare(answers, meant)


def _read_files(fixture: Fixture, root: Path) -> Iterator[tuple[str, str]]:
    texts = texts_of(root)
    yield from ((file, texts[file]) for file, _ in fixture.files() if file in texts)


def _as_read(content: str | bytes) -> str:
    """As the page gets a file from a disk."""
    written = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return written.decode("utf-8", "surrogateescape")


def _compare_texts(
    engine: Engine, root: Path, file: str, texts: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each text in the place of one file."""
    answers = engine.ask_all([("check", {"path": file, "text": text, "repairs": False}) for text in texts.values()])
    meant = {}
    for number, (name, text) in enumerate(texts.items()):
        (root / file).write_bytes(text.encode("utf-8", "surrogateescape"))
        meant[number] = name, printed(root, file, monkeypatch)
    _compare(answers, meant)


def _compare(answers: list[dict[str, Any]], meant: Mapping[int, tuple[str, str | None]]) -> None:
    """What is printed for a file that `guide check` never reads is nothing to compare with."""
    told = {name: answers[number].get("plain", answers[number]) for number, (name, _) in meant.items()}
    wanted = {name: text for name, text in meant.values() if text is not None}
    assert wanted
    different = [name for name, text in wanted.items() if told[name] != text]
    assert {name: told[name] for name in different} == {name: wanted[name] for name in different}
