"""`guide new`: what Enter writes is whole, and whatever is typed reads back."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good_call.cli.main import main
from good_call.model.guide import read_guide
from good_call.model.visible import shows_anything
from good_call.rules.check import check_guide
from good_call.source.clock import today
from good_call.starter.seedling import Leaf, Seedling
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.own_guide import OWN


def _new(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["new", *arguments], input=typed)


def test_defaults_give_a_tree_that_passes_the_strict_check_once_its_texts_are_written(project: Path) -> None:
    result = _new("Should you take a return: yes or no?", "--yes")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Wrote decision_trees/should-you-take-a-return-yes-or-no.yml.\n")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    strict = CliRunner().invoke(main, ["check", "--strict", "--format", "concise"])
    assert strict.exit_code == 1
    assert [line.partition(": ")[2][:20] for line in strict.stdout.splitlines()] == ["warning[placeholder]"]
    tree = project / "decision_trees/should-you-take-a-return-yes-or-no.yml"
    written = re.sub(r"Write here [^.]*\.|For when a customer asks and you have to decide\.", "Call.", tree.read_text())
    tree.write_text(written)
    assert CliRunner().invoke(main, ["check", "--strict"]).exit_code == 0


def test_enter_alone_takes_the_same_as_yes(project: Path) -> None:
    _new("One", "--yes")
    assert _new("Two", typed="\n" * 20).exit_code == 0
    one = (project / "decision_trees/one.yml").read_text().replace("title: One", "title: Two")
    assert (project / "decision_trees/two.yml").read_text() == one


def test_answers_are_asked_for_again_until_they_fit(project: Path) -> None:
    typed = "x # y\n\nA: b\nA - b\nNo\nPerhaps\n\n999\n5\n\nexplain\n\n\n\n\n"
    result = _new("Tëst", typed=typed)
    assert result.exit_code == 0, result.output
    assert "each answer needs words of its own" in result.output
    assert "that is none of them" in result.output
    tree = read_guide(project).trees["test"]
    assert tree.summary == "x # y"
    assert [answer.answer for answer in tree.questions[tree.start].answers] == ["A: b", "No", "Perhaps"]
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_two_answers_with_the_same_words_to_do_keep_their_own_verdicts(project: Path) -> None:
    typed = "\nHow late?\nA day\nA week\nA month\n\n{}\nHow late?\n{}\nHow late?\n{}\nHow late?\n\n"
    result = _new("Late", typed=typed.format("carry on", "explain", "carry on"))
    assert result.exit_code == 0, result.output
    tree = read_guide(project).trees["late"]
    ends = [answer.then.cases[0].target for answer in tree.questions["how-late"].answers]
    assert ends == ["how-late-then", "how-late-2", "how-late-then"]
    assert [tree.outcomes[end].verdict for end in ends] == ["carry-on", "explain", "carry-on"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Start here"], "`decision_trees/start-here.yml` exists already"),
        (["日本"], "no id can be made of `日本`"),
        (["🙂"], "no id can be made of `🙂`"),
        (["index"], "`index` is the address of the list of all trees"),
        (["Con"], "`con` is what Windows calls a device"),
        (["x", "--id", "a" * 300], "is too long: an id has at most 60 characters"),
        (["x", "--id", "../x"], "`../x` is no id: a-z, 0-9 and hyphens. Write `x`."),
        (["x", "--id", "_house"], "`_house` is no id"),
        ([""], "write at least a word"),
        (["&nbsp;"], "write at least a word"),
        (["<b>x</b>"], "without `<` and `{`"),
        (["a\x1b[2Jb"], "a character that nobody can see"),
        (["a\udcffb"], "a character that nobody can see"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(project: Path, arguments: list[str], message: str) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = _new(*arguments, "--yes")
    assert result.exit_code == 2
    assert message in result.output
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\u2066", "\ufeff"])
def test_what_nobody_sees_of_a_title_is_left_out(project: Path, letter: str) -> None:
    assert _new(f"Is it{letter} late?", "--yes").exit_code == 0
    assert "title: Is it late?\n" in (project / "decision_trees/is-it-late.yml").read_text(encoding="utf-8")


def test_giving_up_in_the_middle_writes_nothing(project: Path) -> None:
    result = _new("New", typed="For a test\n")
    assert result.exit_code == 1
    assert not (project / "decision_trees/new.yml").exists()


def test_outside_of_a_guide_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Change into the guide's folder first" in _new("New").output


def test_help_shows_an_example() -> None:
    assert "Example: guide new " in _new("--help").output


_WORDS = st.text(
    st.characters(blacklist_categories=["C", "Z"], blacklist_characters="<{\u3164\uffa0"), min_size=1, max_size=40
).filter(shows_anything)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_WORDS, min_size=7, max_size=7))
def test_whatever_is_typed_becomes_a_tree_that_reads_back(words: list[str]) -> None:
    guide = read_guide(OWN)
    assert guide.house
    verdict = guide.house.verdicts["explain"]
    leaves = tuple(Leaf(f"{number} {word}", verdict, f"{number} {word}") for number, word in enumerate(words[4:]))
    seedling = Seedling(words[0], words[1], words[2], words[3], leaves)
    text = seedling.text(guide.house, today())
    with_it = read_guide(OWN, {"decision_trees/typed.yml": text})
    errors = check_guide(with_it, today()).errors
    assert not [each for each in errors if each.diagnostic.rule != "broken-link"], text
    tree = with_it.trees["typed"]
    assert (tree.title, tree.summary, tree.owner) == tuple(words[:3])


def test_what_is_left_to_write_is_told_in_the_files_order(project: Path) -> None:
    output = _new("Is it late?", "--yes").output
    lines = [int(each) for each in re.findall(r"--> \S+\.yml:(\d+):", output)]
    assert len(lines) > 0
    assert lines == sorted(lines)
    words = ("scalar", "node", "mapping", "YAML", "null", "schema", "parse")
    assert [each for each in words if each in output.replace("yaml-language-server", "")] == []
