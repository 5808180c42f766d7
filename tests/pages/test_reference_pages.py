"""The references name every field and every rule, so that they can't lie."""

import dataclasses
import datetime
import re
import shlex
from pathlib import Path

import click
import markdown
import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.diagnostics.diagnostic import Diagnostic, Located
from good_call.diagnostics.json_format import as_json
from good_call.diagnostics.place import START_OF_FILE, Place
from good_call.model.field import form_of
from good_call.model.guide import read_guide
from good_call.model.json_schema import ROOTS, groups_of
from good_call.pages.edition import Edition
from good_call.pages.examples import example_of, whole_example
from good_call.pages.reference import form_reference, reference_pages, rule_reference
from good_call.rules import RULES
from good_call.rules.check import check_guide

from tests.own_guide import EXAMPLES, copy_guide
from tests.pages.small_guide import edition_of, write_guide

_EXTENSIONS = ["attr_list", "tables", "pymdownx.superfences"]
TRAINERS = Path(__file__).parents[2] / "docs/trainers"


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return edition_of(write_guide(tmp_path))


def test_every_field_of_the_form_has_its_row_and_its_sentence() -> None:
    text = form_reference()
    for root in ROOTS.values():
        for group in groups_of(root):
            for field in form_of(group).fields.values():
                assert f"| `{field.key}` | " in text
                assert field.about.replace("|", "\\|") in text


def test_needed_fields_are_marked() -> None:
    assert "| `title` | a text, needed | The decision as a question. |" in form_reference()
    assert "| `owner` | a text | Who keeps it right. |" in form_reference()


def test_every_rule_has_its_manual_and_its_anchor() -> None:
    html = markdown.markdown(rule_reference(RULES), extensions=_EXTENSIONS)
    for rule in RULES:
        assert f'<h3 id="{rule.id}"><code>{rule.id}</code> ({rule.severity})</h3>' in html
    assert "{#" not in html
    assert html.count("<h2>") == len({rule.family for rule in RULES})


def test_form_reference_is_tables_all_the_way() -> None:
    html = markdown.markdown(form_reference(), extensions=_EXTENSIONS)
    assert html.count("<table>") == sum(len(groups_of(root)) for root in ROOTS.values())
    assert "{#" not in html
    assert not [line for line in html.split("\n") if line.startswith("<p>|")]


@pytest.mark.parametrize("name", ROOTS)
def test_every_heading_shows_lines_that_hold_what_is_needed(name: str) -> None:
    whole = {line.strip() for line in whole_example(name).split("\n")}
    text = form_reference()
    root, *groups = groups_of(ROOTS[name])
    for group in (root, *groups):
        example = example_of(name, form_of(group).name)
        assert f"\n\n```yaml\n{example}\n```\n" in text
        assert {line.strip() for line in example.split("\n")} <= whole
        needed = [] if group is root else [field.key for field in form_of(group).required]
        assert [key for key in needed if f"{key}:" not in example] == []
    assert f"```yaml\n{whole_example('tree')}```\n" in text


def test_the_whole_tree_has_all_kinds_and_nothing_to_mend(tmp_path: Path) -> None:
    copy_guide(tmp_path, EXAMPLES)
    (tmp_path / "decision_trees/may-they-pay-later.yml").write_text(whole_example("tree"), encoding="utf-8")
    guide = read_guide(tmp_path)
    found = check_guide(guide, datetime.date(2026, 11, 22)).of_file("decision_trees/may-they-pay-later.yml")
    assert [each for each in found if not each.diagnostic.waived] == []
    tree = guide.trees["may-they-pay-later"]
    questions = tree.questions.values()
    for measure in ("number", "tick", "worksheet"):
        assert any(getattr(each, measure) for each in questions)
    assert any(answer.again for each in questions for answer in each.answers)
    assert all((tree.steps, tree.safeguards, tree.scenarios, tree.waivers, tree.formerly, tree.retired))


def test_house_rules_and_article_of_the_examples_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "decision_trees").mkdir()
    (tmp_path / "docs/articles").mkdir(parents=True)
    (tmp_path / "decision_trees/_house.yml").write_text(whole_example("house"), encoding="utf-8")
    article = f"---\n{whole_example('article')}---\nRetold.\n"
    (tmp_path / "docs/articles/fire-a-customer.md").write_text(article, encoding="utf-8")
    guide = read_guide(tmp_path)
    assert not guide.form_diagnostics
    assert guide.house
    assert list(guide.articles) == ["fire-a-customer"]


def test_the_form_speaks_of_nothing_that_a_trainer_never_writes() -> None:
    assert not re.search(r"if_|fields of|\bslug\b|\bCI\b", form_reference())


def test_links_within_the_form_lead_somewhere() -> None:
    html = markdown.markdown(form_reference(), extensions=_EXTENSIONS)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))


def test_pages_stand_where_trainers_look(edition: Edition) -> None:
    handed = dataclasses.replace(edition, rules=RULES)
    assert [page.uri for page in reference_pages(handed)] == ["trainers/form.md", "trainers/rules.md"]


def test_without_rules_there_is_no_page_of_rules(edition: Edition) -> None:
    assert [page.uri for page in reference_pages(edition)] == ["trainers/form.md"]


def test_trainers_find_every_page_from_their_first(edition: Edition) -> None:
    text = (TRAINERS / "index.md").read_text(encoding="utf-8")
    made = [page.uri for page in reference_pages(dataclasses.replace(edition, rules=RULES))]
    written = [path.name for path in TRAINERS.glob("*.md") if path.name != "index.md"]
    for name in [*written, *(uri.removeprefix("trainers/") for uri in made)]:
        assert f"]({name})" in text


def test_every_command_has_its_line_and_an_example_that_parses() -> None:
    text = (TRAINERS / "commands.md").read_text(encoding="utf-8")
    context = click.Context(main)
    rows = re.findall(r"^\| `guide ([a-z-]+)` \| (.*) \| `guide (.*)` \|$", text, re.MULTILINE)
    assert [name for name, _, _ in rows] == main.list_commands(context)
    listed = " ".join(CliRunner().invoke(main, ["--help"], terminal_width=200).output.split())
    for name, about, example in rows:
        assert f"{name} {about}" in listed
        first, *arguments = shlex.split(example)
        command = main.get_command(context, first)
        assert first == name
        assert command
        command.make_context(name, arguments, resilient_parsing=False)


def test_every_key_of_a_diagnostic_is_told() -> None:
    text = (TRAINERS / "commands.md").read_text(encoding="utf-8")
    place = Place("a.yml", span=START_OF_FILE)
    keys = as_json(Located(Diagnostic(rule="a-rule", message="wrong", place=place), START_OF_FILE))
    assert re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE) == list(keys)
