"""The workshop says of a file what `guide check` says of it, to the letter."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.rules import RULES
from good_call.workshop.desk import Desk

from tests.cli.small_guide import write_small_guide
from tests.mistakes.mistake import FILE, Mistake, mistakes
from tests.own_guide import GUIDES_OF_THE_TESTS, copy_guide
from tests.rules.fixture import TODAY, Fixture
from tests.workshop.opened import Page, opened, published, texts_of

_NEVER_READ = 2
_OF_A_DISK = {"unreadable-file"}
"""A folder in a file's place: no text of an editor is one."""
_UNPUBLISHED = {"broken-base"}
"""Which file was meant is known from the folder alone; no site is built of house rules whose base isn't there."""


@pytest.fixture(autouse=True)
def the_day_of_the_fixtures(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


def printed(root: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """What `guide check` prints for a file; None for one that it never reads."""
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["check", file])
    return None if result.exit_code == _NEVER_READ else result.stdout + result.stderr


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id not in _OF_A_DISK], ids=lambda rule: rule.id)
@pytest.mark.parametrize("kind", ["bad", "good", "followed"])
def test_every_fixture_of_a_rule(rule: object, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fixture = Fixture(getattr(rule, "id", ""), kind)
    if not fixture.path.exists():
        pytest.skip("the rule has no such fixture")
    root = tmp_path / "guide"
    fixture.write(root)
    desk, texts, site = opened(root), texts_of(root), published(root)
    for file, _ in fixture.files():
        if file in texts:
            told = desk.answer("check", {"path": file, "text": texts[file], "repairs": False})
            page = Page(root, site).ask("check", path=file, text=texts[file], repairs=False)
            assert printed(root, file, monkeypatch) in (told["plain"], None)
            assert page == told or (fixture.rule in _UNPUBLISHED and kind == "bad")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    return Page(write_small_guide(tmp_path_factory.mktemp("published") / "guide"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_guide(tmp_path_factory.mktemp("mistakes") / "guide")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return opened(write_small_guide(tmp_path_factory.mktemp("opened") / "guide"))


# Looking for repairs takes longest, and each of them is a check of its own: by day a quarter tells whether they differ.
def _mistakes() -> Iterator[object]:
    for number, mistake in enumerate(mistakes()):
        by_day = number % 4 == 0
        yield pytest.param(mistake, by_day, id=mistake.name)
        if not by_day:
            yield pytest.param(mistake, True, id=f"{mistake.name}, with its repairs", marks=pytest.mark.nightly)


@pytest.mark.parametrize(("mistake", "repairs"), list(_mistakes()))
def test_every_mistake(
    mistake: Mistake, *, repairs: bool, small: Path, page: Page, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / FILE).write_text(mistake.text, encoding="utf-8")
    asked = {"path": FILE, "text": mistake.text, "repairs": repairs}
    told = page.ask("check", **asked)
    assert told["plain"] == printed(small, FILE, monkeypatch)
    assert [each["rule"] for each in told["diagnostics"]]
    assert desk.answer("check", asked) == told


@pytest.mark.parametrize("guide", GUIDES_OF_THE_TESTS, ids=lambda each: each.name)
def test_every_file_of_a_guide(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_guide(tmp_path / "guide", guide)
    desk, site = opened(root), published(root)
    for file, text in texts_of(root).items():
        told = desk.answer("check", {"path": file, "text": text})
        assert told["plain"] == printed(root, file, monkeypatch)
        assert Page(root, site).ask("check", path=file, text=text) == told
