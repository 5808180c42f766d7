"""The tutorial for trainers: each of its steps is taken, and each of its outputs is what comes out."""

import re
import shlex
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.pages.reference import form_reference

from tests.own_guide import EXAMPLES, copy_guide

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "trainers" / "first-tree.md"
_FENCE = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]*)")?\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE)
_NEVER_ENDS = {"make serve"}
_BY_THE_SHELL = {". .venv/bin/activate"}
_ELSEWHERE = {"git push --set-upstream origin take-a-late-return"}


@dataclass
class _Reader:
    """Does what the page says, as somebody would who has never seen a tree."""

    root: Path
    found: str = ""
    done: list[str] = field(default_factory=list)

    @property
    def tree(self) -> Path:
        (path,) = (self.root / "decision_trees").glob("*late-return.yml")
        return path

    def take(self, kind: str, title: str, text: str) -> None:
        self.done.append(title or kind)
        if kind == "console":
            for command, expected in _commands(text):
                self._type(command, expected)
        elif title == "Find":
            assert self.tree.read_text("utf-8").count(text) == 1, text
            self.found = text
        elif title == "Write":
            self._replace(self.found, text)
        elif title == "From questions: to the end":
            self._replace(self.tree.read_text("utf-8").partition("\nquestions:")[2], text.removeprefix("questions:"))
        else:
            assert title == "It now says"
            assert text in self.tree.read_text("utf-8")

    def _type(self, command: str, expected: str) -> None:
        if command.startswith("guide "):
            _run(command.removeprefix("guide "), expected)
        elif command not in _NEVER_ENDS | _BY_THE_SHELL | _ELSEWHERE:
            assert command.startswith("git ")
            _git(self.root, *shlex.split(command)[1:])

    def _replace(self, old: str, new: str) -> None:
        self.tree.write_text(self.tree.read_text("utf-8").replace(old, new, 1), "utf-8")


def _git(root: Path, *arguments: str) -> str:
    somebody = ("-c", "user.name=A Trainer", "-c", "user.email=trainer@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *somebody, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def _commands(text: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def _run(command: str, expected: str) -> None:
    arguments = shlex.split(command)
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == ("error[" in expected), f"guide {command}\n{result.output}"
    pattern = ".*".join(map(re.escape, expected.strip("\n").split("…")))
    assert re.fullmatch(pattern, result.output.strip("\n"), re.DOTALL) or not expected, result.output


def test_every_step_of_the_tutorial_can_be_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_guide(tmp_path, EXAMPLES)
    monkeypatch.chdir(tmp_path)
    for command in ("init --initial-branch main", "add .", "commit --message Before"):
        _git(tmp_path, *command.split())
    reader = _Reader(tmp_path)
    for match in _FENCE.finditer(PAGE.read_text("utf-8")):
        reader.take(match["kind"], match["title"] or "", match["text"])
    assert reader.done.count("console") >= 8
    assert reader.done.count("Find") == reader.done.count("Write") >= 5
    assert reader.tree.name == "take-a-late-return.yml"
    assert _git(tmp_path, "diff", "--name-only", "main", "HEAD") == "decision_trees/take-a-late-return.yml\n"
    assert _git(tmp_path, "status", "--short") == "", "a step changes more than the tree"


@pytest.mark.parametrize("page", ["README.md", "docs/trainers/first-tree.md", "docs/trainers/commands.md"])
def test_every_page_says_first_how_guide_becomes_a_command(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert ".venv/bin/guide" not in text
    typed = re.search(r"^(\$ )?guide |^\| `guide ", text, re.MULTILINE)
    assert typed
    before = text[: typed.start()]
    assert before.index("make serve") < before.index(". .venv/bin/activate")


def test_what_the_page_says_of_a_broken_promise_mends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the page says: a question on that path, with the principle that the checker names."""
    copy_guide(tmp_path, EXAMPLES)
    monkeypatch.chdir(tmp_path)
    tree = tmp_path / "decision_trees/let-them-return-it-late.yml"
    _run("new 'Let them return it late' --yes", "")
    text = tree.read_text("utf-8")
    spoilt = re.sub(r"verdict: .*", "verdict: grant once", text, count=1)
    tree.write_text(spoilt.replace("    approve: nobody", "    limit: Once\n    approve: owner", 1), "utf-8")
    result = CliRunner().invoke(main, ["check", tree.stem])
    assert "error[broken-safeguard]" in result.output
    (named,) = set(
        re.findall(r"`([a-z-]+/[a-z-]+)`", result.output.partition("broken-safeguard")[2].partition("= help")[0])
    )
    tree.write_text(
        re.sub(r"(    ask: .*\n)", rf"\1    principles: [{named}]\n", tree.read_text("utf-8"), count=1), "utf-8"
    )
    assert "broken-safeguard" not in CliRunner().invoke(main, ["check", tree.stem]).output


def test_no_fence_is_missed() -> None:
    text = PAGE.read_text("utf-8")
    assert text.count("```") == 2 * len(_FENCE.findall(text))


def test_the_page_ends_with_the_form_and_lines_to_copy_for_all_that_it_left_out() -> None:
    end = PAGE.read_text("utf-8").partition("{#more}\n")[2]
    linked = set(re.findall(r"\(form\.md(?:#([\w-]+))?\)", end))
    assert linked == {"", "tree-step", "tree-tick", "tree-case", "tree-safeguard"}
    assert linked - {""} <= set(re.findall(r"\{#([\w-]+)\}", form_reference()))
    for section in end.split("\n### ")[1:]:
        assert 'yaml title="Write"' in section
        assert section.index("(form.md#") < section.index('yaml title="Write"') < section.index("guide check --strict")
    assert "first-tree.md#more" in PAGE.with_name("first-tree-in-the-browser.md").read_text("utf-8")
