"""The schemas that editors read: current, valid, and of the same mind as the checker about what is broken."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.cli.schema_command import file_of
from good_call.model.json_schema import ROOTS, schema_text

from tests.own_guide import GUIDES_OF_THE_TESTS

ROOT = Path(__file__).parents[2]
TREES = sorted(path for guide in GUIDES_OF_THE_TESTS for path in guide.glob("decision_trees/[!_]*.yml"))

SMALL = """\
title: Is it late?
summary: For a late order.
owner: Sales training
reviewed: 2026-11-21
start: late
questions:
  late:
    ask: Is it late?
    answers:
      - answer: Yes
        then: sorry
      - answer: 12:30
        again: yes
        then:
          - if: {late: [yes, 3]}
            go: sorry
          - otherwise: sorry
  signs:
    ask: 010
    tick:
      - no
      - id: lied
        tick: They lied
    answers:
      - answer: null
        from: 1
        then: sorry
  cost:
    ask: What does it cost?
    worksheet:
      months: {unit: months, from: 0, to: 60, label: on}
    total: {unit: $, decimals: 2, sum: months * 2}
    answers:
      - answer: Little
        below: "100"
        then: sorry
outcomes:
  sorry:
    verdict: fix our mistake
    title: 2026-11-21
    principles: fire-a-customer/they-may-be-right
scenarios:
  - name: 1
    story: true
    answers: {late: yes, signs: [lied], cost: {months: 2}}
    expect: sorry
"""

BROKEN = {
    "a field that nobody knows": ("    ask: Is it late?", "    ask: Is it late?\n    hlep: x"),
    "no title": ("title: Is it late?\n", ""),
    "no answers": ("    ask: 010\n    tick:", "    ask: 010\n    ticks:"),
    "a list where a text belongs": ("title: Is it late?", "title: [Is it late]"),
    "an id with a space": ("start: late", "start: too late"),
    "an id in capitals": ("  late:\n", "  Late:\n"),
    "a citation of one id": ("fire-a-customer/they-may-be-right", "they-may-be-right"),
    "a date that is none": ("2026-11-21\nstart", "last week\nstart"),
    "a number in words": ("from: 1\n", "from: one\n"),
    "too many decimals": ("decimals: 2", "decimals: 20"),
    "a word for true": ("again: yes", "again: maybe"),
    "cases that are no list": (
        "          - if: {late: [yes, 3]}\n            go: sorry\n          - otherwise: sorry",
        "          go: sorry",
    ),
    "a case that leads nowhere": ("            go: sorry", "            goes: sorry"),
    "a scenario with no end": ("    expect: sorry\n", ""),
    "outcomes in a list": ("  sorry:\n    verdict", "  - sorry:\n    verdict"),
}


def test_committed_schemas_are_current() -> None:
    for name in ROOTS:
        assert (ROOT / file_of(name)).read_text("utf-8") == schema_text(name), "run `guide schema`"


def test_every_field_has_a_description_and_every_object_is_closed() -> None:
    for name in ROOTS:
        schema = json.loads(schema_text(name))
        for each in (schema, *schema.get("$defs", {}).values()):
            assert each["additionalProperties"] is False
            assert all(field["description"] for field in each["properties"].values())
            assert each["title"]


def test_schemas_are_valid_schemas() -> None:
    _run("--check-metaschema", *(str(ROOT / file_of(name)) for name in ROOTS))


def test_whole_guides_are_valid(tmp_path: Path) -> None:
    assert _invalid("tree", TREES) == {}
    assert _invalid("house", [guide / "decision_trees" / "_house.yml" for guide in GUIDES_OF_THE_TESTS]) == {}
    articles = [path for guide in GUIDES_OF_THE_TESTS for path in guide.glob("docs/articles/*.md")]
    assert _invalid("article", [_front_matter(path, tmp_path) for path in articles]) == {}


def test_broken_trees_are_not_valid_and_odd_texts_are(tmp_path: Path) -> None:
    files = {}
    for name, (old, new) in {"nothing": ("", ""), **BROKEN}.items():
        assert old in SMALL
        path = tmp_path / f"{name.replace(' ', '-')}.yml"
        path.write_text(SMALL.replace(old, new, 1) if old else SMALL, "utf-8")
        files[name] = path
    found = _invalid("tree", list(files.values()))
    assert sorted(files[name].name for name in BROKEN) == sorted(found)


def test_command_writes_what_is_missing_and_says_what_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decision_trees").mkdir()
    monkeypatch.chdir(tmp_path)
    stale = CliRunner().invoke(main, ["schema", "--check"])
    assert stale.exit_code == 1
    assert "decision_trees/_schema/tree.json is not current: run `guide schema`." in stale.stderr
    assert not (tmp_path / "decision_trees" / "_schema").exists()
    assert CliRunner().invoke(main, ["schema"]).exit_code == 0
    assert CliRunner().invoke(main, ["schema", "--check"]).exit_code == 0


def _front_matter(path: Path, folder: Path) -> Path:
    target = folder / f"{path.stem}.yml"
    target.write_text(path.read_text("utf-8").split("---\n")[1], "utf-8")
    return target


def _invalid(schema: str, files: list[Path]) -> dict[str, Any]:
    """What is wrong, by file name."""
    arguments = ["--schemafile", str(ROOT / file_of(schema)), "--output-format", "json", *map(str, files)]
    result = json.loads(_run(*arguments, fails=True))
    assert not result.get("parse_errors")
    return {Path(error["filename"]).name: error["message"] for error in result.get("errors", [])}


def _run(*arguments: str, fails: bool = False) -> str:
    command = [sys.executable, "-m", "check_jsonschema", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=not fails)
    return done.stdout
