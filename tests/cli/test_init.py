"""`guide init` writes a guide that is whole, pinned to what every machine can install, over nothing that is there."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from good_call.cli.main import main
from good_call.model.guide import read_guide
from good_call.rules.check import check_guide
from good_call.source.clock import today

from tests.cli.test_diff import commit, git

ENGINE = "git+https://example.com/ours/good-call@0123abc"
NAMES = ["Acme's guide", 'Half "price" & <more>', "Größe: #1", "{{ x }} @OWNER@", "- a"]


def init(folder: Path, *arguments: str) -> Result:
    given = () if "--engine" in arguments else ("--engine", ENGINE)
    return CliRunner().invoke(main, ["init", str(folder), "--yes", *given, *arguments])


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_what_it_writes_passes_the_strict_check(tmp_path: Path) -> None:
    assert init(tmp_path / "acme").exit_code == 0
    report = check_guide(read_guide(tmp_path / "acme"), today())
    assert report.errors + report.warnings == ()
    assert len(report.guide.trees) == len(report.guide.articles) == 1


def test_the_example_passes_too(tmp_path: Path) -> None:
    assert init(tmp_path / "acme", "--from", "example").exit_code == 0
    report = check_guide(read_guide(tmp_path / "acme"), today())
    assert report.errors == ()
    assert report.guide.trees


@pytest.mark.parametrize("name", NAMES)
def test_any_name_arrives_as_it_was_given(tmp_path: Path, name: str) -> None:
    assert init(tmp_path / "acme", "--name", name, "--owner", name).exit_code == 0
    root = tmp_path / "acme"
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("!ENV ", "")
    assert yaml.safe_load(settings)["site_name"] == name
    assert json.loads((root / ".devcontainer/devcontainer.json").read_text("utf-8"))["name"] == name
    assert tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["name"]
    report = check_guide(read_guide(root), today())
    assert [each for each in report.errors if each.diagnostic.rule != "markup-in-text"] == []


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    root = tmp_path / "acme"
    root.mkdir()
    (root / "README.md").write_text("ours", encoding="utf-8")
    told = init(root)
    assert told.exit_code == 0
    assert "Left README.md as it was." in told.output
    assert (root / "README.md").read_text("utf-8") == "ours"
    before = texts(root)
    again = init(root)
    assert again.exit_code == 2
    assert "holds a guide already" in again.output
    assert texts(root) == before


@pytest.mark.parametrize(
    ("engine", "requirement"),
    [
        (ENGINE, f"good-call @ {ENGINE}"),
        (f"good-call @ {ENGINE}", f"good-call @ {ENGINE}"),
        (
            "git+ssh://git@example.com/ours/good-call@v0.2.0",
            "good-call @ git+ssh://git@example.com/ours/good-call@v0.2.0",
        ),
        ("https://example.com/good_call-0.2.0-py3-none-any.whl", None),
        ("==0.2.0", "good-call==0.2.0"),
    ],
)
def test_it_is_pinned_to_the_engine_that_is_named(tmp_path: Path, engine: str, requirement: str | None) -> None:
    assert init(tmp_path / "acme", "--engine", engine).exit_code == 0
    project = tomllib.loads((tmp_path / "acme/pyproject.toml").read_text("utf-8"))
    assert (requirement or f"good-call @ {engine}") in project["project"]["dependencies"]


@pytest.mark.parametrize(
    "engine",
    [
        "/home/ann/good-call",
        "file:///home/ann/good-call",
        "git+file:///home/ann/good-call@0123abc",
        "git+https://example.com/ours/good-call",
        "good-call",
        'git+https://example.com/x@1" , "evil',
    ],
)
def test_what_another_machine_could_not_install_is_refused(tmp_path: Path, engine: str) -> None:
    told = init(tmp_path / "acme", "--engine", engine)
    assert told.exit_code == 2
    assert not (tmp_path / "acme").exists()


class Installed:
    """A distribution with this origin."""

    def __init__(self, origin: dict[str, Any] | None) -> None:
        self._origin = origin

    def read_text(self, name: str) -> str | None:
        return json.dumps(self._origin) if self._origin is not None else None


@pytest.mark.parametrize(
    ("origin", "pinned"),
    [
        ({"url": "https://example.com/g.git", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}}, True),
        ({"url": "file:///home/ann/good-call", "dir_info": {"editable": True}}, False),
        ({"url": "file:///home/ann/g.git", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}}, False),
        (None, False),
    ],
    ids=["git", "a folder", "git in a folder", "nothing told"],
)
def test_without_a_named_engine_it_is_the_one_that_was_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: dict[str, Any] | None, pinned: bool
) -> None:
    monkeypatch.setattr("importlib.metadata.distribution", lambda _: Installed(origin))
    told = CliRunner().invoke(main, ["init", str(tmp_path / "acme"), "--yes"])
    if pinned:
        assert "good-call @ git+https://example.com/g.git@0123abc" in texts(tmp_path / "acme")["pyproject.toml"]
    else:
        assert told.exit_code == 2
        assert "--engine" in told.output
        assert not (tmp_path / "acme").exists()


def test_no_file_names_a_path_of_this_machine(tmp_path: Path) -> None:
    init(tmp_path / "acme")
    assert [name for name, text in texts(tmp_path / "acme").items() if str(tmp_path) in text] == []


@pytest.mark.parametrize(
    ("name", "project"),
    [
        ("Acme's guide", "acmes-guide"),
        ("Good Call", "good-call-guide"),
        ("pytest", "pytest-guide"),
        ("guide", "our-guide"),
        ("Über uns", "uber-uns-guide"),
        ("日本", "our-guide"),
        ("CON", "our-guide"),
        ("x" * 90, None),
    ],
)
def test_its_project_is_no_other_package(tmp_path: Path, name: str, project: str | None) -> None:
    assert init(tmp_path / "acme", "--name", name).exit_code == 0
    named = tomllib.loads((tmp_path / "acme/pyproject.toml").read_text("utf-8"))["project"]["name"]
    assert named == (project or named)
    assert named.endswith("-guide")


@pytest.mark.parametrize("name", ["con", "NUL", "com1"])
def test_a_folder_that_windows_could_not_have_is_refused(tmp_path: Path, name: str) -> None:
    told = init(tmp_path / name)
    assert told.exit_code == 2
    assert "Windows" in told.output
    assert not (tmp_path / name).exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "acme").write_text("ours", encoding="utf-8")
    assert init(tmp_path / "acme").exit_code == 2
    assert (tmp_path / "acme").read_text("utf-8") == "ours"


ORIGINS = {
    "https://example.com/ours/good-call.git": "git+https://example.com/ours/good-call.git",
    "git@example.com:ours/good-call.git": "git+ssh://git@example.com/ours/good-call.git",
    "ssh://git@example.com/ours/good-call.git": "git+ssh://git@example.com/ours/good-call.git",
    "/srv/good-call.git": "",
}


@pytest.mark.parametrize("origin", ORIGINS)
def test_an_engine_in_a_clone_says_what_to_pin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    clone = tmp_path / "a clone"
    clone.mkdir()
    git(clone, "init", "--initial-branch=main")
    git(clone, "remote", "add", "origin", origin)
    commit(clone, "The engine")
    told_of = {"url": clone.as_uri(), "dir_info": {"editable": True}}
    monkeypatch.setattr("importlib.metadata.distribution", lambda _: Installed(told_of))
    told = CliRunner().invoke(main, ["init", str(tmp_path / "acme"), "--yes"])
    assert told.exit_code == 2
    assert str(tmp_path) not in told.output
    named = re.search(r"--engine (git\+\S+@[0-9a-f]{40})`", told.output)
    assert (named[1].rpartition("@")[0] if named else "") == ORIGINS[origin]
    if named:
        assert init(tmp_path / "acme", "--engine", named[1]).exit_code == 0


def test_the_example_names_those_who_wrote_it(tmp_path: Path) -> None:
    assert init(tmp_path / "acme", "--from", "example").exit_code == 0
    root = tmp_path / "acme"
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8").replace("!ENV ", ""))
    assert 'href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' in settings["copyright"]
    assert "creativecommons.org/licenses/by/4.0" in (root / "NOTICE.md").read_text("utf-8")
    init(tmp_path / "own")
    assert [name for name, text in texts(tmp_path / "own").items() if "Good Call" in text] == []


@pytest.mark.parametrize(("folder", "way"), [("acme", "`cd acme`"), ("our guide", "`cd 'our guide'`"), (".", "")])
def test_it_says_where_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, way: str) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["init", folder, "--yes", "--engine", ENGINE]).output
    assert "`guide serve`" in told
    assert way in told
    assert ("`cd " in told) == bool(way)
