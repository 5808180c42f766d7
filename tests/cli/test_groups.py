"""Subfolders of `decision_trees` are groups: every command finds their trees, and nothing changes for people."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from good_call.cli.main import main
from good_call.model.guide import read_guide
from good_call.pages.edition import Edition
from good_call.pages.navigation import navigation
from good_call.pages.site_pages import pages_of
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.cli.test_diff import commit, git


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def grouped(guide: Path) -> Path:
    """The small guide, one of its two trees in a group with a file of its own."""
    git(guide, "init", "--initial-branch=main")
    commit(guide, "The guide")
    move(guide, "keep", "hard-days")
    say(guide, "hard-days", "title: Days that are hard\nsummary: When all shout.\nicon: shield\nplace: 2\n")
    return guide


def move(root: Path, tree: str, group: str) -> None:
    folder = root / "decision_trees" / group
    folder.mkdir(exist_ok=True)
    (root / f"decision_trees/{tree}.yml").rename(folder / f"{tree}.yml")


def say(root: Path, group: str, text: str) -> None:
    (root / f"decision_trees/{group}/_group.yml").write_text(text, encoding="utf-8")


def errors(root: Path) -> list[tuple[str, str, str]]:
    found = (each.diagnostic for each in check_guide(read_guide(root), today()).errors)
    return [(each.rule, each.place.file, each.message) for each in found]


def test_a_tree_in_a_folder_is_checked_as_any_other(grouped: Path) -> None:
    assert errors(grouped) == []
    path = grouped / "decision_trees/hard-days/keep.yml"
    path.write_text(path.read_text().replace("then: tell-them", "then: nowhere"))
    for named in ("keep", "decision_trees/hard-days/keep.yml", "decision_trees/hard-days"):
        output = run("check", "--format", "concise", named, code=1)
        assert output.startswith("decision_trees/hard-days/keep.yml:")


@pytest.mark.parametrize(
    "command",
    [
        ("walk", "keep"),
        ("export", "keep", "--to", "mermaid"),
        ("coverage", "keep"),
        ("coverage",),
        ("health",),
        ("render", "--out", "plain"),
    ],
    ids=" ".join,
)
def test_a_tree_in_a_folder_is_read_by_every_command(grouped: Path, command: tuple[str, ...]) -> None:
    output = CliRunner().invoke(main, command, input="", catch_exceptions=False).output
    assert "keep" in output or "rude" in output or "Were they rude?" in output or "Wrote" in output


def test_one_id_stands_once_in_the_whole_guide(grouped: Path) -> None:
    (grouped / "decision_trees/other").mkdir()
    text = (grouped / "decision_trees/afterwards.yml").read_text()
    (grouped / "decision_trees/other/afterwards.yml").write_text(text)
    found = ("duplicate-id", "decision_trees/other/afterwards.yml")
    assert errors(grouped) == [(*found, "`decision_trees/afterwards.yml` is the tree `afterwards` already")]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("icon: unicorn\n", "wrong-kind"),
        ("place: first\n", "wrong-kind"),
        ("titel: Days\n", "unknown-field"),
        ("title: <b>Days</b>\n", "markup-in-text"),
        ("- title\n", "wrong-kind"),
        ("summary: See [this](articles/nowhere.md).\n", "broken-link"),
    ],
)
def test_a_mistake_in_what_is_said_of_a_group_has_its_place(grouped: Path, text: str, rule: str) -> None:
    say(grouped, "hard-days", text)
    assert [each[:2] for each in errors(grouped)] == [(rule, "decision_trees/hard-days/_group.yml")]


def test_a_folder_whose_name_is_no_id_and_a_folder_in_a_group_are_told(grouped: Path) -> None:
    (grouped / "decision_trees/hard-days").rename(grouped / "decision_trees/Hard days")
    assert [each[::2] for each in errors(grouped)] == [
        ("bad-id", "the folder's name `Hard days` is no id: a-z, 0-9 and hyphens")
    ]
    (grouped / "decision_trees/Hard days").rename(grouped / "decision_trees/hard-days")
    (grouped / "decision_trees/hard-days").rename(grouped / "decision_trees/x")
    (grouped / "decision_trees/hard-days").mkdir()
    (grouped / "decision_trees/x").rename(grouped / "decision_trees/hard-days/x")
    assert [each[0] for each in errors(grouped)] == ["nested-group"]


def test_folders_for_schemas_and_hidden_ones_are_no_groups(guide: Path) -> None:
    for folder in ("_drafts", ".trash"):
        move(guide, "afterwards", folder)
        (guide / f"decision_trees/{folder}/afterwards.yml").rename(guide / "decision_trees/afterwards.yml")
        (guide / f"decision_trees/{folder}/broken.yml").write_text("title: [")
    assert (errors(guide), read_guide(guide).groups) == ([], {})


def test_a_new_tree_and_an_imported_one_go_into_a_group_and_find_their_schema(grouped: Path) -> None:
    run("new", "Do they wait?", "--group", "hard-days", "--yes")
    (grouped / "flow.mmd").write_text("flowchart TD\n  a{Late?} -->|Yes| b[Say sorry]\n  a -->|No| c[Go on]\n")
    run("import", "flow.mmd", "--to", "decision_trees/hard-days/flow.yml")
    for name in ("do-they-wait", "flow"):
        first = (grouped / f"decision_trees/hard-days/{name}.yml").read_text().splitlines()[0]
        assert first == "# yaml-language-server: $schema=../_schema/tree.json"
    assert "exists already" in run("new", "Do they wait?", "--yes", code=2)
    assert "exists already" in run("new", "Keep", "--group", "other", "--yes", code=2)
    said = run("new", "Later", "--group", "Hard days", "--yes", code=2)
    assert "`Hard days` is no id: a-z, 0-9 and hyphens. Write `hard-days`." in said


def test_a_tree_in_a_group_is_renamed_in_its_folder_and_links_to_its_file_follow(grouped: Path) -> None:
    (grouped / "README.md").write_text("[file](decision_trees/hard-days/keep.yml)\n")
    run("rename", "keep", "hold-on", "--yes")
    assert {path.name for path in (grouped / "decision_trees/hard-days").iterdir()} == {"_group.yml", "hold-on.yml"}
    assert (grouped / "README.md").read_text() == "[file](decision_trees/hard-days/hold-on.yml)\n"


def test_a_move_into_a_folder_changes_nothing_for_people_and_the_comparison_says_so(grouped: Path) -> None:
    output = run("diff", "HEAD", "--fail-on-vanished")
    assert "“Should you keep them?” moved into the group hard-days, which changes nothing for people" in output
    assert "2 of 2 trees stay as they were." in output
    assert "New tree" not in output
    changes = json.loads(run("diff", "HEAD", "--format", "json"))
    assert changes["regrouped"] == [{"id": "keep", "from": "", "to": "hard-days"}]
    assert (changes["trees"], changes["added"], changes["removed"], changes["vanished"]) == ([], [], [], [])
    commit(grouped, "A group")
    say(grouped, "hard-days", "title: Bad days\n")
    assert "Days that are hard" in run("diff", "HEAD")
    (grouped / "decision_trees/hard-days/keep.yml").rename(grouped / "decision_trees/keep.yml")
    assert "moved out of the group hard-days, which changes nothing" in run("diff", "HEAD", "--fail-on-vanished")


def test_a_new_group_is_told_with_what_somebody_wrote_of_it(grouped: Path) -> None:
    commit(grouped, "Before")
    move(grouped, "afterwards", "later")
    told = run("diff", "HEAD")
    assert "- New group “Later”\n" in told
    assert "place among the groups" not in told
    say(grouped, "later", "place: 1\n")
    assert "the place among the groups: 1\n" in run("diff", "HEAD")


def test_pages_group_by_it_and_addresses_stay(grouped: Path) -> None:
    move(grouped, "afterwards", "later")
    say(grouped, "later", "place: 1\n")
    pages = pages_of(Edition(read_guide(grouped)))
    assert {"guides/keep.md", "guides/afterwards.md"} <= pages.keys()
    for uri, level in (("index.md", 3), ("guides/index.md", 2)):
        html = pages[uri].render("")
        headings = re.findall(rf'<h{level} class="gc-group" id="([^"]+)">(.*?)</h{level}>', html)
        sign = '<span aria-hidden="true">🛡️</span> '
        assert headings == [("group-later", "Later"), ("group-hard-days", f"{sign}Days that are hard")]
        second = html.index('id="group-hard-days"')
        assert html.index('data-tree="afterwards"') < second < html.rindex('data-tree="keep"')
        assert "When all shout." in html
    assert {"group-later", "group-hard-days"} <= pages["guides/index.md"].anchors
    groups = {page.uri: page.group for page in pages.values() if page.group}
    guides = navigation([uri for uri in pages if uri.startswith("guides/")], groups)
    assert guides == [
        {
            "Guides": [
                "guides/index.md",
                {"Later": ["guides/afterwards.md"]},
                {"Days that are hard": ["guides/keep.md"]},
            ]
        }
    ]


def test_what_was_rendered_lists_a_group_with_its_trees(grouped: Path) -> None:
    run("render", "--out", "plain")
    settings = (grouped / "plain/mkdocs.yml").read_text()
    assert '  - "Days that are hard":\n      - guides/keep.md\n' in settings
    assert (grouped / "plain/docs/guides/keep.md").is_file()


def test_a_group_has_a_schema_and_a_guide_of_an_older_commit_is_read_with_its_groups(grouped: Path) -> None:
    run("schema")
    schema = json.loads((grouped / "decision_trees/_schema/group.json").read_text())
    assert "shield" in schema["properties"]["icon"]["enum"]
    commit(grouped, "A group")
    path = grouped / "decision_trees/hard-days/keep.yml"
    path.write_text(path.read_text().replace("Were they rude?", "Were they loud?"))
    assert "before: Were they rude?" in re.sub(" +", " ", run("diff", "HEAD"))
    assert subprocess.run(["git", "status", "--short"], cwd=grouped, capture_output=True, check=True).stdout
