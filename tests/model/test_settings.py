"""The commands read what `mkdocs.yml` inherits as MkDocs does."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from good_call.cli.project import refuse_settings, site_address, site_name
from good_call.model.folders import Folders, folders_of, is_bound
from good_call.model.settings import inherited_by, inherits_itself
from mkdocs.config.base import load_config
from mkdocs.exceptions import MkDocsException

OPTIONS = "plugins: [search, good-call: {decision_trees: rules}]\n"
CASES = {
    "the options of a parent": ("INHERIT: base.yml\n", {"base.yml": OPTIONS}),
    "the folder of a parent": ("INHERIT: base.yml\n", {"base.yml": f"docs_dir: content\n{OPTIONS}"}),
    "its own list of plugins": (
        "INHERIT: base.yml\nplugins: [good-call: {decision_trees: own}]\n",
        {"base.yml": OPTIONS},
    ),
    "its own list without ours": ("INHERIT: base.yml\nplugins: [search]\n", {"base.yml": OPTIONS}),
    "plugins by name, joined": (
        "INHERIT: base.yml\nplugins: {good-call: {articles: docs/own}}\n",
        {"base.yml": "plugins: {search: {}, good-call: {decision_trees: rules, articles: docs/theirs}}\n"},
    ),
    "what stands beside the hooks": (
        "INHERIT: base.yml\nextra: {good-call: {articles: sources}}\n",
        {"base.yml": "extra: {good-call: {decision_trees: rules}}\n"},
    ),
    "a parent of a parent": (
        "INHERIT: shared/base.yml\n",
        {"shared/base.yml": "INHERIT: ../root.yml\nsite_url: https://example.com/\n", "root.yml": OPTIONS},
    ),
    "none": (OPTIONS, {}),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_inherited_counts_for_the_commands_as_for_mkdocs(case: str, tmp_path: Path) -> None:
    text, parents = CASES[case]
    for file, content in {"mkdocs.yml": text, **parents}.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(content if file != "mkdocs.yml" else f"site_name: A\n{content}", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "content").mkdir()
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plugin = config.plugins.get("good-call")
    options = {**dict(plugin.config if plugin else {}), **config.extra.get("good-call", {})}
    docs = Path(config.docs_dir).name
    articles = options.get("articles") or f"{docs}/articles"
    assert folders_of(tmp_path) == Folders(options.get("decision_trees") or "decision_trees", docs, articles)
    assert (site_name(tmp_path), site_address(tmp_path)) == (config.site_name, config.site_url or "")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("INHERIT: mkdocs.yml\n", ""),
        ("INHERIT: nowhere.yml\n", "nowhere.yml"),
        ("INHERIT: [a]\n", ""),
        ("INHERIT: docs\n", ""),
        ("INHERIT: ''\n", ""),
    ],
)
def test_what_can_t_be_inherited_says_nothing(text: str, absent: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert folders_of(tmp_path) == Folders()
    assert inherited_by(tmp_path) == absent


def test_mkdocs_itself_refuses_a_parent_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("INHERIT: nowhere.yml\n", encoding="utf-8")
    with pytest.raises(MkDocsException):
        load_config(str(tmp_path / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("files", "loops"),
    [
        ({"mkdocs.yml": "INHERIT: mkdocs.yml\n"}, True),
        ({"mkdocs.yml": "INHERIT: a.yml\n", "a.yml": "INHERIT: ./mkdocs.yml\n"}, True),
        ({"mkdocs.yml": "INHERIT: a.yml\n", "a.yml": "INHERIT: b.yml\n", "b.yml": "site_name: x\n"}, False),
        ({"mkdocs.yml": "site_name: x\n"}, False),
        ({}, False),
    ],
)
def test_settings_that_build_on_themselves_are_found(files: dict[str, str], loops: bool, tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert inherits_itself(tmp_path) is loops


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("plugins: [search, good-call]\n", True),
        ("plugins:\n  - good-call:\n      workshop: false\n", True),
        ("plugins:\n  good-call: {}\n", True),
        ("hooks: [build_hooks/hooks.py]\n", True),
        ("plugins: [\n", True),
        ("plugins: [search]\n", False),
        ("site_name: Acme\n", False),
        ("hooks: []\n", False),
    ],
)
def test_a_build_without_our_plugin_or_hooks_is_known_before(text: str, bound: bool, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert is_bound(tmp_path) is bound


def test_a_plugin_in_a_file_that_is_inherited_binds_too(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    (tmp_path / "base.yml").write_text("plugins: [good-call]\n", encoding="utf-8")
    assert is_bound(tmp_path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("INHERIT: mkdocs.yml\nplugins: [good-call]\n", "builds on itself"),
        ("plugins: [search]\n", "Add `- good-call` below `plugins:`"),
    ],
)
def test_no_build_begins_with_such_settings(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(click.UsageError, match=why):
        refuse_settings(tmp_path)
