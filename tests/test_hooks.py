"""What MkDocs does with a guide: a build that stops in time, and a live site that mistakes never take down."""

import logging
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from typing import Literal

import pytest
from good_call.pages.templating import cache_compiled
from good_call.site import events
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from tests.free_port import free_port
from tests.html_tree import read_html
from tests.pages.small_guide import OTHER, write_guide

Command = Literal["build", "serve"]
HOOKS = Path(__file__).parents[1] / "build_hooks" / "hooks.py"
GOOD = """
    title: Part with them?
    summary: For when you have had enough.
    owner: Sales training
    start: ours
    questions:
      ours:
        ask: Is it our mistake?
        principles: [firing/check]
        policies: [pay-first, safety]
        answers:
          - answer: Yes
            then: own-it
          - answer: No
            then: facts
      facts:
        ask: Do you have all the facts?
        answers:
          - answer: Yes
            then: own-it
          - answer: Not yet
            then: check
    outcomes:
      own-it:
        verdict: fix our mistake
        title: Own it
        approve: nobody
        log: What went wrong.
        principles: [firing/check]
      check:
        verdict: fix our mistake
        title: Check first
        approve: nobody
        log: What is missing.
        principles: [firing/last-resort]
"""
SETTINGS = f"""
    site_name: Small
    markdown_extensions: [attr_list]
    site_url: https://example.com/small/
    repo_url: https://github.com/example/small
    edit_uri: edit/main/docs/
    theme:
      name: material
      font: false
      features: [content.action.edit]
    hooks: ["{HOOKS.as_posix()}"]
    watch: [decision_trees]
    plugins: [search]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose guide has no mistake."""
    root = write_guide(tmp_path, parting=GOOD)
    (root / "mkdocs.yml").write_text(dedent(SETTINGS), encoding="utf-8")
    return root


def parting(project: Path) -> Path:
    return project / "decision_trees/parting.yml"


def break_it(project: Path) -> None:
    write(parting(project), dedent(GOOD).lstrip().replace("then: facts", "then: facst"))


def mend_it(project: Path) -> None:
    write(parting(project), dedent(GOOD).lstrip())


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def config_of(project: Path, command: Command) -> MkDocsConfig:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    config.plugins.on_startup(command=command, dirty=False)
    return config


def built(project: Path, command: Command = "build") -> None:
    build(config_of(project, command))


def page(project: Path, address: str = "guides/parting/") -> str:
    return (project / "site" / address / "index.html").read_text(encoding="utf-8")


def test_a_good_guide_becomes_a_site(project: Path) -> None:
    built(project)
    assert 'data-tree="parting"' in page(project)
    assert (project / "site/assets/gc/decision-guide.js").is_file()


