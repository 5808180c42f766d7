"""The plugin and the hooks are one thing: the same guide, byte for byte, and a site that names both is told."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from good_call.site.events import GuideSite
from good_call.site.plugin import GoodCall
from mkdocs import plugins
from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from tests.cli.small_guide import write_small_guide

HOOKS = Path(__file__).parents[2] / "build_hooks/hooks.py"
SETTINGS = "site_name: Small\nsite_url: https://example.com/small/\nsite_dir: {site}\n"
WITH_HOOKS = f"hooks: ['{HOOKS.as_posix()}']\nplugins: [search]\n"
WITH_PLUGIN = "plugins: [search, good-call]\n"
MATERIAL = "theme: material\n"


class Installed:
    """The plugin as its entry point gives it, whether or not the engine was installed since it came."""

    def load(self) -> type[GoodCall]:
        return GoodCall


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let MkDocs find the plugin, on a day that is always the same."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    known: Any = {**plugins.get_plugins(), "good-call": Installed()}
    for each in MkDocsConfig._schema:
        if isinstance(each[1], config_options.Plugins):
            monkeypatch.setattr(each[1], "installed_plugins", known)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    install(monkeypatch)
    return write_small_guide(tmp_path / "guide")


def config_of(root: Path, settings: str, site: str = "site") -> MkDocsConfig:
    text = SETTINGS.format(site=site) + settings
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    return config


def site_of(root: Path, settings: str, site: str = "site") -> dict[str, bytes]:
    build(config_of(root, settings, site))
    files = (path for path in (root / site).rglob("*") if path.is_file() and path.name != "sitemap.xml.gz")
    return {path.relative_to(root / site).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    "more",
    [
        "",
        "markdown_extensions: [pymdownx.tasklist, toc: {permalink: true}]\nextra_css: [own.css]\n",
        (
            "theme: {name: material, features: [navigation.footer], palette: {primary: indigo}}\n"
            "validation: {links: {anchors: info}}\n"
        ),
    ],
    ids=["nothing of its own", "extensions", "theme"],
)
def test_plugin_and_hooks_make_the_same_site(root: Path, more: str) -> None:
    more = more if "theme:" in more else MATERIAL + more
    one = site_of(root, WITH_HOOKS + more, "one")
    other = site_of(root, WITH_PLUGIN + more, "other")
    assert sorted(one) == sorted(other)
    assert [name for name, content in one.items() if content != other[name]] == []
    assert "guides/keep/index.html" in one


def test_properdocs_loads_the_plugin_too(root: Path) -> None:
    ours = site_of(root, WITH_PLUGIN + MATERIAL, "one")
    command = [
        sys.executable,
        "-m",
        "properdocs",
        "build",
        "--strict",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        "other",
    ]
    is_installed = any(entry_points(group="mkdocs.plugins", name="good-call"))
    assert is_installed, "install the engine: `make setup-dev`"
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    theirs = {path.relative_to(root / "other").as_posix(): path for path in (root / "other").rglob("*.html")}
    assert sorted(theirs) == sorted(name for name in ours if name.endswith(".html"))
    assert [name for name, path in theirs.items() if told(path.read_bytes()) != told(ours[name])] == []


def told(page: bytes) -> bytes:
    """A page without the name of the generator, and without the policy that lets its scripts run."""
    return re.sub(rb'<meta (?:name="generator"|http-equiv="Content-Security-Policy")[^>]*>', b"", page)


def test_a_site_that_names_both_is_told(root: Path) -> None:
    with pytest.raises(Abort, match="names the guide twice"):
        build(config_of(root, WITH_HOOKS.replace("[search]", "[search, good-call]") + MATERIAL))
    assert not (root / "site").exists()


def test_another_theme_is_told(root: Path) -> None:
    with pytest.raises(Abort, match="write `theme: material`"):
        build(config_of(root, WITH_PLUGIN))


@pytest.mark.parametrize(
    "option", ["without: navigation.instant", "without: [navigation.instan]", "withot: [a]", "words: [a]"]
)
def test_an_option_that_is_none_is_told(root: Path, option: str) -> None:
    with pytest.raises(Abort, match=option.partition(":")[0]):
        build(config_of(root, f"{WITH_HOOKS}{MATERIAL}extra: {{good-call: {{{option}}}}}\n"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{search.result.nnone: No.}", "no word of this name; did you mean `search.result.none`"),
        ("{Placeholder: No.}", "no word of this name"),
        ("{1: No.}", "`words: 1`"),
        ("{search.result.none: [No]}", "`words: search.result.none` must be a text"),
        ("{search.result.none: 5}", "must be a text"),
    ],
)
def test_a_word_that_the_theme_does_not_know_is_told(root: Path, words: str, told: str) -> None:
    for way in (
        f"{WITH_HOOKS}extra: {{good-call: {{words: {words}}}}}\n",
        f"plugins: [good-call: {{words: {words}}}]\n",
    ):
        with pytest.raises(Abort, match=re.escape(told)):
            build(config_of(root, way + MATERIAL))


OWN: dict[str, Callable[[MkDocsConfig], bool]] = {
    "theme: {name: material, font: {text: Roboto}}\n": lambda config: config.theme["font"] == {"text": "Roboto"},
    "theme: {name: material, logo: own.svg}\n": lambda config: config.theme["logo"] == "own.svg",
    "theme: {name: material, icon: {repo: octicons/repo-16}}\n": lambda config: (
        config.theme["icon"]["repo"] == "octicons/repo-16"
    ),
    "theme: {name: material, palette: {scheme: slate}}\n": lambda config: (
        config.theme["palette"] == {"scheme": "slate"}
    ),
    MATERIAL + "markdown_extensions: [toc: {permalink: true}]\n": lambda config: (
        config.mdx_configs["toc"]["permalink"] is True
    ),
    MATERIAL + "validation: {links: {anchors: ignore}}\n": lambda config: config.validation.links.anchors == 10,
    MATERIAL + "extra: {generator: true}\n": lambda config: config.extra["generator"] is True,
    MATERIAL + "extra: {good-call: {without: [footnotes, navigation.top], words: {search.result.none: No.}}}\n": (
        lambda config: (
            "footnotes" not in config.markdown_extensions
            and "navigation.top" not in config.theme["features"]
            and config.theme["words"]["search.result.none"] == "No."
        )
    ),
}


@pytest.mark.parametrize("settings", OWN, ids=lambda text: " ".join(text.split()))
def test_the_site_s_own_file_wins(root: Path, settings: str) -> None:
    config = config_of(root, WITH_HOOKS + settings)
    config.plugins.on_config(config)
    assert OWN[settings](config)


def test_the_door_binds_every_event_and_nothing_else() -> None:
    text = HOOKS.read_text(encoding="utf-8")
    bound = [ast.unparse(line) for line in ast.parse(text).body if isinstance(line, ast.Assign)]
    events = [name for name in dir(GuideSite) if name.startswith("on_")]
    assert sorted(bound) == sorted(["site = GuideSite()", *(f"{name} = site.{name}" for name in events)])
    assert text.count("\n") <= 60
