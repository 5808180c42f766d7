"""While serving, a save builds only what it changes: the site is then, byte for byte, what a clean build makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
from good_call.source.memory import Memory
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from tests.numbered_trees import article, tree, write_guide

TREES = 4
ADDRESS = "http://127.0.0.1:8000/generated/"

Edit = Callable[[Path], None]


def in_file(name: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def written(name: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / name).write_text(text, encoding="utf-8")

    return edit


def removed(name: str) -> Edit:
    return lambda root: (root / name).unlink()


FIRST = "decision_trees/tree-0001.yml"
EDITS: dict[str, Edit] = {
    "nothing": in_file(FIRST, "title: ", "title: "),
    "the words of a tree": in_file(FIRST, "Ask *them*", "Ask *him*"),
    "the words of a question": in_file(FIRST, "Is the invoice of case 1", "Is the bill of case 1"),
    "a title that other pages show": in_file(FIRST, "title: What do you do about", "title: What comes of"),
    "an id": in_file(FIRST, "q5", "the-promise"),
    "a story": in_file(FIRST, "Somebody calls about the invoice", "Somebody writes about the invoice"),
    "one story more": in_file(
        FIRST, "scenarios:", "scenarios:\n  - name: One more\n    story: Hm.\n    answers: {q0: hit}\n    expect: o0"
    ),
    "who keeps a tree": in_file(FIRST, "owner: Sales training", "owner: Service"),
    "a waiver": in_file(
        FIRST,
        "scenarios:",
        "waivers:\n  - rule: untaken-answer\n    at: questions.q0\n    reason: No\n    until: 2027-01-01\nscenarios:",
    ),
    "a former id of a tree": in_file(FIRST, "start: q0", "formerly: case-one\nstart: q0"),
    "a broken tree": in_file(FIRST, "then: o2", "then: o22"),
    "another tree while one is broken": in_file("decision_trees/tree-0002.yml", "Read **all**", "Read *all*"),
    "the repaired tree": in_file(FIRST, "then: o22", "then: o2"),
    "a tree that can't be read": in_file(FIRST, "title: ", "title: ["),
    "and can again": in_file(FIRST, "title: [", "title: "),
    "an added tree": written("decision_trees/tree-0004.yml", tree(4, 6)),
    "the tree that it names": written("decision_trees/tree-0005.yml", tree(5, 6)),
    "a removed tree that another names": removed("decision_trees/tree-0005.yml"),
    "a removed tree that none names": removed("decision_trees/tree-0004.yml"),
    "no more former id": in_file(FIRST, "formerly: case-one\n", ""),
    "an article": in_file("docs/articles/article-1.md", "Lesson 1 of", "What you learn of"),
    "an article's text with a link": in_file("docs/articles/article-1.md", "The body", "[It](../guides/tree-0001.md)"),
    "an added article": written("docs/articles/article-9.md", article(9)),
    "the house rules": in_file("decision_trees/_house.yml", "Send it to them in a mail", "Send a letter"),
    "broken house rules": in_file("decision_trees/_house.yml", "verdicts:", "verdict:"),
    "repaired house rules": in_file("decision_trees/_house.yml", "verdict:", "verdicts:"),
    "words that mean the same": in_file(
        "decision_trees/_house.yml", "commitments: {}", "synonyms:\n  order: parcel\ncommitments: {}"
    ),
    "a page written by hand": written("docs/about.md", "# About us\n\n[A tree](guides/tree-0001.md#q1)\n"),
    "its heading": in_file("docs/about.md", "# About us", "# About you and us"),
    "a page less": removed("docs/about.md"),
    "the settings": in_file("mkdocs.yml", "site_name: Generated", "site_name: Regenerated"),
}


OF_PAGES = (
    "a title that other pages show",
    "an added tree",
    "the tree that it names",
    "a removed tree that another names",
    "a removed tree that none names",
    "a page written by hand",
    "its heading",
    "a page less",
)
"""What the navigation shows: the rest is the same wherever it stands."""


@pytest.mark.parametrize(
    ("most_in_folder", "edits", "each"),
    [
        (40, tuple(EDITS), 4),
        pytest.param(40, tuple(EDITS), 1, marks=pytest.mark.nightly),
        pytest.param(2, OF_PAGES, 1, marks=pytest.mark.nightly),
        pytest.param(TREES + 1, OF_PAGES, 1, marks=pytest.mark.nightly),
    ],
    ids=[
        "guides in the navigation",
        "compared after each save",
        "guides left to their index",
        "guides that leave the navigation and come back",
    ],
)
def test_the_live_site_is_what_a_clean_build_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_in_folder: int, edits: tuple[str, ...], each: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr("good_call.pages.navigation.MOST_IN_FOLDER", most_in_folder)
    root = write_guide(tmp_path / "project", TREES, Path(__file__).parents[1] / "build_hooks" / "hooks.py")
    config = config_of(root, tmp_path / "live")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=ADDRESS)
    save = rebuilding(config)
    for number, what in enumerate(edits, 1):
        EDITS[what](root)
        save()
        # What a save left behind stands there after the next one too.
        if number % each and number < len(edits):
            continue
        with nothing_known(config):
            build(config_of(root, tmp_path / "clean"), serve_url=ADDRESS)
        assert differing(tmp_path / "live", tmp_path / "clean") == [], what


def test_a_save_writes_only_the_pages_that_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("good_call.pages.navigation.MOST_IN_FOLDER", 2)
    root = write_guide(tmp_path / "project", TREES, Path(__file__).parents[1] / "build_hooks" / "hooks.py")
    config = config_of(root, tmp_path / "live")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=ADDRESS)
    before = times(tmp_path / "live")
    EDITS["the words of a tree"](root)
    rebuilding(config)()
    changed = {name for name, time in times(tmp_path / "live").items() if time != before.get(name)}
    assert changed == {"404.html", *(f"{folder}/tree-0001/index.html" for folder in ("guides", "practice", "health"))}


def config_of(root: Path, site: Path) -> MkDocsConfig:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
    config.site_url = ADDRESS
    return config


def rebuilding(config: MkDocsConfig) -> Callable[[], None]:
    """What the live server runs at every save."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, config.site_dir)
    server.server_close()
    hook_of(config).on_serve(server, config=config, builder=build)
    return server.builder


def hook_of(config: MkDocsConfig) -> ModuleType:
    # A mapping, whatever MkDocs' own types say.
    return next(iter(cast("dict[str, ModuleType]", config.hooks).values()))


@contextmanager
def nothing_known(config: MkDocsConfig) -> Iterator[None]:
    """A process that has just been started, as far as the hooks can tell: the memory is all that they keep."""
    site = cast("Any", hook_of(config)).site
    kept, build, site.memory = site.memory, site.build, Memory()
    try:
        yield
    finally:
        site.memory, site.build = kept, build


def differing(one: Path, other: Path) -> list[str]:
    """Files that only one site has, or that differ; the gzipped site map holds the time of day."""
    left, right = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (one, other)
    )
    names = sorted(left.keys() | right.keys())
    return [name for name in names if name != "sitemap.xml.gz" and left.get(name) != right.get(name)]


def times(site: Path) -> dict[str, int]:
    """When each page was written."""
    pages = {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.html")}
    return {name: time for name, time in pages.items() if re.search(r"index|404", name)}