@pytest.fixture
def own_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that shares no compiled templates with others."""
    monkeypatch.setattr(events, "cache_compiled", cache_compiled)


@pytest.mark.usefixtures("own_templates")
def test_compiled_templates_are_kept_where_they_can_be(project: Path) -> None:
    built(project)
    assert any((project / ".guide-cache").iterdir())


@pytest.mark.usefixtures("own_templates")
def test_a_build_does_without_a_place_for_compiled_templates(project: Path) -> None:
    write(project / ".guide-cache", "in the way")
    built(project)
    assert 'data-tree="parting"' in page(project)


def test_the_edit_link_leads_to_the_tree(project: Path) -> None:
    built(project)
    links = [each["href"] for each in read_html(page(project)).find_all("a") if "/edit/" in (each.get("href") or "")]
    assert set(links) == {"https://github.com/example/small/edit/main/decision_trees/parting.yml"}
    issues = read_html(page(project)).find("decision-guide")["data-issue-url"]
    assert issues == "https://github.com/example/small/issues/new"


def test_a_build_with_a_mistake_leaves_the_old_site_whole(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(project)
    before = {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    break_it(project)
    with pytest.raises(SystemExit):
        built(project)
    told = capsys.readouterr().err
    assert "error[unknown-target]" in told
    assert "--> decision_trees/parting.yml:14:15" in told
    assert {path: path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()} == before


def test_a_broken_tree_is_shown_and_the_next_good_save_brings_it_back(project: Path) -> None:
    break_it(project)
    built(project, "serve")
    shown = read_html(page(project)).find("pre").text
    assert "error[unknown-target]" in shown
    assert "decision_trees/parting.yml:14:15" in shown
    assert "What it teaches" in page(project, "articles/firing/")
    mend_it(project)
    built(project, "serve")
    assert "decision-guide data-tree" in page(project)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("decision_trees/parting.yml", ""),
        ("decision_trees/parting.yml", "title: ["),
        ("decision_trees/parting.yml", "- a\n- b\n"),
        ("decision_trees/parting.yml", "\0"),
        ("decision_trees/Bad Name.yml", "title: x"),
        ("decision_trees/_house.yml", ""),
        ("decision_trees/_house.yml", "verdicts: {"),
        ("docs/articles/firing.md", ""),
        ("docs/articles/firing.md", "---\ntitle: x\n---\n"),
        ("docs/articles/new.md", "---\n"),
    ],
)
def test_nothing_that_a_trainer_saves_raises_while_serving(project: Path, file: str, text: str) -> None:
    write(project / file, text)
    built(project, "serve")
    assert "What is happening?" in page(project, "")
    assert any("gc-broken" in path.read_text(encoding="utf-8") for path in (project / "site").rglob("index.html"))


def test_a_mistake_of_ours_is_told_and_does_not_take_the_live_site_down(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    config = config_of(project, "serve")
    monkeypatch.setattr("good_call.pages.tree_page.render", fails)
    build(config)
    assert "The terminal says why." in page(project)
    assert "What it teaches" in page(project, "articles/firing/")
    assert "guides/parting.md could not be made" in caplog.text


def test_a_mistake_of_ours_stops_a_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = config_of(project, "build")
    monkeypatch.setattr("good_call.pages.tree_page.render", fails)
    with pytest.raises(ZeroDivisionError):
        build(config)


def fails(*_: object, **__: object) -> str:
    raise ZeroDivisionError


def test_warnings_of_the_guide_are_no_warnings_of_mkdocs(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(parting(project), dedent(GOOD).lstrip().replace("owner: Sales training\n", ""))
    with caplog.at_level(logging.INFO, "mkdocs"):
        built(project)
    ours = [record for record in caplog.records if record.name == "mkdocs.guide"]
    assert any("missing-owner" in record.getMessage() for record in ours)
    assert {record.levelno for record in ours} == {logging.INFO}


def test_links_between_pages_know_the_ids_that_templates_add(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    article = project / "docs/articles/firing.md"
    links = "[a](../guides/parting.md#facts) [b](../policies.md#pay-first) [c](#check) [d](../policies.md#gone)\n"
    write(article, article.read_text(encoding="utf-8") + links)
    config = config_of(project, "build")
    config.validation.links.anchors = logging.WARNING
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build(config)
    told = [record.getMessage() for record in caplog.records if "anchor" in record.getMessage()]
    assert len(told) == 1
    assert "#gone" in told[0]


def test_a_second_tree_is_one_more_file(project: Path) -> None:
    built(project)
    write(
        project / "decision_trees/other.yml",
        dedent(OTHER).lstrip().replace("title: Done", "title: Done\n    principles: firing/check"),
    )
    built(project, "serve")
    assert "guides/other/" in page(project, "")
    assert "Another tree?" in page(project, "guides/")


def test_the_live_site_looks_five_times_a_second_at_all_that_it_watched_before(project: Path) -> None:
    config = config_of(project, "serve")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(project / "site"))
    try:
        server.watch(str(project / "docs"))
        server.watch(str(project / "mkdocs.yml"))
        server = config.plugins.on_serve(server, config=config, builder=build)
        assert server.observer.timeout == 0.2
        for path in ("docs", "mkdocs.yml"):
            # It raises where nobody watches.
            server.unwatch(str(project / path))
    finally:
        server.server_close()


def test_the_live_site_shows_a_mistake_and_its_repair(project: Path) -> None:
    break_it(project)
    with serving(project) as address:
        wait_for(f"{address}guides/parting/", "error[unknown-target]")
        mend_it(project)
        wait_for(f"{address}guides/parting/", "<decision-guide")
        break_it(project)
        wait_for(f"{address}guides/parting/", "error[unknown-target]")
        wait_for(f"{address}articles/firing/", "What it teaches")


@contextmanager
def serving(project: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with (project / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=project, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/small/"
        finally:
            server.terminate()
            server.wait()


def wait_for(address: str, words: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    seen = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=seconds) as answer:
                seen = answer.read().decode()
        except urllib.error.URLError as error:
            seen = str(error)
        if words in seen:
            return
        time.sleep(0.1)
    pytest.fail(f"{address} never showed {words!r}:\n{seen[-2000:]}", pytrace=False)
